"""What the search shows: loading, results, nothing found, failure; and in what order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from fieldguide.guide import Guide
from fieldguide.wording.words import words_of
from support.reading import DESK, FOLDERS, GUIDELINE, PHONE, Reader
from support.searching import asked, results_of

INPUT = ".find input"
RESULTS = ".found[data-state]"
WAYS_ON = "[data-ways-on]"


@pytest.mark.parametrize("language", FOLDERS)
def test_where_nothing_is_found_there_are_ways_on_that_lead_somewhere(reader: Reader, guide: Guide, language: str):
    page = reader.open(FOLDERS[language] + GUIDELINE)
    assert asked(page, "qzxvwkj") == []
    expect(page.locator(WAYS_ON)).to_be_visible()
    links = page.locator(f"{WAYS_ON} a")
    assert links.count() == 5, "glossary, sources and the three ways in"
    home = guide.pages[language]["index.md"]
    assert [heading.title for heading in home.headings if heading.id.startswith("by-")] == links.all_inner_texts()[2:]
    links.last.click()
    page.wait_for_url("**/index.html#by-source")
    assert page.locator("#by-source").is_visible()
    assert reader.problems == []


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", ["index.html", GUIDELINE])
def test_what_is_found_has_room_and_can_be_left(
    open_window: Callable[..., Reader], root: str, guide: Guide, viewport: dict[str, int], address: str
):
    page = open_window(root, viewport=viewport).open(f"{address}#q=hostilities")
    expect(page.locator("[data-result] a").first).to_be_in_viewport()
    height = page.locator(RESULTS).evaluate("one => one.getBoundingClientRect().height")
    assert height >= viewport["height"] / 3
    close = page.get_by_role("button", name=guide.words["en"]["share.close"])
    if viewport == PHONE and address == GUIDELINE:  # it fills the window, and a phone has no Escape
        close.click()
        expect(page.locator(INPUT)).to_be_hidden()
    else:
        expect(close).to_have_count(0)


def test_the_ways_on_go_when_something_is_found(reader: Reader):
    page = reader.open(GUIDELINE)
    asked(page, "qzxvwkj")
    asked(page, "hostilities")
    expect(page.locator(WAYS_ON)).to_be_hidden()


@pytest.mark.parametrize("language", FOLDERS)
def test_a_search_that_cannot_be_loaded_offers_ways_on(
    open_window: Callable[..., Reader], places: dict[str, str], guide: Guide, language: str
):
    reader = open_window(places["http"])
    reader.context.route("**/search/index-*", lambda route: route.abort())
    page = reader.open(f"{FOLDERS[language]}index.html")
    page.click(INPUT)
    expect(page.locator(".find [role=status]")).to_have_text(words_of(guide.words[language])("search.failed"))
    expect(page.locator(WAYS_ON)).to_be_visible()


def test_while_it_loads_the_search_says_so(open_window: Callable[..., Reader], places: dict[str, str], guide: Guide):
    reader = open_window(places["http"])
    held: list[Route] = []
    reader.context.route("**/search/engine.js", lambda route: held.append(route))  # noqa: PLW0108 - the driver marks its handlers
    page = reader.open("index.html")
    with page.expect_request("**/search/engine.js"):
        page.click(INPUT)
    expect(page.locator(".find [role=status]")).to_have_text(words_of(guide.words["en"])("search.loading"))
    held[0].continue_()
    assert asked(page, "hostilities")


def test_a_point_comes_first_of_its_page_with_label_mark_and_excerpt(reader: Reader):
    page = reader.open("vi/index.html")
    groups = asked(page, "tham gia truc tiep")
    found = next(group for group in groups if any(address.endswith("#cso-2-3-1") for address in group))
    assert found[0].endswith("vi/cso/part-2/guideline-3.html#cso-2-3-1"), "the place that answers comes before its page"
    item = page.locator("[data-result] a[href$='#cso-2-3-1']")
    assert item.locator(".label[data-source=cso]").inner_text() == "CSO II.3.1"
    marked = " ".join(item.locator("mark").all_inner_texts()).lower()
    assert "tham gia" in marked, "marks keep the original spelling"
    excerpts = page.locator("[data-result] a > span").evaluate_all("all => all.filter(one => one.innerText).length")
    assert excerpts, "places without further ones below show a sentence of their text"
    assert reader.problems == []


@pytest.mark.parametrize("language", FOLDERS)
def test_what_only_comes_near_is_shown_below_a_line_that_says_so(reader: Reader, guide: Guide, language: str):
    page = reader.open(f"{FOLDERS[language]}index.html")
    words = words_of(guide.words[language])
    query = {"en": "security recipe with noodles", "vi": "công thức nấu phở an ninh", "zh": "安全的红烧肉菜谱"}[language]
    assert asked(page, query)
    near = page.locator(".found .nearest")
    assert near.count() == 1
    assert near.inner_text() == words("search.nearest")
    assert page.locator(".nearest + [data-weak]").count() == 1, "it stands above the first that is weak"
    assert page.locator(".nearest ~ [data-result]:not([data-weak])").count() == 0
    expect(page.locator("[data-weak] a").first).to_have_accessible_description(words("search.nearest"))  # said to ears too
    asked(page, "IHL")
    assert page.locator("[data-result]").first.get_attribute("data-weak") is None


def test_a_result_that_matches_all_stands_above_one_that_matches_a_part(reader: Reader):
    page = reader.open("index.html")
    groups = asked(page, "Peru working group embassies")
    assert groups[0][0].split("#")[0].endswith("vps/section-2.html")


def test_traditional_characters_find_the_same_as_simplified_ones(reader: Reader):
    page = reader.open("zh/index.html")
    assert asked(page, "強化的人權盡職調查") == asked(page, "强化的人权尽职调查") != []


CITATIONS = [
    "cso-2-2-1",
    "CSO_2_2_1",
    "CSO II.2.1",
    "II.2.1",
    "part II guideline 2 point 1",
    "Hướng dẫn 2 phần II điểm 1",
    "第二部分准则2第1点",
    "https://guide.example.org/p/cso-2-2-1.html",
    "https://guide.example.org/vi/cso/part-2/guideline-2.html#cso-2-2-1",
]


@pytest.mark.parametrize("language", FOLDERS)
def test_a_citation_in_any_form_leads_to_its_entry_first(reader: Reader, language: str):
    page = reader.open(f"{FOLDERS[language]}index.html")
    page.click(INPUT)
    wanted = f"{reader.root}{FOLDERS[language]}cso/part-2/guideline-2.html#cso-2-2-1"
    missed = [query for query in CITATIONS if wanted not in results_of(page, query)[0]]
    assert missed == []
