"""What a page's head tells others: search engines, and the mail and chat programs that show a preview of a link.

Tags follow the Open Graph protocol (https://ogp.me) and X's cards; overrides/partials/head-tags.html writes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .layout import source_of_page
from .linked_data import card_data, page_data, retired_data, script_text
from .links import card_address, page_address, public
from .loading import Guide
from .model import Principle, Source
from .navigation import HOME, page_title
from .summary import description_of, shortened, title_of
from .words import place_of, words_of

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
    data: str


def page_head(guide: Guide, path: str, language: str, site_url: str, tags: Mapping[str, str]) -> Head:
    """The head of a page in one language.

    Args:
        path: the page's, below the language's folder.
        site_url: public address of the site's root.
        tags: language tag of each language, such as `zh-Hans` for `zh`.
    """
    words = words_of(guide.words[language])
    site, description = words("site.name"), description_of(guide, path, language)
    source = source_of_page(guide, path)
    return Head(
        document_title=site if path == HOME else f"{page_title(guide, path, language)} – {site}",
        description=description,
        title=site if path == HOME else title_of(guide, path, language),
        summary=description,
        address=public(site_url, page_address(guide, path, language)),
        type="website" if path == HOME else "article",
        site_name=site,
        locale=_locale(guide, language),
        other_locales=tuple(_locale(guide, other) for other in guide.languages if other != language),
        image=preview_address(source, language, site_url),
        image_alt=preview_alt(guide, source, language),
        data=script_text(page_data(guide, path, language, site_url, tags)),
    )


def card_head(guide: Guide, principle: Principle, site_url: str, tags: Mapping[str, str]) -> Head:
    """The head of a card, which is for readers of every language; what can be in one only is in the first.

    Nobody knows yet who will open a link when its preview is made, so the title and the summary speak every language.
    """
    language = guide.languages[0]
    all_words = [words_of(guide.words[one]) for one in guide.languages]
    titles = [principle.entries[one].title for one in guide.languages]
    title = f"{principle.label}: {' · '.join(titles)}"
    source = guide.sources[principle.source]
    said = [words("preview.card", source=words(f"source.{source.id}"), place=place_of(principle, words)) for words in all_words]
    return Head(
        document_title=title,
        description=shortened(" · ".join([principle.label, *titles]), DESCRIPTION_WIDTH),
        title=title,
        summary=" · ".join(said),
        address=public(site_url, card_address(principle)),
        type="article",
        site_name=all_words[0]("site.name"),
        locale=_locale(guide, language),
        other_locales=tuple(_locale(guide, other) for other in guide.languages if other != language),
        image=preview_address(source, language, site_url),
        image_alt=preview_alt(guide, source, language),
        data=script_text(card_data(guide, principle, site_url, tags)),
    )


def retired_head(guide: Guide, principle: Principle, site_url: str, tags: Mapping[str, str]) -> Head:
    """The head of a retired principle's card: a preview says first that it is no longer current."""
    stated = " · ".join(words_of(guide.words[language])("retired.title") for language in guide.languages)
    titles = " · ".join(principle.entries[language].title for language in guide.languages)
    return replace(
        card_head(guide, principle, site_url, tags),
        document_title=f"{principle.label} · {stated}",
        title=f"{principle.label} · {stated}",
        description=shortened(f"{principle.label} · {stated} · {titles}", DESCRIPTION_WIDTH),
        data=script_text(retired_data(guide, principle, site_url, tags)),
    )


def preview_file(source: Source | None, language: str) -> str:
    """Path of a preview picture below the site's root; `.ci/previews.py` makes them."""
    return f"assets/images/preview/{source.id if source else GUIDE_PREVIEW}-{language}.png"


def preview_address(source: Source | None, language: str, site_url: str) -> str:
    """Public address of the preview picture for pages of a source, or of none."""
    return public(site_url, preview_file(source, language))


def preview_alt(guide: Guide, source: Source | None, language: str) -> str:
    """What a preview picture says, for those who do not see it: the words that are drawn on it."""
    words = words_of(guide.words[language])
    if source is None:
        return words("preview.alt-guide", site=words("site.name"), description=words("site.description"))
    return words("preview.alt", site=words("site.name"), restated=words("preview.restated"), source=source.title[language])


def _locale(guide: Guide, language: str) -> str:
    return words_of(guide.words[language])("preview.locale")
