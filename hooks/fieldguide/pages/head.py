"""What a page's head tells others: search engines, and the mail and chat programs that show a preview of a link.

Tags follow the Open Graph protocol (https://ogp.me) and X's cards; overrides/partials/head-tags.html writes them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model.entries import Source
from ..model.identifiers import PrincipleId
from ..model.special_pages import HOME
from ..site import Site
from ..wording.descriptions import short_title_of, shortened
from .json_ld import card_data, page_data, retired_data, script_text

DESCRIPTION_WIDTH = 300
"""Columns for a card's description, which names the principle in every language."""

GUIDE_PREVIEW = "guide"
"""Name of the preview picture of pages that belong to no source."""


@dataclass(frozen=True)
class Head:
    """Fields of head-tags.html.

    Attributes:
        document_title: what the browser's tab, a bookmark and search engines show.
        title: what a preview shows; it names the site apart.
        summary: what a preview shows below the title.
        type: Open Graph's, `website` or `article`.
        locale: Open Graph's, such as `zh_CN`.
        other_locales: those of the other languages that the page can be read in.
        image: public address of the preview picture; mail and chat programs take no relative one.
        data: JSON-LD, fit to stand inside a script element.
    """

    document_title: str
    description: str
    title: str
    summary: str
    address: str
    type: str
    site_name: str
    locale: str
    other_locales: tuple[str, ...]
    image: str
    image_alt: str
    data: Markup


def page_head(site: Site, path: str, language: str) -> Head:
    """The head of a page in one language.

    Args:
        path: the page's, below the language's folder.
    """
    words = site.words[language]
    name, description = words("site.name"), site.page_description(path, language)
    source = site.source_of_page(path)
    return Head(
        document_title=name if path == HOME else f"{short_title_of(site.guide, path, language)} – {name}",
        description=description,
        title=name if path == HOME else site.page_title(path, language),
        summary=description,
        address=site.public(site.page_address(path, language)),
        type="website" if path == HOME else "article",
        site_name=name,
        locale=_locale(site, language),
        other_locales=_other_locales(site, language),
        image=site.public(preview_file(source, language)),
        image_alt=preview_alt(site, source, language),
        data=script_text(page_data(site, path, language)),
    )


def card_head(site: Site, id: PrincipleId) -> Head:
    """The head of a card, which is for readers of every language; what can be in one only is in the first.

    Nobody knows yet who will open a link when its preview is made, so the title and the summary speak every language.
    """
    entries = [site.entry(id, language) for language in site.languages]
    first = entries[0]
    titles = " · ".join(entry.title for entry in site.versions(id))
    said = [entry.words("preview.card", source=entry.words(f"source.{entry.source.id}"), place=entry.place) for entry in entries]
    return Head(
        document_title=f"{first.label}: {titles}",
        description=shortened(f"{first.label} · {titles}", DESCRIPTION_WIDTH),
        title=f"{first.label}: {titles}",
        summary=" · ".join(said),
        address=first.public_card,
        type="article",
        site_name=first.words("site.name"),
        locale=_locale(site, first.language),
        other_locales=_other_locales(site, first.language),
        image=site.public(preview_file(first.source, first.language)),
        image_alt=preview_alt(site, first.source, first.language),
        data=script_text(card_data(site, id)),
    )


def retired_head(site: Site, id: PrincipleId) -> Head:
    """The head of a retired principle's card: a preview says first that it is no longer current."""
    entries = [site.entry(id, language) for language in site.languages]
    stated = f"{entries[0].label} · {' · '.join(entry.words('retired.title') for entry in entries)}"
    titles = " · ".join(entry.title for entry in entries)
    description = shortened(f"{stated} · {titles}", DESCRIPTION_WIDTH)
    data = script_text(retired_data(site, id))
    return replace(card_head(site, id), document_title=stated, title=stated, description=description, data=data)


def preview_file(source: Source | None, language: str) -> str:
    """Path below the site's root of the preview picture for pages of a source, or of none; `.ci/previews.py` makes them."""
    return f"assets/images/preview/{source.id if source else GUIDE_PREVIEW}-{language}.png"


def preview_alt(site: Site, source: Source | None, language: str) -> str:
    """What a preview picture says, for those who do not see it: the words that are drawn on it."""
    words = site.words[language]
    if source is None:
        return words("preview.alt-guide", site=words("site.name"), description=words("site.description"))
    return words("preview.alt", site=words("site.name"), restated=words("preview.restated"), source=source.title[language])


def _other_locales(site: Site, language: str) -> tuple[str, ...]:
    return tuple(_locale(site, other) for other in site.languages if other != language)


def _locale(site: Site, language: str) -> str:
    return site.words[language]("preview.locale")
