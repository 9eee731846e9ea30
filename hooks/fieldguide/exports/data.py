"""Data that others build on: data/principles.json and data/relations.json. Keys may be added; none is ever taken away or changed.

Their JSON Schemas go along.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model.entries import VOCABULARY
from ..model.identifiers import PrincipleId
from ..site import Site
from .json_schemas import schemas

PRINCIPLES = "data/principles.json"


def files(site: Site) -> Iterator[tuple[str, str]]:
    """The two files and the schema of each: path below the site's root, and JSON."""
    yield PRINCIPLES, _json(principles_data(site))
    yield "data/relations.json", _json(relations_data(site))
    for name, schema in schemas(site).items():
        yield f"data/schema/{name}.json", _json(schema)


def principles_data(site: Site) -> dict[str, object]:
    """Every principle with its facts and texts, in reading order; addresses are relative to the site's root."""
    sources = [
        {"id": source.id, "title": dict(source.title), "source_languages": list(source.languages)} for source in site.guide.sources.values()
    ]
    return {
        "edition": site.guide.edition,
        "site_url": site.address,
        "languages": list(site.languages),
        "sources": sources,
        "principles": [_principle(site, id) for id in site.guide.principles],
    }


def relations_data(site: Site) -> list[dict[str, object]]:
    """Every relation as declared, in the order of declaration; a property that is not there is null."""
    return [
        {
            "from": relation.origin,
            "to": relation.target,
            "type": relation.type,
            "property": relation.property or None,
            "reason": {language: relation.reason[language] for language in site.languages},
            "by": relation.by,
            "day": relation.day,
            "reviewed": relation.reviewed or None,
        }
        for relation in site.guide.relations
    ]


def _principle(site: Site, id: PrincipleId) -> dict[str, object]:
    entries = {language: site.entry(id, language) for language in site.languages}
    first = entries[site.languages[0]]
    return {
        "id": id,
        "source": first.source.id,
        "parent": first.principle.parent,
        **{fact: getattr(first.principle, fact) or None for fact in VOCABULARY},
        "label": {language: entry.label for language, entry in entries.items()},
        "place": {language: entry.place for language, entry in entries.items()},
        "title": {language: entry.title for language, entry in entries.items()},
        "text": {language: entry.text for language, entry in entries.items()},
        "url": {language: entry.address for language, entry in entries.items()},
        "card": first.card,
        "pending": [{"language": language, "written_in": entry.lender} for language, entry in entries.items() if entry.lender],
        "examined": [
            {
                "source": one.source,
                "examined": "none",
                "reason": {language: one.reason[language] for language in site.languages},
                "by": one.by,
                "day": one.day,
            }
            for one in first.examined
        ],
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
