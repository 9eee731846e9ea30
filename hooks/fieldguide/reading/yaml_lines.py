"""Reading authors' files, with the line of whatever is wrong in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import yaml

from ..model.faults import Fault


class Record(dict[str, Any]):
    """A YAML mapping that knows the line it stands on, and the line of each key (from 1)."""

    line: int = 1
    lines: Mapping[str, int] = {}

    def line_of(self, key: str) -> int:
        """Line of a key; of the mapping where the key is not there."""
        return self.lines.get(key, self.line)


class Items(list[Any]):
    """A YAML list that knows the line of each item (from 1)."""

    lines: tuple[int, ...] = ()


class _DuplicateKeyError(yaml.MarkedYAMLError):
    def __init__(self, key: object, mark: yaml.Mark) -> None:
        super().__init__(problem_mark=mark)
        self.key = str(key)


class _LineLoader(yaml.SafeLoader):
    """Safe YAML with the lines of mappings and items; a key that stands twice is an error, not the last one's gain."""

    def __init__(self, text: str, first_line: int) -> None:
        super().__init__(text)
        self._first_line = first_line

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable):
                if key in seen:
                    raise _DuplicateKeyError(key, key_node.start_mark)
                seen.add(key)
        return super().construct_mapping(node, deep=deep)

    def construct_record(self, node: yaml.MappingNode) -> Record:
        record = Record({str(key): value for key, value in self.construct_mapping(node, deep=True).items()})
        record.line = self._line(node)
        record.lines = {str(self.construct_object(key, deep=True)): self._line(key) for key, _ in node.value}
        return record

    def construct_items(self, node: yaml.SequenceNode) -> Items:
        items = Items(self.construct_object(child, deep=True) for child in node.value)
        items.lines = tuple(self._line(child) for child in node.value)
        return items

    def _line(self, node: yaml.Node) -> int:
        return node.start_mark.line + self._first_line


_LineLoader.add_constructor("tag:yaml.org,2002:map", _LineLoader.construct_record)
_LineLoader.add_constructor("tag:yaml.org,2002:seq", _LineLoader.construct_items)


def read_text(path: Path, name: str, faults: list[Fault]) -> str:
    """Text of a UTF-8 file in composed Unicode; a fault where it is not that.

    A text in another encoding is returned too, with marks for what cannot be read, so that what else is wrong shows at once.

    Args:
        name: the file's name as faults show it.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.append(Fault(name, line, "", "The file is not UTF-8.", "Save it in the encoding UTF-8."))
        text = data.decode("utf-8-sig", errors="replace")
    text = text.replace("\r\n", "\n")
    if not unicodedata.is_normalized("NFC", text):
        for number, line_text in enumerate(text.split("\n"), 1):
            if not unicodedata.is_normalized("NFC", line_text):
                faults.append(
                    Fault(name, number, "", "Letters stand in decomposed Unicode (NFD).", "Save the line in composed form (NFC).")
                )
                break
    return text


def parse_yaml(text: str, name: str, faults: list[Fault], first_line: int = 1) -> Any:
    """Value of a YAML text; None and a fault where it is broken.

    Args:
        first_line: line of the file on which the text begins.
    """
    id, line, remedy = "", first_line, "Mend the syntax on or just before this line."
    try:
        return _LineLoader(text, first_line).get_single_data()
    except _DuplicateKeyError as error:
        id, line = error.key, _marked_line(error, first_line)
        what, remedy = f"The key '{id}' stands twice.", "Keep one of the two."
    except yaml.MarkedYAMLError as error:
        line = _marked_line(error, first_line)
        what = f"The YAML is broken: {error.problem or 'it cannot be read'}."
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        what = f"The YAML is broken: {error.reason}."
    except (yaml.YAMLError, ValueError) as error:  # PyYAML lets through what Python says of impossible dates
        what = f"The YAML is broken: {error}."
    faults.append(Fault(name, line, id, what, remedy))
    return None


def _marked_line(error: yaml.MarkedYAMLError, first_line: int) -> int:
    mark = error.problem_mark or error.context_mark
    return (mark.line if mark else 0) + first_line


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
    if not path.is_file():
        faults.append(Fault(name, 1, "", "The file is missing.", "Restore it or write it anew."))
        return None
    count = len(faults)
    value = parse_yaml(read_text(path, name, faults), name, faults)
    if value is None and len(faults) == count:
        faults.append(Fault(name, 1, "", "The file is empty.", "Restore it or write it anew."))
    return value
