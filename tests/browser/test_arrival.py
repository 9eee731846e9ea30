"""A link to an entry arrives: below the header, marked, whatever mail and chat have done to it; and its place is kept on the way on."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from fieldguide.guide import Guide
from support.reading import DESK, FOLDERS, GUIDELINE, PHONE, Reader, at_both, is_in_view

POINT = "cso-2-2-2"
DIRTY = [
    POINT.upper(),
    f"{POINT},",
    f"{POINT}，",
    f"{POINT}.",
    f"{POINT}。",
    f"{POINT})",
    f"({POINT}）",
    POINT.replace("-", "–"),
    f"{POINT}%E3%80%82",
]


@at_both
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_dirty_fragment_leads_to_its_entry_and_is_carried_on_clean(
    open_window: Callable[..., Reader], root: str, viewport: dict[str, int]
):
    reader = open_window(root, viewport=viewport)
    for fragment in DIRTY:
        page = reader.open("sources.html")
        page = reader.open(f"{GUIDELINE}#{fragment if '%' in fragment else quote(fragment)}")
        page.wait_for_url(f"**#{POINT}")
        assert page.locator(f"#{POINT}").evaluate("heading => heading.matches(':target')"), fragment
        assert is_in_view(page, POINT), fragment
        links = page.locator("a[data-keep-anchor]").evaluate_all("all => all.map(link => link.hash)")
        assert set(links) == {f"#{POINT}"}, fragment
    assert reader.problems == []


def test_a_fragment_that_means_nothing_is_left_alone(reader: Reader):
    for fragment in ("q=security", "nothing-here", "%", "cso-9-9-9"):
        page = reader.open("sources.html")
        page = reader.open(f"glossary.html#{fragment}")
        expect(page.locator("h1")).to_be_visible()
        assert page.url.endswith(f"#{fragment}")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_an_arrival_shows_heading_label_and_share_below_the_header(open_window: Callable[..., Reader], root: str, viewport: dict[str, int]):
    for language, folder in FOLDERS.items():
        page = open_window(root, viewport=viewport).open(f"{folder}{GUIDELINE}#{POINT}")
        bottom = page.locator("header.bar").bounding_box()
        assert bottom
        entry = page.locator("section.entry").filter(has=page.locator(f"#{POINT}"))
        order = []
        for part in (f"#{POINT}", ".label--own", "a.share-control"):
            box = entry.locator(part).bounding_box()
            assert box, f"{language}: {part}"
            assert bottom["y"] + bottom["height"] <= box["y"] + 1, f"{language}: {part} lies under the header"
            assert box["y"] + box["height"] <= viewport["height"], f"{language}: {part} is out of sight"
            order.append(box["y"])
        assert order[0] < min(order[1:]), "the heading comes first"


def test_the_place_is_marked_beside_the_text_and_the_mark_fades(reader: Reader):
    page = reader.open(f"{GUIDELINE}#{POINT}")
    heading = page.locator(f"#{POINT}")
    assert heading.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"
    mark = """one => {
        const { borderInlineStartWidth, opacity, insetInlineStart } = getComputedStyle(one, "::before")
        return [borderInlineStartWidth, opacity, parseFloat(insetInlineStart) < 0]
    }"""
    assert heading.evaluate(mark) == ["4px", "1", True]
    heading.evaluate("one => one.getAnimations({ subtree: true }).forEach(animation => animation.finish())")
    assert heading.evaluate(mark)[1] == "0"


@pytest.mark.parametrize("language", FOLDERS)
def test_the_sign_of_a_link_to_a_heading_is_no_part_of_its_name(open_window: Callable[..., Reader], root: str, guide: Guide, language: str):
    for viewport in (PHONE, DESK):
        page = open_window(root, viewport=viewport).open(FOLDERS[language] + GUIDELINE)
        title = guide.principles["cso-2-2-2"].restated[language].title
        heading = page.locator(f"#{POINT}")
        expect(heading).to_have_accessible_name(title)
        page.keyboard.press("Shift")  # the signs come when a reader first points or presses a key
        sign = heading.locator("a")
        expect(sign).to_have_accessible_name(f"{guide.words[language]['nav.permalink']}: {title}")
        lines = heading.evaluate("one => one.getBoundingClientRect().height")
        sign.evaluate("one => one.remove()")
        assert heading.evaluate("one => one.getBoundingClientRect().height") == lines, "the sign takes a line of its own"


def test_the_article_is_the_main_part_and_navigation_lies_outside(reader: Reader):
    page = reader.open(GUIDELINE)
    assert page.locator("main").count() == 1
    assert page.locator("main nav:not(.board, .contents), main header, main footer").count() == 0
    first = page.locator("main h1, main p, main a").first
    assert first.evaluate("one => one.localName") == "h1", "the heading comes first"
