"""Light and dark, the offer of a language, the menu, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from fieldguide.guide import Guide
from fieldguide.wording.words import words_of
from support.reading import FOLDERS, GUIDELINE, PHONE, Reader, at_both
from support.sites import TAGS

TOGGLE = "[data-scheme-toggle]"


@at_both
@pytest.mark.parametrize("device", ["light", "dark"])
def test_light_and_dark_are_stored_only_when_pressed(open_window: Callable[..., Reader], root: str, device: str):
    reader = open_window(root, color_scheme=device)
    page = reader.open(GUIDELINE)
    assert reader.scheme() == device
    assert reader.stored() == {}
    first, second = ("light", "Light"), ("dark", "Dark")
    for chosen, name in (first, second) if device == "dark" else (second, first):  # what is chosen first is seen
        page.click(TOGGLE)
        assert reader.scheme() == chosen
        assert reader.stored() == {"field-guide:scheme": chosen}
        expect(page.locator(TOGGLE)).to_have_accessible_name(f"Light or dark: {name}")
        page.reload()
        assert reader.scheme() == chosen
    page.click(TOGGLE)
    assert reader.scheme() == device
    assert reader.stored() == {}
    assert reader.problems == []


@pytest.mark.parametrize("language", FOLDERS)
def test_the_scheme_is_named_in_the_readers_language(reader: Reader, guide: Guide, language: str):
    words = words_of(guide.words[language])
    page = reader.open(FOLDERS[language] + GUIDELINE)
    page.focus(TOGGLE)
    page.keyboard.press("Enter")
    expect(page.locator(TOGGLE)).to_have_accessible_name(f"{words('scheme.label')}: {words('scheme.dark')}")


@pytest.mark.parametrize(
    ("root", "locale", "language"),
    [("http", "vi-VN", "vi"), ("file", "zh-CN", "zh"), ("http", "zh-TW", "zh"), ("file", "vi", "vi")],
    indirect=["root"],
)
def test_a_language_is_offered_quietly_and_not_again(open_window: Callable[..., Reader], root: str, locale: str, language: str):
    reader = open_window(root, locale=locale)
    page = reader.open(f"{GUIDELINE}#cso-2-2-1")
    assert reader.here == f"{GUIDELINE}#cso-2-2-1"
    offer = page.locator(".offer:visible")
    expect(offer).to_have_count(1)
    assert offer.get_attribute("lang") == TAGS[language]
    assert reader.stored() == {}
    link = offer.locator("a")
    assert link.evaluate("link => link.href") == f"{reader.root}{FOLDERS[language]}{GUIDELINE}#cso-2-2-1"
    offer.locator("button").click()
    expect(offer).to_have_count(0)
    assert list(reader.stored()) == ["field-guide:offer-dismissed"]
    page = reader.open("glossary.html")
    expect(page.locator("[data-scheme-toggle]")).to_be_visible()
    assert page.locator(".offer:visible").count() == 0
    assert reader.problems == []


def test_the_offer_leads_to_the_place_in_hand(open_window: Callable[..., Reader], root: str):
    reader = open_window(root, locale="vi-VN", viewport=PHONE)
    page = reader.open(f"{GUIDELINE}#cso-2-2-4")
    page.click(".offer a:visible")
    page.wait_for_url("**/vi/**")
    assert reader.here == f"vi/{GUIDELINE}#cso-2-2-4"


@pytest.mark.parametrize(
    ("locale", "name"), [("en-GB", GUIDELINE), ("fr-FR", GUIDELINE), ("vi-VN", f"vi/{GUIDELINE}"), ("zh-CN", "vi/index.html")]
)
def test_no_offer_where_none_is_needed(open_window: Callable[..., Reader], root: str, locale: str, name: str):
    page = open_window(root, locale=locale).open(name)
    expect(page.locator("[data-scheme-toggle]")).to_be_visible()
    assert page.locator(".offer:visible").count() == 0


@pytest.mark.parametrize("language", FOLDERS)
def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(open_window: Callable[..., Reader], root: str, language: str):
    reader = open_window(root, viewport=PHONE)
    page = reader.open(FOLDERS[language] + GUIDELINE)
    menu, opener = page.locator(".menu"), page.locator(".menu-open")
    expect(menu).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(menu.locator("a:focus")).to_have_attribute("aria-current", "page")  # it opens at the page in hand
    expect(menu.locator("a:focus")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Space")
    expect(menu.locator("a:focus")).to_have_attribute("aria-current", "page")
    menu.locator("a[href$='glossary.html']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html")
    assert reader.here == f"{FOLDERS[language]}glossary.html"
    assert reader.problems == []


def test_the_contents_of_a_phone_lead_down_the_page_and_close(open_window: Callable[..., Reader], root: str):
    page = open_window(root, viewport=PHONE).open(GUIDELINE)
    page.click(".here-open")
    page.click(".here a[href='#cso-2-2-4']")
    page.wait_for_url("**#cso-2-2-4")
    expect(page.locator(".here")).to_be_hidden()


def test_the_contents_mark_the_part_in_view(reader: Reader):
    page = reader.open(f"{GUIDELINE}#cso-2-2-3")
    marked = page.locator(".here [aria-current]")
    expect(marked).to_have_attribute("href", "#cso-2-2-3")
    page.evaluate("scrollTo(0, document.getElementById('cso-2-2-2').getBoundingClientRect().top + scrollY - 100)")
    expect(marked).to_have_attribute("href", "#cso-2-2-2")
    page.evaluate("scrollTo(0, 0)")
    expect(marked).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desk"])
def test_the_keyboard_reaches_only_what_is_seen_and_has_a_name(open_window: Callable[..., Reader], root: str, viewport: dict[str, int]):
    page = open_window(root, viewport=viewport).open(GUIDELINE)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    for _ in range(14):
        page.keyboard.press("Tab")
        box = page.locator(":focus").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= viewport["width"] + 1
        outline = page.locator(":focus").evaluate("one => getComputedStyle(one).outlineStyle")
        assert outline != "none", page.locator(":focus").evaluate("one => one.outerHTML")


def test_skipping_leads_to_the_content(reader: Reader):
    page = reader.open(GUIDELINE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#cso-2-2")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("one => one.closest('article') !== null")
