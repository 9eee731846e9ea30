"""What the data formats have in common: addresses of entries, terms and predicates, and the names of the files.

Every address answers: an entry's is its card, a term's its place in the glossary, a predicate's its line on the page about the data.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model.entries import PROPERTIES, RELATION_TYPES, Relation, Source, Term
from ..model.identifiers import PrincipleId
from ..model.special_pages import DATA, GLOSSARY
from ..reading.markdown_pages import name_bare_references
from ..site import Site

PREDICATES = (*reversed(RELATION_TYPES), *(one.replace(" ", "-") for one in PROPERTIES), "related")
"""Names of the relations, after NIST IR 8477; `related` says no more than that, and stands where none was found."""

ANCHOR = "relation-"
"""What the anchors of predicates begin with on the page about the data."""

FILES: Mapping[str, tuple[str, str]] = {
    "data/principles.json": ("JSON", "principles"),
    "data/relations.json": ("JSON", "relations"),
    "data/relations-{language}.sssom.tsv": ("SSSOM 1.1", "sssom"),
    "data/guide.ttl": ("SKOS, Turtle", "skos"),
    "data/guide.jsonld": ("SKOS, JSON-LD", "skos"),
    "data/shapes.ttl": ("SHACL", "shapes"),
    "data/terms.tbx": ("TBX-Basic", "tbx"),
    "data/entries.csv": ("CSV", "entries"),
    "data/relations.csv": ("CSV", "table"),
    "data/terms.csv": ("CSV", "terms"),
    "data/schema/principles.json": ("JSON Schema", "schema"),
    "data/schema/relations.json": ("JSON Schema", "schema"),
}
"""Every file of data, with the standard that it follows and the key of what the page says of it; a file for each language where named."""


def predicate_of(relation: Relation) -> str:
    """Name of a relation: its property where it has one, which says more than its type."""
    return (relation.property or relation.type).replace(" ", "-")


def entry_address(site: Site, id: PrincipleId) -> str:
    """Public address of an entry's card, which is its permanent name."""
    return site.public(f"p/{id}.html")


def source_address(site: Site, source: Source) -> str:
    """Public address of a source's first page, in the default language."""
    return site.public(site.page_address(source.home, site.languages[0]))


def term_address(site: Site, term: Term) -> str:
    """Public address of a term, in the default language."""
    return glossary_address(site) + f"#{term.anchor}"


def definition_of(site: Site, term: Term, language: str) -> str:
    """What the glossary says a term means, as plain text; empty where it says nothing."""
    text = site.guide.pages[language][GLOSSARY].prose.get(term.anchor, "")
    return name_bare_references(text, lambda name: site.called(name, language))


def glossary_address(site: Site) -> str:
    """Public address of the glossary, in the default language."""
    return site.public(site.page_address(GLOSSARY, site.languages[0]))


def predicate_base(site: Site) -> str:
    """What the public addresses of predicates begin with."""
    return site.public(site.page_address(DATA, site.languages[0])) + f"#{ANCHOR}"
