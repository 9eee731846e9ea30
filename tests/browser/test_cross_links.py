"""Cross-links stay in the reader's language, land on their entry, and show its title before they are followed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from fieldguide.guide import Guide
from fieldguide.model.identifiers import PrincipleId
from support.reading import DESK, FOLDERS, GUIDELINE, PHONE, Reader, anchor, is_in_view

CROSS_LINKS = ".commentary :is(a[data-title], a[aria-label]:not([class]))"
TOOLTIP = """link => {
    const style = getComputedStyle(link, "::before")
    const around = link.offsetParent.getBoundingClientRect()
    const outer = ["paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth"]
    const extra = style.boxSizing === "border-box" ? 0 : outer.reduce((sum, name) => sum + parseFloat(style[name]), 0)
    const left = around.left + link.offsetParent.clientLeft + parseFloat(style.left)
    return {
        title: link.dataset.title ?? link.ariaLabel,
        content: style.content, visibility: style.visibility, opacity: style.opacity, position: style.position,
        left, right: left + parseFloat(style.width) + extra, height: parseFloat(style.height),
        wide: document.documentElement.scrollWidth,
    }
}"""


@pytest.mark.parametrize("language", FOLDERS)
def test_links_stay_in_the_language_and_name_their_target(reader: Reader, guide: Guide, language: str):
    for name in (GUIDELINE, "vps/section-1.html", "btech/headline-3.html"):
        page = reader.open(FOLDERS[language] + name)
        links = page.locator(f"{CROSS_LINKS}, .related a, .tension a").evaluate_all(
            "all => all.map(link => [link.href, link.dataset.title ?? link.ariaLabel ?? link.textContent])"
        )
        assert links
        for href, title in links:
            here = href.removeprefix(reader.root)
            assert here.startswith(FOLDERS[language]), href
            assert language != "en" or not here.startswith(("vi/", "zh/")), href
            principle = guide.principles.get(PrincipleId(anchor(href)))
            assert principle is None or title.endswith(principle.restated[language].title), href


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("links", [".commentary a[href*='#cso-1-3-1']", ".tension a[href*='#btech-1']", ".related a[href*='#vps-1-2']"])
def test_a_link_lands_on_its_entry(reader: Reader, language: str, links: str):
    page = reader.open(FOLDERS[language] + GUIDELINE)
    link = page.locator(links).first
    for part in link.locator("xpath=ancestor::details").all():
        part.locator("summary").click()
    id = anchor(link.get_attribute("href") or "")
    link.click()
    page.wait_for_url(f"**#{id}")
    page.wait_for_load_state()
    assert reader.here.startswith(FOLDERS[language])
    assert page.locator(f"#{id}").evaluate("heading => heading.matches(':target')")
    assert is_in_view(page, id)
    assert reader.problems == []


def assert_shows_title(tooltip: dict[str, Any], viewport: dict[str, int]) -> None:
    assert json.loads(tooltip["content"].removesuffix(' / ""')) == tooltip["title"]
    assert (tooltip["visibility"], tooltip["opacity"], tooltip["position"]) == ("visible", "1", "absolute")
    assert tooltip["left"] >= 0
    assert tooltip["right"] <= viewport["width"]
    assert tooltip["height"] > 0
    assert tooltip["wide"] <= viewport["width"]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", FOLDERS)
def test_a_link_shows_its_title_under_the_pointer_and_at_the_keyboard(
    open_window: Callable[..., Reader], root: str, language: str, viewport: dict[str, int]
):
    page = open_window(root, viewport=viewport).open(FOLDERS[language] + GUIDELINE)
    link = page.locator(CROSS_LINKS).first
    page.mouse.move(0, 0)
    assert link.evaluate(TOOLTIP)["content"] == "none"
    link.hover()
    assert_shows_title(link.evaluate(TOOLTIP), viewport)
    page.mouse.move(0, 0)
    link.focus()
    page.keyboard.press("Shift+Tab")
    assert link.evaluate(TOOLTIP)["content"] == "none"
    page.keyboard.press("Tab")
    assert link.evaluate("link => link === document.activeElement")
    assert_shows_title(link.evaluate(TOOLTIP), viewport)
    # Where the first has room others may not: each is measured where it stands.
    for tooltip in page.locator(CROSS_LINKS).evaluate_all(f"links => links.map(link => {{ link.focus(); return ({TOOLTIP})(link) }})"):
        assert_shows_title(tooltip, viewport)
