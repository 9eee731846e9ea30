"""Composing in a browser window: the script, the data of every language, and what it makes."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from playwright.sync_api import Page

from support.reading import Reader
from support.sites import LANGUAGES

CHOICES = (*((language,) for language in LANGUAGES), *permutations(LANGUAGES, 2))
"""One language, or two in either order."""


class Composer:
    """A window on a card, with compose.js and the data of all languages; `made("…")` evaluates an expression of `compose` and `data`."""

    def __init__(self, reader: Reader) -> None:
        self.page: Page = reader.open("p/btech-0.html")
        self.page.add_script_tag(url=f"{reader.root}assets/scripts/compose.js")
        self.page.evaluate(
            "async languages => { window.data = {}; for (const one of languages) data[one] = await fieldGuide.compose.load(one) }",
            list(LANGUAGES),
        )

    def made(self, expression: str, argument: Any = None) -> Any:
        """Value of a JavaScript expression, which may use `compose`, `data` and the argument as `given`."""
        return self.page.evaluate(f"given => {{ const compose = fieldGuide.compose; return {expression} }}", argument)
