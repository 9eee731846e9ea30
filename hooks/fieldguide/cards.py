"""What a card shows: a principle in every language side by side, its citation, its e-mail text, its relations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from .citations import citation_of, mail_of, mailto_of
from .heads import card_head
from .layout import notice_fields
from .links import OFFLINE, address, card_address, page_address, public, relative
from .loading import Guide
from .model import Principle
from .relations import by_source, related_to
from .words import place_of, words_of

COMMENTARY = "in-practice"
"""Heading that a page's commentary begins with."""


def card_fields(guide: Guide, principle: Principle, site_url: str, tags: Mapping[str, str]) -> dict[str, object]:
    """Fields of the card's template.

    Args:
        site_url: public address of the site's root.
        tags: language tag of each language, such as `zh-Hans` for `zh`.
    """
    here = card_address(principle)
    all_words = {language: words_of(guide.words[language]) for language in guide.languages}
    languages = [
        {
            "code": language,
            "tag": tags[language],
            "words": words,
            "entry": principle.entries[language],
            "place": place_of(principle, words),
            "href": relative(address(guide, principle, language), here),
            "notice": notice_fields(guide, guide.sources[principle.source], language, words),
            "citation": citation_of(guide, principle, language, site_url),
            "mail": mail_of(guide, principle, language, site_url).text,
            "mailto": mailto_of(guide, principle, language, site_url),
            "home": relative(page_address(guide, "index.md", language), here),
            "about": relative(page_address(guide, "sources.md", language), here),
            "offline": public(site_url, page_address(guide, OFFLINE, language)),
        }
        for language, words in all_words.items()
    ]
    return {
        "guide": guide,
        "principle": principle,
        "languages": languages,
        "groups": by_source(guide, related_to(guide, principle.id)),
        "all_words": all_words,
        "tags": tags,
        "head": card_head(guide, principle, site_url, tags),
        "has_commentary": any(heading.id == COMMENTARY for heading in guide.pages[guide.languages[0]][principle.page].headings),
        "canonical": public(site_url, here),
        "way": partial(relative, base=here),
        "card": card_address,
        "address": partial(address, guide),
    }
