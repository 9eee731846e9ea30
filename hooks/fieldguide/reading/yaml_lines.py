"""YAML as the guide's data files use it: mappings, lists and texts, with the line of each.

Whatever else YAML can do is a fault, since it makes of a text something that its author did not write: names for parts (&, *),
types (!), several documents, and words that are read as yes, no, numbers or dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeGuard

import yaml

from ..model.faults import Fault
from .characters import clean
from .text_files import holds_merge_marks, is_there, read_text

MOST_DEPTH = 12
"""Levels of lists and mappings in each other: twice those of a relation's reason, the deepest of all."""

MOST_VALUES = 200_000
"""Values in one file: some ten thousand relations. More would be waited for."""

MOST_LETTERS = 5_000
"""Characters of one value: five times the longest, which is a whole file. A longer one is no text for a reader."""

_MEND = "Mend the syntax on or just before this line. A text that holds a colon or # or begins with a mark stands in quotation marks."

_MEANINGS = yaml.CSafeLoader.yaml_implicit_resolvers
"""By the first letter of an unquoted value, what YAML 1.1 takes it for."""

_NOTHING = "tag:yaml.org,2002:null"


class Record(dict[str, Any]):
    """A YAML mapping that knows the line it stands on, and the line of each key (from 1). Nobody changes one that was read."""

    line: int = 1
    lines: Mapping[str, int] = {}

    def __hash__(self) -> int:  # type: ignore[override]
        """What is known of a record is known of this one, not of its likes."""
        return id(self)

    def line_of(self, key: str) -> int:
        """Line of a key; of the mapping where the key is not there."""
        return self.lines.get(key, self.line)

    def text(self, key: str) -> str:
        """The text below a key; empty where there is none."""
        value = self.get(key)
        return value if is_text(value) else ""

    def word(self, key: str) -> str:
        """What stands below a key in one word or line, text or not; empty where nothing does."""
        value = self.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in the list below a key."""
        value = self.get(key)
        return tuple(filter(is_text, value)) if isinstance(value, Items) else ()

    def table(self, key: str) -> Record:
        """The mapping below a key; an empty one where there is none."""
        value = self.get(key)
        return value if isinstance(value, Record) else Record()

    def by_language(self, key: str) -> dict[str, str]:
        """The text below a key in each language that has it."""
        return {language: text for language, text in self.table(key).items() if is_text(text)}


class Items(list[Any]):
    """A YAML list that knows the line of each item (from 1)."""

    lines: tuple[int, ...] = ()

    def line_of(self, index: int) -> int:
        """Line of an item."""
        return self.lines[index]


class Unquoted(str):
    """A value that YAML does not read as text, such as `no`, `12` or `2026-11-26`, as it is written."""


class CutText(str):
    """What is left of an unquoted text that holds ` #`, where a comment begins."""


def is_text(value: object) -> TypeGuard[str]:
    """Whether a value is a text, and the one that its author wrote."""
    return isinstance(value, str) and not isinstance(value, Unquoted | CutText) and bool(value.strip())


def parse_yaml(text: str, name: str, faults: list[Fault], first_line: int = 1, tags: Sequence[str] = ()) -> Any:
    """Value of a YAML text, made of Records, Items, texts and None; None and a fault where it is broken.

    Args:
        first_line: line of the file on which the text begins.
        tags: types that a value may bear all the same, such as `!ENV` of MkDocs.
    """
    value, told = _parsed(text, name, first_line, tuple(tags))
    faults += told
    return value


@lru_cache(maxsize=256)  # whoever serves the site reads again what has changed, and no more
def _parsed(text: str, name: str, first_line: int, tags: Sequence[str]) -> tuple[Any, Sequence[Fault]]:
    """Value of a YAML text and what is wrong with it."""
    faults: list[Fault] = []
    try:
        return _Reader(text, name, faults, first_line, tags).value(), faults
    except _LimitError as error:
        faults.append(Fault(name, error.line, "", str(error), "Write the data as the other files of its kind have it."))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and mark.index >= len(text.rstrip()):  # what is not closed is seen at the end only
            mark = error.context_mark or mark
        what = f"The YAML is broken: {error.problem or 'it cannot be read'}."
        faults.append(Fault(name, (mark.line if mark else 0) + first_line, "", what, _MEND))
    except (yaml.YAMLError, ValueError) as error:  # characters that `clean` takes out of every file
        faults.append(Fault(name, first_line, "", f"The YAML is broken: {error}.", _MEND))
    return None, faults


class _LimitError(Exception):
    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


class _Reader:
    """Reads one document from the parser's events, which know whether a value is quoted, and where it ends."""

    def __init__(self, text: str, name: str, faults: list[Fault], first_line: int, tags: Sequence[str]) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._lines = text.split("\n")
        self._name, self._faults, self._first_line = name, faults, first_line
        self._tags = tags
        self._values = 0

    def value(self) -> Any:
        value: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 1:
                    value = self._node(next(self._events), 0)
                    continue
                self._tell(event, "", "A second YAML document begins here.", "Take the line `---` out: a file holds one.")
                break
        return value

    def _node(self, event: Any, depth: int) -> Any:
        self._values += 1
        if self._values > MOST_VALUES:
            raise _LimitError(self._line(event), f"The file holds more than {MOST_VALUES:,} values.")
        for mark, found in (("&", event.anchor), ("!", getattr(event, "tag", None))):
            if found and found not in self._tags:
                sign = "*" if isinstance(event, yaml.AliasEvent) else mark
                what = f"The value begins with {sign}, by which YAML names parts and types."
                self._tell(event, "", what, "Put a text that begins so in quotation marks; write the same text out again.")
        if isinstance(event, yaml.AliasEvent):
            return None
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth == MOST_DEPTH:
            raise _LimitError(self._line(event), f"More than {MOST_DEPTH} lists or mappings stand in each other.")
        return self._items(depth) if isinstance(event, yaml.SequenceStartEvent) else self._record(self._line(event), depth)

    def _items(self, depth: int) -> Items:
        items = Items()
        lines = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            lines.append(self._line(event))
            items.append(self._node(event, depth + 1))
        items.lines = tuple(lines)
        return items

    def _record(self, line: int, depth: int) -> Record:
        record = Record()
        record.line = line
        lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(event, yaml.ScalarEvent):
                self._tell(event, "", "A key is no text.", "Write one word before the colon.")
                continue
            if not is_text(key):
                what = f"The key '{event.value}' is not read as text but as yes, no, a number, a date or nothing."
                self._tell(event, event.value, what, f'Put it in quotation marks: "{event.value}".')
            if event.value in record:
                self._tell(event, event.value, f"The key '{event.value}' stands twice.", "Keep one of the two.")
                continue
            record[event.value] = value
            lines[event.value] = self._line(event)
        record.lines = lines
        return record

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        value: str = event.value
        if len(value) > MOST_LETTERS:
            raise _LimitError(self._line(event), f"The value has {len(value):,} characters, at most {MOST_LETTERS:,} are read.")
        if event.style == '"':  # escapes can bring in what the file itself does not hold
            return "\n".join(clean(part, self._name, self._faults, self._line(event)) for part in value.split("\n"))
        if event.style:
            return value
        meaning = next((tag for tag, pattern in _MEANINGS.get(value[:1], ()) if pattern.match(value)), "")
        if meaning:
            return None if meaning == _NOTHING else Unquoted(value)
        end: Any = event.end_mark
        rest = self._lines[end.line][end.column :]
        return CutText(value) if rest.lstrip().startswith("#") else value

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self._first_line

    def _tell(self, event: Any, id: str, what: str, remedy: str) -> None:
        self._faults.append(Fault(self._name, self._line(event), id, what, remedy))


def read_records(path: Path, name: str, faults: list[Fault]) -> Items | None:
    """The list that a YAML file holds; None and a fault where it cannot be had."""
    value = _read_yaml(path, name, faults)
    if value is None or isinstance(value, Items):
        return value
    line = value.line if isinstance(value, Record) else 1
    faults.append(Fault(name, line, "", "A list is expected here.", "Begin each record with a hyphen: `- id: …`."))
    return None


def read_table(path: Path, name: str, faults: list[Fault]) -> Record | None:
    """The mapping that a YAML file holds; None and a fault where it cannot be had."""
    value = _read_yaml(path, name, faults)
    if value is None or isinstance(value, Record):
        return value
    faults.append(Fault(name, 1, "", "A mapping is expected here.", "Write lines of the form `key: value`."))
    return None


def _read_yaml(path: Path, name: str, faults: list[Fault]) -> Any:
    if not is_there(path):
        faults.append(Fault(name, 1, "", "The file is missing.", "Restore it or write it anew."))
        return None
    count = len(faults)
    text = read_text(path, name, faults)
    value = None if holds_merge_marks(text) else parse_yaml(text, name, faults)
    if value is None and len(faults) == count:
        faults.append(Fault(name, 1, "", "The file is empty.", "Restore it or write it anew."))
    return value
