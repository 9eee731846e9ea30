"""The term base in TBX-Basic, for translators' tools: the standard term of each language is preferred, other forms are admitted."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..model.entries import Term
from ..site import Site
from .vocabulary import definition_of

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def files(site: Site) -> Iterator[tuple[str, str]]:
    """The one file: path below the site's root, and XML."""
    root = Element("martif", {"type": "TBX-Basic", _LANGUAGE: site.tags[site.languages[0]]})
    header = SubElement(SubElement(root, "martifHeader"), "fileDesc")
    SubElement(SubElement(header, "titleStmt"), "title").text = site.words[site.languages[0]]("site.name")
    SubElement(SubElement(SubElement(header, "sourceDesc"), "p"), "hi").text = f"{site.public('')} {site.guide.edition}"
    body = SubElement(SubElement(root, "text"), "body")
    for term in site.guide.terms.values():
        _add(body, site, term)
    indent(root, " ")
    yield "data/terms.tbx", '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _add(body: Element, site: Site, term: Term) -> None:
    concept = SubElement(body, "termEntry", {"id": term.anchor})
    for language, name in term.names.items():
        section = SubElement(concept, "langSet", {_LANGUAGE: site.tags.get(language, language)})
        meaning = definition_of(site, term, language) if language in site.languages else ""
        if meaning:
            SubElement(section, "descrip", {"type": "definition"}).text = meaning
        _name(section, name, "preferredTerm-admn-sts")
        if term.short and language in site.languages:
            _name(section, term.short, "admittedTerm-admn-sts", "abbreviation")
        for variant in term.variants.get(language, ()):
            _name(section, variant, "admittedTerm-admn-sts")
        for wrong in term.forbidden.get(language, ()):
            _name(section, wrong, "deprecatedTerm-admn-sts")


def _name(section: Element, name: str, status: str, type: str = "") -> None:
    group = SubElement(section, "tig")
    SubElement(group, "term").text = name
    if type:
        SubElement(group, "termNote", {"type": "termType"}).text = type
    SubElement(group, "termNote", {"type": "administrativeStatus"}).text = status
