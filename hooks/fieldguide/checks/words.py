"""Interface words: what the code looks up and the data names is there, with the fields that are filled, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from string import Formatter

from ..model.data_files import SOURCES_YML
from ..model.entries import PROPERTIES, RELATION_TYPES, Principle
from ..model.faults import Fault
from ..model.ledger import Places
from ..reading.content import Content
from ..reading.words_table import WordTable, words_file
from .words_used import Use

_PARTS = {"date.months": 12}
"""Words that are lists, parted by spaces, with the number of their parts."""

_NUMBERED = ("search.other", "search.more-other")
"""Words in which the theme sets a number for the sign #."""


def check_words(tables: Mapping[str, WordTable], uses: Iterable[Use], faults: list[Fault]) -> None:
    """Every language has the words that are looked up, none of them empty, with the fields that are filled, and no others."""
    first = {key: table.words[key] for table in reversed(list(tables.values())) for key in table.words}  # the default language's go first
    used = {use.key: use for use in uses}
    groups = tuple(key for key in used if key.endswith("."))
    keys = sorted({*first, *used} - {*groups})
    for language, table in tables.items():
        for key in keys:
            what, remedy = _wrong_with(key, table.words.get(key, ""), first.get(key, ""), used.get(key))
            if key in table.words and key not in used and not key.startswith(groups):
                what, remedy = "Nothing looks the interface word up.", "Take it out of every table, or mend its name."
            if what:
                faults.append(Fault(words_file(language), table.line_of(key), key, what, remedy))


def _wrong_with(key: str, text: str, first: str, use: Use | None) -> tuple[str, str]:
    """What is wrong with a word, and the remedy; nothing where it is right.

    Args:
        first: the word in the first language that has it; empty where none has.
        use: where it is looked up; None where its key follows from data.
    """
    place = use.place if use else "the code"
    if not text.strip():
        return (
            "The interface word is missing.",
            "Translate it from the other languages' tables." if first else f"Write it: {place} looks it up.",
        )
    as_there = f"Write the fields that {place} fills" if use else "Take the fields over from the other languages' tables"
    found, expected = _fields(text), use.fields if use else _fields(first)
    if found is None:
        return "A brace stands alone.", "Write fields as {name}, as in the other languages' tables."
    if expected is not None and found != expected:
        return f"The fields are {_braced(found)}, not {_braced(expected)}.", f"{as_there} as they stand."
    if key in _PARTS and len(set(text.split())) != _PARTS[key]:
        return f"The word has {len(set(text.split()))} parts, not {_PARTS[key]}.", "Write each one once, parted by spaces."
    if key in _NUMBERED and text.count("#") != 1:
        return "The sign # does not stand once in it.", "Write # where the number stands."
    return "", ""


@lru_cache(maxsize=65_536)  # whoever serves the site has words tried once
def _fields(text: str) -> frozenset[str] | None:
    """Names of the fields in a word, such as `page` in "Page {page}"; None where its braces are broken."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    if any("{" in literal or "}" in literal for literal, *_ in parts):
        return None
    return frozenset(
        field + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, field, form, conversion in parts
        if field is not None
    )


def _braced(fields: Iterable[str]) -> str:
    return " ".join(f"{{{field}}}" for field in sorted(fields)) or "none"


def check_needed_words(content: Content, principles: Iterable[Principle], places: Places, faults: list[Fault]) -> None:
    """What the data names has words.

    Args:
        principles: the current ones and those that are retired.
    """
    keys = {key for table in content.words.values() for key in table.words}
    for key, (name, line, id) in _needed_words(content, principles, places).items():
        if content.words and key not in keys:
            what = f"The interface has no words for it: the key '{key}' is missing."
            faults.append(Fault(name, line, id, what, "Add the key to _data/words/ in every language, or mend the record."))


def _needed_words(content: Content, principles: Iterable[Principle], places: Places) -> dict[str, tuple[str, int, str]]:
    """Keys of the words that the data asks for, each with the file, line and id that ask first."""
    needed: dict[str, tuple[str, int, str]] = {}
    for id, source in content.sources.items():
        record = content.source_records[id]
        needed[f"source.{id}"] = (SOURCES_YML, record.line_of("id"), id)
        for language in source.languages:
            needed.setdefault(f"language.{language}", (SOURCES_YML, record.line_of("languages"), id))
    for principle in principles:
        needed.setdefault(principle.place_key, (*places[principle.id], principle.id))
        if principle.actor:
            needed.setdefault(f"told.{principle.force}", (*places[principle.id], principle.id))
    for relation, name, line in content.relations:
        is_known = relation.type in RELATION_TYPES and relation.property in ("", *PROPERTIES)
        for key in relation.word_keys() if is_known else ():
            needed.setdefault(key, (name, line, f"{relation.origin} → {relation.target}"))
    for language in content.words:
        needed.setdefault(f"language.{language}", (words_file(language), 1, language))
    return needed
