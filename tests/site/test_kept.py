"""Retired principles and moved pages: what their addresses tell, and that nothing takes them for current."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from support.addresses import in_language, is_elsewhere, target
from support.content import word_keys
from support.html import ids, lang, read, text
from support.kept import GUIDELINE, MOVED
from support.sites import LANGUAGES, TAGS

PUBLIC = "https://guide.example.org/"
LAST = {
    "cso-1-1-1": ("2027.03", {"en": "The law changed.", "vi": "Luật đã thay đổi.", "zh": "法律已修改。"}, "Point {}"),
    "btech-2": ("2027.01", {"en": "It was an error.", "vi": "Đó là sai sót.", "zh": "此系错误。"}, "Second {}"),
}
"""Of each retired principle: edition of its retirement, reason, title."""

ANCHORS = {"cso-1-1-1": f"{GUIDELINE}.html", "btech-2": "btech/index.html"}
PLACES = {
    "cso-1-1-1": {"en": "Part I, Guideline 1, point 1", "vi": "Phần I, Hướng dẫn 1, điểm 1", "zh": "第I部分准则1要点1"},
    "btech-2": {"en": "Headline 2", "vi": "Thông điệp chính 2", "zh": "要旨2"},
}


TEXTS = {"cso-1-1-1": "Second of {}.", "btech-2": "Text of the second in {}."}
SOURCES = {
    "cso-1-1-1": {"en": "Source cso", "vi": "Nguồn cso", "zh": "来源cso"},
    "btech-2": {"en": "Source btech", "vi": "Nguồn btech", "zh": "来源btech"},
}


def links(section: Any, base: str) -> list[tuple[str, str]]:
    """Where the links lead, as address and anchor."""
    return [target(a.get("href"), base) for a in section.cssselect("a") if not is_elsewhere(a.get("href"))]


@pytest.mark.parametrize("id", LAST)
def test_the_card_of_a_retired_principle_tells_what_became_of_it_in_each_language(kept_site: Path, id: str):
    card = read(kept_site / f"p/{id}.html")
    since, reason, title = LAST[id]
    for language in LANGUAGES:
        words = word_keys(language)
        (section,) = card.xpath(f"//main//section[@lang='{TAGS[language]}']")
        told = text(section)
        assert text(section.cssselect("h2")[0]) == words["retired.title"]
        assert since in text(section.cssselect(".retired-notice")[0])
        for part in (reason[language], title.format(language), PLACES[id][language], word_keys(language)["retired.said"]):
            assert part in told, f"{id} {language}: without {part}: {told}"
        assert TEXTS[id].format(language) in told
        assert SOURCES[id][language] in told
    head = text(card.cssselect("title")[0])
    assert all(word_keys(language)["retired.title"] in head for language in LANGUAGES)


@pytest.mark.parametrize("id", LAST)
def test_a_preview_of_the_card_says_first_that_the_entry_is_no_longer_current(kept_site: Path, id: str):
    card = read(kept_site / f"p/{id}.html")
    (shown,) = card.xpath("//meta[@property='og:title']/@content")
    assert all(word_keys(language)["retired.title"] in shown for language in LANGUAGES)
    (data,) = card.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(data)["creativeWorkStatus"] == "Obsolete"
    assert json.loads(data)["url"] == f"{PUBLIC}p/{id}.html"


def test_the_card_leads_to_what_takes_the_place_of_a_retired_principle_or_says_that_nothing_does(kept_site: Path):
    for language in LANGUAGES:
        (section,) = read(kept_site / "p/cso-1-1-1.html").xpath(f"//main//section[@lang='{TAGS[language]}']")
        led = links(section, "p/cso-1-1-1.html")
        for card, page, anchor in (
            ("p/btech-1.html", "btech/headline-1.html", "btech-1"),
            ("p/cso-1-1.html", f"{GUIDELINE}.html", "cso-1-1"),
        ):
            assert (card, "") in led
            assert (in_language(page, language), anchor) in led
        assert f"Headline {language}" in text(section)
        (other,) = read(kept_site / "p/btech-2.html").xpath(f"//main//section[@lang='{TAGS[language]}']")
        assert word_keys(language)["retired.nothing"] in text(other)
        assert word_keys(language)["retired.nothing"] not in text(section)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", LAST)
def test_the_old_anchor_of_a_retired_principle_leads_to_its_card(kept_site: Path, id: str, language: str):
    address = in_language(ANCHORS[id], language)
    page = read(kept_site / address)
    (anchor,) = page.xpath(f"//*[@id='{id}']")
    assert links(anchor, address) == [(f"p/{id}.html", "")]
    assert LAST[id][0] in text(anchor)
    assert lang(anchor) == TAGS[language]
    assert len(list(ids(page))) == len(set(ids(page)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("old", MOVED)
def test_a_moved_page_leads_on_without_script(kept_site: Path, old: str, language: str):
    address, new = (in_language(f"{path}.html", language) for path in (old, MOVED[old]))
    page = read(kept_site / address)
    assert page.get("lang") == TAGS[language]
    (refresh,) = page.xpath("//head/noscript/meta[@http-equiv='refresh']/@content")
    delay, _, url = refresh.partition("; url=")
    assert (delay, target(url, address)) == ("0", (new, ""))
    (link,) = page.cssselect("main a")
    assert target(link.get("href"), address) == (new, "")
    assert word_keys(language)["moved.text"] in text(link.getparent())
    assert page.xpath("//link[@rel='canonical']/@href") == [PUBLIC + new]
    assert not [one for one in page.xpath("//@href | //@src") if one.startswith("/") or (is_elsewhere(one) and one != PUBLIC + new)]


def test_every_link_of_kept_addresses_leads_somewhere(kept_site: Path):
    kept = [f"p/{id}.html" for id in LAST] + [in_language(f"{old}.html", language) for old in MOVED for language in LANGUAGES]
    for address in kept:
        page = read(kept_site / address)
        for link in page.xpath("//@href | //@src"):
            if is_elsewhere(link):
                continue
            path, anchor = target(link, address)
            assert (kept_site / path).is_file(), f"{address}: {link}"
            assert not anchor or anchor in ids(read(kept_site / path)), f"{address}: {link}"


def test_nothing_takes_what_is_retired_or_moved_for_current(kept_site: Path):
    kept = [f"p/{id}.html" for id in LAST] + [in_language(f"{old}.html", language) for old in MOVED for language in LANGUAGES]
    for address in kept:
        assert read(kept_site / address).xpath("//meta[@name='robots']/@content") == ["noindex"], address
    listed = {element.text for element in ElementTree.parse(kept_site / "sitemap.xml").iter() if element.tag.endswith("loc")}
    assert f"{PUBLIC}p/btech-1.html" in listed
    assert not listed & {PUBLIC + address for address in kept}
    data = json.loads((kept_site / "data/principles.json").read_text(encoding="utf-8"))
    assert [principle["id"] for principle in data["principles"]] == ["cso-1", "cso-1-1", "btech-1"]
    for language in LANGUAGES:
        files = ("index", "places", "found")
        index = "".join((kept_site / f"search/{file}-{language}.js").read_text(encoding="utf-8") for file in files)
        assert f"Guideline {language}" in index
        for gone in ("cso-1-1-1", "btech-2", f"Second of {language}", f"Second {language}", "notes.html", "headline-2.html"):
            assert gone not in index, f"{language}: found by the search: {gone}"
        for path in (kept_site if language == "en" else kept_site / language).rglob("*.html"):
            address = path.relative_to(kept_site).as_posix()
            if address not in kept:
                page = read(path)
                led = {one for one, _ in links(page, address)}
                assert not led & set(kept) - {f"p/{id}.html" for id in page.xpath("//*[contains(@class, 'retired-anchor')]/@id")}, address
