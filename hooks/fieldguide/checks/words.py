"""Interface words: the same keys and fields in every language, and words for whatever the data names."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from ..model.entries import Principle, Source
from ..model.faults import Fault
from ..model.identifiers import PrincipleId
from ..reading.content import SOURCES
from ..reading.words_table import WordTable, words_file
from ..reading.yaml_lines import Record


def check_words(tables: Mapping[str, WordTable], faults: list[Fault]) -> None:
    """Every language has the same interface words with the same fields, none of them empty."""
    keys = {key: table for table in reversed(list(tables.values())) for key in table.words}  # the default language's go first
    for language, table in tables.items():
        name = words_file(language)
        for key in sorted(keys):
            line, text = table.line_of(key), table.words.get(key, "")
            expected, found = _fields(keys[key].words[key]), _fields(text)
            if not text.strip():
                remedy = "Translate it from the other languages' tables."
                faults.append(Fault(name, line, key, "The interface word is missing.", remedy))
            elif found is None:
                faults.append(Fault(name, line, key, "A brace stands alone.", "Write fields as {name}, as in the other languages' tables."))
            elif expected is not None and found != expected:
                what = f"The fields are {_braced(found)}, not {_braced(expected)}."
                faults.append(Fault(name, line, key, what, "Take the fields over from the other languages' tables as they stand."))


def _fields(text: str) -> set[str] | None:
    """Names of the fields in a word, such as `page` in "Page {page}"; None where its braces are broken."""
    try:
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError:
        return None


def _braced(fields: set[str]) -> str:
    return " ".join(f"{{{field}}}" for field in sorted(fields)) or "none"


def check_needed_words(needed: Mapping[str, tuple[str, int, str]], tables: Mapping[str, WordTable], faults: list[Fault]) -> None:
    """What the data names has words.

    Args:
        needed: by key of the word, the file, line and id that need it.
    """
    keys = {key for table in tables.values() for key in table.words}
    for key, (name, line, id) in needed.items():
        if tables and key not in keys:
            what = f"The interface has no words for it: the key '{key}' is missing."
            faults.append(Fault(name, line, id, what, "Add the key to _data/words/ in every language, or mend the record."))


def needed_words(
    sources: Mapping[str, Source],
    records: Mapping[str, Record],
    declared: Mapping[PrincipleId, Principle],
    places: Mapping[PrincipleId, tuple[str, int]],
) -> dict[str, tuple[str, int, str]]:
    """Keys of the words that the data asks for, each with the file, line and id that ask first."""
    needed: dict[str, tuple[str, int, str]] = {}
    for id, source in sources.items():
        needed[f"source.{id}"] = (SOURCES, records[id].line_of("id"), id)
        for language in source.languages:
            needed.setdefault(f"language.{language}", (SOURCES, records[id].line_of("languages"), id))
    for principle in declared.values():
        needed.setdefault(principle.place_key, (*places[principle.id], principle.id))
    return needed
