"""Axe finds nothing on any kind of page, once each: a phone reads from a disk, a desk from a server, in light and in dark by turns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, product
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from support.reading import CARDS, DESK, FOLDERS, GUIDELINE, PAGES, PHONE, Reader, barriers

PLACES = {"phone": ("file", PHONE), "desk": ("http", DESK)}
WINDOWS = tuple(product(PLACES, ("light", "dark")))

SHOWN = {"eHRDD": "[data-result] a", "qzxvwkj": "[data-ways-on]"}
"""What a query that finds something shows, and one that finds nothing."""


def by_turns(*sets: Iterable[str]) -> list[tuple[Any, ...]]:
    """Every case that the sets combine to, each with a window: what stands in three languages is seen in three windows."""
    return [(window, *case) for window, case in zip(cycle(WINDOWS), product(*sets), strict=False)]


@pytest.fixture(scope="module")
def windows(browser: Browser, places: dict[str, str]) -> Iterator[dict[tuple[str, str], Reader]]:
    """The four windows, without movement; a test leaves nothing behind in them."""
    readers = {}
    for size, scheme in WINDOWS:
        place, viewport = PLACES[size]
        readers[size, scheme] = Reader(browser, places[place], viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    yield readers
    for reader in readers.values():
        reader.context.close()


@pytest.fixture
def window(request: pytest.FixtureRequest, windows: dict[tuple[str, str], Reader]) -> Reader:
    return windows[request.param]


@pytest.mark.parametrize(("window", "name", "language"), by_turns(PAGES, FOLDERS), indirect=["window"])
def test_a_page_has_no_barriers(window: Reader, language: str, name: str):
    assert barriers(window.open(FOLDERS[language] + name)) == []


@pytest.mark.parametrize(("window", "language"), by_turns(FOLDERS), indirect=["window"])
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
    page.click("[data-act=sure]")


@pytest.mark.parametrize(("window", "name"), by_turns(CARDS), indirect=["window"])
def test_a_card_has_no_barriers(window: Reader, name: str):
    page = window.open(name)
    page.locator("summary").first.click()
    assert barriers(page) == []


@pytest.mark.parametrize(("window", "language", "query"), by_turns(FOLDERS, SHOWN), indirect=["window"])
def test_the_open_search_has_no_barriers(window: Reader, language: str, query: str):
    page = window.open(FOLDERS[language] + GUIDELINE)
    page.keyboard.press("/")
    page.fill(".find input", query)
    expect(page.locator(SHOWN[query]).first).to_be_visible()
    page.locator(".found").evaluate("output => Promise.all(output.getAnimations({subtree: true}).map(one => one.finished))")
    assert barriers(page) == []


@pytest.mark.parametrize("language", FOLDERS)
def test_the_open_menu_has_no_barriers(open_window: Callable[..., Reader], root: str, language: str):
    page = open_window(root, viewport=PHONE).open(FOLDERS[language] + GUIDELINE)
    page.click(".menu-open")
    page.locator(".menu").evaluate("menu => Promise.all(menu.getAnimations().map(one => one.finished))")
    assert barriers(page) == []


@pytest.mark.parametrize(("window", "language"), by_turns(FOLDERS), indirect=["window"])
def test_the_share_panel_has_no_barriers(window: Reader, language: str):
    for name in (FOLDERS[language] + GUIDELINE, f"{CARDS[0]}#title-{language}"):
        page = window.open(name)
        page.click(f"[data-share=cso-2-2-1][data-language={language}]")
        expect(page.locator("dialog[open] [data-shown=subject]")).not_to_be_empty()
        assert barriers(page) == []
        page.click("dialog [data-copy=card]")
        expect(page.locator("dialog [role=status]")).not_to_be_empty()
        assert barriers(page) == []


@pytest.mark.parametrize(("locale", "scheme"), [("vi-VN", "light"), ("zh-CN", "dark")])
def test_the_offer_of_a_language_has_no_barriers(open_window: Callable[..., Reader], root: str, locale: str, scheme: str):
    page = open_window(root, locale=locale, color_scheme=scheme).open(GUIDELINE)
    expect(page.locator(".offer:visible")).to_have_count(1)
    assert barriers(page) == []


@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone", "desk"])
def test_the_page_for_unknown_addresses_has_no_barriers(
    open_window: Callable[..., Reader], http: str, viewport: dict[str, int], scheme: str
):
    reader = open_window(http, viewport=viewport, color_scheme=scheme)
    assert barriers(reader.open("no/such/page.html")) == []
    page = reader.open("p/cso-2-2-9.html")
    expect(page.locator(".nearest:visible")).to_have_count(3)
    assert barriers(page) == []
