"""Styles for browsers: one file for every page, a smaller one for cards and other pages without the frame, and what a script asks for.

A component is a file of docs/assets/styles/, named after what it dresses. They are joined in the order of their names, after `tokens` and
`base`, which the others build on, and before those
for print, which overrule them. Each file of its folder `apart/` is a style of its own.

The style tells the edition, too, wherever a page has room for it: so a new edition changes no page but those whose words it changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

FOLDER = "assets/styles"
"""Where the components stand below docs/, and the styles on the site."""

STYLE = f"{FOLDER}/guide.css"
CARD_STYLE = f"{FOLDER}/card.css"

_OF_CARDS = ("card",)
"""Components that pages with the frame do without."""
_OF_RETIRED = "retired"
_SHARED = ("tokens", "base", "share", "print")
"""Components that cards have too."""

_FIRST, _LAST = ("tokens", "base", "text"), ("print", "print-pages")

_TEXT = r'(?P<text>"[^"\n]*")'
_COMMENT = re.compile(rf"{_TEXT}|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(rf"{_TEXT}|\s*;?\s*(?P<end>\}})\s*|\s*(?P<mark>[{{;,>])\s*|(?P<colon>:)\s+|(?P<space>\s+)")


def files(docs: Path, edition: str, *, has_retired: bool = True) -> Iterator[tuple[str, str]]:
    """Every style of the site: path below the site's root, and text.

    Args:
        docs: the documentation folder.
        edition: the guide's.
        has_retired: whether there are retired entries, whose cards have a style of their own.
    """
    folder = docs / FOLDER
    parts = {path.stem: shortened(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("[!.]*.css"), key=_order)}
    told = f'.edition::after{{content:"{edition}"}}'
    yield STYLE, "".join(part for name, part in parts.items() if name not in _OF_CARDS) + told
    yield CARD_STYLE, "".join(part for name, part in parts.items() if name in (*_OF_CARDS, *_SHARED)) + told
    for path in sorted((folder / "apart").glob("[!.]*.css")):
        if has_retired or path.stem != _OF_RETIRED:
            yield f"{FOLDER}/{path.name}", shortened(path.read_text(encoding="utf-8"))


def shortened(style: str) -> str:
    """A style without comments and without the space that says nothing to a browser."""
    without = _COMMENT.sub(lambda found: found["text"] or "", style)
    return _SPACE.sub(lambda found: " " if found["space"] else found[found.lastgroup or ""], without).strip()


def _order(path: Path) -> tuple[int, str]:
    name = path.stem
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST) + (name in _LAST), name)
