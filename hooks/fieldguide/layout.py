"""What data adds to a page: chips, links between entries, contents, notices; put into HTML by templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from markdown import markdown

from .kits import Kit, kit_name
from .links import BRIEF, OFFLINE, address, card_address, labels_in, page_address, public, reference_targets, relative
from .loading import Guide, chosen_of
from .model import Page, Principle, Source, Term
from .relations import by_source, related_to
from .rendering import PageLayout, Renderer
from .words import Words, day_of, place_of, size_of, words_of

_PIECES = {
    OFFLINE: ("edition", "get", "check-zip", "check-folder", "keep", "stored"),
    BRIEF: ("collected",),
}
"""By page, ids of headings whose sections end with a piece of its own: `pieces/offline-keep.html` for `keep` on `offline.md`."""


@dataclass(frozen=True)
class Publication:
    """What is known of a build beside the guide itself.

    Attributes:
        public: public address of the site's root.
        tags: language tag of each language's pages, such as `zh-Hans` for `zh`.
        built: day of the build.
        kits: offline copies that the site offers for download.
    """

    public: str
    tags: Mapping[str, str]
    built: date
    kits: tuple[Kit, ...]


def page_layout(guide: Guide, page: Page, render: Renderer, publication: Publication) -> PageLayout:
    """The layout of one page.

    Args:
        render: takes a template's name and fields, returns HTML.
    """
    site_url = publication.public
    words = words_of(guide.words[page.language])
    here = page_address(guide, page.path, page.language)
    way: Callable[[str], str] = partial(relative, base=here)
    common = {"guide": guide, "language": page.language, "words": words, "way": way, "tags": publication.tags}
    common |= {"here": here, "day": day_of, "size": size_of, "built": publication.built}
    common |= {"kits": publication.kits, "kit": kit_name(guide.edition, chosen_of(guide))}
    common |= {"public": partial(public, site_url), "address": partial(address, guide, language=page.language), "card": card_address}
    common |= {"page_address": partial(page_address, guide)}
    principles, retired = guide.by_page.get(page.path, ()), guide.ledger.retired_on(page.path)
    draw = partial(render, **common)
    return PageLayout(
        references=reference_targets(guide, page),
        labels=frozenset(labels_in(guide, page).values()),
        before={principle.id: draw("entry-head", principle=principle, place=place_of(principle, words)) for principle in principles},
        after=_entry_feet(guide, principles, draw) | _terms(guide, page, draw) | _pieces(page, draw),
        entries={principle.id: {"data-source": principle.source, "data-kind": principle.kind} for principle in principles},
        top=draw("retired-anchor", retired=retired) if retired else "",
        contents=_contents(guide, page, principles, draw),
        commentary=draw("commentary-head"),
        end=_end(guide, page, principles, words, draw),
        external=words("link.external"),
        external_spoken=words("link.spoken", words=words("link.external")),
        permalink=words("nav.permalink"),
        public=public(site_url, here),
    )


def notice_fields(guide: Guide, source: Source, language: str, words: Words) -> dict[str, object]:
    """What a notice says of a source: its languages in words, and how the original can be cited, as HTML."""
    return {
        "source": source,
        "languages": words("notice.and").join(words(f"language.{code}") for code in source.languages),
        "original": _html(guide.citations[language][source.id]),
        "sources_page": page_address(guide, "sources.md", language),
    }


@cache
def _html(text: str) -> str:
    return markdown(text, extensions=["attr_list"])  # a title in another language says which


def source_of_page(guide: Guide, path: str) -> Source | None:
    """The source whose folder a page stands in."""
    return next((source for source in guide.sources.values() if path.startswith(source.home.removesuffix("index.md"))), None)


def uses_of(guide: Guide, term: Term) -> tuple[Principle, ...]:
    """Principles whose title or text names the term, in any language: a translation may say it where another implies it."""
    return tuple(
        principle for principle in guide.principles.values() if any(_names(principle, term, language) for language in guide.languages)
    )


def _names(principle: Principle, term: Term, language: str) -> bool:
    entry = principle.entries[language]
    text = f"{entry.title} {entry.text}".casefold()
    names = [term.names[language].strip("《》")] + ([term.short] if term.short else [])
    return any(name.casefold() in text for name in names)


def _entry_feet(guide: Guide, principles: tuple[Principle, ...], draw: Renderer) -> dict[str, str]:
    return {principle.id: draw("entry-foot", principle=principle, related=related_to(guide, principle.id)) for principle in principles}


def _terms(guide: Guide, page: Page, draw: Renderer) -> dict[str, str]:
    found = [guide.terms_by_anchor[heading.id] for heading in page.headings if heading.id in guide.terms_by_anchor]
    return {term.anchor: draw("term", term=term, uses=uses_of(guide, term)) for term in found}


def _pieces(page: Page, draw: Renderer) -> dict[str, str]:
    name = page.path.removesuffix(".md")
    return {id: draw(f"{name}-{id}") for id in _PIECES.get(page.path, ())}


def _contents(guide: Guide, page: Page, principles: tuple[Principle, ...], draw: Renderer) -> str:
    """What an index page leads to: the principles that begin the pages right below it."""
    if not page.path.endswith("/index.md"):
        return ""
    folder = page.path.removesuffix("index.md")
    below = [found[0] for path, found in guide.by_page.items() if path.startswith(folder) and path != page.path]
    depth = min((principle.id.count("-") for principle in below), default=0)
    top = [principle for principle in below if principle.id.count("-") == depth]
    return draw("contents", principles=top) if top else ""


def _end(guide: Guide, page: Page, principles: tuple[Principle, ...], words: Words, draw: Renderer) -> tuple[tuple[str, str, str], ...]:
    end = []
    groups = by_source(guide, [related for principle in principles for related in related_to(guide, principle.id)])
    if groups:
        end.append(("related", words("relation.heading"), draw("related", groups=groups, several=len(principles) > 1)))
    source = source_of_page(guide, page.path)
    if source:
        place = place_of(principles[0], words) if principles else words("place.whole")
        fields = notice_fields(guide, source, page.language, words)
        end.append(("wording-notice", words("notice.heading"), draw("notice", place=place, **fields)))
    return tuple(end)
