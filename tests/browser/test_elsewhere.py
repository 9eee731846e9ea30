"""Unknown addresses, a path prefix, and folders on a disk with awkward names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from support.reading import FOLDERS, GUIDELINE, Reader, at_both, is_in_view
from support.sites import TAGS


@pytest.fixture
def served(request: pytest.FixtureRequest, http: str, prefixed: str) -> str:
    """The site at a server's root, and below a path prefix."""
    return {"root": http, "prefix": prefixed}[request.param]


@pytest.mark.parametrize(("served", "name"), [("root", "nothing.html"), ("prefix", "zh/cso/part-9/nothing.html")], indirect=["served"])
def test_an_unknown_address_leads_home_in_three_languages(open_window: Callable[..., Reader], served: str, name: str):
    reader = open_window(served)
    page = reader.open(name)
    assert [one.get_attribute("lang") for one in page.locator("section.version:visible").all()] == list(TAGS.values())
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
    assert page.evaluate("getComputedStyle(document.querySelector('.version__language')).color !== getComputedStyle(document.body).color")
    assert page.locator(".card-header .mark").bounding_box()["width"] < 60  # type: ignore[index]
    # The address itself is answered with 404, which the browser notes; nothing else may fail.
    assert [problem for problem in reader.problems if name not in problem and "404 (Not Found)" not in problem] == []
    for language, folder in FOLDERS.items():
        links = page.locator(f"section[lang={TAGS[language]}] li a").evaluate_all("all => all.map(link => link.href)")
        assert {f"{served}{folder}{link}.html" for link in ("index", "glossary", "sources")} <= set(links)
    for language, link in (("en", "index"), ("vi", "glossary"), ("zh", "sources")):
        target = f"{link}.html"
        page = reader.open(name)
        reader.problems.clear()
        page.click(f"section[lang={TAGS[language]}] li a[href$='{link}.html']")
        page.wait_for_url(f"**/{target}")
        assert reader.here == FOLDERS[language] + target
        assert page.get_attribute("html", "lang") == TAGS[language]
        assert reader.problems == []


def walk(reader: Reader) -> None:
    """The ways a reader goes: switcher, cross-link, search, card, menu."""
    page = reader.open("index.html")
    page.click(f".languages a[hreflang={TAGS['vi']}]")
    page.wait_for_url("**/vi/index.html")
    assert reader.here == "vi/index.html"
    page.click("article a[href*='#cso-2-2-1']")
    page.wait_for_url("**#cso-2-2-1")
    assert reader.here == f"vi/{GUIDELINE}#cso-2-2-1"
    page.click(f".languages a[hreflang={TAGS['zh']}]")
    page.wait_for_url("**/zh/**")
    assert reader.here == f"zh/{GUIDELINE}#cso-2-2-1"
    page.wait_for_load_state()
    assert is_in_view(page, "cso-2-2-1")
    # At an anchor the theme closes the search again within a moment of loading: begin without one.
    page = reader.open(f"zh/{GUIDELINE}")
    page.click(".find input")
    page.fill(".find input", "尽职调查")
    found = page.locator("[data-result] a").first
    expect(found).to_be_visible()
    target = found.evaluate("link => link.href")
    assert target.startswith(f"{reader.root}zh/")
    found.click()
    page.wait_for_url(target)
    reader.open(f"zh/{GUIDELINE}")
    page.click("#cso-2-2-1 + .entry-facts a.label")
    page.wait_for_url("**/p/*")
    assert reader.here == "p/cso-2-2-1.html"
    page.click(f"section[lang={TAGS['vi']}] .version__read a")
    page.wait_for_url("**/vi/**")
    assert reader.here == f"vi/{GUIDELINE}#cso-2-2-1"
    page.click(".menu a[href$='btech/index.html']")
    page.wait_for_url("**/btech/index.html")
    assert reader.here == "vi/btech/index.html"
    assert reader.problems == []


@at_both
def test_the_site_works_at_a_server_and_on_a_disk(reader: Reader):
    walk(reader)


def test_the_site_works_below_a_path_prefix(open_window: Callable[..., Reader], prefixed: str):
    walk(open_window(prefixed))


def test_the_site_works_in_a_folder_with_an_awkward_name(open_window: Callable[..., Reader], awkward: str):
    assert "%20" in awkward
    assert "%23" in awkward
    walk(open_window(awkward))
