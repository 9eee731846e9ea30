"""What data adds to a page: chips, links between entries, contents, notices; put into HTML by templates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from ..addresses import relative
from ..exports import vocabulary
from ..exports.sheets import LETTERS, TABLES, TRACKER, letter_choices, letter_file, letters_on, tracker_file
from ..guide import Guide
from ..model.entries import Page
from ..model.special_pages import BRIEF, DATA, GENUINE, GLOSSARY, NOTICE, OFFLINE, SHEETS, SOURCES, TERMS
from ..offline.kit import kit_name_of
from ..site import Entry, Related, Site
from ..wording.signing import grouped, signed_by
from ..wording.words import size_of
from .contents import Draw, contents
from .markdown_extension import PageLayout
from .references import labels_in, reference_targets

PIECES = {
    OFFLINE: ("edition", "get", "check-zip", "check-folder", "keep", "forms", "renew", "stored"),
    GENUINE: ("genuine", "key", "laptop"),
    BRIEF: ("collected",),
    DATA: ("files", "relations"),
}
"""By page, ids of headings whose sections end with a piece of its own: `pieces/offline-keep.html` for `keep` on `offline.md`."""

STEPS = "in-practice"
"""Heading of the steps that a page's commentary begins with."""

CLOSED = frozenset({"questions", NOTICE})
"""Headings whose sections are closed until a reader opens them: what the page helps with, and what it restates."""

SIGNED = frozenset({"proves", "proves-not", "key", "laptop", "compare"})
"""Those that speak of signatures: closed, too, as long as nothing is signed."""


def page_layout(site: Site, page: Page) -> PageLayout:
    """The layout of one page."""
    words = site.words[page.language]
    here = site.page_address(page.path, page.language)
    fields = {"site": site, "language": page.language, "words": words, "here": here, "way": partial(relative, base=here)}
    fields |= {"data": vocabulary, "size": size_of, "kit": kit_name_of(site.guide), "glossary": site.page_address(GLOSSARY, page.language)}
    genuine = site.page_address(GENUINE, page.language) if GENUINE in site.guide.pages[page.language] else ""
    fields |= {"update": site.updates[0].name if site.updates else "field-guide-…-to-….zip"}
    fields |= {"genuine": genuine, "signed_by": signed_by, "grouped": grouped}

    def draw(name: str, **more: object) -> str:
        return site.render(f"pieces/{name}.html", **fields, **more).strip()

    entries, retired = site.entries_on(page.path, page.language), site.guide.ledger.retired_on(page.path)
    return PageLayout(
        references=reference_targets(site, page),
        labels=frozenset(labels_in(site, page).values()),
        below={entry.id: draw("entry-head", entry=entry) for entry in entries},
        after=_entry_feet(entries, draw)
        | _terms(site, page, draw)
        | _pieces(page, draw)
        | _offered(site, page, draw)
        | _takings(site, page, draw),
        entries={entry.id: {"data-source": entry.source.id, "data-kind": entry.principle.kind} for entry in entries},
        spoken=spoken_in(entries),
        top=draw("retired-anchor", retired=retired) if retired else "",
        contents=contents(site, page, draw),
        commentary=draw("commentary-head"),
        end=_end(site, page, entries, draw),
        closed=CLOSED if site.guide.key else CLOSED | SIGNED,
        leads_to_safety=True,
        tells_titles=page.path != GLOSSARY,  # one long list, whose links are many
        tells_addresses=page.path not in (GLOSSARY, *(sheet.page for sheet in site.guide.sheets)),  # on a sheet labels are enough
        external=words("link.external"),
        external_spoken=words("link.spoken", words=words("link.external")),
        public=site.public(here),
        file=page.file,
    )


def spoken_in(entries: Iterable[Entry]) -> dict[str, dict[str, str]]:
    """By id of each entry whose translation is still to come, the attributes of the words that stand there."""
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        if entry.lender:
            direction = entry.site.direction(entry.lender)
            found[entry.id] = {"lang": entry.spoken_tag, **({"dir": direction} if direction != "ltr" else {})}
    return found


def by_source(guide: Guide, related: list[Related]) -> dict[str, list[Related]]:
    """Relations grouped by the source of the entry at the other end, in the sources' order."""
    groups = {source: [one for one in related if one.other.source.id == source] for source in guide.sources}
    return {source: group for source, group in groups.items() if group}


def _entry_feet(entries: tuple[Entry, ...], draw: Draw) -> dict[str, str]:
    return {entry.id: draw("entry-foot", entry=entry) for entry in entries}


def _terms(site: Site, page: Page, draw: Draw) -> dict[str, str]:
    found = [site.guide.terms_by_anchor[heading.id] for heading in page.headings if heading.id in site.guide.terms_by_anchor]
    page_of_uses = site.page_address(TERMS, page.language) if TERMS in site.guide.pages[page.language] else ""
    return {term.anchor: draw("term", term=term, uses=len(site.entries_with(term)), terms=page_of_uses) for term in found}


def _pieces(page: Page, draw: Draw) -> dict[str, str]:
    name = page.path.removesuffix(".md")
    return {id: draw(f"{name}-{id}") for id in PIECES.get(page.path, ())}


def _offered(site: Site, page: Page, draw: Draw) -> dict[str, str]:
    """Working sheets that help with a page's steps; where it has none they stand at its end."""
    sheets = _sheets_for(site, page)
    return {STEPS: draw("sheets", sheets=sheets)} if sheets and _has_steps(page) else {}


def _sheets_for(site: Site, page: Page) -> list[tuple[str, str]]:
    """Address and title of each sheet that a page offers."""
    pages = [sheet.page for sheet in site.guide.sheets if page.path in sheet.offered_on]
    return [(site.page_address(path, page.language), site.page_title(path, page.language)) for path in pages]


def _has_steps(page: Page) -> bool:
    return any(heading.id == STEPS for heading in page.headings)


def _takings(site: Site, page: Page, draw: Draw) -> dict[str, str]:
    """What can be taken from a sheet: each letter as text, the tracker as a table."""
    found = {}
    if page.path == LETTERS:
        choices = [languages for languages in letter_choices(site) if page.language in languages]
        for number, (id, text) in enumerate(letters_on(page).items()):
            files = [(letter_file(id, languages), languages) for languages in choices]
            found[id] = draw("letter", choices=files, id=id, text=text, is_first=number == 0)
    if page.path == TABLES:
        found[TRACKER] = draw("tracker", file=tracker_file(page.language))
    return found


def _end(site: Site, page: Page, entries: tuple[Entry, ...], draw: Draw) -> tuple[tuple[str, str, str], ...]:
    words = site.words[page.language]
    end = []
    sheets = _sheets_for(site, page)
    if sheets and not _has_steps(page):
        end.append((SHEETS, words("sheets.heading"), draw("sheets", sheets=sheets)))
    source = site.source_of_page(page.path)
    if source:
        place = entries[0].place if entries else words("place.whole")
        notice = draw("notice", place=place, original=site.original(source, page.language), sources_page=_sources_page(site, page))
        end.append((NOTICE, words("notice.heading"), notice))
    return tuple(end)


def _sources_page(site: Site, page: Page) -> str:
    return site.page_address(SOURCES, page.language)
