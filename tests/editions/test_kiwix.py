"""The edition for Kiwix as readers of kiwix-serve have it: pages, other languages, cards, and two ways to search."""

from __future__ import annotations

import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page, expect

from support.processes import free_port
from support.searching import asked
from support.sites import LANGUAGES

QUERIES = {"en": "guards", "vi": "tham dinh nhan quyen", "zh": "盡職調查"}


@pytest.fixture(scope="module")
def kiwix(zim: Path) -> Iterator[str]:
    """Address of the guide in Kiwix's own server."""
    program = shutil.which("kiwix-serve")
    assert program, "No kiwix-serve found: run the tests with `make test`, which installs it or says how."
    port = free_port()
    command = [program, "-p", str(port), "-i", "127.0.0.1", str(zim)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/{zim.stem}/"
    try:
        _wait_for(address, server)
        with urllib.request.urlopen(address) as answer:  # newer versions serve pages below /content/
            yield answer.url.rpartition("/")[0] + "/"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        assert server.poll() is None, "kiwix-serve has ended"
        try:
            urllib.request.urlopen(address).close()
        except URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("kiwix-serve does not answer")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.set_default_timeout(20_000)
    yield opened
    opened.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_own_search_works_inside_kiwix(page: Page, kiwix: str, language: str) -> None:
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 and kiwix in response.url else None)
    page.goto(f"{kiwix}{'' if language == 'en' else f'{language}/'}index.html")
    results = asked(page, QUERIES[language])
    assert results and all(link.startswith(kiwix) for links in results for link in links)
    page.goto(results[0][0])
    expect(page.locator("h1")).to_be_visible()
    assert not failed


def test_readers_change_the_language_and_come_to_the_same_entry_and_its_card(page: Page, kiwix: str) -> None:
    page.goto(f"{kiwix}cso/part-2/guideline-2.html#cso-2-2-1")
    page.locator("header a[hreflang=vi]").first.click()
    page.wait_for_url(f"{kiwix}vi/cso/part-2/guideline-2.html#cso-2-2-1")
    page.locator("#cso-2-2-1 ~ .entry-facts a.label--own").first.click()
    page.wait_for_url(f"{kiwix}p/cso-2-2-1.html**")
    expect(page.locator("h1")).to_contain_text("CSO II.2.1")


def test_kiwixs_own_search_finds_words_of_pages(kiwix: str) -> None:
    host, book = kiwix.split("/")[2], kiwix.rstrip("/").rpartition("/")[2]
    with urllib.request.urlopen(f"http://{host}/search?content={book}&pattern=ceasefire") as answer:
        assert ".html" in answer.read().decode("utf-8")
