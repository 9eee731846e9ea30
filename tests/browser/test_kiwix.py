"""The edition for Kiwix inside its own server, which keeps it below a path: pages, languages, cards and the guide's own search."""

from __future__ import annotations

import http.client
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from fieldguide.editions.book import PARTS
from fieldguide.editions.zim import write_zim
from fieldguide.site import Site
from support.kits import Made
from support.processes import answering, free_port
from support.sites import LANGUAGES, PUBLIC

PAGE = "cso/part-2/guideline-2.html"


@pytest.fixture(scope="module")
def library(resolved: Site, kit: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address below which kiwix-serve keeps the guide."""
    folder: Path = tmp_path_factory.mktemp("kiwix")
    write_zim(resolved, LANGUAGES, kit.zip, (PARTS / "icon-48.png").read_bytes(), folder / "guide.zim")
    serve, port = shutil.which("kiwix-serve"), free_port()
    assert serve, "No kiwix-serve found: run the tests with `make test`, which installs it or says how."
    with answering([serve, "-i", "127.0.0.1", "-p", str(port), str(folder / "guide.zim")], port, folder):
        # Releases differ in where they keep a book's files.
        (place,) = [place for place in ("guide/A/", "content/guide/") if _has(port, f"/{place}{PAGE}")]
        yield f"http://127.0.0.1:{port}/{place}"


def _has(port: int, path: str) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.request("GET", path)
    return line.getresponse().status == http.client.OK


def test_kiwix_serves_pages_languages_cards_and_our_search(library: str, browser: Browser) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda response: faults.append(response.url) if response.status >= http.client.BAD_REQUEST else None)
    page.goto(library + PAGE)
    page.locator(".languages a[hreflang=vi]").first.click()
    expect(page).to_have_url(f"{library}vi/{PAGE}")
    page.fill(".find input", "tham dinh nhan quyen")
    expect(page.locator("[data-result] a").first).to_be_visible()
    assert all(link.evaluate("link => link.href").startswith(f"{library}vi/") for link in page.locator("[data-result] a").all())
    page.press(".find input", "Enter")
    expect(page.locator(".found")).to_be_hidden()
    assert page.url.startswith(f"{library}vi/")
    page.goto(f"{library}p/cso-2-2.html")
    page.locator("[data-share]").first.click()
    expect(page.locator("dialog [data-shown=card]")).to_contain_text(f"{PUBLIC}p/cso-2-2.html#")
    assert faults == []
    page.close()
