"""The content policy that deploy/ sets stops nothing that the guide does, and nothing inline is there to be stopped."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from support.addresses import HTML
from support.html import read
from support.reading import FOLDERS, Reader
from support.sites import TAGS


def test_no_page_holds_inline_scripts_styles_or_handlers(site: Path):
    for address in HTML:
        page = read(site / address)
        inline = page.xpath("//script[not(@src) and not(@type='application/json' or @type='application/ld+json')] | //style | //*[@style]")
        assert not inline, f"{address}: {[element.tag for element in inline]}"
        handlers = page.xpath("//@*[starts-with(name(), 'on')]")
        assert not handlers, f"{address}: {handlers}"


def test_under_the_policy_the_guide_is_kept_on_a_device(browser: Browser, server: str):
    reader = Reader(browser, server)
    page = reader.open("zh/offline.html")
    page.locator("[data-keep] [data-part='reach']").click()
    page.locator("[data-keep] [data-part='start']").click()
    expect(page.locator("[data-keep] [data-part='kept']")).to_be_visible(timeout=30_000)
    page = reader.open("zh/index.html")
    page.locator(".find input").focus()
    page.fill(".find input", "B-Tech 3")
    expect(page.locator("[data-result] a").first).to_be_visible()
    assert page.evaluate("performance.getEntriesByType('navigation')[0].workerStart") > 0  # the copy answered
    assert reader.problems == []
    reader.context.close()


def test_under_the_policy_everything_works(browser: Browser, server: str):
    """Console and page errors would tell what the policy stops."""
    reader = Reader(browser, server)
    for folder in FOLDERS.values():
        page = reader.open(f"{folder}cso/part-2/guideline-2.html")
        page.locator(".find input").focus()
        page.fill(".find input", "B-Tech 3")
        found = page.locator("[data-result] a").first
        expect(found).to_be_visible()
        found.click()
        page.wait_for_url(f"**/{folder}btech/headline-3.html")
        page.click("[data-scheme-toggle]")
    reader.open("vi/cso/part-2/guideline-2#cso-2-2-1").click("#cso-2-2-1 + .entry-facts a.label")
    reader.page.wait_for_url("**/p/cso-2-2-1.html")
    assert reader.problems == []
    reader.open("p/CSO%20II.2.1,")
    reader.page.wait_for_url(f"{server}p/cso-2-2-1.html")
    page = reader.open("p/cso-2-2-9.html")
    expect(page.locator(".nearest a").first).to_have_text("CSO II.2")
    page.locator(f"section[lang={TAGS['zh']}] input").fill("IHL")
    page.keyboard.press("Enter")
    expect(page.locator("[data-result] a").first).to_be_visible()
    assert [problem for problem in reader.problems if "404 (Not Found)" not in problem] == []
    reader.context.close()
