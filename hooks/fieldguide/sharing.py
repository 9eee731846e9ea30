"""What the browser needs to compose quotes, citations, e-mails and briefs in one language: share/<language>.js.

The script is loaded when a reader shares or collects, never on a page's first view. docs/assets/scripts/compose.js reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .citations import date_of, restates
from .links import page_address, public
from .loading import Guide
from .model import Principle
from .relations import Related, related_to
from .words import Words, place_of, words_of

WORDS = (
    "citation.collection",
    "citation.entry",
    "citation.note",
    "citation.own-note",
    "citation.relation",
    "citation.relation-property",
    "entry.colon",
    "relation.heading",
    "relation.note",
)
"""Words that compose.js looks up by the same keys."""


def script(guide: Guide, language: str, tag: str, site_url: str) -> str:
    """One language's data as a script, for browsers refuse data files on file://."""
    value = json.dumps(data(guide, language, tag, site_url), ensure_ascii=False, separators=(",", ":"))
    return f"(self.fieldGuideShare ??= {{}}).{language} = {value}\n"


def data(guide: Guide, language: str, tag: str, site_url: str) -> dict[str, Any]:
    """The guide in one language; its form is told at the top of compose.js.

    Args:
        tag: the language's tag, such as `zh-Hans`.
        site_url: public address of the site's root.
    """
    words = words_of(guide.words[language])
    return {
        "language": language,
        "tag": tag,
        "name": words("language.name"),
        "site": words("site.name"),
        "address": public(site_url, ""),
        "edition": guide.edition,
        "date": date_of(guide.edition, words),
        "words": {key: words(key) for key in WORDS},
        "entries": {str(principle.id): _entry(guide, principle, language, words) for principle in guide.principles.values()},
    }


def _entry(guide: Guide, principle: Principle, language: str, words: Words) -> dict[str, Any]:
    entry = principle.entries[language]
    return {
        "label": principle.label,
        "title": entry.title,
        "text": entry.paragraphs,
        "place": place_of(principle, words),
        "restates": restates(guide, principle, language, words),
        "page": page_address(guide, principle.page, language),
        "relations": _relations(related_to(guide, principle.id), language, words),
    }


def _relations(found: Iterable[Related], language: str, words: Words) -> list[list[str]]:
    """Of each relation: id at the other end, plain name, plain name of its property or nothing, reason."""
    return [
        [str(one.other.id), words(one.name), words(one.property_name) if one.property_name else "", one.relation.reason[language]]
        for one in found
    ]
