"""Reading authors' files, with the line of whatever is wrong in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from .faults import Fault


class Record(dict[str, Any]):
    """A YAML mapping that knows the line it stands on (from 1)."""

    line: int = 1


class _LineLoader(yaml.SafeLoader):
    """Safe YAML with the line of each mapping; a key that stands twice is an error, not the last one's gain."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"the key '{key}' stands twice", problem_mark=key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)

    def construct_record(self, node: yaml.MappingNode) -> Record:
        record = Record({str(key): value for key, value in self.construct_mapping(node, deep=True).items()})
        record.line = node.start_mark.line + 1
        return record


_LineLoader.add_constructor("tag:yaml.org,2002:map", _LineLoader.construct_record)


def read_text(path: Path, name: str, faults: list[Fault]) -> str | None:
    """Text of a UTF-8 file in composed Unicode; None and a fault where it is not that.

    Args:
        name: the file's name as faults show it.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.append(Fault(name, line, "", "The file is not UTF-8.", "Save it in the encoding UTF-8."))
        return None
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
    """Value of a YAML text; None and a fault where it is broken."""
    try:
        return yaml.load(text, Loader=_LineLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        what = f"The YAML is broken: {error.problem or 'it cannot be read'}."
    except yaml.YAMLError as error:
        line, what = first_line, f"The YAML is broken: {error}."
    faults.append(Fault(name, line, "", what, "Mend the syntax on or just before this line."))
    return None


def read_yaml(path: Path, name: str, faults: list[Fault]) -> Any:
    """Value of a YAML file; None and a fault where it is missing, badly encoded or broken."""
    if not path.is_file():
        faults.append(Fault(name, 1, "", "The file is missing.", "Restore it or write it anew."))
        return None
    text = read_text(path, name, faults)
    return None if text is None else parse_yaml(text, name, faults)
