"""WebKit, which is Safari's engine: reading, search, sharing and the brief over http and from a disk; the guide kept on the device."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from fieldguide.guide import Guide
from fieldguide.site import Site
from fieldguide.wording.words import words_of
from support.acts import ASK, BRIEF, KEEP
from support.reading import CARDS, FOLDERS, GUIDELINE, PAGES, at_both
from support.server import Server
from support.sites import TAGS
from support.webkit import CONTROL, WebKit

POINT = "cso-2-2-1"
SCHEME = "[getComputedStyle(document.body).backgroundColor, localStorage.getItem('field-guide:scheme')]"
IS_WHOLE = """
return getComputedStyle(document.documentElement).getPropertyValue("--latin") !== ""
    && document.querySelectorAll("h1").length === 1
    && [...document.images].every(image => image.complete && image.naturalWidth > 0)
    && document.documentElement.scrollWidth <= innerWidth
"""
FIELDS = """
const dialog = document.querySelector("dialog[open]")
dialog.append(Object.assign(document.createElement("textarea"), { id: "plain" }))
dialog.append(Object.assign(document.createElement("div"), { id: "rich", contentEditable: true }))
"""
PASTED = "[document.querySelector('#plain').value, document.querySelector('#rich').innerHTML]"


@at_both
def test_webkit_reads_pages_of_each_kind(webkit: WebKit, root: str):
    for address in (*PAGES, *(folder + GUIDELINE for folder in FOLDERS.values()), *CARDS):
        webkit.open(root + address)
        assert webkit.run(IS_WHOLE), address


@at_both
def test_webkit_keeps_the_place_when_the_language_is_switched(webkit: WebKit, root: str):
    webkit.open(f"{root}{GUIDELINE}#cso-2-2-3")
    for language in ("vi", "zh", "en"):
        webkit.click(f".languages a[hreflang={TAGS[language]}]")
        webkit.wait_for(f"document.documentElement.lang === '{TAGS[language]}' && document.readyState === 'complete'")
        assert webkit.address == f"{root}{FOLDERS[language]}{GUIDELINE}#cso-2-2-3"
        assert 0 <= webkit.run("return document.querySelector(':target').getBoundingClientRect().top / innerHeight") < 1


@at_both
def test_webkit_stores_light_or_dark_only_when_pressed(webkit: WebKit, root: str):
    webkit.open(root + GUIDELINE)
    painted, stored = webkit.run(f"return {SCHEME}")
    assert stored is None
    webkit.click("[data-scheme-toggle]")
    webkit.open(f"{root}vi/index.html")
    dark, stored = webkit.run(f"return {SCHEME}")
    assert stored == "dark" and dark != painted
    webkit.click("[data-scheme-toggle]")
    assert webkit.run(f"return {SCHEME}") == [painted, "light"]
    webkit.click("[data-scheme-toggle]")
    assert webkit.run(f"return {SCHEME}") == [painted, None]


@at_both
@pytest.mark.parametrize(
    ("language", "query", "page"),
    [
        ("en", "hostilities", "cso/part-2/guideline-3.html"),
        ("vi", "tham dinh nhan quyen", "cso/part-2/guideline-2.html"),
        ("zh", "國際人道法", "cso/part-2/guideline-2.html"),
    ],
)
def test_webkit_finds_entries(webkit: WebKit, root: str, language: str, query: str, page: str):
    webkit.open(f"{root}{FOLDERS[language]}index.html")
    links = webkit.run_until_done(ASK, query)
    assert [link for link in links if link.startswith(f"{root}{FOLDERS[language]}{page}")], links


@at_both
@pytest.mark.parametrize(("address", "language"), [(f"vi/{GUIDELINE}", "vi"), (CARDS[0], "zh")])
def test_webkit_copies_both_forms(webkit: WebKit, resolved: Site, root: str, address: str, language: str):
    words, entry = resolved.words[language], resolved.entry(POINT, language)
    webkit.open(root + address)
    webkit.click(f"[data-share={POINT}][data-language={language}]")
    webkit.wait_for("document.querySelector('dialog[open]') && document.querySelector('dialog[open]').ariaBusy !== 'true'")
    for what, text in (("quote", entry.mail.text), ("citation", entry.citation)):
        webkit.run(f"document.querySelector('dialog[open] [data-copy={what}]').scrollIntoView({{ block: 'center' }})")
        webkit.click(f"dialog[open] [data-copy={what}]")
        webkit.wait_for(f"document.querySelector('dialog [data-said]').textContent === {json.dumps(words(f'share.done-{what}'))}")
        webkit.run(FIELDS)
        for field in ("#plain", "#rich"):
            webkit.type(field, f"{CONTROL}v")
        webkit.wait_for(f"{PASTED}.every(Boolean)")
        plain, rich = webkit.run(f"return {PASTED}")
        assert plain == text, what
        tree = html.document_fromstring(rich)
        assert "".join(tree.text_content().split()) == "".join(text.split()), what
        assert entry.cited_card in tree.xpath("//a/@href"), what
        webkit.run("for (const id of ['plain', 'rich']) document.getElementById(id).remove()")


@at_both
def test_webkit_keeps_a_brief_and_shows_it_again(webkit: WebKit, root: str):
    webkit.open(f"{root}zh/brief.html#ids=btech-3,vps-1-2")
    assert webkit.run_until_done(BRIEF, [])["stored"] is None
    webkit.run_until_done(BRIEF, ["keep", "down"])
    webkit.open(f"{root}vi/brief.html")
    brief = webkit.run_until_done(BRIEF, [])
    assert brief["ids"] == ["vps-1-2", "btech-3"]
    assert "B-Tech 3" in brief["preview"]
    assert webkit.run_until_done(BRIEF, ["empty", "sure"])["stored"] is None


def test_webkit_keeps_the_guide_on_the_device(webkit: WebKit, site: Path, guide: Guide):
    server = Server(site)
    try:
        webkit.open(f"{server.address}zh/offline.html")
        assert webkit.run_until_done(KEEP).startswith(words_of(guide.words["zh"])("keep.done").split("{")[0])
    finally:
        server.stop()
    for address in (f"zh/{GUIDELINE}", CARDS[0]):
        webkit.open(server.address + address)
        assert webkit.address == server.address + address
        assert webkit.run("return document.querySelector('h1').textContent")
    webkit.open(f"{server.address}zh/index.html")
    assert webkit.run_until_done(ASK, "國際人道法")
    webkit.open(f"{server.address}vi/index.html")
    assert webkit.address.startswith(f"{server.address}zh/offline.html")
