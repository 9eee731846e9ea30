"""Reading built pages with a real parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lxml import html


def read(path: Path) -> Any:
    """A page as a tree; `tree.cssselect("main h1")` finds elements."""
    return html.document_fromstring(path.read_bytes())


def pages(site: Path) -> Iterator[Path]:
    """Every page of a site."""
    yield from sorted(site.rglob("*.html"))


def text(element: Any) -> str:
    """What a reader sees of an element, with white space folded."""
    return " ".join(element.text_content().split())


def lang(element: Any) -> str:
    """Language that an element is in: the nearest lang attribute."""
    found = element.xpath("ancestor-or-self::*[@lang][1]/@lang")
    return str(found[0]) if found else ""


def ids(tree: Any) -> Iterable[str]:
    return [str(id) for id in tree.xpath("//@id")]
