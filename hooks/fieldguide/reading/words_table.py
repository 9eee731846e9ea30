"""One language's table of interface words, with the line of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model.faults import Fault
from . import records, schemas
from .yaml_lines import Record

_KEY = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


@dataclass(frozen=True, eq=False)
class WordTable:
    """The interface words of one language by dotted key, and the line of every key and of every group of keys.

    What is known of a table is known of this one: while its file stays as it is, it is read once.
    """

    words: Mapping[str, str]
    lines: Mapping[str, int]

    def line_of(self, key: str) -> int:
        """Line of a key; where it is missing, of the group that it belongs into."""
        while key not in self.lines and "." in key:
            key = key.rpartition(".")[0]
        return self.lines.get(key, 1)


def below(words: Mapping[str, str], group: str) -> tuple[str, ...]:
    """Keys in a group without the group's name, such as `part` and `guideline` in `kind`; its label is none of them."""
    prefix = f"{group}."
    return tuple(key.removeprefix(prefix) for key in words if key.startswith(prefix) and key != f"{prefix}label")


def words_file(language: str) -> str:
    """Name of a language's table, as faults show it."""
    return f"_data/words/{language}.yml"


def read_words(table: Record | None, language: str, faults: list[Fault]) -> WordTable:
    """A language's table, flattened to dotted keys; what is wrong with a key or word is a fault."""
    words, told = _read(table or Record(), language)
    faults += told
    return words


@lru_cache(maxsize=64)
def _read(table: Record, language: str) -> tuple[WordTable, Sequence[Fault]]:
    faults: list[Fault] = []
    name = words_file(language)
    words = Record()
    words.lines = lines = {}
    for group, last, value, line in _flat(table, ""):
        key = group + last
        lines[key] = line
        if not _KEY.fullmatch(last):
            faults.append(Fault(name, line, key, "The key is malformed.", "Use letters, digits and single hyphens."))
        if not isinstance(value, Record):
            words[key] = value
    records.hold(words, schemas.WORDS, name, None, faults)
    return WordTable({key: str(value or "") for key, value in words.items()}, lines), faults


def _flat(table: Record, group: str) -> Iterator[tuple[str, str, object, int]]:
    """Every key, those of groups too: the group that it stands in, such as `nav.`, the key there, its value and line."""
    for key, value in table.items():
        yield group, key, value, table.line_of(key)
        if isinstance(value, Record):
            yield from _flat(value, f"{group}{key}.")
