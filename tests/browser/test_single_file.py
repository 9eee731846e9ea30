"""The guide in one file, from a disk and at the odd addresses at which messengers open a file: of no origin, without storage, unnamed.

A browser on this machine opens no `content:` address, which Android's have: here is what differs there, an origin that is none and a path
without the file's name.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from marionette_driver import Wait
from playwright.sync_api import Browser, Frame, Page, Route, expect

from fieldguide.editions.single import single_page
from fieldguide.site import Site
from support.acts import ONE_FILE
from support.books import STYLES, press_of
from support.sites import PUBLIC
from support.webkit import WebKit

Open = Callable[[Page, str, Path], Frame]
ASKED = {"en": "shutdown of the internet", "vi": "tham dinh nhan quyen", "zh": "盡職調查"}
MARKED = ":target, [data-here]"
HOST = "<!doctype html><title>Messenger</title><iframe sandbox='allow-scripts' width='340' height='700'></iframe>"
PLACED = "([kind, text]) => { document.querySelector('iframe')[kind] = text }"
BLOB = "onmessage = ({ data }) => { location.href = URL.createObjectURL(new Blob([data], { type: 'text/html' })) }"
SENT = "text => document.querySelector('iframe').contentWindow.postMessage(text, '*')"
PROVIDED = "https://provider.invalid/-1/1/content%3A%2F%2Fmedia%2F12345/ORIGINAL/NONE"
FRAMED = """
const [text, done] = arguments
const frame = document.querySelector("iframe")
frame.addEventListener("load", () => done())
frame.srcdoc = text
"""
CLICKED = """
const [text, done] = arguments
const link = document.createElement("a")
link.href = URL.createObjectURL(new Blob([text], { type: "text/html" })) + "#cso-2-2"
document.body.append(link)
link.click()
done()
"""


@pytest.fixture(scope="module")
def text(resolved: Site) -> Callable[[str], str]:
    return cache(lambda language: single_page(press_of(resolved), language, STYLES["single"]))


@pytest.fixture
def file(text: Callable[[str], str], tmp_path: Path) -> str:
    """Address of the Vietnamese file on a disk."""
    (tmp_path / "guide.html").write_text(text("vi"), encoding="utf-8")
    return (tmp_path / "guide.html").as_uri()


@pytest.fixture
def host(tmp_path: Path) -> str:
    """Address of a page with an empty frame."""
    (tmp_path / "host.html").write_text(HOST, encoding="utf-8")
    return (tmp_path / "host.html").as_uri()


def data_address(text: str) -> str:
    return f"data:text/html;charset=utf-8;base64,{base64.b64encode(text.encode('utf-8')).decode('ascii')}"


def at_disk(page: Page, text: str, tmp_path: Path) -> Frame:
    (tmp_path / "guide.html").write_text(text, encoding="utf-8")
    page.goto((tmp_path / "guide.html").as_uri())
    return page.main_frame


def at_data(page: Page, text: str, _: Path) -> Frame:
    page.goto(data_address(text))
    return page.main_frame


def at_provider(page: Page, text: str, _: Path) -> Frame:
    def answer(route: Route) -> None:
        route.fulfill(body=text, headers={"content-type": "text/html; charset=utf-8", "content-security-policy": "sandbox allow-scripts"})

    page.route(PROVIDED, answer)
    page.goto(PROVIDED)
    return page.main_frame


def in_document(page: Page, text: str, _: Path) -> Frame:
    page.set_content(HOST)
    page.evaluate(PLACED, ["srcdoc", text])
    return page.frames[1]


def in_blob(page: Page, text: str, _: Path) -> Frame:
    page.set_content(HOST)
    page.evaluate(PLACED, ["srcdoc", f"<meta charset=utf-8><script>{BLOB}</script>"])
    page.frames[1].wait_for_function("() => self.onmessage")
    page.evaluate(SENT, text)
    page.frames[1].wait_for_url("blob:null/**")
    return page.frames[1]


@pytest.mark.parametrize("way", [("en", at_disk), ("zh", at_data), ("vi", at_provider), ("vi", in_document), ("en", in_blob)])
def test_one_file_finds_leads_shares_and_goes_back_without_a_request(
    resolved: Site, browser: Browser, text: Callable[[str], str], tmp_path: Path, way: tuple[str, Open]
) -> None:
    language, opened = way
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: faults.append(request.url) if request.url.startswith("http") and request.url != PROVIDED else None)
    place = opened(page, text(language), tmp_path)
    place.wait_for_function("() => self.fieldGuide?.excerpts")
    if opened is not at_disk:
        assert place.evaluate("() => { try { return Boolean(localStorage) } catch { return 'refused' } }") == "refused"
    place.locator('nav a[href="#btech-index"]').click()
    expect(place.locator(MARKED)).to_have_id("btech-index")
    expect(place.locator(MARKED)).to_be_in_viewport()
    place.fill(".find input", ASKED[language])
    found = place.locator(".found [data-result] a")
    expect(place.locator(".found ol")).to_have_attribute("aria-busy", "false")
    expect(found.first).to_be_in_viewport()  # on a phone too, where an answer below the edge is none
    assert all((one.get_attribute("href") or "").startswith("#") for one in found.all())
    expect(place.locator(".found mark").first).to_be_visible()
    wanted = (found.first.get_attribute("href") or "")[1:]
    place.press(".find input", "Enter")
    expect(place.locator(MARKED)).to_have_id(wanted)
    expect(place.locator(MARKED)).to_be_in_viewport()
    expect(place.locator(".found")).to_be_hidden()
    place.locator('[data-share="cso-2-2"]').click()
    expect(place.locator("dialog [data-shown=card]")).to_contain_text(f"{PUBLIC}p/cso-2-2.html#")
    expect(place.locator("dialog a[href^=http]:visible")).to_have_count(0)  # nobody is led out of the file unasked
    place.locator("dialog [data-copy=quote]").click()
    expect(place.locator("dialog textarea")).to_have_value(re.compile(re.escape(f"{PUBLIC}p/cso-2-2.html")))
    other = next(one for one in resolved.languages if one != language)
    place.locator(f"dialog [data-first][value={other}]").check()
    expect(place.locator("dialog h2 [data-shown=title]")).to_have_text(resolved.entry("cso-2-2", other).title)
    place.locator("dialog .share-panel__close").click()
    page.evaluate("history.back()")
    expect(place.locator(f"[id='{wanted}']:is({MARKED})")).to_have_count(0)
    assert faults == []
    context.close()


def held(told: dict[str, Any], arrived: str) -> None:
    assert told["faults"] == [] and told["arrived"] == arrived and told["found"]
    assert told["card"].startswith(f"{PUBLIC}p/cso-2-2.html#") and f"{PUBLIC}p/cso-2-2.html" in told["text"]


def test_firefox_does_the_same_from_a_disk_in_a_frame_of_no_origin_and_at_a_blob(
    firefox: Any, text: Callable[[str], str], file: str, host: str
) -> None:
    def done() -> dict[str, Any]:
        told: dict[str, Any] = firefox.execute_async_script(ONE_FILE, script_args=[ASKED["vi"]], script_timeout=20_000, sandbox=None)
        return told

    firefox.navigate(f"{file}#cso-2-2")
    held(done(), "cso-2-2")
    firefox.navigate(data_address(text("vi")))
    held(done(), "")
    firefox.navigate(host)
    firefox.execute_async_script(FRAMED, script_args=[text("vi")], script_timeout=20_000, sandbox=None)
    firefox.switch_to_frame(firefox.find_element("css selector", "iframe"))
    held(done(), "")
    firefox.switch_to_frame()
    firefox.navigate(host)
    firefox.execute_async_script(CLICKED, script_args=[text("vi")], script_timeout=20_000, sandbox=None)
    come = "return document.URL.startsWith('blob:null/') && document.readyState === 'complete'"
    Wait(firefox, timeout=20).until(lambda window: window.execute_script(come))
    held(done(), "cso-2-2")


def test_webkit_does_the_same_from_a_disk_and_at_a_data_address(text: Callable[[str], str], file: str, webkit: WebKit) -> None:
    webkit.open(f"{file}#cso-2-2")
    held(webkit.run_until_done(ONE_FILE, ASKED["vi"]), "cso-2-2")
    webkit.open(data_address(text("vi")))
    held(webkit.run_until_done(ONE_FILE, ASKED["vi"]), "")


def test_without_script_the_field_is_not_there_and_all_can_be_read(browser: Browser, text: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "guide.html").write_text(text("en"), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "guide.html").as_uri() + "#cso-2-2")
    expect(page.locator(".find")).to_be_hidden()
    expect(page.locator("#cso-2-2")).to_be_in_viewport()
    assert page.locator('[data-share="cso-2-2"]').get_attribute("href") == f"{PUBLIC}p/cso-2-2.html#share-en"
    context.close()
