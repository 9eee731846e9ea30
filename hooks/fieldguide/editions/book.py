"""The guide as a book: chapters of plain articles in the order of the navigation, without what only a site can do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from ..model.entries import Page
from ..model.special_pages import BRIEF, CROSSWALK, DATA, GENUINE, HOME, NOTICE, OFFLINE, TERMS
from ..pages.article import Dialect, article
from ..pages.markdown_extension import PageLayout
from ..pages.navigation import Branch, branches
from ..pages.page import PIECES, spoken_in
from ..pages.references import labels_in, reference_targets
from ..site import Site
from ..wording.signing import grouped, signed_by


@dataclass(frozen=True)
class Press:
    """What every book is made with.

    Attributes:
        dialect: the Markdown that the guide is written in.
        moment: time of the commit, which the files of a book bear.
        docs: the documentation folder, where scripts and styles stand.
    """

    site: Site
    dialect: Dialect
    moment: datetime
    docs: Path


PARTS = Path(__file__).with_name("parts")
"""Folder of the books' styles and their picture: what lies in overrides/ would reach the site."""

LEFT_OUT = frozenset({HOME, BRIEF, OFFLINE, CROSSWALK, TERMS, DATA})
"""Pages of the site alone: ways into it, what is done with it, and what draws on all of it."""

TRACES = "traces"
"""Heading on the page of the offline copy: what it says of traces holds for every form, so books take this section along."""

_BOX = "<li>☐"
"""Begin of an item to tick, for whose box styles take the place of the bullet."""

_ID = re.compile(r'(<[a-z][^<>]*? id=")([^"]+)(")')

To = Callable[[str, str, str], str]
"""Address of a place in the book: from a page's path, the language, and an anchor or nothing."""


@dataclass(frozen=True)
class Chapter:
    """One page of the guide in a book.

    Attributes:
        page: its path below a language's folder.
        html: XHTML that stands in a body.
        children: the chapters below it.
    """

    page: str
    language: str
    title: str
    html: str
    children: tuple[Chapter, ...] = ()

    def all(self) -> Iterator[Chapter]:
        """The chapter and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()


def book(site: Site, language: str, dialect: Dialect, to: To, foot: str = "book/relations.html") -> tuple[Chapter, ...]:
    """The chapters of one language; those below others are their children.

    Args:
        to: where places in the book stand; pages that are left out are linked at their public address.
        foot: template of what stands behind each entry.
    """

    def chapter(branch: Branch) -> Chapter:
        page, title = site.guide.pages[language][branch.page], branch.title
        if branch.page == OFFLINE:
            page, title = _section(page, TRACES)

        def link(path: str, anchor: str) -> str:
            if path in LEFT_OUT and (path, anchor) != (OFFLINE, TRACES):
                return site.public(site.page_address(path, language)) + (f"#{anchor}" if anchor else "")
            return to(path, language, anchor)

        html = _article(site, page, link, foot, dialect)
        return Chapter(branch.page, language, title, html, tuple(map(chapter, branch.children)))

    taken = {OFFLINE} if any(heading.id == TRACES for heading in site.guide.pages[language][OFFLINE].headings) else set()
    return tuple(chapter(branch) for branch in branches(site.guide, language) if branch.page not in LEFT_OUT - taken)


def _section(page: Page, id: str) -> tuple[Page, str]:
    """One section of a page as a page of its own, and its title."""
    numbers = [heading.line - 1 for heading in page.headings]
    place = next(place for place, heading in enumerate(page.headings) if heading.id == id)
    heading = page.headings[place]
    first, *others = page.lines[numbers[place] : next(iter(numbers[place + 1 :]), None)]
    lines = (*page.lines[: page.body_start], first.removeprefix("#"), *others)
    return replace(page, lines=lines, headings=(replace(heading, level=1, line=page.body_start + 1),), lent={}), heading.title


def sheet(site: Site, page: Page, dialect: Dialect, to: To) -> str:
    """XHTML of one page, which stands alone; arguments as of book()."""
    return _article(site, page, lambda path, anchor: to(path, page.language, anchor), "book/relations.html", dialect)


def slug(page: str) -> str:
    """What a page is called where several stand in one file."""
    return page.removesuffix(".md").replace("/", "-")


def known_in(site: Site) -> set[str]:
    """Ids that stay what they are in every book: those of entries and terms."""
    return {*site.guide.principles, *site.guide.terms_by_anchor}


def anchor_of(page: str, anchor: str, known: set[str]) -> str:
    """Id of a place where several pages stand in one file: other headings' ids stand behind their page's name."""
    if not anchor:
        return slug(page)
    return anchor if anchor in known else f"{slug(page)}--{anchor}"


def with_anchors(chapter: Chapter, known: set[str]) -> str:
    """A chapter's HTML with such ids."""
    return _ID.sub(lambda found: found[1] + anchor_of(chapter.page, found[2], known) + found[3], chapter.html)


def _article(site: Site, page: Page, link: Callable[[str, str], str], foot: str, dialect: Dialect) -> str:
    html = article(site, page, _layout(site, page, link, foot), link, dialect)
    labels = "|".join(re.escape(entry.label) for entry in site.entries(page.language))
    html = re.sub(rf'(<a href="[^"]*")>({labels})</a>', r'\1 class="cited">\2</a>', html)  # such a label is not cut in two
    return html.replace(_BOX, '<li class="box">☐')


def _layout(site: Site, page: Page, link: Callable[[str, str], str], foot: str) -> PageLayout:
    entries = site.entries_on(page.path, page.language)
    draw = partial(site.render, site=site, language=page.language, words=site.words[page.language], link=link)
    source = site.source_of_page(page.path)
    genuine = PIECES[GENUINE] if page.path == GENUINE else ()
    end = []
    if source and entries:
        notice = draw("book/notice.html", place=entries[0].place, original=site.original(source, page.language))
        end.append((NOTICE, site.words[page.language]("notice.heading"), notice.strip()))
    return PageLayout(
        references=reference_targets(site, page),
        labels=frozenset(labels_in(site, page).values()),
        below={entry.id: draw("book/entry.html", entry=entry).strip() for entry in entries},
        after={entry.id: draw(foot, entry=entry).strip() for entry in entries}
        | {id: draw(f"pieces/genuine-{id}.html", signed_by=signed_by, grouped=grouped).strip() for id in genuine},
        entries={entry.id: {"data-source": entry.source.id} for entry in entries},
        spoken=spoken_in(entries),
        commentary=draw("pieces/commentary-head.html").strip(),
        end=tuple(end),
        tells_titles=False,
        external=site.words[page.language]("link.external"),
        external_spoken=site.words[page.language]("link.spoken", words=site.words[page.language]("link.external")),
        file=page.file,
    )
