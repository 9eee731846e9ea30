"""One language's table of interface words, with the line of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.faults import Fault
from .yaml_lines import Record


@dataclass(frozen=True)
class WordTable:
    """The interface words of one language by dotted key, and the line of every key and of every group of keys."""

    words: Mapping[str, str]
    lines: Mapping[str, int]

    def line_of(self, key: str) -> int:
        """Line of a key; where it is missing, of the group that it belongs into."""
        while key not in self.lines and "." in key:
            key = key.rpartition(".")[0]
        return self.lines.get(key, 1)

    def below(self, group: str) -> tuple[str, ...]:
        """Keys in a group without the group's name, such as `part` and `guideline` in `kind`; its label is none of them."""
        prefix = f"{group}."
        return tuple(key.removeprefix(prefix) for key in self.words if key.startswith(prefix) and key != f"{prefix}label")


def words_file(language: str) -> str:
    """Name of a language's table, as faults show it."""
    return f"_data/words/{language}.yml"


def read_words(table: Record | None, language: str, faults: list[Fault]) -> WordTable:
    words: dict[str, str] = {}
    lines: dict[str, int] = {}
    for key, value, line in _flat(table or Record(), ""):
        lines[key] = line
        if isinstance(value, Record):
            continue
        if value is not None and not isinstance(value, str):
            faults.append(Fault(words_file(language), line, key, "The word is no text.", "Write it in quotation marks."))
        words[key] = "" if value is None else str(value)
    return WordTable(words, lines)


def _flat(table: Record, prefix: str) -> Iterator[tuple[str, object, int]]:
    """Every dotted key with its value and line, groups of keys too."""
    for key, value in table.items():
        yield prefix + key, value, table.line_of(key)
        if isinstance(value, Record):
            yield from _flat(value, f"{prefix}{key}.")
