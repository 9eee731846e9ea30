"""Pictures and styles that pages share: what they claim to be, whole, and asking nothing of another host."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

MOST_BYTES = 500_000
"""Size of a picture: the whole offline copy has 2.5 MB at most."""

PICTURES = (".svg", ".png", ".jpg", ".webp")
KINDS = (*PICTURES, ".css", ".js")

_WHOLE = {
    ".png": (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
    ".jpg": (b"\xff\xd8\xff", b"\xff\xd9"),
    ".webp": (b"RIFF", b""),
}
"""What a picture of each kind begins and ends with."""

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = re.compile(
    "svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|title|desc|defs|linearGradient|radialGradient|stop"
    "|clipPath|mask|marker|pattern|symbol|use|style"
)
_ELSEWHERE = re.compile(r"@import|url\(\s*[\"']?(?:(?!data:)[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
"""A way to something that is not in the file or beside it: a scheme or a host."""


def asset_fault(path: Path, kinds: Sequence[str] = KINDS) -> tuple[str, str] | None:
    """What is wrong with a plain file that pages share, and the remedy; None where it is right.

    Args:
        kinds: endings that it may have.
    """
    ending, size = path.suffix, path.stat().st_size
    if ending not in kinds:
        return "It is no picture, style or script of the guide.", f"Files here end in {', '.join(sorted(kinds))}."
    if size > MOST_BYTES:
        return f"The file has {size:,} bytes, at most {MOST_BYTES:,} are carried by readers.", "Make the picture smaller."
    data = path.read_bytes()
    if ending in _WHOLE and not (data.startswith(_WHOLE[ending][0]) and data.endswith(_WHOLE[ending][1])):
        return f"The file is no whole {ending[1:].upper()} picture.", "Save the picture anew."
    if ending == ".svg" and (what := _svg_fault(data)):
        return what, "Keep its shapes alone; nothing in a picture runs, or comes from elsewhere."
    if ending == ".css" and _ELSEWHERE.search(data.decode("utf-8", errors="replace")):
        return "The style asks for something from elsewhere.", "Put what it needs beside it."
    return None


def _svg_fault(data: bytes) -> str:
    """What makes a drawing none that pages may show; empty where nothing does."""
    if b"<!" in data.replace(b"<!--", b""):
        return "The drawing declares a document type or entities."
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        return f"The drawing is no XML: {error}."
    for element in root.iter():
        name = str(element.tag)
        if not name.startswith(_SVG) or not _SHAPES.fullmatch(name.removeprefix(_SVG)):
            return f"The drawing holds <{name.rpartition('}')[2]}>."
        for attribute, value in element.items():
            key = attribute.rpartition("}")[2]
            if key.startswith("on") or _ELSEWHERE.search(value) or (key == "href" and not value.startswith("#")):
                return f"The drawing holds the attribute {key}=“{value[:40]}”."
        if _ELSEWHERE.search(element.text or ""):
            return "The drawing's style asks for something from elsewhere."
    return ""
