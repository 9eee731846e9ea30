"""Data in the field's own formats, each read back by the field's own tool."""

from __future__ import annotations

import csv
from pathlib import Path

import pyshacl
import pytest
import sssom_pydantic
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SKOS
from sssom_pydantic import SemanticMapping
from translate.storage.tbx import tbxfile

from fieldguide.guide import Guide
from fieldguide.model.identifiers import PrincipleId
from support.html import read, text
from support.sites import LANGUAGES, PUBLIC, TAGS


@pytest.fixture(scope="module")
def graph(site: Path) -> Graph:
    return Graph().parse(site / "data/guide.ttl")


def page_at(site: Path, address: str) -> Path:
    return site / address.removeprefix(PUBLIC).partition("#")[0]


def mappings(site: Path, language: str) -> list[SemanticMapping]:
    return list(sssom_pydantic.read(site / f"data/relations-{language}.sssom.tsv")[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_sssom_tells_every_relation_and_every_search_in_vain(site: Path, guide: Guide, language: str) -> None:
    found = mappings(site, language)
    related = [one for one in found if one.predicate_modifier is None]
    in_vain = [one for one in found if one.predicate_modifier == "Not"]
    assert [(one.subject.identifier, one.object.identifier, one.comment) for one in related] == [
        (f"{one.origin}.html", f"{one.target}.html", one.reason[language]) for one in guide.relations
    ]
    assert [(one.subject.identifier, one.comment) for one in in_vain] == [
        (f"{one.origin}.html", one.reason[language]) for one in guide.examined
    ]
    for one in found:
        assert one.justification.curie == "semapv:ManualMappingCuration"
        assert str(one.mapping_date) >= "2026-11-26"
        title = guide.principles[PrincipleId(one.subject.identifier.removesuffix(".html"))].restated[language].title
        assert getattr(one.subject, "name", "").endswith(title)


def test_every_address_in_the_mappings_answers(site: Path) -> None:
    pack = sssom_pydantic.read(site / "data/relations-en.sssom.tsv")
    for one in pack[0]:
        for end in (one.subject, one.predicate, one.object):
            address = pack[1].expand_reference(end)
            assert address and page_at(site, address).is_file(), address
            anchor = address.partition("#")[2]
            assert not anchor or read(page_at(site, address)).get_element_by_id(anchor) is not None


def test_turtle_and_json_ld_say_the_same_and_keep_to_the_shapes(site: Path, graph: Graph) -> None:
    assert isomorphic(graph, Graph().parse(site / "data/guide.jsonld"))
    keeps, _, report = pyshacl.validate(graph, shacl_graph=str(site / "data/shapes.ttl"))
    assert keeps, report


def test_the_shapes_find_what_is_wrong(site: Path) -> None:
    broken = Graph().parse(site / "data/guide.ttl")
    entry = URIRef(f"{PUBLIC}p/cso-2-2-1.html")
    broken.remove((entry, SKOS.prefLabel, None))
    broken.add((entry, SKOS.broader, URIRef(f"{PUBLIC}p/nowhere.html")))
    keeps, _, report = pyshacl.validate(broken, shacl_graph=str(site / "data/shapes.ttl"))
    assert not keeps and "prefLabel" in report and "broader" in report


def test_linked_data_hold_every_entry_and_term_in_every_language(guide: Guide, graph: Graph) -> None:
    for principle in guide.principles.values():
        entry = URIRef(f"{PUBLIC}p/{principle.id}.html")
        for language in LANGUAGES:
            restated = principle.restated[language]
            assert (entry, SKOS.prefLabel, Literal(restated.title, lang=TAGS[language])) in graph
        assert (entry, SKOS.notation, Literal(principle.label)) in graph
    for term in guide.terms.values():
        address = URIRef(f"{PUBLIC}glossary.html#{term.anchor}")
        assert {label.language for label in graph.objects(address, SKOS.prefLabel) if isinstance(label, Literal)} >= {*TAGS.values()}
        assert len(list(graph.objects(address, SKOS.definition))) == len(LANGUAGES)
        assert not any("[" in str(meaning) for meaning in graph.objects(address, SKOS.definition))
        hidden = {str(form) for form in graph.objects(address, SKOS.hiddenLabel)}
        assert hidden == {form for forms in term.forbidden.values() for form in forms}
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == len(guide.principles) + len(guide.terms)


def test_translators_tools_read_the_term_base(site: Path, guide: Guide) -> None:
    base = tbxfile.parsefile(str(site / "data/terms.tbx"))
    assert [unit.getid() for unit in base.units] == [term.anchor for term in guide.terms.values()]
    for unit, term in zip(base.units, guide.terms.values(), strict=True):
        assert unit.source == term.names["en"]
        assert unit.target == term.names["vi"]
        told = {(one.findtext("term"), one.findtext("termNote[@type='administrativeStatus']")) for one in unit.xmlelement.iter("tig")}
        wanted = {*term.names.values(), *(form for forms in term.variants.values() for form in forms)} | ({term.short} - {""})
        wrong = {form for forms in term.forbidden.values() for form in forms}
        assert {name for name, status in told if status == "deprecatedTerm-admn-sts"} == wrong
        assert {name for name, status in told if status != "deprecatedTerm-admn-sts"} == wanted
        assert not any("[" in one.text for one in unit.xmlelement.iter("descrip")), "a reference stands as its id"


def test_spreadsheets_get_every_entry_relation_and_term(site: Path, guide: Guide) -> None:
    tables = {}
    for name in ("entries", "relations", "terms"):
        data = (site / f"data/{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        tables[name] = list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True)))
        assert not [row for row in tables[name] if None in row or any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())]
    assert [(row["id"], row["title_zh"], row["text_vi"]) for row in tables["entries"]] == [
        (one.id, one.restated["zh"].title, one.restated["vi"].text) for one in guide.principles.values()
    ]
    assert [(row["from"], row["to"], row["reason_en"]) for row in tables["relations"]] == [
        *((one.origin, one.target, one.reason["en"]) for one in guide.relations),
        *((one.origin, one.source, one.reason["en"]) for one in guide.examined),
    ]
    assert [(row["id"], row["name_zh-Hant"], row["forbidden_zh"]) for row in tables["terms"]] == [
        (one.id, one.names.get("zh-Hant", ""), "; ".join(one.forbidden.get("zh", ()))) for one in guide.terms.values()
    ]


def test_every_file_says_of_which_edition_it_is(site: Path, guide: Guide) -> None:
    """But the relations in JSON, a list since the first edition: their schema, which lies beside them, says it."""
    silent = [path.name for path in sorted((site / "data").rglob("*")) if path.is_file() and guide.edition not in path.read_text("utf-8")]
    assert silent == ["relations.json", "shapes.ttl"]


@pytest.mark.parametrize("folder", ["", "vi/", "zh/"])
def test_the_page_about_the_data_names_every_file_that_is_there(site: Path, folder: str) -> None:
    page = read(site / f"{folder}open-data.html")
    linked = {link.get("href", "").rpartition("data/")[2]: text(link.getparent().getparent()) for link in page.cssselect(".data-files a")}
    assert linked.keys() == {path.relative_to(site / "data").as_posix() for path in (site / "data").rglob("*") if path.is_file()}
    assert all(len(said) > len(name) + 4 for name, said in linked.items())
