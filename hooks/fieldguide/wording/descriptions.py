"""Titles and short descriptions for navigation, search engines and link previews."""

from __future__ import annotations

from ..guide import Guide
from ..model.entries import Restatement
from ..model.special_pages import HOME
from .words import Words, words_of

WIDTH = 160
"""Width that result lists show, in columns: a Han character takes two."""


def description_of(guide: Guide, page: str, language: str) -> str:
    """What a page's front matter says of it, or the beginning of the entry that it restates."""
    written = guide.pages[language][page].meta.get("description")
    if isinstance(written, str):
        return written
    return shortened(guide.by_page[page][0].restated[language].text.replace("\n", " "))


def title_of(guide: Guide, page: str, language: str) -> str:
    """A page's first heading, with its label where an entry begins there; the site is not named."""
    if page in guide.by_page:
        principle = guide.by_page[page][0]
        return f"{principle.label} · {named(principle.restated[language], words_of(guide.words[language]))}"
    return next(heading.title for heading in guide.pages[language][page].headings if heading.level == 1)


def named(restated: Restatement, words: Words) -> str:
    """An entry's title where no element can say in which language it is: words do, where another one lends it."""
    if not restated.lent_by:
        return restated.title
    return words("entry.in-language", title=restated.title, language=words(f"language.{restated.lent_by}"))


def short_title_of(guide: Guide, page: str, language: str) -> str:
    """Title for navigation: a source's or the home page's short name, else the page's title."""
    words = words_of(guide.words[language])
    if page == HOME:
        return words("nav.home")
    source = next((source for source in guide.sources.values() if source.home == page), None)
    return words(f"source.{source.id}") if source else title_of(guide, page, language)


def menu_title_of(guide: Guide, page: str, language: str) -> str:
    """Title for menus: with the short title of the entry that begins there, where it has one."""
    if page in guide.by_page:
        principle = guide.by_page[page][0]
        if language in principle.short:
            return f"{principle.label} · {principle.short[language]}"
    return short_title_of(guide, page, language)


def shortened(text: str, width: int = WIDTH) -> str:
    """The text, cut at a word or a Han character so that it takes at most `width` columns."""
    columns = 0
    for index, character in enumerate(text):
        columns += 2 if character >= "\u2e80" else 1
        if columns > width - 1:
            kept = text[:index]
            if character < "\u2e80" and " " in kept:
                kept = kept.rpartition(" ")[0]
            return kept.rstrip(" ,;:，；：、") + "…"
    return text
