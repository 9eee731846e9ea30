"""The language switcher leads to the same page and the same place on it."""

from __future__ import annotations

from itertools import cycle, permutations

import pytest

from support.reading import FOLDERS, GUIDELINE, Reader, is_in_view
from support.sites import TAGS

WAYS = [(root, *pair) for root, pair in zip(cycle(["http", "file"]), permutations(FOLDERS, 2))]
"""From each language into each other, by turns at a server and on a disk."""


@pytest.mark.parametrize(("root", "start", "target"), WAYS, indirect=["root"])
def test_the_switcher_keeps_page_and_anchor(reader: Reader, start: str, target: str):
    page = reader.open(f"{FOLDERS[start]}{GUIDELINE}#cso-2-2-1")
    page.click(f".languages a[hreflang={TAGS[target]}]")
    page.wait_for_url(f"**/{GUIDELINE}#cso-2-2-1")
    assert reader.here == f"{FOLDERS[target]}{GUIDELINE}#cso-2-2-1"
    assert page.get_attribute("html", "lang") == TAGS[target]
    page.wait_for_load_state()
    assert is_in_view(page, "cso-2-2-1")
    assert reader.problems == []


def test_the_switcher_follows_the_reader_down_the_page(reader: Reader):
    page = reader.open(GUIDELINE)
    page.click(".here a[href='#cso-2-2-3']")
    page.wait_for_url("**#cso-2-2-3")
    page.click(".languages a[hreflang=vi]")
    page.wait_for_url("**/vi/**")
    assert reader.here == f"vi/{GUIDELINE}#cso-2-2-3"
