"""The order of the pages: home, working sheets, each source with its parts and pages in reading order, then the pages about the guide."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from ..guide import Guide
from ..model.special_pages import ABOUT, HOME
from ..wording.descriptions import menu_title_of


@dataclass(frozen=True)
class Branch:
    """A page in the navigation, with the pages below it.

    Attributes:
        page: path below a language's folder.
        title: label and title of the entry that the page begins with, or the page's own title.
    """

    page: str
    title: str
    children: tuple[Branch, ...] = ()


def branches(guide: Guide, language: str) -> tuple[Branch, ...]:
    """The navigation of one language. A folder's `index.md` is the page that the others in the folder stand under."""
    principles = [principle.page for principle in guide.principles.values()]
    reading = dict.fromkeys([source.home for source in guide.sources.values()] + principles)
    order = sorted(reading, key=lambda page: _place(page, list(reading)))
    others = [page for page in guide.pages[language] if page not in reading and page != HOME]
    sheets = [sheet.page for sheet in guide.sheets]
    tools = sorted((page for page in others if "/" in page), key=lambda page: (sheets.index(page) if page in sheets else -1, page))
    about = sorted((page for page in others if "/" not in page), key=_about_order)
    return (
        _branch(guide, HOME, language, ()),
        *_grow(guide, tools, "", language),
        *_grow(guide, order, "", language),
        *(_branch(guide, page, language, ()) for page in about),
    )


def _grow(guide: Guide, pages: list[str], folder: str, language: str) -> tuple[Branch, ...]:
    """Branches of the pages in a folder; `pages` is in reading order."""
    grown = []
    for page in pages:
        directory, name = posixpath.split(page)
        if name == HOME and posixpath.dirname(directory) == folder and directory != folder:
            below = [other for other in pages if other != page and other.startswith(f"{directory}/")]
            grown.append(_branch(guide, page, language, _grow(guide, below, directory, language)))
        elif name != HOME and directory == folder:
            grown.append(_branch(guide, page, language, ()))
    return tuple(grown)


def _branch(guide: Guide, page: str, language: str, children: tuple[Branch, ...]) -> Branch:
    return Branch(page, menu_title_of(guide, page, language), children)


def _place(page: str, reading: list[str]) -> tuple[int, int]:
    sources = list(dict.fromkeys(found.split("/")[0] for found in reading))
    return sources.index(page.split("/", maxsplit=1)[0]), reading.index(page)


def _about_order(page: str) -> tuple[int, str]:
    return (ABOUT.index(page) if page in ABOUT else len(ABOUT), page)
