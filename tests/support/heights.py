"""How tall pages are: half of edition 2026.11 and a tenth more, in the same browser with the same fonts (DejaVu)."""

from __future__ import annotations

from playwright.sync_api import Page

SHARE = 0.55
BEFORE = {("cso/part-2/guideline-2.html", 1280): 7066, ("vi/cso/part-2/guideline-2.html", 360): 11406}
"""Heights in pixels of two pages in edition 2026.11, by page and width of the window."""


def height_of(page: Page) -> int:
    """Height of a page that is open, in pixels."""
    height: int = page.evaluate("document.documentElement.scrollHeight")
    return height
