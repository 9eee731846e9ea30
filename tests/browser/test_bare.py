"""Without script, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import expect

from fieldguide.guide import Guide
from support.every import every
from support.reading import CARDS, FOLDERS, GUIDELINE, PAGES, PHONE, Reader
from support.sites import TAGS

PUBLIC = "https://guide.example.org/"
PRINTED = "all => all.map(one => [one.dataset.public ?? '', getComputedStyle(one, '::after').content, one.outerHTML])"
INK = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest("svg")
        && [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .filter(one => getComputedStyle(one).color !== "rgb(0, 0, 0)")
    .map(one => one.outerHTML.slice(0, 120))"""
PAPER = """() => [...document.querySelectorAll("html, body, body *")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest("svg"))
    .filter(one => !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(getComputedStyle(one).backgroundColor))
    .map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def scriptless(open_window: Callable[..., Reader], root: str) -> Reader:
    return open_window(root, java_script_enabled=False, locale="vi-VN")


@every("name", PAGES)
def test_a_page_reads_without_script(scriptless: Reader, name: str):
    reader = scriptless
    reader.forget()
    page = reader.open(name)
    for language in ("en", "vi", "zh"):
        if language != "en":
            page.click(f".languages a[hreflang={TAGS[language]}]")
            page.wait_for_url(f"**/{language}/**")
        assert reader.here == f"{FOLDERS[language]}{name}"
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".offer:visible, .find-open:visible, .menu-open:visible, [data-scheme-toggle]:visible")).to_have_count(0)
        expect(page.locator(".find.scripted input:visible")).to_have_count(0)
    page.locator(".menu a[href$='glossary.html'], .menu a[aria-current]").last.click()
    assert reader.here.startswith("zh/")
    assert reader.problems == []


def test_the_menu_opens_on_a_phone_without_script(open_window: Callable[..., Reader], root: str):
    reader = open_window(root, java_script_enabled=False, viewport=PHONE)
    page = reader.open(f"vi/{GUIDELINE}")
    expect(page.locator(".menu")).to_be_hidden()
    page.click(".menu-open")
    expect(page.locator(".menu")).to_be_visible()
    page.click(".menu a[href$='guideline-3.html']")
    page.wait_for_url("**/guideline-3.html")
    assert reader.here == "vi/cso/part-2/guideline-3.html"


@pytest.mark.parametrize("name", CARDS)
def test_a_card_works_without_script(open_window: Callable[..., Reader], root: str, name: str):
    reader = open_window(root, java_script_enabled=False, viewport=PHONE)
    page = reader.open(name)
    for language, tag in TAGS.items():
        version = page.locator(f"section.version[lang={tag}]")
        expect(version.locator("h2")).to_be_visible()
        expect(version.locator("pre")).to_be_hidden()
        version.locator(".share__mail > summary").click()
        expect(version.locator("pre")).to_be_visible()
        version.locator(".version__read a").click()
        page.wait_for_url("**#*")
        assert reader.here.startswith(FOLDERS[language])
        page.go_back()
    assert reader.problems == []


def test_details_open_without_script(open_window: Callable[..., Reader], root: str):
    page = open_window(root, java_script_enabled=False).open(f"vi/{GUIDELINE}")
    details = page.locator("details.related").first
    expect(details.locator("li").first).to_be_hidden()
    details.locator("summary").click()
    expect(details.locator("li").first).to_be_visible()


@every(("language", "name"), product(FOLDERS, [GUIDELINE, "vps/section-1.html", "btech/headline-3.html"]))
def test_paper_names_each_entrys_address(reader: Reader, guide: Guide, language: str, name: str):
    page = reader.open(FOLDERS[language] + name)
    page.emulate_media(media="print")
    for principle in guide.by_page[name.removesuffix("html") + "md"]:
        entry = page.locator("section.entry").filter(has=page.locator(f"#{principle.id}"))
        expect(entry.locator(".entry-permanent:visible")).to_contain_text(f"{PUBLIC}p/{principle.id}.html")
    printed = page.locator("article a[href]:not([href^='mailto:']):visible:not(.label)")
    for address, content, link in printed.evaluate_all(PRINTED):
        assert address.startswith((f"{PUBLIC}{FOLDERS[language]}", f"{PUBLIC}p/")), link
        assert address in content, link


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["auto", "dark"], ids=["as the device", "dark by choice"])
def test_paper_is_black_on_white(open_window: Callable[..., Reader], root: str, scheme: str, chosen: str):
    reader = open_window(root, color_scheme=scheme, locale="vi-VN")
    page = reader.open("index.html")
    while page.locator("html").get_attribute("data-scheme") != chosen:
        page.click("[data-scheme-toggle]")
    for name in (GUIDELINE, "zh/index.html", "vi/glossary.html", "cite.html"):
        page.emulate_media(media="screen")
        reader.open(name)
        assert reader.scheme() == (scheme if chosen == "auto" else chosen)
        page.emulate_media(media="print")
        for part in (".bar__button", ".languages", ".find", ".menu", ".here", ".turn", ".offer:not([hidden])", ".skip"):
            expect(page.locator(f"{part}:visible")).to_have_count(0)
        expect(page.locator(".edition:visible")).to_have_count(1)  # told at the foot of every sheet of paper, and not again at the end
        assert page.evaluate(INK) == [], name
        assert page.evaluate(PAPER) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


@pytest.mark.parametrize("name", CARDS)
def test_a_card_prints_black_on_white_with_every_language_and_its_citation(open_window: Callable[..., Reader], root: str, name: str):
    page = open_window(root, color_scheme="dark").open(name)
    page.emulate_media(media="print")
    assert page.evaluate(INK) == []
    assert page.evaluate(PAPER) == []
    for part in (".version__text", ".version__byline", ".facts", "p.copyable"):
        expect(page.locator(f"{part}:visible")).to_have_count(len(TAGS))
    expect(page.locator(".card-footer__address")).to_have_text(PUBLIC + name)
