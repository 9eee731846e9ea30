"""What the browser needs to compose quotes, citations, e-mails and briefs in one language: share/<language>.js.

The script is loaded when a reader shares or collects, never on a page's first view. docs/assets/scripts/compose.js reads it.
So is the share panel in that language, share/panel-<language>.js, which docs/assets/scripts/panel.js reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from .citations import date_of, restates
from .links import page_address, public
from .loading import Guide
from .model import Principle
from .relations import Related, related_to
from .words import Words, place_of, words_of

BRIEF = "brief.md"

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


def panel_fields(guide: Guide, language: str, tags: Mapping[str, str]) -> dict[str, object]:
    """Fields of the share panel's template.

    Args:
        tags: language tag of each language.
    """
    all_words = {one: words_of(guide.words[one]) for one in guide.languages}
    brief = page_address(guide, BRIEF, language)
    return {"guide": guide, "language": language, "tags": tags, "all_words": all_words, "words": all_words[language], "brief": brief}


def panel_script(language: str, html: str) -> str:
    """The share panel in one language as a script."""
    return f"(self.fieldGuidePanels ??= {{}}).{language} = {json.dumps(html, ensure_ascii=False)}\n"


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
