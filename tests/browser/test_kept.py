"""Readers who follow old links: to a retired principle, and to a page that has moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.kept import GUIDELINE
from support.reading import FOLDERS, PHONE, Reader, barriers, is_in_view
from support.server import serve
from support.sites import TAGS


@pytest.fixture(scope="module")
def kept_http(kept_site: Path) -> Iterator[str]:
    with serve(kept_site) as address:
        yield address


@pytest.fixture
def kept_root(request: pytest.FixtureRequest, kept_site: Path, kept_http: str) -> str:
    return {"http": kept_http, "file": f"{kept_site.as_uri()}/"}[getattr(request, "param", "file")]


def test_an_old_link_to_a_retired_entry_shows_a_notice_and_leads_to_its_card(open_window: Callable[..., Reader], kept_root: str):
    for language, folder in FOLDERS.items():
        reader = open_window(kept_root, viewport=PHONE)
        page = reader.open(f"{folder}{GUIDELINE}.html#cso-1-1-1")
        expect(page.locator("#cso-1-1-1")).to_be_visible()
        assert is_in_view(page, "cso-1-1-1")
        page.click("#cso-1-1-1 a")
        page.wait_for_url("**/p/cso-1-1-1.html")
        expect(page.locator(f"section[lang={TAGS[language]}] .retired-notice")).to_be_visible()
        # Those who come otherwise are not told of what is gone.
        page = reader.open(f"{folder}{GUIDELINE}.html")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".retired-anchor")).to_be_hidden()
        assert reader.problems == []


def test_the_notice_stays_when_the_reader_changes_the_language(open_window: Callable[..., Reader], kept_root: str):
    reader = open_window(kept_root)
    page = reader.open(f"{GUIDELINE}.html#cso-1-1-1")
    page.click(f".languages a[hreflang={TAGS['zh']}]")
    page.wait_for_url("**/zh/**")
    assert reader.here == f"zh/{GUIDELINE}.html#cso-1-1-1"
    expect(page.locator("#cso-1-1-1")).to_be_visible()


@pytest.mark.parametrize("kept_root", ["http", "file"], indirect=True)
def test_a_moved_page_leads_on_and_keeps_the_anchor(open_window: Callable[..., Reader], kept_root: str):
    reader = open_window(kept_root)
    for folder in FOLDERS.values():
        reader.page.goto(f"{kept_root}{folder}btech/headline-2.html#btech-2")
        reader.page.wait_for_url(f"{kept_root}{folder}btech/index.html#btech-2")
        expect(reader.page.locator("#btech-2")).to_be_visible()
        reader.page.goto(f"{kept_root}{folder}old/notes.html")
        reader.page.wait_for_url(f"{kept_root}{folder}cite.html")
    # The old address does not stand in the way back.
    reader.open("index.html")
    reader.page.evaluate("address => { location.href = address }", f"{kept_root}notes.html")
    reader.page.wait_for_url(f"{kept_root}cite.html")
    reader.page.go_back()
    reader.page.wait_for_url(f"{kept_root}index.html")
    assert reader.problems == []


@pytest.mark.parametrize("kept_root", ["http", "file"], indirect=True)
def test_without_script_old_links_lead_on_too(open_window: Callable[..., Reader], kept_root: str):
    reader = open_window(kept_root, java_script_enabled=False)
    for folder in FOLDERS.values():
        reader.page.goto(f"{kept_root}{folder}old/notes.html")
        reader.page.wait_for_url(f"{kept_root}{folder}cite.html")
        reader.open(f"{folder}btech/index.html#btech-2")
        expect(reader.page.locator("#btech-2")).to_be_visible()
        reader.page.click("#btech-2 a")
        reader.page.wait_for_url("**/p/btech-2.html")


def test_where_neither_leads_on_a_link_does(open_window: Callable[..., Reader], kept_http: str):
    reader = open_window(kept_http)
    reader.page.route("**/moved.js", lambda route: route.abort())
    reader.page.goto(f"{kept_http}vi/notes.html")
    reader.page.click("main a")
    reader.page.wait_for_url("**/vi/cite.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_kept_pages_have_no_barriers(open_window: Callable[..., Reader], kept_http: str, scheme: str):
    reader = open_window(kept_http, viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")
    reader.page.route("**/moved.js", lambda route: route.abort())
    for address in ("p/cso-1-1-1.html", "p/btech-2.html", f"vi/{GUIDELINE}.html#cso-1-1-1", "zh/notes.html"):
        page = reader.open(address)
        assert barriers(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address}: wider than a phone"
