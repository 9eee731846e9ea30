"""Data that others build on, and what crawlers read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from fieldguide.guide import Guide
from support.addresses import CARDS, NEUTRAL, PAGES, in_language
from support.content import KINDS, page_of
from support.every import every
from support.sites import LANGUAGES, TAGS, Project

PUBLIC = "https://guide.example.org/"
PREFIX = "https://host.example/some/prefix/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"

Sitemap = dict[str, dict[str, str]]


def sitemap_of(site: Path) -> Sitemap:
    """By address, the addresses of its translations by language tag."""
    root = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    assert root.tag == f"{SITEMAP}urlset"
    found: Sitemap = {}
    for url in root:
        (location,) = url.findall(f"{SITEMAP}loc")
        assert location.text and location.text not in found, f"sitemap.xml: {location.text} stands twice"
        links = url.findall(f"{XHTML}link")
        assert all(link.get("rel") == "alternate" for link in links), f"sitemap.xml: {location.text}"
        found[location.text] = {str(link.get("hreflang")): str(link.get("href")) for link in links}
    return found


@pytest.fixture(scope="module")
def sitemap(site: Path) -> Sitemap:
    return sitemap_of(site)


@pytest.mark.parametrize("name", ["principles", "relations"])
def test_data_keeps_its_schema(site: Path, name: str):
    schema = json.loads((site / f"data/schema/{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    value = json.loads((site / f"data/{name}.json").read_text(encoding="utf-8"))
    faults = [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(value)]
    assert not faults, f"data/{name}.json: {faults}"


@pytest.mark.parametrize("name", ["principles", "relations"])
def test_schema_is_strict(site: Path, name: str):
    def objects(node: Any) -> Any:
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for inner in node.values():
                yield from objects(inner)

    schema = json.loads((site / f"data/schema/{name}.json").read_text(encoding="utf-8"))
    for node in objects(schema):
        assert node["additionalProperties"] is False and set(node["required"]) == set(node["properties"]), f"{name}.json: {node}"


def test_principles_stand_in_reading_order(principles: Any, guide: Guide):
    assert [principle["id"] for principle in principles["principles"]] == list(KINDS)
    assert [principle["kind"] for principle in principles["principles"]] == list(KINDS.values())
    assert principles["edition"] == guide.edition == "2026.11"
    assert principles["site_url"] == PUBLIC
    assert principles["languages"] == list(LANGUAGES)
    assert [source["id"] for source in principles["sources"]] == ["cso", "vps", "btech"]


@every("id", KINDS)
def test_addresses_lead_to_the_principle(site: Path, by_id: dict[str, Any], anchors: Callable[[str], frozenset[str]], id: str):
    for language, url in by_id[id]["url"].items():
        path, _, anchor = url.partition("#")
        assert path == in_language(page_of(id).removesuffix(".md") + ".html", language), f"data/principles.json [{id}]: {url}"
        assert anchor == id and id in anchors(path), f"data/principles.json [{id}]: {url} leads to no anchor"
    assert by_id[id]["card"] == f"p/{id}.html" and (site / by_id[id]["card"]).is_file(), f"data/principles.json [{id}]: card"


@every("id", KINDS)
def test_parent_is_the_principle_above(by_id: dict[str, Any], id: str):
    parent = by_id[id]["parent"]
    assert parent == (id.rpartition("-")[0] if id.rpartition("-")[0] in KINDS else None), f"data/principles.json [{id}]: parent {parent}"


def test_relations_join_principles(relations: Any, by_id: dict[str, Any]):
    for relation in relations:
        pair = f"{relation['from']} → {relation['to']}"
        assert relation["from"] in by_id and relation["to"] in by_id, f"data/relations.json [{pair}]: unknown id"
        assert relation["property"] is None or relation["type"] == "supports", f"data/relations.json [{pair}]: property without support"


def test_sitemap_names_every_page_and_card_and_no_other(sitemap: Sitemap):
    assert set(sitemap) == {PUBLIC + address for address in (*PAGES, *CARDS)}


@every("address", NEUTRAL)
def test_sitemap_names_translations_from_every_language(sitemap: Sitemap, address: str):
    expected = {tag: PUBLIC + in_language(address, language) for language, tag in TAGS.items()} | {"x-default": PUBLIC + address}
    for language in LANGUAGES:
        assert sitemap[PUBLIC + in_language(address, language)] == expected, f"sitemap.xml: {in_language(address, language)}"


@every("address", CARDS)
def test_sitemap_names_no_translation_of_a_card(sitemap: Sitemap, address: str):
    assert sitemap[PUBLIC + address] == {}, f"sitemap.xml: {address} is in all languages at once"


def test_robots_names_the_sitemap(site: Path):
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert f"Sitemap: {PUBLIC}sitemap.xml" in lines
    assert "User-agent: *" in lines and not [line for line in lines if line.startswith("Disallow: /")]


@pytest.mark.parametrize("url", [PREFIX, PREFIX.rstrip("/")])
def test_public_address_comes_from_the_environment(tiny: Project, url: str):
    built = tiny.build(SITE_URL=url).passed()
    site = built.site
    for address in ("index.html", "vi/cso/part-1/guideline-1.html", "zh/btech/headline-1.html", "p/cso-1-1-1.html"):
        page = (site / address).read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{PREFIX}{address}">' in page, f"{address}: canonical address"
    assert all(location.startswith(PREFIX) for location in sitemap_of(site))
    assert all(link.startswith(PREFIX) for links in sitemap_of(site).values() for link in links.values())
    assert json.loads((site / "data/principles.json").read_text(encoding="utf-8"))["site_url"] == PREFIX
    assert f"Sitemap: {PREFIX}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/some/prefix/vi/index.html"' in lost and 'href="/some/prefix/assets/styles/card.css"' in lost
    assert f"{PREFIX}p/cso-1-1-1.html" in (site / "p/cso-1-1-1.html").read_text(encoding="utf-8").partition("<main>")[2]
    everything = "\n".join(
        path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".html", ".json", ".xml", ".txt")
    )
    assert "guide.example.org" not in everything, "The reserved address is left somewhere"
