"""The search in Firefox, over http and from a disk, in folders whose names hold all that breaks addresses."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from marionette_driver.marionette import Marionette

from support.browser import firefox
from support.reading import FOLDERS

QUERIES = {"en": ("hostilities", "cso-2-3-1"), "vi": ("tham dinh nhan quyen", "cso-2-2"), "zh": ("國際人道法", "cso-2-2-1")}

ASK = """
const [query, done] = arguments
const field = document.querySelector('[data-md-component=search-query]')
field.focus()
field.value = query
field.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }))
const wait = setInterval(() => {
    const results = document.querySelector('.md-search-result')
    const links = [...document.querySelectorAll('.md-search-result__item .md-search-result__link')]
    if (results.dataset.query !== query || !links.length) return
    clearInterval(wait)
    done(links.map(link => link.href))
}, 30)
"""


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = firefox()
    assert path, "No Firefox found: run the tests with `make test`, which installs it or says how."
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("firefox") / "log.txt"
    driver = Marionette(bin=path, port=port, headless=True, gecko_log=str(log))
    driver.start_session()
    yield driver
    driver.quit()
    driver.cleanup()


def found(window: Any, address: str, query: str) -> list[str]:
    window.navigate(address)
    links: list[str] = window.execute_async_script(ASK, script_args=[query], script_timeout=20_000)
    return links


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("place", ["http", "file"])
def test_firefox_finds_entries_over_http_and_from_a_disk(window: Any, places: dict[str, str], place: str, language: str):
    query, id = QUERIES[language]
    links = found(window, f"{places[place]}{FOLDERS[language]}index.html", query)
    page = "cso/part-2/guideline-3.html" if id.startswith("cso-2-3") else "cso/part-2/guideline-2.html"
    assert [link for link in links if link.startswith(f"{places[place]}{FOLDERS[language]}{page}")], links


def test_firefox_searches_in_a_folder_with_an_awkward_name(window: Any, awkward: str):
    links = found(window, f"{awkward}zh/index.html", "B-Tech 3")
    assert links[0] == f"{awkward}zh/btech/headline-3.html"
