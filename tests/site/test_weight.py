"""No first view weighs more than the lightest documentation site does: the page, its one style, its one script, its icon."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

from support.addresses import CARDS, PAGES
from support.every import every
from support.html import read

STYLES = ("assets/styles/guide.css", "assets/styles/card.css")
STARTERS = ("assets/scripts/guide.js", "assets/scripts/card.js", "assets/scripts/unknown.js")
MOST = {"page": 20_000, "card": 14_000, "glossary": 28_000}
"""Bytes of a first view as servers send it, compressed (gzip -6); the glossary is one long list."""


@cache
def weight(path: Path) -> int:
    data = path.read_bytes()
    return min(len(data), len(gzip.compress(data, 6)))


def parts(site: Path, address: str) -> Iterator[Path]:
    """The files that the first view of a page needs."""
    page = read(site / address)
    yield site / address
    for target in page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img[not(@loading)]/@src"):
        yield site / (target.lstrip("/") if target.startswith("/") else normpath(join(dirname(address), target)))


@every("address", ["404.html", *PAGES, *CARDS])
def test_a_first_view_is_light(site: Path, address: str):
    needed = set(parts(site, address))
    kind = "card" if address in CARDS else "glossary" if address.endswith("glossary.html") else "page"
    weights = {path.relative_to(site).as_posix(): weight(path) for path in needed}
    assert sum(weights.values()) <= MOST[kind], weights
    assert len(needed) <= 6, weights


def test_one_style_and_one_script_come_with_a_page(site: Path):
    for style in STYLES:
        assert weight(site / style) <= 7_000, style
    for starter in STARTERS:
        assert weight(site / starter) <= 3_000, starter


@every("address", [*PAGES, *CARDS])
def test_the_script_waits_for_the_page(site: Path, address: str):
    page = read(site / address)
    assert page.xpath("//link[@rel='stylesheet' and not(@media='print')]/@href") == ["../" * address.count("/") + STYLES[address in CARDS]]
    assert not page.xpath("//script[@src and not(@defer)]")


def test_nothing_of_the_theme_reaches_the_site(site: Path):
    assert not [path for path in site.rglob("*") if path.name.endswith((".min.js", ".min.css", ".map"))]
    assert not (site / "assets/javascripts").exists() and not (site / "assets/stylesheets").exists()
