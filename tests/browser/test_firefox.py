"""Firefox: the search, over http and from a disk, in folders whose names hold all that breaks addresses; the guide kept on the device."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fieldguide.guide import Guide
from fieldguide.wording.words import words_of
from support.acts import ARRIVED, ASK, BRIEF, KEEP
from support.reading import FOLDERS
from support.server import Server

QUERIES = {"en": ("hostilities", "cso-2-3-1"), "vi": ("tham dinh nhan quyen", "cso-2-2"), "zh": ("國際人道法", "cso-2-2-1")}


def found(firefox: Any, address: str, query: str) -> list[str]:
    firefox.navigate(address)
    links: list[str] = firefox.execute_async_script(ASK, script_args=[query], script_timeout=20_000)
    return links


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("place", ["http", "file"])
def test_firefox_finds_entries_over_http_and_from_a_disk(firefox: Any, places: dict[str, str], place: str, language: str):
    query, id = QUERIES[language]
    links = found(firefox, f"{places[place]}{FOLDERS[language]}index.html", query)
    page = "cso/part-2/guideline-3.html" if id.startswith("cso-2-3") else "cso/part-2/guideline-2.html"
    assert [link for link in links if link.startswith(f"{places[place]}{FOLDERS[language]}{page}")], links


def test_firefox_searches_in_a_folder_with_an_awkward_name(firefox: Any, awkward: str):
    links = found(firefox, f"{awkward}zh/index.html", "B-Tech 3")
    assert links[0] == f"{awkward}zh/btech/headline-3.html"


def test_firefox_keeps_the_guide_on_the_device(firefox: Any, site: Path, guide: Guide):
    server = Server(site)
    try:
        firefox.navigate(f"{server.address}zh/offline.html")
        said = firefox.execute_async_script(KEEP, script_timeout=30_000)
        assert said.startswith(words_of(guide.words["zh"])("keep.done").split("{")[0])
    finally:
        server.stop()
    for address in ("zh/cso/part-2/guideline-2.html", "p/cso-2-2-1.html"):
        firefox.navigate(server.address + address)
        assert firefox.get_url() == server.address + address
    assert found(firefox, f"{server.address}zh/index.html", "國際人道法")
    firefox.navigate(f"{server.address}vi/index.html")
    assert firefox.get_url().startswith(f"{server.address}zh/offline.html")


@pytest.mark.parametrize("place", ["http", "file"])
def test_firefox_arrives_marks_and_leads_on(firefox: Any, places: dict[str, str], place: str):
    page = f"{places[place]}vi/cso/part-2/guideline-2.html"
    firefox.navigate("about:blank")
    firefox.navigate(f"{page}#CSO-2-2-2%EF%BC%8C")
    arrived = firefox.execute_async_script(ARRIVED, script_timeout=20_000)
    assert firefox.get_url() == f"{page}#cso-2-2-2"
    assert arrived["languages"] == ["#cso-2-2-2"] * 3
    assert arrived["marked"] == "#cso-2-2-2"
    assert arrived["top"] >= arrived["bar"] - 1  # nothing of it lies under the header
    assert arrived["current"] == "page"


@pytest.mark.parametrize("place", ["http", "file"])
def test_firefox_keeps_a_brief_and_shows_it_again(firefox: Any, places: dict[str, str], place: str):
    firefox.navigate(f"{places[place]}zh/brief.html#ids=btech-3,vps-1-2")
    brief = firefox.execute_async_script(BRIEF, script_args=[[]], script_timeout=20_000)
    assert brief["stored"] is None
    brief = firefox.execute_async_script(BRIEF, script_args=[["keep", "down"]], script_timeout=20_000)
    firefox.refresh()
    brief = firefox.execute_async_script(BRIEF, script_args=[[]], script_timeout=20_000)
    assert brief["ids"] == ["vps-1-2", "btech-3"]
    assert "B-Tech 3" in brief["preview"]
    if place == "file":
        firefox.navigate(f"{places[place]}zh/brief.html#add=btech-0")
        brief = firefox.execute_async_script(BRIEF, script_args=[[]], script_timeout=20_000)
        assert brief["ids"] == ["vps-1-2", "btech-3", "btech-0"]
    firefox.execute_async_script(BRIEF, script_args=[["empty", "sure"]], script_timeout=20_000)
    assert firefox.execute_script("return localStorage.getItem('field-guide:brief')") is None
