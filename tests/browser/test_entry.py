"""What only a browser decides: the first screen, lengths, chips under a finger, what opens on paper and without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from support.heights import BEFORE, SHARE, height_of
from support.reading import DESK, FOLDERS, GUIDELINE, PHONE, Reader

BOTTOM = "element => element.getBoundingClientRect().bottom + scrollY"
MIDDLES = """columns => columns.map(column => [...column.querySelectorAll("li")].map(tile => {
    const box = tile.getBoundingClientRect()
    return (box.top + box.bottom) / 2
}))"""
ENDS = """drawings => drawings.map(svg => {
    const box = svg.getBoundingClientRect()
    const path = svg.querySelector(".board__ends").getAttribute("d")
    return [...path.matchAll(/M100 ([\\d.]+)/g)].map(([, height]) => box.top + box.height * height / 100)
})"""


@pytest.mark.parametrize("language", FOLDERS)
def test_a_phones_first_screen_of_home_holds_what_is_urgent(open_window: Callable[..., Reader], root: str, language: str):
    page = open_window(root, viewport=PHONE).open(f"{FOLDERS[language]}index.html")
    tile = page.locator("#by-situation ~ ul > li", has=page.locator("a[href$='#cso-2']"))
    assert tile.evaluate(BOTTOM) <= 740
    assert page.locator("#common-questions ~ ul > li").first.evaluate(BOTTOM) <= 1000
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize(("name", "width"), BEFORE)
def test_a_guideline_is_half_as_long(open_window: Callable[..., Reader], root: str, name: str, width: int):
    page = open_window(root, viewport={"width": width, "height": 800}).open(name)
    assert height_of(page) <= SHARE * BEFORE[name, width]


@pytest.mark.parametrize("language", FOLDERS)
def test_chips_have_room_for_a_finger_and_tell_their_title_on_a_phone(open_window: Callable[..., Reader], root: str, language: str):
    page = open_window(root, viewport=PHONE, has_touch=True, is_mobile=True).open(f"{FOLDERS[language]}{GUIDELINE}")
    own = page.locator("a.label").first
    assert own.bounding_box()["height"] >= 32  # type: ignore[index]
    for label in page.locator("article .label:visible").all():
        assert label.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 13
    other = page.locator(".tension .label").first
    grounds = [one.evaluate("one => getComputedStyle(one).backgroundColor") for one in (own, other)]
    assert grounds[0] != grounds[1]
    page = open_window(root, viewport=PHONE, has_touch=True, is_mobile=True).open(f"{FOLDERS[language]}cso/part-2/index.html")
    chip = page.locator("a.label[data-title]:visible").first
    title = chip.get_attribute("data-title")
    assert title
    assert title in chip.evaluate("one => getComputedStyle(one, '::after').content")
    assert chip.bounding_box()["height"] >= 32  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("name", [GUIDELINE, "crosswalk.html"])
def test_paper_shows_what_waits_closed(reader: Reader, name: str):
    page = reader.open(name)
    closed = page.locator("article details:not([open])")
    assert closed.count() > 5
    page.emulate_media(media="print")
    for part in closed.all():
        expect(part.locator("> :not(summary)").first).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_count_opens_its_reasons_without_script(open_window: Callable[..., Reader], root: str, viewport: dict[str, int]):
    page = open_window(root, viewport=viewport, java_script_enabled=False).open("vi/crosswalk.html")
    cell = page.locator(".crosswalk td details", has=page.locator(".has-tension")).or_(page.locator("details.has-tension")).first
    reason = cell.locator("p").first
    expect(reason).to_be_hidden()
    cell.locator("summary").click()
    expect(reason).to_be_visible()
    box = reason.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= viewport["width"]
    page.locator(".crosswalk td details:not([open]) summary").first.click()
    expect(reason).to_be_hidden()


def test_a_columns_name_stays_above_its_numbers(open_window: Callable[..., Reader], root: str):
    page = open_window(root, viewport=DESK, java_script_enabled=False).open("zh/crosswalk.html")
    page.locator(".crosswalk tbody tr").last.scroll_into_view_if_needed()
    for name in page.locator(".crosswalk thead th").all():
        box = name.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < DESK["height"] / 4


def test_a_phone_has_lists_where_a_wide_screen_has_pictures(open_window: Callable[..., Reader], root: str):
    page = open_window(root, viewport=PHONE).open("zh/cso/index.html")
    expect(page.locator(".board svg:visible")).to_have_count(0)
    expect(page.locator(".board li p").first).to_be_visible()
    page = open_window(root, viewport=DESK).open("zh/cso/index.html")
    assert page.locator(".board svg:visible").count() >= 2


def test_the_boards_lines_end_at_the_middle_of_a_tile(open_window: Callable[..., Reader], root: str):
    """The drawing is stretched to the words, whatever font and language they are in."""
    page = open_window(root, viewport=DESK).open("vi/cso/index.html")
    columns = page.locator(".board__column").evaluate_all(MIDDLES)
    ends = page.locator(".board__lines").evaluate_all(ENDS)
    for heights, tiles in zip(ends, columns[1:], strict=True):
        assert heights
        for height in heights:
            assert min(abs(height - middle) for middle in tiles) < 2
