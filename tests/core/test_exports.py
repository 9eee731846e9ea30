"""The shapes of the files that others build on."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from fieldguide.exports import data, sitemap
from fieldguide.guide import Guide
from fieldguide.site import Site
from support.sites import LANGUAGES
from support.sites import PUBLIC as SITE

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_principles_are_published_in_reading_order_with_every_language(site: Site) -> None:
    found = json.loads(dict(data.files(site))["data/principles.json"])
    assert (found["edition"], found["site_url"], found["languages"]) == ("2026.11", SITE, list(LANGUAGES))
    assert [source["id"] for source in found["sources"]] == ["cso", "btech"]
    assert found["sources"][0]["source_languages"] == ["en"]
    assert [principle["id"] for principle in found["principles"]] == ["cso-1", "cso-1-1", "cso-1-1-1", "btech-1"]
    point = found["principles"][2]
    assert {key: point[key] for key in ("source", "kind", "parent", "force", "actor", "card")} == {
        "source": "cso",
        "kind": "point",
        "parent": "cso-1-1",
        "force": "recommends",
        "actor": "cso",
        "card": "p/cso-1-1-1.html",
    }
    assert point["title"] == {language: f"Point {language}" for language in LANGUAGES}
    assert point["text"] == {language: f"Text of the point in {language}." for language in LANGUAGES}
    assert point["url"]["zh"] == "zh/cso/part-1/guideline-1.html#cso-1-1-1"
    assert point["label"] == dict.fromkeys(LANGUAGES, "CSO I.1.1")
    assert found["principles"][0]["parent"] is None


def test_relations_are_published_as_declared(site: Site) -> None:
    assert json.loads(dict(data.files(site))["data/relations.json"]) == [
        {
            "from": "cso-1-1-1",
            "to": "btech-1",
            "type": "supports",
            "property": None,
            "reason": {"en": "For a reason.", "vi": "Vì một lý do.", "zh": "有一个理由。"},
            "by": "editors",
            "day": "2026-11-26",
            "reviewed": None,
        }
    ]


def test_published_data_holds_letters_not_escapes(site: Site) -> None:
    assert "有一个理由。" in dict(data.files(site))["data/relations.json"]


def test_the_sitemap_names_every_page_in_every_language_and_every_card_once(site: Site, small: Guide) -> None:
    root = ElementTree.fromstring(dict(sitemap.files(site))["sitemap.xml"])
    found = [element.text for element in root.findall("s:url/s:loc", NAMES)]
    assert len(found) == len(set(found)) == 3 * len(small.pages["en"]) + len(small.principles)
    assert f"{SITE}vi/cso/part-1/guideline-1.html" in found
    assert f"{SITE}p/btech-1.html" in found


def test_a_page_in_the_sitemap_names_its_translations_and_the_default(site: Site) -> None:
    root = ElementTree.fromstring(dict(sitemap.files(site))["sitemap.xml"])
    pages = {url.findtext("s:loc", "", NAMES): url for url in root.findall("s:url", NAMES)}
    for language, prefix in (("en", ""), ("vi", "vi/"), ("zh", "zh/")):
        links = {link.get("hreflang"): link.get("href") for link in pages[f"{SITE}{prefix}cite.html"].findall("x:link", NAMES)}
        assert links == {
            "en": f"{SITE}cite.html",
            "vi": f"{SITE}vi/cite.html",
            "zh-Hans": f"{SITE}zh/cite.html",
            "x-default": f"{SITE}cite.html",
        }, language


def test_robots_may_read_all_and_are_told_of_the_sitemap(site: Site) -> None:
    assert dict(sitemap.files(site))["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://guide.example.org/sitemap.xml\n"
