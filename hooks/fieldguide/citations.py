"""Citations and ready-made e-mail texts: one form, in each language."""

from __future__ import annotations

from .links import card_address, public
from .loading import Guide
from .model import Principle
from .words import place_of, words_of


def citation_of(guide: Guide, principle: Principle, language: str, site_url: str) -> str:
    """How an entry is cited: label, title, the guide as author, edition, card; and what source and place it restates."""
    words = words_of(guide.words[language])
    return words(
        "citation.entry",
        label=principle.label,
        title=principle.entries[language].title,
        site=words("site.name"),
        edition=guide.edition,
        address=public(site_url, card_address(principle)),
        source=guide.sources[principle.source].title[language],
        place=place_of(principle, words),
    )


def mail_of(guide: Guide, principle: Principle, language: str, site_url: str) -> str:
    """Text of an e-mail that quotes an entry and links its card."""
    words = words_of(guide.words[language])
    entry = principle.entries[language]
    return words(
        "citation.mail",
        label=principle.label,
        title=entry.title,
        text="\n\n".join(entry.paragraphs),
        address=public(site_url, card_address(principle)),
        site=words("site.name"),
        edition=guide.edition,
    )
