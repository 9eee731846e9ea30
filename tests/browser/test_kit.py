"""The unzipped kit, opened from a disk with the network off: every page, on a phone, in silence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.addresses import CARDS, NEUTRAL, in_language
from support.kits import Made, unzip
from support.reading import FOLDERS, GUIDELINE, PHONE, Reader
from support.sites import LANGUAGES, TAGS

AWKWARD = "Tài liệu 冲突 #1 100%"

# A page that found its style has the guide's own colours, which stand in custom properties.
IS_WHOLE = """() =>
    getComputedStyle(document.documentElement).getPropertyValue("--latin") !== "" &&
    [...document.images].every(image => image.complete && image.naturalWidth > 0)
"""


WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 && getComputedStyle(e).visibility !== "hidden")
    .slice(0, 3).map(e => e.outerHTML.slice(0, 100))"""


def walk(reader: Reader, addresses: list[str]) -> None:
    """Open pages one after another; all of them have to be whole and no wider than the window, and nothing may go wrong on the way."""
    for address in addresses:
        page = reader.open(address)
        assert page.evaluate(IS_WHOLE), address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address}: {page.evaluate(WIDE)}"
        assert page.locator("h1").count() == 1, address
        assert reader.problems == [], f"{address}: {reader.problems}"
    assert set(addresses) <= {request.partition("#")[0] for request in reader.requests}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_from_a_disk_without_a_network(open_window: Callable[..., Reader], kit_folder: Path, language: str):
    reader = open_window(f"{kit_folder.as_uri()}/", offline=True, locale=TAGS[language], viewport=PHONE)
    walk(reader, [in_language(address, language) for address in NEUTRAL])
    assert reader.stored() == {}


def test_every_card_and_the_start_open_from_a_disk_without_a_network(open_window: Callable[..., Reader], kit_folder: Path):
    reader = open_window(f"{kit_folder.as_uri()}/", offline=True, viewport=PHONE)
    walk(reader, ["START-HERE.html", *CARDS])
    assert reader.stored() == {}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_start_here_leads_into_each_language(open_window: Callable[..., Reader], kit_folder: Path, script: bool):
    reader = open_window(f"{kit_folder.as_uri()}/", offline=True, java_script_enabled=script, viewport=PHONE)
    for language, folder in FOLDERS.items():
        for place, target in ((".version__read a", "index.html"), ("a[href$='offline.html']:not(.external)", "offline.html")):
            page = reader.open("START-HERE.html")
            page.click(f"section[lang={TAGS[language]}] {place}")
            expect(page.locator("html")).to_have_attribute("lang", TAGS[language])
            assert reader.here == f"{folder}{target}"
    assert reader.problems == []


def test_a_copy_in_a_folder_with_an_awkward_name(open_window: Callable[..., Reader], kit_folder: Path, tmp_path: Path):
    folder = shutil.copytree(kit_folder, tmp_path / AWKWARD / kit_folder.name)
    reader = open_window(f"{folder.as_uri()}/", offline=True)
    walk(reader, ["START-HERE.html", *CARDS[:3], *(in_language(address, "zh") for address in NEUTRAL[:12])])


def test_a_kit_of_one_language_is_whole_in_itself(open_window: Callable[..., Reader], kits: Callable[[str], Made], tmp_path: Path):
    folder = unzip(kits("vi").zip, tmp_path / AWKWARD)
    reader = open_window(f"{folder.as_uri()}/", offline=True, locale="vi-VN")
    page = reader.open("index.html")
    page.click(".version__read a")
    page.wait_for_url("**/vi/index.html")
    page.click("article a[href*='#cso-2-2-1']")
    page.wait_for_url("**#cso-2-2-1")
    assert reader.here == f"vi/{GUIDELINE}#cso-2-2-1"
    page = reader.open(f"vi/{GUIDELINE}")
    page.click(".find input")
    page.fill(".find input", "tham dinh nhan quyen")
    found = page.locator("[data-result] a").first
    expect(found).to_be_visible()
    target = found.evaluate("link => link.href")
    assert target.startswith(f"{reader.root}vi/")
    found.click()
    page.wait_for_url(target)
    page = reader.open("p/cso-2-2-1.html")
    page.click(".version__read a")
    page.wait_for_url("**/vi/**")
    assert reader.here == f"vi/{GUIDELINE}#cso-2-2-1"
    assert reader.problems == []


def test_links_that_leave_look_different(open_window: Callable[..., Reader], kit_folder: Path):
    """By a sign before them, which no link within the guide has."""
    reader = open_window(f"{kit_folder.as_uri()}/", offline=True)
    sign = "links => links.map(link => getComputedStyle(link, '::before').content)"
    for folder in FOLDERS.values():
        page = reader.open(f"{folder}offline.html")
        signs = page.locator("article a.external").evaluate_all(sign)
        assert signs
        assert all("↗" in found for found in signs), signs
        assert not [found for found in page.locator("article a:not(.external)").evaluate_all(sign) if "↗" in found]
