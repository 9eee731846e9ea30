"""Working sheets on A4: no addresses in the way, room for a hand, nothing wider than the paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.reading import FOLDERS, Reader

MILLIMETRE = 96 / 25.4
TEXT_WIDTH = {"width": round(180 * MILLIMETRE), "height": 1000}
"""What the margins leave of A4's width."""
SEEN = """() => ({
    addresses: [...document.querySelectorAll("article a")]
        .filter(one => getComputedStyle(one, "::after").content.includes("http")).length,
    blanks: [...document.querySelectorAll("tr:has(td:empty)")].map(one => one.getBoundingClientRect().height),
    wide: document.documentElement.scrollWidth,
    bullets: [...document.querySelectorAll("article ul")].filter(one => getComputedStyle(one).listStyleType !== "none").length,
})"""


@pytest.mark.parametrize("language", FOLDERS)
def test_a_sheet_can_be_filled_in_by_hand(open_window: Callable[..., Reader], root: str, language: str):
    page = open_window(root, viewport=TEXT_WIDTH).open(f"{FOLDERS[language]}sheets/worksheets.html")
    page.emulate_media(media="print")
    seen = page.evaluate(SEEN)
    assert seen["addresses"] == 0 and seen["bullets"] == 0
    assert seen["wide"] <= TEXT_WIDTH["width"]
    assert seen["blanks"] and min(seen["blanks"]) >= 15 * MILLIMETRE


def test_other_pages_keep_their_addresses_on_paper(open_window: Callable[..., Reader], root: str):
    page = open_window(root, viewport=TEXT_WIDTH).open("cso/part-2/guideline-2.html")
    page.emulate_media(media="print")
    assert page.evaluate(SEEN)["addresses"] > 0
