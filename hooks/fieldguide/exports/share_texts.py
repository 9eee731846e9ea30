"""What the browser needs to share entries in one language: texts to compose from, and the share panel.

Both are scripts, for browsers refuse data files on file://; they are loaded when a reader shares or collects, never on a first view.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model.special_pages import BRIEF
from ..site import Entry, Site
from ..wording.words import date_of
from .scripts import data_script

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


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Two scripts for each language: path below the site's root, and text."""
    for language in site.languages:
        yield f"share/{language}.js", data_script("share", language, share_data(site, language))
        yield f"share/panel-{language}.js", data_script("panels", language, _panel(site, language))


def share_data(site: Site, language: str) -> dict[str, Any]:
    """The guide in one language; its form is told at the top of the compose script."""
    words = site.words[language]
    return {
        "language": language,
        "tag": site.tags[language],
        "name": words("language.name"),
        "site": words("site.name"),
        "address": site.public(""),
        "edition": site.guide.edition,
        "date": date_of(site.guide.edition, words),
        "words": {key: words(key) for key in WORDS},
        "entries": {entry.id: _entry(entry) for entry in site.entries(language)},
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "label": entry.label,
        "title": entry.title,
        "text": entry.paragraphs,
        "place": entry.place,
        "restates": entry.restates,
        "page": entry.page,
        # Of each relation: id at the other end, plain name, plain name of its property or nothing, reason.
        "relations": [[one.other.id, one.kind_name, one.property_name, one.reason] for one in entry.relations],
    }


def _panel(site: Site, language: str) -> str:
    fields = {"site": site, "language": language, "words": site.words[language], "brief": site.page_address(BRIEF, language)}
    return site.render("pieces/share-panel.html", **fields).strip()
