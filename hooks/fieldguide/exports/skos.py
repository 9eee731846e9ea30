"""Entries, terms and relations as linked data: SKOS (https://www.w3.org/TR/skos-reference/) in Turtle and JSON-LD, with SHACL shapes.

Each source is a concept scheme of its entries, the glossary one of its terms. Relations are the guide's own predicates; beside each
stands the match of SKOS that it implies: `related` within a source, `relatedMatch` between two.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model.entries import Source, Term
from ..model.special_pages import GLOSSARY
from ..site import Entry, Site
from .vocabulary import definition_of, entry_address, glossary_address, predicate_base, predicate_of, source_address, term_address

PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
}
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, order=True)
class Text:
    """A text in a language, given by its tag, or in none."""

    value: str
    tag: str = ""


@dataclass(frozen=True)
class Node:
    """Something with an address, and what is said of it: pairs of a predicate and an address or text."""

    address: str
    kind: str
    facts: tuple[tuple[str, str | Text], ...]


def files(site: Site) -> Iterator[tuple[str, str]]:
    """The same statements in two forms, and the shapes that they keep to: path below the site's root, and text."""
    nodes = list(nodes_of(site))
    yield "data/guide.ttl", _turtle(site, nodes)
    yield "data/guide.jsonld", _json_ld(site, nodes)
    yield "data/shapes.ttl", SHAPES


def nodes_of(site: Site) -> Iterator[Node]:
    """Every scheme, entry and term."""
    for source in site.guide.sources.values():
        yield _scheme(site, source_address(site, source), {language: source.title[language] for language in site.languages})
        yield from (_entry(site, source, entry) for entry in site.entries(site.languages[0]) if entry.source == source)
    yield _scheme(site, glossary_address(site), {language: site.page_title(GLOSSARY, language) for language in site.languages})
    yield from (_term(site, term) for term in site.guide.terms.values())


def _scheme(site: Site, address: str, titles: dict[str, str]) -> Node:
    texts = tuple(("dcterms:title", Text(title, site.tags[language])) for language, title in titles.items())
    return Node(address, "skos:ConceptScheme", (*texts, ("dcterms:license", _LICENCE), ("owl:versionInfo", Text(site.guide.edition))))


def _entry(site: Site, source: Source, first: Entry) -> Node:
    facts: list[tuple[str, str | Text]] = [("skos:notation", Text(first.label)), ("skos:inScheme", source_address(site, source))]
    if first.parent:
        facts.append(("skos:broader", entry_address(site, first.parent.id)))
    else:
        facts.append(("skos:topConceptOf", source_address(site, source)))
    for entry in site.versions(first.id):
        facts.append(("skos:prefLabel", Text(entry.title, entry.spoken_tag)))  # the texts stand in principles.json, once in a kit
    for related in first.relations:
        is_near = related.other.source == source
        facts.append(("skos:related" if is_near else "skos:relatedMatch", entry_address(site, related.other.id)))
        if related.side.is_declared:
            facts.append((f"relation:{predicate_of(related.relation)}", entry_address(site, related.other.id)))
    facts += [("dcterms:subject", term_address(site, term)) for term, _ in first.terms]
    return Node(entry_address(site, first.id), "skos:Concept", tuple(dict.fromkeys(facts)))


def _term(site: Site, term: Term) -> Node:
    facts: list[tuple[str, str | Text]] = [("skos:inScheme", glossary_address(site)), ("skos:topConceptOf", glossary_address(site))]
    for language, name in term.names.items():
        facts.append(("skos:prefLabel", Text(name, site.tags.get(language, language))))
        others = (*term.variants.get(language, ()), *([term.short] if term.short and language in site.languages else ()))
        facts += [("skos:altLabel", Text(other, site.tags.get(language, language))) for other in others if other != name]
        facts += [("skos:hiddenLabel", Text(wrong, site.tags.get(language, language))) for wrong in term.forbidden.get(language, ())]
    for language in site.languages:
        meaning = definition_of(site, term, language)
        if meaning:
            facts.append(("skos:definition", Text(meaning, site.tags[language])))
    return Node(term_address(site, term), "skos:Concept", tuple(dict.fromkeys(facts)))


def _turtle(site: Site, nodes: list[Node]) -> str:
    prefixes = {**PREFIXES, "relation": predicate_base(site)}
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in prefixes.items()]
    for node in nodes:
        said = [f"    {predicate} {_turtle_value(value)}" for predicate, value in node.facts]
        lines.append("\n" + " ;\n".join([f"<{node.address}> a {node.kind}", *said]) + " .")
    return "\n".join(lines) + "\n"


def _turtle_value(value: str | Text) -> str:
    """An address, or a text: JSON's escapes are Turtle's."""
    if isinstance(value, str):
        return f"<{value}>"
    return json.dumps(value.value, ensure_ascii=False) + (f"@{value.tag}" if value.tag else "")


def _json_ld(site: Site, nodes: list[Node]) -> str:
    context: dict[str, object] = {**PREFIXES, "relation": {"@id": predicate_base(site), "@prefix": True}}
    predicates = {predicate: value for node in nodes for predicate, value in node.facts}
    context |= {one: {"@type": "@id"} for one, value in predicates.items() if isinstance(value, str)}
    context |= {one: {"@container": "@language"} for one, value in predicates.items() if isinstance(value, Text) and value.tag}
    graph = []
    for node in nodes:
        said: dict[str, Any] = {}
        for predicate, value in node.facts:
            if isinstance(value, Text) and value.tag:
                said.setdefault(predicate, {}).setdefault(value.tag, []).append(value.value)
            else:
                said.setdefault(predicate, []).append(value if isinstance(value, str) else value.value)
        graph.append({"@id": node.address, "@type": node.kind, **said})
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, separators=(",", ":")) + "\n"


SHAPES = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .

[] a sh:NodeShape ;
    sh:targetClass skos:Concept ;
    sh:nodeKind sh:IRI ;
    sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ; sh:datatype rdf:langString ; sh:uniqueLang true ] ;
    sh:property [ sh:path skos:altLabel ; sh:datatype rdf:langString ; sh:disjoint skos:prefLabel ] ;
    sh:property [ sh:path skos:hiddenLabel ; sh:datatype rdf:langString ; sh:disjoint skos:prefLabel, skos:altLabel ] ;
    sh:property [ sh:path skos:inScheme ; sh:minCount 1 ; sh:maxCount 1 ; sh:class skos:ConceptScheme ] ;
    sh:property [ sh:path skos:notation ; sh:maxCount 1 ; sh:datatype xsd:string ] ;
    sh:property [ sh:path skos:broader ; sh:maxCount 1 ; sh:class skos:Concept ] ;
    sh:property [ sh:path skos:related ; sh:class skos:Concept ] ;
    sh:property [ sh:path skos:relatedMatch ; sh:class skos:Concept ] ;
    sh:property [ sh:path dcterms:subject ; sh:class skos:Concept ] .

[] a sh:NodeShape ;
    sh:targetClass skos:ConceptScheme ;
    sh:property [ sh:path dcterms:title ; sh:minCount 1 ; sh:uniqueLang true ] ;
    sh:property [ sh:path dcterms:license ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
"""
