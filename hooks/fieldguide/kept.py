"""What stands at an address whose principle was retired or whose page moved, so that old links still tell what was meant."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from .heads import retired_head
from .ledger import Retired
from .links import OFFLINE, address, card_address, page_address, public, relative
from .loading import Guide
from .navigation import page_title
from .words import place_of, words_of

SCRIPT = "assets/scripts/moved.js"
"""Where the script of moved pages stands on the site; it is there as soon as a page has moved."""


def retired_card_fields(guide: Guide, retired: Retired, site_url: str, tags: Mapping[str, str]) -> dict[str, object]:
    """Fields of the template of a retired principle's card.

    Args:
        site_url: public address of the site's root.
        tags: language tag of each language, such as `zh-Hans` for `zh`.
    """
    here = card_address(retired.principle)
    languages = [
        {
            "code": language,
            "tag": tags[language],
            "words": words,
            "entry": retired.principle.entries[language],
            "place": place_of(retired.principle, words),
            "reason": retired.reason[language],
            "source": guide.sources[retired.principle.source].title[language],
            "home": relative(page_address(guide, "index.md", language), here),
            "about": relative(page_address(guide, "sources.md", language), here),
            "offline": public(site_url, page_address(guide, OFFLINE, language)),
            "address": partial(address, guide, language=language),
        }
        for language in guide.languages
        for words in [words_of(guide.words[language])]
    ]
    return {
        "guide": guide,
        "principle": retired.principle,
        "since": retired.since,
        "instead": [guide.principles[id] for id in retired.replaced_by],
        "languages": languages,
        "canonical": public(site_url, here),
        "head": retired_head(guide, retired.principle, site_url, tags),
        "way": partial(relative, base=here),
        "card": card_address,
    }


def moved_pages(guide: Guide, language: str, site_url: str) -> dict[str, dict[str, object]]:
    """By old address of each moved page in one language, the fields of the template that leads on."""
    return {
        page_address(guide, old, language): _moved(guide, page_address(guide, old, language), new, language, site_url)
        for old, new in guide.ledger.moved.items()
    }


def _moved(guide: Guide, here: str, new: str, language: str, site_url: str) -> dict[str, object]:
    target = page_address(guide, new, language)
    return {
        "words": words_of(guide.words[language]),
        "title": page_title(guide, new, language),
        "href": relative(target, here),
        "canonical": public(site_url, target),
        "home": relative(page_address(guide, "index.md", language), here),
        "asset": partial(relative, base=here),
    }


def moved_script() -> str:
    """The script that leads on from a moved page and keeps the anchor."""
    return Path(__file__).with_name("scripts").joinpath("moved.js").read_text(encoding="utf-8")
