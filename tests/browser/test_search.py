"""The search finds entries in the reader's language, by mouse and by keyboard, and leads to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from fieldguide.guide import Guide
from fieldguide.wording.words import words_of
from support.reading import DESK, FOLDERS, GUIDELINE, PHONE, Reader, at_both, barriers
from support.searching import asked, results_of

INPUT = ".find input"
LINKS = "[data-result] a"
QUERIES = [
    ("http", "en", "hostilities", "cso-2-3"),
    ("file", "en", "due diligence", "cso-2-2"),
    ("http", "vi", "thẩm định nhân quyền", "cso-2-2"),
    ("file", "vi", "tham dinh nhan quyen", "cso-2-2"),
    ("http", "vi", unicodedata.normalize("NFD", "thẩm định"), "cso-2-2"),
    ("file", "zh", "尽职调查", "cso-2-2"),
    ("http", "zh", "国际人道法", "cso-2-2"),
    ("file", "zh", "B-Tech 3", "btech-3"),
]


def ask(page: Page, query: str) -> list[str]:
    """Type a query and return the addresses of the results."""
    page.fill(INPUT, query)
    expect(page.locator(LINKS).first).to_be_visible()
    return list(page.locator(LINKS).evaluate_all("all => all.map(link => link.href)"))


@pytest.mark.parametrize(("root", "language", "query", "id"), QUERIES, indirect=["root"])
def test_a_query_finds_entries_in_the_readers_language_only(reader: Reader, guide: Guide, language: str, query: str, id: str):
    page = reader.open(FOLDERS[language] + GUIDELINE)
    page.click(INPUT)
    found = [address.removeprefix(reader.root) for address in ask(page, query)]
    assert all(address.startswith(FOLDERS[language]) for address in found), found
    assert language != "en" or not [address for address in found if address.startswith(("vi/", "zh/"))]
    wanted = guide.principles[id].page.removesuffix(".md") + ".html"
    assert [address for address in found if address.removeprefix(FOLDERS[language]).startswith(wanted)], found
    asked = {address for address in reader.requests if address.startswith("search/")}
    texts = f"search/texts/{FOLDERS[language]}"
    assert {address for address in asked if not address.startswith(texts)} == {
        "search/engine.js",
        f"search/places-{language}.js",
        f"search/index-{language}.js",
        f"search/found-{language}.js",
    }
    assert language != "en" or not [address for address in asked if address.startswith((f"{texts}vi/", f"{texts}zh/"))]
    assert f"search/texts/{wanted.removesuffix('.html')}.js".replace("texts/", f"texts/{FOLDERS[language]}") in asked, "its excerpt"
    assert reader.stored() == {}
    assert reader.problems == []


@pytest.mark.parametrize("language", FOLDERS)
def test_nonsense_finds_nothing(reader: Reader, guide: Guide, language: str):
    page = reader.open(FOLDERS[language] + GUIDELINE)
    for query in ("qzxvwkj", "龘龘龘龘", "<qzxv>"):
        assert asked(page, query) == [], query
        expect(page.locator(".find [role=status]")).to_have_text(words_of(guide.words[language])("search.none"))
    assert reader.problems == []


@pytest.mark.parametrize(("language", "query"), [("en", "hostilities"), ("vi", "dinh kien"), ("zh", "国际人道法")])
@pytest.mark.parametrize(("root", "viewport"), [("file", PHONE), ("http", DESK)], indirect=["root"], ids=["phone", "desk"])
def test_a_result_leads_to_its_page(open_window: Callable[..., Reader], root: str, language: str, query: str, viewport: dict[str, int]):
    reader = open_window(root, viewport=viewport)
    page = reader.open(f"{FOLDERS[language]}index.html")
    page.click(".find-open" if viewport == PHONE else INPUT)
    target = ask(page, query)[0]
    page.locator(LINKS).first.click()
    page.wait_for_url(target)
    assert page.locator("h1").is_visible()
    assert reader.problems == []


def test_a_result_within_a_page_leads_to_its_anchor(reader: Reader):
    page = reader.open("index.html")
    page.click(INPUT)
    targets = ask(page, "CSO II.2.1")
    below = next(target for target in targets if target.endswith("#cso-2-2-1"))
    link = page.locator("[data-result] a[href$='#cso-2-2-1']").first
    if not link.is_visible():
        page.locator("[data-result] details summary").first.click()
    link.click()
    page.wait_for_url(below)
    assert page.locator("#cso-2-2-1").evaluate("heading => heading.matches(':target')")


@pytest.mark.parametrize("key", ["f", "s", "/"])
def test_keys_open_search_choose_and_follow(reader: Reader, key: str):
    page = reader.open(GUIDELINE)
    page.keyboard.press(key)
    expect(page.locator(INPUT)).to_be_focused()
    targets = ask(page, "hostilities")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINKS).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(targets[0])
    assert reader.problems == []


def test_enter_shows_what_only_comes_near_and_opens_none_of_it(reader: Reader):
    page = reader.open(GUIDELINE)
    page.click(INPUT)
    results_of(page, "the weather on the night of the conflict")
    expect(page.locator("[data-result]").first).to_have_attribute("data-weak", "")
    page.keyboard.press("Enter")
    expect(page.locator(LINKS).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("^(?!.*#q=)"))


def test_escape_closes_the_search(reader: Reader):
    page = reader.open(GUIDELINE)
    page.keyboard.press("/")
    ask(page, "hostilities")
    page.keyboard.press("Escape")
    expect(page.locator(LINKS).first).to_be_hidden()
    expect(page.locator(INPUT)).to_be_focused()


def test_a_phone_opens_the_search_by_keyboard(open_window: Callable[..., Reader], root: str):
    page = open_window(root, viewport=PHONE).open(GUIDELINE)
    page.focus(".find-open")
    page.keyboard.press("Enter")
    expect(page.locator(INPUT)).to_be_focused()
    ask(page, "hostilities")


def test_a_search_that_cannot_be_loaded_says_so(open_window: Callable[..., Reader], places: dict[str, str], guide: Guide):
    reader = open_window(places["http"])
    reader.context.route("**/search/*", lambda route: route.abort())
    page = reader.open("vi/index.html")
    page.click(INPUT)
    expect(page.locator(".find [role=status]")).to_have_text(words_of(guide.words["vi"])("search.failed"))


def test_a_click_beside_the_search_closes_it(reader: Reader):
    page = reader.open(GUIDELINE)
    page.click(INPUT)
    ask(page, "hostilities")
    page.mouse.click(20, 700)
    expect(page.locator(LINKS).first).to_be_hidden()
    expect(page.locator(INPUT)).not_to_be_focused()


def test_the_field_is_a_combobox_that_says_what_it_opens(reader: Reader, guide: Guide):
    words = words_of(guide.words["vi"])
    page = reader.open(f"vi/{GUIDELINE}")
    field = page.get_by_role("combobox")
    expect(field).to_have_count(1)
    expect(field).to_have_accessible_name(words("search.placeholder"))
    expect(field).to_have_attribute("aria-expanded", "false")
    results_of(page, "thẩm định")
    expect(field).to_have_attribute("aria-expanded", "true")
    shown = page.get_by_role("dialog", name=words("search.found"))
    expect(shown).to_have_id(field.get_attribute("aria-controls") or "")
    expect(shown.get_by_role("listitem").first.get_by_role("link").first).to_be_visible()
    sizes = page.locator("[data-result] :is(a, a *)").evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert min(sizes) >= 14
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("language", FOLDERS)
def test_before_anything_is_typed_the_common_questions_are_offered(reader: Reader, guide: Guide, language: str):
    page = reader.open(FOLDERS[language] + GUIDELINE)
    page.click(INPUT)
    expect(page.locator(".found [role=status]")).to_have_text(words_of(guide.words[language])("search.initializer"))
    offered = page.locator("[data-questions] a")
    questions = offered.all_inner_texts()
    targets = offered.evaluate_all("all => all.map(link => link.href)")
    page.keyboard.press("ArrowDown")
    expect(offered.first).to_be_focused()
    results = {question: results_of(page, question.rstrip("?？").upper())[0][0] for question in questions}
    # An entry that begins its page needs no anchor.
    assert [address.partition("#")[0] for address in results.values()] == [address.partition("#")[0] for address in targets]
    assert all("#" not in found or found == target for found, target in zip(results.values(), targets, strict=True))
    page.goto(f"{reader.root}{FOLDERS[language]}index.html")
    home = page.locator("#common-questions ~ ul a")
    assert home.all_inner_texts() == questions
    assert home.evaluate_all("all => all.map(link => link.href)") == targets


@at_both
def test_the_query_stands_in_the_address_for_back_reload_and_a_sent_link(open_window: Callable[..., Reader], root: str):
    reader = open_window(root)
    page = reader.open(f"{GUIDELINE}#cso-2-2-3")
    results_of(page, "direct participation")
    assert reader.here == f"{GUIDELINE}#q=direct%20participation"
    page.keyboard.press("Escape")
    assert reader.here == f"{GUIDELINE}#cso-2-2-3", "the place in hand stands again"
    before = results_of(page, "direct participation")
    page.locator(LINKS).first.click()
    page.wait_for_url(before[0][0])
    page.go_back()
    expect(page.locator(LINKS).first).to_be_visible()
    expect(page.locator(INPUT)).to_have_value("direct participation")
    page.reload()
    expect(page.locator(LINKS).first).to_be_visible()
    sent = open_window(root, viewport=PHONE)
    page = sent.open(f"{GUIDELINE}#q=direct%20participation")
    expect(page.locator(LINKS).first).to_be_visible()
    assert page.locator(LINKS).first.evaluate("link => link.href") == before[0][0]
    assert not [address for address in reader.requests + sent.requests if "participation" in address], "a server was told"
    assert reader.problems == sent.problems == []


def test_letters_do_not_stand_in_the_address_one_by_one(open_window: Callable[..., Reader], root: str):
    """For some browsers put every address into their history."""
    reader = open_window(root)
    page = reader.open(GUIDELINE)
    page.evaluate(
        "(replace => { window.carried = []; history.replaceState = (...given) => { carried.push(given[2]); replace(...given) } })"
        "(history.replaceState.bind(history))"
    )
    page.click(INPUT)
    page.locator(INPUT).press_sequentially("militias")
    expect(page).to_have_url(re.compile("#q=militias$"))
    assert page.evaluate("carried") == ["#q=militias"]
    page.locator(INPUT).press_sequentially("x")
    page.keyboard.press("Backspace")
    expect(page.locator(LINKS).first).to_be_visible()
    page.locator(INPUT).press_sequentially(" law")
    expect(page.locator(".found ol[aria-busy=false]")).to_be_visible()
    page.locator(LINKS).first.click()
    page.go_back()
    expect(page.locator(INPUT)).to_have_value("militias law")


def test_a_place_on_the_same_page_is_shown_and_back_leads_to_the_results(reader: Reader):
    page = reader.open(GUIDELINE)
    results_of(page, "CSO II.2.1")
    page.keyboard.press("Enter")
    page.wait_for_url("**#cso-2-2-1")
    expect(page.locator(".found")).to_be_hidden()
    page.go_back()
    expect(page.locator(LINKS).first).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_box_of_the_home_page_is_the_search(open_window: Callable[..., Reader], root: str, viewport: dict[str, int]):
    reader = open_window(root, viewport=viewport)
    page = reader.open("zh/index.html")
    expect(page.get_by_role("combobox")).to_have_count(1)
    expect(page.locator(INPUT)).to_be_in_viewport()
    assert not [address for address in reader.requests if address.startswith("search/")], "it costs nothing before it is touched"
    page.click(".find-open")
    expect(page.locator(INPUT)).to_be_focused()
    target = results_of(page, "尽职调查")[0][0]
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    assert reader.problems == []


def test_enter_waits_for_the_answer_and_belongs_to_the_input_method_while_it_composes(open_window: Callable[..., Reader], root: str):
    page = open_window(root).open("zh/index.html")
    page.click(INPUT)
    page.locator(INPUT).press_sequentially("jinzhi")
    page.locator(INPUT).evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    expect(page).to_have_url(re.compile("#q=jinzhi$"))
    page.locator(INPUT).evaluate("field => { field.value = 'B-Tech 3'; field.dispatchEvent(new InputEvent('input')) }")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/btech/headline-3.html")


def test_tab_reaches_the_results(reader: Reader):
    page = reader.open(GUIDELINE)
    results_of(page, "hostilities")
    page.focus(INPUT)
    page.keyboard.press("Tab")
    expect(page.locator(LINKS).first).to_be_focused()
