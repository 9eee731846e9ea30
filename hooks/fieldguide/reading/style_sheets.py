"""How each language is written: docs/_data/style/<language>.yml, a sheet of rules with examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..model.faults import Fault
from . import records
from .plain_text import HAN
from .yaml_lines import Record, read_table

UNITS = ("words", "Han characters")
_SHEET_KEYS = {"title", "writing", "common", "counts", "rules"}
_RULE_KEYS = {"id", "of", "pattern", "what", "remedy", "wrong", "right"}


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


@dataclass(frozen=True)
class StyleSheet:
    """How one language is written.

    Attributes:
        title_most: length of an entry's title, in `title_unit`.
        title_unit: one of UNITS.
        is_han: whether the language is written in Han characters.
        common: frequent words, by which a text in another language is known.
        counts: by kind of entry, what a number of such entries looks like; its first group is the number.
    """

    title_most: int = 22
    title_unit: str = UNITS[0]
    is_han: bool = False
    common: frozenset[str] = frozenset()
    counts: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()


def sheet_file(language: str) -> str:
    """Name of a language's sheet, as faults show it."""
    return f"_data/style/{language}.yml"


def read_style_sheet(docs: Path, language: str, faults: list[Fault]) -> StyleSheet:
    """A language's sheet; an empty one, and faults, where it cannot be had."""
    name = sheet_file(language)
    table = read_table(docs / name, name, faults)
    if table is None:
        return StyleSheet()
    records.check_keys(table, _SHEET_KEYS, name, language, faults, optional={"writing", "counts"})
    title = table.get("title")
    if not isinstance(title, Record) or not isinstance(title.get("most"), int) or title.get("unit") not in UNITS:
        what = "'title' does not say how long an entry's title may be."
        faults.append(Fault(name, table.line_of("title"), "title", what, f"Write `title: {{most: 12, unit: {' or '.join(UNITS)}}}`."))
        title = Record(most=22, unit=UNITS[0])
    counts = table.get("counts")
    patterns = {kind: _pattern(text, counts, kind, name, faults) for kind, text in counts.items()} if isinstance(counts, Record) else {}
    rules = [_rule(one, name, faults) for one in records.mappings(records.inner_list(table, "rules", name, language, faults), name, faults)]
    return StyleSheet(
        title_most=title["most"],
        title_unit=title["unit"],
        is_han=table.get("writing") == "han",
        common=frozenset(records.checked_texts(table, "common", name, language, faults)),
        counts={kind: pattern for kind, pattern in patterns.items() if pattern},
        rules=tuple(rule for rule in rules if rule),
    )


def _rule(record: Record, name: str, faults: list[Fault]) -> Rule | None:
    """A rule that tells its own examples apart; None, and a fault, where it does not."""
    id = str(record.get("id") or "")
    records.check_keys(record, _RULE_KEYS, name, id, faults, optional={"of"})
    pattern = _pattern(str(record.get("pattern") or ""), record, "pattern", name, faults)
    if pattern is None:
        return None
    examples = [(text, True) for text in records.checked_texts(record, "wrong", name, id, faults)]
    examples += [(text, False) for text in records.checked_texts(record, "right", name, id, faults)]
    for text, is_wrong in examples:
        if bool(pattern.search(text)) is not is_wrong:
            what = f"The rule {'does not find' if is_wrong else 'finds'} its own example “{text}”."
            faults.append(Fault(name, record.line_of("pattern"), id, what, "Mend the pattern or the example."))
    return Rule(id, str(record.get("of") or "texts"), pattern, str(record.get("what") or ""), str(record.get("remedy") or ""))


def _pattern(text: str, record: Record, key: str, name: str, faults: list[Fault]) -> re.Pattern[str] | None:
    """A regular expression, in which `{han}` stands for Han characters inside a character class."""
    try:
        return re.compile(str(text).replace("{han}", HAN))
    except re.error as error:
        what = f"The pattern is no regular expression: {error}."
        faults.append(Fault(name, record.line_of(key), key, what, "Mend it; see https://docs.python.org/3/library/re.html."))
        return None
