"""How each language is written: docs/_data/style/<language>.yml, a sheet of rules with examples."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ..model.faults import Fault
from . import records, schemas
from .plain_text import HAN
from .schemas import UNITS
from .yaml_lines import Items, Record, read_table


@dataclass(frozen=True)
class Rule:
    """Something that a language's texts never hold.

    Attributes:
        of: `texts`, or `titles` of entries alone.
        pattern: what is wrong.
        what: one sentence that says so.
        remedy: one sentence that says how to mend it.
    """

    id: str
    of: str
    pattern: re.Pattern[str]
    what: str
    remedy: str


@dataclass(frozen=True, eq=False)
class StyleSheet:
    """How one language is written.

    Attributes:
        title_most: length of an entry's title, in `title_unit`.
        title_unit: one of UNITS.
        sentences: by kind of entry, how many its text has at most; a kind that is left out has as many as it needs.
        is_han: whether the language is written in Han characters.
        common: frequent words, by which a text in another language is known.
        counts: by kind of entry, what a number of such entries looks like; its first group is the number.
        abbreviations: by abbreviation, the words that it stands for, in any case of letters.
    """

    title_most: int = 22
    title_unit: str = UNITS[0]
    sentences: Mapping[str, int] = field(default_factory=dict)
    is_han: bool = False
    common: frozenset[str] = frozenset()
    counts: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    abbreviations: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()


_FEW = 20
"""Times that something may repeat itself beside others that do."""

_MOST_WAYS = 10_000

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|.", re.DOTALL)
"""A piece of a regular expression: an escaped character, a class, a repetition, or one character."""


def sheet_file(language: str) -> str:
    """Name of a language's sheet, as faults show it."""
    return f"_data/style/{language}.yml"


def read_style_sheet(docs: Path, language: str, faults: list[Fault]) -> StyleSheet:
    """A language's sheet; an empty one, and faults, where it cannot be had."""
    name = sheet_file(language)
    table = read_table(docs / name, name, faults)
    if table is None:
        return StyleSheet()
    sheet, told = _sheet(table, name, language)
    faults += told
    return sheet


@lru_cache(maxsize=64)
def _sheet(table: Record, name: str, language: str) -> tuple[StyleSheet, Sequence[Fault]]:
    faults: list[Fault] = []
    records.hold(table, schemas.STYLE_SHEET, name, language, faults)
    title, rules = table.table("title"), table.get("rules")
    counts = _patterns(table.table("counts"), name, faults)
    for kind, pattern in counts.items():
        if pattern.groups != 1:
            what, remedy = f"The pattern has {pattern.groups} groups.", "Write the number as the one group: '(\\d+) points'."
            faults.append(Fault(name, table.table("counts").line_of(kind), kind, what, remedy))
    found = [_rule(one, name, faults) for one in records.mappings(rules if isinstance(rules, Items) else None, name, faults)]
    ids = [rule.id for rule in found if rule]
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        faults.append(Fault(name, table.line_of("rules"), id, "Two rules bear this id.", "Name each by what it is about."))
    most, unit = str(title.get("most")), title.get("unit")
    sheet = StyleSheet(
        title_most=int(most) if re.fullmatch("[0-9]{1,3}", most) else StyleSheet.title_most,
        title_unit=unit if unit in UNITS else StyleSheet.title_unit,
        sentences={kind: int(most) for kind, most in table.table("sentences").items() if re.fullmatch("[0-9]{1,3}", str(most))},
        is_han=table.get("writing") == "han",
        common=frozenset(table.texts("common")),
        counts={kind: pattern for kind, pattern in counts.items() if pattern.groups == 1},
        abbreviations=_patterns(table.table("abbreviations"), name, faults, re.IGNORECASE),
        rules=tuple(rule for rule in found if rule),
    )
    return sheet, faults


def _rule(record: Record, name: str, faults: list[Fault]) -> Rule | None:
    """A rule that tells its own examples apart; None, and a fault, where it does not."""
    id = records.id_of(record)
    wrong = records.hold(record, schemas.STYLE_RULE, name, id, faults)
    pattern = _pattern(record.text("pattern"), record, "pattern", name, faults)
    if pattern is None or "pattern" in wrong:
        return None
    examples = [(text, True) for text in record.texts("wrong")] + [(text, False) for text in record.texts("right")]
    for text, is_wrong in examples:
        if bool(pattern.search(text)) is not is_wrong:
            what = f"The rule {'does not find' if is_wrong else 'finds'} its own example “{text}”."
            faults.append(Fault(name, record.line_of("pattern"), id, what, "Mend the pattern or the example."))
    return Rule(id, record.word("of") or "texts", pattern, record.text("what"), record.text("remedy"))


def _patterns(table: Record, name: str, faults: list[Fault], flags: int = 0) -> dict[str, re.Pattern[str]]:
    """The regular expressions of a table, without those that are none."""
    found = {key: _pattern(table.text(key), table, key, name, faults, flags) for key in table}
    return {key: pattern for key, pattern in found.items() if pattern}


def _pattern(text: str, record: Record, key: str, name: str, faults: list[Fault], flags: int = 0) -> re.Pattern[str] | None:
    """A regular expression, in which `{han}` stands for Han characters inside a character class."""
    if what := slowness(text):
        remedy = "Repeat single characters or classes, a limited number of times: \\w{1,20} instead of \\w+ or (?:\\w+)*."
        faults.append(Fault(name, record.line_of(key), key, f"{what} It can take longer than anybody waits.", remedy))
        return None
    try:
        return re.compile(text.replace("{han}", HAN), flags)
    except (re.error, OverflowError, RecursionError) as error:
        what = f"The pattern is no regular expression: {error}."
        faults.append(Fault(name, record.line_of(key), key, what, "Mend it; see https://docs.python.org/3/library/re.html."))
        return None


@dataclass
class _Group:
    """How much in an open group of a regular expression can be long or otherwise: in the part between two bars, and in any of them."""

    endless: int = 0
    ways: int = 1
    most_endless: int = 0
    most_ways: int = 1
    is_varied: bool = False

    def end_part(self) -> None:
        self.most_endless, self.most_ways = max(self.most_endless, self.endless), max(self.most_ways, self.ways)
        self.endless, self.ways = 0, 1


def slowness(pattern: str) -> str:
    """What can make a regular expression take longer than anybody waits, in one sentence; empty where nothing does.

    The time doubles with each letter where what repeats or varies is repeated, and grows with a power where repetitions follow each other.
    """
    groups = [_Group()]
    before = ""  # what a repetition would repeat: `(`, a group of varying content, a repetition, or anything else
    for token in _TOKEN.findall(pattern):
        group = groups[-1]
        if token == "(":
            groups.append(_Group())
        elif token == "|":
            group.end_part()
            group.is_varied = True
        elif token == ")" and len(groups) > 1:
            group.end_part()
            groups.pop()
            groups[-1].endless += group.most_endless
            groups[-1].ways *= group.most_ways
            groups[-1].is_varied |= group.is_varied
            before = "varied group" if group.is_varied else token
            continue
        elif token in ("*", "+", "?") or re.fullmatch(r"\{\d*,?\d*\}", token):
            if before in ("(", "repetition"):  # (?: … ), and the signs for the shortest match
                before = token if before == "(" else before
                continue
            if before == "varied group" and token != "?":
                return "The pattern repeats what repeats or varies itself."
            least, most = _counts_of(token)
            group.is_varied |= least != most
            group.endless += most > _FEW
            group.ways *= most - least + 1 if most <= _FEW else 1
            before = "repetition"
            continue
        before = token
    groups[0].end_part()
    if groups[0].most_endless > 1:
        return "The pattern holds more than one repetition without a limit."
    return "The pattern can match in too many ways." if groups[0].most_ways > _MOST_WAYS else ""


def _counts_of(repetition: str) -> tuple[int, int]:
    """How often it repeats, at least and at most."""
    if repetition in ("*", "+", "?"):
        return int(repetition == "+"), 1 if repetition == "?" else _FEW + 1
    least, comma, most = repetition.strip("{}").partition(",")
    limit = (most if comma else least) or str(_FEW + 1)
    return int(least[:6] or 0), int(limit[:6])
