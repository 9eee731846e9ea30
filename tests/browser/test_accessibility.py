"""Axe finds nothing. A phone reads from a disk, a desk from a server: between them both ways are covered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from support.reading import CARDS, DESK, FOLDERS, GUIDELINE, PAGES, PHONE, Reader

WINDOWS = {"phone": ("file", PHONE), "desk": ("http", DESK)}


ALL = [("phone", "light"), ("phone", "dark"), ("desk", "light"), ("desk", "dark")]


@pytest.fixture(params=ALL, ids="-".join)
def window(request: pytest.FixtureRequest, open_window: Callable[..., Reader], places: dict[str, str]) -> Reader:
    """A phone or a desk, in light or in dark, without movement."""
    size, scheme = request.param
    place, viewport = WINDOWS[size]
    return open_window(places[place], viewport=viewport, color_scheme=scheme, reduced_motion="reduce")


def barriers(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}" for one in found for node in one["nodes"]]


# What a window's size and its colours may break they break apart: two windows see both, at half the time.
@pytest.mark.parametrize("window", [ALL[0], ALL[3]], ids="-".join, indirect=True)
@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barriers(window: Reader, language: str, name: str):
    assert barriers(window.open(FOLDERS[language] + name)) == []


@pytest.mark.parametrize("window", [ALL[0], ALL[3]], ids="-".join, indirect=True)
@pytest.mark.parametrize("language", FOLDERS)
def test_a_brief_has_no_barriers(window: Reader, language: str):
    page = window.open(f"{FOLDERS[language]}brief.html#ids=cso-2-2-1,btech-3,vps-1-2,cso-9-9")
    expect(page.locator("[data-part=preview] h1")).to_be_visible()
    assert barriers(page) == []
    page.click("[data-act=keep]")
    page.locator("[data-act=remove]").last.click()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.click("[data-act=copy]")
    expect(page.locator("[data-part=refused]")).to_be_visible()
    page.click("[data-act=empty]")
    assert barriers(page) == []


@pytest.mark.parametrize("name", CARDS)
def test_a_card_has_no_barriers(window: Reader, name: str):
    page = window.open(name)
    page.locator("summary").first.click()
    assert barriers(page) == []


@pytest.mark.parametrize("window", [ALL[0], ALL[3]], ids="-".join, indirect=True)
@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize(("query", "shown"), [("eHRDD", ".md-search-result__link"), ("qzxvwkj", "[data-ways-on]")], ids=["found", "none"])
def test_the_open_search_has_no_barriers(window: Reader, language: str, query: str, shown: str):
    page = window.open(FOLDERS[language] + GUIDELINE)
    page.keyboard.press("/")
    page.fill(".md-search__input", query)
    expect(page.locator(shown).first).to_be_visible()
    page.locator(".md-search__output").evaluate("output => Promise.all(output.getAnimations({subtree: true}).map(one => one.finished))")
    assert barriers(page) == []


@pytest.mark.parametrize("language", FOLDERS)
def test_the_open_menu_has_no_barriers(open_window: Callable[..., Reader], root: str, language: str):
    page = open_window(root, viewport=PHONE).open(FOLDERS[language] + GUIDELINE)
    page.click(".menu-open")
    page.locator(".md-sidebar--primary").evaluate("menu => Promise.all(menu.getAnimations().map(one => one.finished))")
    assert barriers(page) == []


@pytest.mark.parametrize("window", [ALL[0], ALL[3]], ids="-".join, indirect=True)
@pytest.mark.parametrize("language", FOLDERS)
def test_the_share_panel_has_no_barriers(window: Reader, language: str):
    for name, ready in ((FOLDERS[language] + GUIDELINE, True), (CARDS[0], False)):
        page = window.open(name, ready=ready)
        page.click(f"[data-share=cso-2-2-1][data-language={language}]")
        expect(page.locator("dialog[open] [data-shown=subject]")).not_to_be_empty()
        assert barriers(page) == []
        page.click("dialog [data-copy=card]")
        expect(page.locator("dialog [role=status]")).not_to_be_empty()
        assert barriers(page) == []


@pytest.mark.parametrize("locale", ["vi-VN", "zh-CN"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_offer_of_a_language_has_no_barriers(open_window: Callable[..., Reader], root: str, locale: str, scheme: str):
    page = open_window(root, locale=locale, color_scheme=scheme).open(GUIDELINE)
    expect(page.locator(".offer:visible")).to_have_count(1)
    assert barriers(page) == []


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_for_unknown_addresses_has_no_barriers(
    open_window: Callable[..., Reader], http: str, scheme: str, viewport: dict[str, int]
):
    reader = open_window(http, viewport=viewport, color_scheme=scheme)
    assert barriers(reader.open("no/such/page.html")) == []
    page = reader.open("p/cso-2-2-9.html")
    expect(page.locator(".nearest:visible")).to_have_count(3)
    assert barriers(page) == []
