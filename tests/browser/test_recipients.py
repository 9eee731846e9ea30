"""What the recipient of a link to a card sees: the own language first, whatever the browser, and nothing that jumps."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fieldguide.guide import Guide
from support.content import KINDS
from support.reading import CARDS, DESK, FOLDERS, GUIDELINE, PHONE, Reader, barriers
from support.sites import LANGUAGES, TAGS

CARD = "p/cso-2-2-1.html"
ORDERS = {
    "en-GB": ["en", "vi", "zh-Hans"],
    "vi-VN": ["vi", "en", "zh-Hans"],
    "zh-CN": ["zh-Hans", "en", "vi"],
    "zh-TW": ["zh-Hans", "en", "vi"],
    "fr-FR": ["en", "vi", "zh-Hans"],
}
PLACES = """() => [...document.querySelectorAll("section.version")].map(one => {
    const box = one.getBoundingClientRect()
    return {lang: one.lang, x: box.x, y: box.y}
})"""

OUT = "href => document.querySelector('main').prepend(Object.assign(document.createElement('a'), {id: 'out', href, textContent: 'out'}))"


def languages_of(page: Page, selector: str) -> list[str]:
    return [str(one.get_attribute("lang")) for one in page.locator(selector).all()]


def shown(page: Page) -> list[str]:
    """Languages of the versions as the eye meets them."""
    return [one["lang"] for one in sorted(page.evaluate(PLACES), key=lambda one: (one["y"], one["x"]))]


# Both ways for one locale, the harder one for all.
@pytest.mark.parametrize(("root", "locale"), [("http", "vi-VN"), *(("file", locale) for locale in ORDERS)], indirect=["root"])
def test_a_card_begins_with_the_readers_language(open_window: Callable[..., Reader], http: str, root: str, locale: str):
    for viewport in (PHONE, DESK):
        reader = open_window(root, locale=locale, viewport=viewport)
        for name in CARDS:
            page = reader.open(name)
            order = ORDERS[locale]
            for part in ("section.version", ".jump li", ".card-header li", ".card-footer [lang]"):
                assert languages_of(page, part) == order, f"{name} {locale}: {part}"
            assert shown(page) == order, f"{name} {locale}: the eye meets another order than the voice"
            assert page.get_attribute("html", "lang") == order[0]
            titles = [one.text_content() for one in page.locator("section.version h2").all()]
            assert page.title() == f"{page.locator('h1').text_content()}: {' · '.join(map(str, titles))}"
        assert reader.problems == []
        if root == http:
            page = reader.open(CARD)
            assert barriers(page) == []


def test_the_card_of_a_retired_entry_does_too(open_window: Callable[..., Reader], kept_site: Path):
    page = open_window(f"{kept_site.as_uri()}/", locale="zh-TW").open("p/btech-2.html")
    assert languages_of(page, "section.version") == shown(page) == ORDERS["zh-TW"]


@pytest.mark.parametrize("languages", [["fr-FR", "zh-HK", "vi"], ["ZH-hant", "en"], ["vi"]], ids=" ".join)
def test_the_first_language_that_a_card_has_decides(open_window: Callable[..., Reader], root: str, languages: list[str]):
    reader = open_window(root)
    reader.context.add_init_script(f"Object.defineProperty(navigator, 'languages', {{value: {languages!r}}})")
    first = next(TAGS[code] for one in languages if (code := one.lower().split("-")[0]) in TAGS)
    assert languages_of(reader.open(CARD), "section.version")[0] == first


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_keyboard_follows_the_order_that_is_seen(open_window: Callable[..., Reader], root: str, viewport: dict[str, int]):
    page = open_window(root, locale="zh-CN", viewport=viewport).open(CARD)
    met: list[str] = []
    while not met or met[-1] != "body":
        page.keyboard.press("Tab")
        lang = page.evaluate("document.activeElement.closest('section.version')?.lang || document.activeElement.localName")
        if not met or met[-1] != lang:
            met.append(lang)
    assert [lang for lang in met if lang in TAGS.values()] == ORDERS["zh-CN"]


@pytest.mark.parametrize("locale", ["en-GB", "vi-VN"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_with_a_language_lands_there(open_window: Callable[..., Reader], root: str, locale: str, language: str):
    page = open_window(root, locale=locale, viewport=PHONE).open(f"{CARD}#title-{language}")
    title = page.locator(f"#title-{language}")
    expect(title).to_be_in_viewport(ratio=1)
    bar = page.locator(".jump").bounding_box()
    box = title.bounding_box()
    assert bar and box
    assert bar["y"] + bar["height"] <= box["y"] < PHONE["height"] / 3, f"{bar} {box}"


def test_on_a_phone_the_other_languages_stay_in_sight_and_in_reach(open_window: Callable[..., Reader], root: str):
    page = open_window(root, locale="vi-VN", viewport=PHONE).open(CARD)
    for tag in ORDERS["vi-VN"]:
        expect(page.locator(f".jump [lang={tag}] a")).to_be_in_viewport(ratio=1)
    page.locator("section.version[lang=vi] .version__read").scroll_into_view_if_needed()
    page.mouse.wheel(0, 900)
    expect(page.locator("section.version[lang=vi] h2")).not_to_be_in_viewport()
    for language, tag in reversed(TAGS.items()):
        link = page.locator(f".jump [lang={tag}] a")
        box = link.bounding_box()
        assert box
        assert box["height"] >= 40, f"{tag}: {box}"
        link.click()
        expect(page.locator(f"#title-{language}")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_jumps_while_a_card_opens(open_window: Callable[..., Reader], root: str, viewport: dict[str, int]):
    """The order is set before the first painting. The observer reports as soon as there is something: the nudge at the end is."""
    page = open_window(root, locale="zh-CN", viewport=viewport).open(CARD)
    page.evaluate("document.fonts.ready")
    page.evaluate(
        "() => { window.moved = []; new PerformanceObserver(list => moved.push(...list.getEntries().map(one => one.value)))"
        ".observe({type: 'layout-shift', buffered: true}) }"
    )
    page.evaluate("document.querySelector('h1').style.marginBottom = '200px'")
    page.wait_for_function("() => moved.length > 0")
    assert page.evaluate("moved.length") == 1


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_without_script_the_order_stays_and_all_is_there(open_window: Callable[..., Reader], root: str, viewport: dict[str, int]):
    reader = open_window(root, locale="zh-CN", viewport=viewport, java_script_enabled=False)
    page = reader.open(CARD)
    assert languages_of(page, "section.version") == list(TAGS.values())
    for tag in TAGS.values():
        for part in ("h2", ".version__text", ".facts", ".version__read a", ".origin", ".related"):
            expect(page.locator(f"section.version[lang={tag}] {part}").first).to_be_visible()
    assert reader.problems == []


def test_a_card_says_who_wrote_what_and_how_to_read_more(reader: Reader, guide: Guide):
    for id in ("cso-2-2-1", "vps-1-2", "btech-0"):
        page = reader.open(f"p/{id}.html")
        commented = any(heading.id == "in-practice" for heading in guide.pages["en"][guide.principles[id].page].headings)  # type: ignore[index]
        assert id in KINDS
        for language, tag in TAGS.items():
            words, version = guide.words[language], page.locator(f"section.version[lang={tag}]")
            source = guide.sources[id.split("-")[0]]
            expect(version.locator(".version__byline span")).to_have_text(words["recipient.byline"])
            said = version.locator(".origin dt + dd")
            expect(said.nth(0)).to_have_text(words["notice.wording"])
            expect(said.nth(1)).to_contain_text(source.title[language])
            for code in source.languages:
                expect(said.nth(1)).to_contain_text(words[f"language.{code}"])
            expect(said.nth(2)).to_have_text(words["recipient.own-note"])
            expect(version.locator(".version__ways ~ .version__more")).to_have_count(1 if commented else 0)


def test_following_a_link_tells_nobody_where_the_reader_came_from(open_window: Callable[..., Reader], http: str):
    """Neither another host nor the guide's own server is told, from a page, a card or the page for unknown addresses."""
    reader = open_window(http)
    told: dict[str, str | None] = {}
    reader.context.route("https://elsewhere.example/*", lambda route: route.fulfill(body="<title>There</title>", content_type="text/html"))
    reader.page.on("request", lambda request: told.update({request.url: request.all_headers().get("referer")}))
    for number, name in enumerate((GUIDELINE, f"{FOLDERS['zh']}index.html", CARD, "no/such/page.html")):
        page = reader.open(name)
        page.evaluate(OUT, f"https://elsewhere.example/{number}")
        page.click("#out")
        expect(page).to_have_title("There")
        assert f"https://elsewhere.example/{number}" in told
    assert f"{http}assets/styles/guide.css" in told
    assert {url: referer for url, referer in told.items() if referer} == {}


def test_on_a_phone_the_other_languages_are_closed_until_they_are_asked_for(open_window: Callable[..., Reader], root: str):
    page = open_window(root, locale="vi-VN", viewport=PHONE).open(CARD)
    expect(page.locator("section.version[lang=vi] .version__text")).to_be_visible()
    for part in ("h1", "section.version[lang=vi] h2", "section.version[lang=vi] .version__byline"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    for tag in ("en", "zh-Hans"):
        expect(page.locator(f"section.version[lang={tag}] .version__text")).to_be_hidden()
    page.click("section.version[lang=en] summary >> nth=0")
    expect(page.locator("section.version[lang=en] .version__text")).to_be_visible()
    page.click(".jump [lang=zh-Hans] a")
    expect(page.locator("section.version[lang=zh-Hans] .version__text")).to_be_visible()
    page.set_viewport_size(DESK)
    expect(page.locator("section.version .version__text:visible")).to_have_count(3)


@pytest.mark.parametrize("id", ["btech-0", "vps-2", "cso-2-2-1"])
def test_a_card_is_printed_on_one_page(open_window: Callable[..., Reader], root: str, id: str):
    page = open_window(root, locale="vi-VN", viewport=PHONE).open(f"p/{id}.html")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
