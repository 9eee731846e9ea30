"""Mistyped addresses: the page for unknown addresses leads to what is meant, or offers what is nearest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from fieldguide.guide import Guide
from support.reading import FOLDERS, Reader
from support.sites import TAGS

CARD = "p/cso-2-2-1.html"
GUIDELINE = "cso/part-2/guideline-2.html"

# One of each kind of slip; every other is tried on the script alone (core/test_mistyped.py).
SLIPS = {
    "p/CSO%20II.2.1": CARD,
    "p/cso%E2%80%932%E2%80%932%E2%80%931": CARD,  # a word processor's dashes
    "B-Tech%203": "p/btech-3.html",
    "P/cso-2-2-1.html/": CARD,
    "p/cso-2-2-1.html%E3%80%82": CARD,  # 。, from a mail program
    "vi/GLOSSARY.HTML#term-ihl": "vi/glossary.html#term-ihl",
    "zh/cso/part-2/guideline-2.html%23cso-2-2-1": f"zh/{GUIDELINE}#cso-2-2-1",
    "Vi/Index.html?q=IHL": "vi/index.html?q=IHL",
}

NEAREST = {
    "p/cso-2-2-9.html": "p/cso-2-2.html",
    "vi/p/cso-2-2-1-5": CARD,
    "p/CSO%20III.9": "p/cso-3.html",
    "p/cos-2-2-1.html": CARD,
    "p/cso-2-2-1x.html": CARD,
    "p/btech-9.html": "{}btech/index.html",
    "vi/glosary.html": "{}glossary.html",
    "cso/part-2/guideline-9.html": "{}cso/part-2/index.html",
    "zh/vps/section-1/more/and/more": "{}vps/section-1.html",
}


@pytest.fixture
def served(request: pytest.FixtureRequest, http: str, prefixed: str) -> str:
    """The site below a path prefix, the harder case; at a server's root where a test asks for it."""
    return {"root": http, "prefix": prefixed}[getattr(request, "param", "prefix")]


def problems(reader: Reader) -> list[str]:
    """What went wrong besides the status that the address itself is answered with."""
    return [problem for problem in reader.problems if "404 (Not Found)" not in problem]


@pytest.mark.parametrize("served", ["root", "prefix"], indirect=True)
def test_a_mistyped_address_leads_to_what_is_meant(open_window: Callable[..., Reader], served: str):
    reader = open_window(served)
    for slip, target in SLIPS.items():
        page = reader.open(slip)
        page.wait_for_url(served + target, wait_until="commit")
    assert problems(reader) == []
    # The slip leaves no step in the history: going back does not lead forth again.
    reader.open("p/cso-2-2-2.html")
    reader.open("p/CSO-2-2-1")
    reader.page.wait_for_url(served + CARD)
    reader.page.go_back()
    assert reader.here == "p/cso-2-2-2.html"


def test_where_nothing_is_meant_the_nearest_is_offered_in_three_languages(open_window: Callable[..., Reader], guide: Guide, served: str):
    reader = open_window(served)
    for slip, target in NEAREST.items():
        page = reader.open(slip)
        for language, folder in FOLDERS.items():
            offered = page.locator(f"section[lang={TAGS[language]}] .nearest")
            expect(offered).to_contain_text(guide.words[language]["unknown.nearest"])
            assert offered.locator("a").evaluate("link => link.href") == served + target.format(folder), slip
        assert reader.here == slip
        page.locator(".nearest a").last.click()
        page.wait_for_url(served + target.format("zh/"))
    assert problems(reader) == []


def test_what_resembles_nothing_offers_search_and_ways_on(open_window: Callable[..., Reader], served: str):
    reader = open_window(served)
    for unknown in ("nothing.html", "p/", "zh/nothing/at/all", "100%25", "cso-2-2-1x/y", "constructor/toString"):
        reader.requests.clear()
        page = reader.open(unknown)
        # Before it leads anywhere, the page asks whether that is there.
        assert [one for one in reader.requests if not one.startswith("assets/")] == [unknown]
        assert page.locator("section.version:visible").count() == 3
        assert reader.here == unknown
        assert page.locator(".nearest:visible").count() == 0, unknown
    assert problems(reader) == []


@pytest.mark.parametrize("language", FOLDERS)
def test_the_search_of_the_page_finds(open_window: Callable[..., Reader], served: str, language: str):
    reader = open_window(served)
    page = reader.open("nothing.html")
    page.locator(f"section[lang={TAGS[language]}] input").fill("B-Tech 3")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FOLDERS[language]}index.html?q=B-Tech+3")
    expect(page.locator("[data-result] a").first).to_have_attribute("href", f"{served}{FOLDERS[language]}btech/headline-3.html")
    assert problems(reader) == []


def missing(reader: Reader, address: str) -> Page:
    """Open an address while the server lacks the card itself."""
    body = reader.context.request.get(f"{reader.root}no-such-page.html").text()
    reader.context.route(f"**/{CARD}", lambda route: route.fulfill(status=404, content_type="text/html", body=body))
    page = reader.open(address)
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("address", [CARD, "p/CSO-2-2-1"])
def test_a_card_that_is_itself_missing_sends_nobody_round_in_circles(open_window: Callable[..., Reader], http: str, address: str):
    reader = open_window(http)
    page = missing(reader, address)
    expect(page.locator(".nearest a").first).to_have_attribute("href", f"{http}p/cso-2-2.html")
    assert reader.here == address
    assert reader.requests.count(address) == 1


def test_without_script_the_page_offers_search_and_ways_on(open_window: Callable[..., Reader], served: str):
    reader = open_window(served, java_script_enabled=False)
    page = reader.open("p/CSO-2-2-1")
    assert page.locator(".nearest:visible").count() == 0
    page.locator("section[lang=vi] input").fill("IHL")
    page.locator("section[lang=vi] button").click()
    page.wait_for_url("**/vi/index.html?q=IHL")
    assert problems(reader) == []
