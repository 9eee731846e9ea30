"""The relations as mappings in SSSOM 1.1 (https://mapping-commons.github.io/sssom/), a table for each language of labels and reasons.

A source that was gone through in vain is a mapping with the predicate modifier `Not`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from ..model.entries import Examined, Relation
from ..site import Site
from .vocabulary import predicate_base, predicate_of

COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_label",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "reviewer_label",
    "mapping_date",
    "comment",
)
JUSTIFICATION = "semapv:ManualMappingCuration"


def files(site: Site) -> Iterator[tuple[str, str]]:
    """A table for each language: path below the site's root, and tab-separated values under their metadata."""
    for language in site.languages:
        yield f"data/relations-{language}.sssom.tsv", _metadata(site, language) + _table(site, language)


def _metadata(site: Site, language: str) -> str:
    """YAML in comment lines; JSON texts are YAML texts."""
    words = site.words[language]
    facts = {
        "sssom_version": "1.1",
        "mapping_set_id": site.public(f"data/relations-{language}.sssom.tsv"),
        "mapping_set_title": words("site.name"),
        "mapping_set_version": site.guide.edition,
        "mapping_set_description": words("relation.note"),
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    prefixes = {
        "entry": site.public("p/"),
        "page": site.public(""),
        "relation": predicate_base(site),
        "semapv": "https://w3id.org/semapv/vocab/",
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]
    lines += ["curie_map:", *(f"  {prefix}: {json.dumps(address)}" for prefix, address in prefixes.items())]
    return "".join(f"#{line}\n" for line in lines)


def _table(site: Site, language: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_mapping(site, language, relation) for relation in site.guide.relations)
    writer.writerows(_examined(site, language, examined) for examined in site.guide.examined)
    return text.getvalue()


def _mapping(site: Site, language: str, relation: Relation) -> tuple[str, ...]:
    words, subject, target = site.words[language], site.entry(relation.origin, language), site.entry(relation.target, language)
    name = words(relation.property_key("from") or relation.kind_key("from"))
    return (
        f"entry:{subject.id}.html",
        subject.heading,
        f"relation:{predicate_of(relation)}",
        name,
        "",
        f"entry:{target.id}.html",
        target.heading,
        JUSTIFICATION,
        author(site, language, relation.by),
        relation.reviewed,
        relation.day,
        relation.reason[language],
    )


def _examined(site: Site, language: str, examined: Examined) -> tuple[str, ...]:
    subject, source = site.entry(examined.origin, language), site.guide.sources[examined.source]
    return (
        f"entry:{subject.id}.html",
        subject.heading,
        "relation:related",
        site.words[language]("relation.related"),
        "Not",
        f"page:{site.page_address(source.home, site.languages[0])}",
        source.title[language],
        JUSTIFICATION,
        author(site, language, examined.by),
        "",
        examined.day,
        examined.reason[language],
    )


def author(site: Site, language: str, by: str) -> str:
    """Who drew a relation, in words; a person signs with a name."""
    return site.words[language]("relation.editors") if by == "editors" else by
