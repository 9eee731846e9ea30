"""Pages read cleanly: nothing fails, nothing leaves the site, nothing is stored, nothing is fetched before it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from support.every import every
from support.reading import CARDS, FOLDERS, GUIDELINE, PAGES, PHONE, Reader, at_both
from support.sites import TAGS


# From a disk every page of the kit is opened (test_kit.py).
@pytest.mark.parametrize("root", ["http"], indirect=True)
@every(("language", "name"), product(FOLDERS, PAGES))
def test_a_page_reads_cleanly(reader: Reader, language: str, name: str):
    reader.forget()
    page = reader.open(FOLDERS[language] + name)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert page.get_attribute("html", "lang") == TAGS[language]
    links = page.locator(".languages a")
    assert links.evaluate_all("all => all.map(link => link.href)") == [f"{reader.root}{folder}{name}" for folder in FOLDERS.values()]
    assert page.locator(".languages [aria-current]").get_attribute("lang") == TAGS[language]
    assert reader.stored() == {}
    assert reader.problems == []
    assert not [address for address in reader.requests if address.startswith("search/")]


@at_both
@pytest.mark.parametrize("name", CARDS)
def test_a_card_reads_cleanly(reader: Reader, name: str):
    page = reader.open(name)
    assert page.locator("section.version h2:visible").count() == 3
    assert page.locator("script:not([src]):not([type='application/ld+json'])").count() == 0
    assert reader.stored() == {}
    assert reader.problems == []


@pytest.mark.parametrize(("root", "language"), [("http", "en"), ("file", "vi"), ("http", "zh")], indirect=["root"])
def test_nothing_more_is_asked_for_once_a_page_is_at_rest(reader: Reader, language: str):
    page = reader.open(FOLDERS[language] + GUIDELINE)
    page.mouse.wheel(0, 2000)
    page.wait_for_load_state("networkidle")
    assert not [address for address in reader.requests if address.startswith(("search/", "sitemap"))]
    assert reader.stored() == {}
    assert reader.problems == []


def test_a_phone_in_dark_shows_the_page_at_once_in_dark(open_window: Callable[..., Reader], root: str):
    reader = open_window(root, viewport=PHONE, color_scheme="dark")
    for name in (GUIDELINE, CARDS[0]):
        reader.open(name)
        assert reader.scheme() == "dark"
