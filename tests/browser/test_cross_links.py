"""Cross-links stay in the reader's language, land on their entry, and show its title before they are followed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from fieldguide.guide import Guide
from fieldguide.model.identifiers import PrincipleId
from support.reading import DESK, FOLDERS, GUIDELINE, PHONE, Reader, anchor, is_in_view

CROSS_LINKS = ".commentary p a[href*='#'], .commentary li a[href*='#'], .entry-links a, .related a"
TOOLTIP = """link => {
    const style = getComputedStyle(link, "::after")
    const around = link.offsetParent.getBoundingClientRect()
    const outer = ["paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth"]
    const extra = style.boxSizing === "border-box" ? 0 : outer.reduce((sum, name) => sum + parseFloat(style[name]), 0)
    const left = around.left + link.offsetParent.clientLeft + parseFloat(style.left)
    return {
        content: style.content, visibility: style.visibility, opacity: style.opacity, position: style.position,
        left, right: left + parseFloat(style.width) + extra, height: parseFloat(style.height),
        wide: document.documentElement.scrollWidth,
    }
}"""


@pytest.mark.parametrize("language", FOLDERS)
def test_links_stay_in_the_language_and_name_their_target(reader: Reader, guide: Guide, language: str):
    for name in (GUIDELINE, "vps/section-1.html", "btech/headline-3.html", "glossary.html"):
        page = reader.open(FOLDERS[language] + name)
        links = page.locator(f"{CROSS_LINKS}, .term a").evaluate_all("all => all.map(link => [link.href, link.title])")
        assert links
        for href, title in links:
            here = href.removeprefix(reader.root)
            assert here.startswith(FOLDERS[language]), href
            assert language != "en" or not here.startswith(("vi/", "zh/")), href
            principle = guide.principles.get(PrincipleId(anchor(href)))
            assert principle is None or title.endswith(principle.restated[language].title), href


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("links", [".commentary a[href*='#cso-1-3-1']", ".entry-links a[href*='#btech-3']", ".related a[href*='#vps-1-2']"])
def test_a_link_lands_on_its_entry(reader: Reader, language: str, links: str):
    page = reader.open(FOLDERS[language] + GUIDELINE)
    link = page.locator(links).first
    id = anchor(link.get_attribute("href") or "")
    link.click()
    page.wait_for_url(f"**#{id}")
    page.wait_for_load_state()
    assert reader.here.startswith(FOLDERS[language])
    assert page.locator(f"#{id}").evaluate("heading => heading.matches(':target')")
    assert is_in_view(page, id)
    assert reader.problems == []


def shown(link: Locator) -> dict[str, Any]:
    """The tooltip of a link, measured."""
    return dict(link.evaluate(TOOLTIP))


def assert_shows_title(page: Page, link: Locator) -> None:
    tooltip = shown(link)
    assert tooltip["content"].strip('"').replace('\\"', '"') == link.get_attribute("title")
    assert (tooltip["visibility"], tooltip["opacity"], tooltip["position"]) == ("visible", "1", "absolute")
    width = page.evaluate("innerWidth")
    assert tooltip["left"] >= 0
    assert tooltip["right"] <= width
    assert tooltip["height"] > 0
    assert tooltip["wide"] <= width


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", FOLDERS)
def test_hovering_shows_the_title(open_window: Callable[..., Reader], root: str, language: str, viewport: dict[str, int]):
    page = open_window(root, viewport=viewport).open(FOLDERS[language] + GUIDELINE)
    links = page.locator(CROSS_LINKS)
    page.mouse.move(0, 0)
    assert shown(links.first)["content"] == "none"
    for link in links.all():
        link.hover()
        assert_shows_title(page, link)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", FOLDERS)
def test_the_keyboard_shows_the_title(open_window: Callable[..., Reader], root: str, language: str, viewport: dict[str, int]):
    page = open_window(root, viewport=viewport).open(FOLDERS[language] + GUIDELINE)
    for kind in (".commentary a[title]", ".entry-links a", ".related a"):
        link = page.locator(kind).first
        link.focus()
        page.keyboard.press("Shift+Tab")
        assert shown(link)["content"] == "none"
        page.keyboard.press("Tab")
        assert link.evaluate("link => link === document.activeElement")
        assert_shows_title(page, link)
