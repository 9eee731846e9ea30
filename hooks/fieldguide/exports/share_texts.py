"""What the browser needs to share entries in one language: texts to compose from, and the share panel.

Both are scripts, for browsers refuse data files on file://; they are loaded when a reader shares or collects, never on a first view.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model.ledger import order_of
from ..model.special_pages import BRIEF
from ..site import Entry, Site
from ..wording.words import Words, date_of
from .scripts import data_script


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Two scripts for each language: path below the site's root, and text."""
    for language in site.languages:
        yield f"share/{language}.js", data_script("share", language, share_data(site, language))
        yield f"share/panel-{language}.js", data_script("panels", language, _panel(site, language))


def share_data(site: Site, language: str) -> dict[str, Any]:
    """The guide in one language; its form is told at the top of the compose script."""
    words, entries = site.words[language], site.entries(language)
    return {
        "language": language,
        "tag": site.tags[language],
        "name": words("language.name"),
        "site": words("site.name"),
        "address": site.public(""),
        "dates": {edition: date_of(edition, words) for edition in sorted({entry.since for entry in entries}, key=order_of)},
        "words": _words(words),
        "entries": {entry.id: _entry(entry) for entry in entries},
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "label": entry.label,
        "title": entry.named,
        "text": entry.quoted,
        "place": entry.place,
        "restates": entry.restates,
        "page": entry.page,
        "mark": entry.mark,
        # Of each relation: id at the other end, plain name, plain name of its property or nothing, reason.
        "relations": [[one.other.id, one.kind_name, one.property_name, one.reason] for one in entry.relations],
    }


def _panel(site: Site, language: str) -> str:
    fields = {"site": site, "language": language, "words": site.words[language], "brief": site.page_address(BRIEF, language)}
    return site.render("pieces/share-panel.html", **fields).strip()


def _words(words: Words) -> dict[str, str]:
    """Words that compose.js looks up by the same keys, with their fields, which it fills."""
    site, edition, name, label, title, reason = "{site}", "{edition}", "{name}", "{label}", "{title}", "{reason}"
    date, restates, address = "{date}", "{restates}", "{address}"
    return {
        "citation.collection": words("citation.collection", count="{count}", site=site),
        "citation.entry": words(
            "citation.entry", label=label, title=title, site=site, edition=edition, date=date, restates=restates, address=address
        ),
        "citation.note": words("citation.note", site=site, edition=edition),
        "citation.own-note": words("citation.own-note", note="{note}"),
        "citation.relation": words("citation.relation", name=name, label=label, title=title, reason=reason),
        "citation.relation-property": words(
            "citation.relation-property", name=name, label=label, title=title, property="{property}", reason=reason
        ),
        "entry.colon": words("entry.colon"),
        "relation.heading": words("relation.heading"),
        "relation.note": words("relation.note"),
    }
