"""Strict readers of RIS and BibTeX: what does not keep the form is an error."""

from __future__ import annotations

import re

_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")
_ENTRY = re.compile(r"@(\w+)\{([a-z0-9-]+),\n((?:  [a-z]+ = \{.*\},\n)+)\}\n", re.DOTALL)
_FIELD = re.compile(r"  ([a-z]+) = \{(.*?)\},\n(?=  [a-z]+ = \{|\Z)", re.DOTALL)
_COMMANDS = {r"\textbackslash{}": "\\", r"\textasciicircum{}": "^", r"\textasciitilde{}": "~"}
_ESCAPED = re.compile(r"\\text[a-z]+\{\}|\\[{}$&#%_]|(?P<bare>[\\{}$&#%_^~])")


def read_ris(text: str) -> list[dict[str, str]]:
    """Records by tag; every line ends with CRLF, a record begins with TY and ends with ER."""
    lines = text.split("\r\n")
    assert lines.pop() == "", "the last line does not end with CRLF"
    records: list[dict[str, str]] = []
    record: dict[str, str] | None = None
    for line in lines:
        match = _RIS_LINE.fullmatch(line)
        assert match and "\n" not in line, f"no line of RIS: {line!r}"
        tag, value = match.groups()
        if record is None:
            assert tag == "TY", f"a record begins with {tag}"
            record = {}
        assert tag not in record, f"{tag} stands twice"
        record[tag] = value
        assert bool(value) == (tag != "ER"), f"{tag}: {value!r}"
        if tag == "ER":
            records.append(record)
            record = None
    assert record is None, "the last record has no end"
    return records


def read_bibtex(text: str) -> list[dict[str, str]]:
    """Records by field, with `type` and `key`, as LaTeX would set their text."""
    records = []
    for part in re.split(r"(?<=\n\}\n)\n", text):
        entry = _ENTRY.fullmatch(part)
        assert entry, f"no record of BibTeX: {part!r}"
        fields = dict(_FIELD.findall(entry[3]))
        assert "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) == entry[3], f"fields of {entry[2]} do not part"
        records.append({"type": entry[1], "key": entry[2]} | {name: _set(name, value) for name, value in fields.items()})
    return records


def _set(name: str, value: str) -> str:
    """A field's text without braces around it and with its marks set; braces must pair, and no mark may stand bare."""
    depth = 0
    for mark in re.sub(r"\\[{}]", "", value):
        depth += {"{": 1, "}": -1}.get(mark, 0)
        assert depth >= 0, f"{name}: a brace too many"
    assert depth == 0, f"{name}: an open brace"
    if name == "url":
        return value
    if value.startswith("{") and value.endswith("}"):
        value = value[1:-1]

    def plain(match: re.Match[str]) -> str:
        assert not match["bare"], f"{name}: a bare {match[0]} in {value!r}"
        return _COMMANDS.get(match[0], match[0][1:])

    return _ESCAPED.sub(plain, value)
