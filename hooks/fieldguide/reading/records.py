"""Records of the data files, held against their schemas: every fault with its file, line, id and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from ..model.entries import VOCABULARY, Principle, Source
from ..model.faults import Fault
from ..model.identifiers import PrincipleId, source_of
from .schemas import Schema
from .yaml_lines import CutText, Items, Record, Unquoted, is_text

_TYPES = Draft202012Validator.TYPE_CHECKER.redefine_many(
    {
        "text": lambda _, value: is_text(value),
        "line": lambda _, value: is_text(value) and "\n" not in value,
        "blank": lambda _, value: value is None or (isinstance(value, str) and not value.strip()),
        "setting": lambda _, value: isinstance(value, Unquoted),
        "word": lambda _, value: isinstance(value, str) and not isinstance(value, Unquoted) and value != "",
    }
)
_Validator = extend(Draft202012Validator, type_checker=_TYPES)

_TOLD = {
    "required": ("The key '{key}' is missing.", "Add it to the record."),
    "additionalProperties": ("The key '{key}' is unknown.", "Use one of: {known}."),
    "object": ("{subject} is no mapping.", "Write lines of the form `key: value` below it."),
    "array": ("{subject} is no list.", "Begin each item below it with a hyphen."),
    "text": ("{subject} is no text.", "Write it as plain text, in quotation marks."),
    "unquoted": ("{subject} is no text but yes, no, a number or a date.", 'Put it in quotation marks: "{value}".'),
    "cut": ("{subject} is cut off before “ #”, where a comment begins.", "Put the text in quotation marks."),
    "other": ("{subject} is not as it has to be.", "Write it as the other files of its kind have it, or restore it from git."),
    "broken": ("{subject} holds a line break.", "Write it on one line."),
}
"""What is wrong and the remedy, where a schema does not say."""


def hold(record: Record, schema: Schema, name: str, id: str | None, faults: list[Fault]) -> set[str]:
    """Hold a record against its schema. Each departure is a fault; one value has one.

    Args:
        name: the file's.
        id: the record's, as faults show it; None where each of its keys is one.

    Returns:
        Keys of the record at which, or below which, something departs.
    """
    found: dict[tuple[str | int, ...], ValidationError] = {}
    for error in _Validator(schema, format_checker=_Validator.FORMAT_CHECKER).iter_errors(record):
        for path in _departures(error):
            found.setdefault(path, error)
    for path, error in found.items():
        what, remedy = _told(error)
        keys = ["", "", *(step for step in path if isinstance(step, str))]
        known = error.validator_value if error.validator == "enum" else sorted(error.schema.get("properties", ()))
        value = " ".join(error.instance.split())[:40] if isinstance(error.instance, str) else ""
        fields = {"key": keys[-1], "parent": keys[-2], "value": value, "known": ", ".join(known)}
        fields["subject"] = f"'{keys[-1]}'" if path[-1] == keys[-1] else f"An item of '{keys[-1]}'"
        faults.append(Fault(name, _line(record, path), keys[-1] if id is None else id, what.format(**fields), remedy.format(**fields)))
    return {str(path[0]) for path in found}


def _departures(error: ValidationError) -> Iterator[tuple[str | int, ...]]:
    """Ways from the record to what departs: to a value, or to keys that are missing or too much."""
    path = tuple(error.absolute_path)
    if error.validator == "required":
        yield from ((*path, key) for key in error.validator_value if key not in error.instance)
    elif error.validator == "additionalProperties":
        known, patterns = error.schema["properties"], error.schema.get("patternProperties", ())
        yield from ((*path, key) for key in error.instance if key not in known and not any(re.search(one, key) for one in patterns))
    else:
        yield path


def _told(error: ValidationError) -> tuple[str, str]:
    """What is wrong and the remedy, with fields to fill."""
    value, keyword, told = error.instance, str(error.validator), error.schema.get("told", {})
    if keyword != "type":
        return told.get(keyword) or _TOLD.get(keyword) or _TOLD["other"]
    expected = error.validator_value if isinstance(error.validator_value, str) else error.validator_value[0]
    if expected in ("text", "line", "word", "string"):
        if isinstance(value, Unquoted):
            return _TOLD["unquoted"]
        if isinstance(value, CutText):
            return _TOLD["cut"]
        if is_text(value):
            return _TOLD["broken"]
    return told.get("type") or _TOLD.get(expected) or _TOLD["text"]


def _line(record: Record, path: tuple[str | int, ...]) -> int:
    at: Any = record
    for step in path[:-1]:
        at = at[step]
    return int(at.line_of(path[-1]))


def id_of(record: Record) -> str:
    """A record's id as its author wrote it, in one line."""
    return " ".join(record.word("id").split())


def principle_of(record: Record, name: str, sources: Mapping[str, Source], faults: list[Fault]) -> Principle:
    """The facts of a principle whose id is well formed.

    Args:
        sources: the declared sources; empty where they could not be read.
    """
    id = PrincipleId(id_of(record))
    source = sources.get(source_of(id))
    if sources and not source:
        what = f"The id names the unknown source '{source_of(id)}'."
        remedy = f"Use one of: {', '.join(sources)}; or declare it in _data/sources.yml."
        faults.append(Fault(name, record.line_of("id"), id, what, remedy))
    facts: Any = {fact: record.word(fact) for fact in VOCABULARY}
    label = source.label_of(id) if source else id
    return Principle(id, label=label, pending=record.texts("pending"), short=record.by_language("short"), **facts)


def mappings(items: Iterable[Any] | None, name: str, faults: list[Fault]) -> Iterator[Record]:
    """The mappings of a YAML list; anything else in it is a fault."""
    lines = items.lines if isinstance(items, Items) else ()
    for record, line in zip(items or (), lines, strict=True):
        if isinstance(record, Record):
            yield record
        else:
            faults.append(Fault(name, line, str(record)[:40], "A record is no mapping.", "Write it as `- id: …` with its keys below."))


def identified(items: Iterable[Any] | None, schema: Schema, name: str, faults: list[Fault]) -> Iterator[Record]:
    """The records of a YAML list, held against their schema; without those whose id is none."""
    for record in mappings(items, name, faults):
        if "id" not in hold(record, schema, name, id_of(record), faults):
            yield record
