"""Pages for those who set their own: letters further apart, narrow windows, colours, no movement; and paper, page by page."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import expect

from fieldguide.guide import Guide
from support.every import every
from support.reading import CARDS, FOLDERS, GUIDELINE, PAGES, Reader

SPACED = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"
"""WCAG 2.2, 1.4.12."""
NARROW = {"width": 320, "height": 640}
"""1,280 pixels at 400 %: WCAG 2.2, 1.4.10."""
BEYOND = """() => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 120))"""

CONTROLS = """() => [...document.querySelectorAll(".bar > *")].filter(one => one.checkVisibility({visibilityProperty: true})).map(one => {
    const { left, right } = one.getBoundingClientRect()
    return { left, right, what: one.outerHTML }
})"""


@pytest.fixture
def narrow(open_window: Callable[..., Reader], root: str) -> Reader:
    return open_window(root, viewport=NARROW, bypass_csp=True)


@every("address", [*(folder + name for folder in FOLDERS.values() for name in PAGES), *CARDS])
def test_a_narrow_window_and_letters_further_apart_need_no_sideways_scroll(narrow: Reader, address: str):
    page = narrow.open(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], page.evaluate(BEYOND)
    page.add_style_tag(content=SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], page.evaluate(BEYOND)
    for control in page.evaluate(CONTROLS):
        assert control["left"] >= 0 and control["right"] <= NARROW["width"], control


def test_in_colours_of_the_readers_own_what_is_chosen_still_shows(open_window: Callable[..., Reader], root: str):
    reader = open_window(root, forced_colors="active")
    page = reader.open(f"{GUIDELINE}#cso-2-2-2")
    assert "underline" in page.locator(".languages [aria-current]").evaluate("one => getComputedStyle(one).textDecorationLine")
    edge = "one => getComputedStyle(one, '::before').borderInlineStartStyle"
    assert page.locator("#cso-2-2-2").evaluate(edge) == "solid"
    page.fill(".find input", "hostilities")
    expect(page.locator("[data-result] a").first).to_be_visible()
    page.locator("[data-result] a").first.hover()
    assert page.locator("[data-result] a").first.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page = reader.open(CARDS[0])
    assert page.locator(".version__read a").first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"


def test_nothing_moves_for_those_who_want_no_movement(open_window: Callable[..., Reader], root: str):
    page = open_window(root, reduced_motion="reduce").open(f"{GUIDELINE}#cso-2-2-2")
    moving = (
        "document.getAnimations().filter(one => one.timeline instanceof DocumentTimeline && one.effect.getTiming().duration > 1).length"
    )
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("language", FOLDERS)
def test_every_printed_page_tells_guide_edition_and_permanent_address(reader: Reader, guide: Guide, language: str):
    page = reader.open(FOLDERS[language] + GUIDELINE)
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert len(printed.pages) > 1
    for sheet in printed.pages:
        text = "".join(unicodedata.normalize("NFKC", sheet.extract_text()).split())
        for part in (guide.words[language]["site.name"], guide.edition, "https://guide.example.org/p/cso-2-2.html"):
            assert "".join(unicodedata.normalize("NFKC", part).split()) in text, part
    page = reader.open(f"{FOLDERS[language]}sources.html")
    assert "https://guide.example.org/" in pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages[0].extract_text()


def test_paper_shows_the_mark_and_no_web_address_for_an_e_mail_address(reader: Reader):
    page = reader.open("vps/index.html")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1046})  # of A4 with a browser's own margins
    expect(page.locator(".site-mark")).to_be_visible()
    assert page.locator(".site-mark span").evaluate("one => one.offsetWidth > 20 && getComputedStyle(one).clipPath === 'none'")
    mail = page.locator("a[href^='mailto:']")
    assert mail.count()
    for link in mail.all():
        assert link.evaluate("one => getComputedStyle(one, '::after').content") in ("none", "normal")


def test_chinese_is_set_as_chinese(reader: Reader):
    title = reader.open(f"zh/{GUIDELINE}").locator("h1")
    style = title.evaluate("one => (({ fontFamily, textWrapStyle }) => [fontFamily, textWrapStyle])(getComputedStyle(one))")
    families = [name.strip().strip('"') for name in style[0].split(",")]
    assert families.index("PingFang SC") < families.index("system-ui") and families.index("Noto Sans CJK SC") < families.index("system-ui")
    assert style[1] == "balance"
