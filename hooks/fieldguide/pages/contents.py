"""What stands between a page's opening and its rest: search, crosswalk, phase board, where terms are used, or what lies below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..model.entries import Page
from ..model.identifiers import PrincipleId
from ..model.special_pages import CROSSWALK, HOME, TERMS
from ..site import Entry, Site
from .board import Column, Step, board, parts_of, steps_between, strip
from .crosswalk import crosswalk

Draw = Callable[..., str]
"""Renders a piece by its name: `draw("entry-head", entry=entry)`."""


def contents(site: Site, page: Page, draw: Draw) -> str:
    """HTML, or nothing where a page has no such part."""
    if page.path == HOME:
        index = site.page_address(CROSSWALK, page.language) if CROSSWALK in site.guide.pages[page.language] else ""
        return draw("home-search", index=index)
    if page.path == CROSSWALK:
        table = crosswalk(site, page.language)
        return draw("crosswalk", table=table) if table else ""
    if page.path == TERMS:
        uses = [(term, [site.entry(id, page.language) for id in site.entries_with(term)]) for term in site.guide.terms.values()]
        return draw("term-uses", uses=[(term, entries) for term, entries in uses if entries])
    return _board(site, page, draw) or _list(site, page, draw)


def _board(site: Site, page: Page, draw: Draw) -> str:
    """The phase board on a source's first page; on a part's page, its strip of it."""
    source = site.source_of_page(page.path)
    parts = parts_of(site.guide, source) if source else {}
    if not source or not parts:
        return ""
    steps = steps_between(site.guide, parts)
    if page.path == source.home:
        return _drawn(site, page, board(parts, steps), steps, draw)
    own = next((principle.id for principle in site.guide.by_page.get(page.path, ()) if principle.id in parts), None)
    return _drawn(site, page, strip(parts, steps, own), steps, draw) if own else ""


def _drawn(site: Site, page: Page, columns: Sequence[Column], steps: Sequence[Step], draw: Draw) -> str:
    entries = {id: site.entry(id, page.language) for column in columns for id in (*column.tiles, PrincipleId(column.part)) if id}
    before = {id: [site.entry(first, page.language).label for first, then in steps if then == id] for id in entries}
    return draw("board", columns=columns, entries=entries, before=before)


def _list(site: Site, page: Page, draw: Draw) -> str:
    """What an index page leads to: the entries that begin the pages right below it."""
    if not page.path.endswith(f"/{HOME}"):
        return ""
    folder = page.path.removesuffix(HOME)
    below = [found[0] for path, found in site.guide.by_page.items() if path.startswith(folder) and path != page.path]
    depth = min((principle.id.count("-") for principle in below), default=0)
    top: list[Entry] = [site.entry(principle.id, page.language) for principle in below if principle.id.count("-") == depth]
    return draw("contents", entries=top) if top else ""
