"""Type into the guide's search in a real browser and read what a reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

QUERIES = Path(__file__).resolve().parents[1] / "search/queries.yml"


@dataclass(frozen=True)
class Query:
    """A row of queries.yml."""

    q: str
    kind: str
    expect: tuple[str, ...]


def queries(language: str) -> list[Query]:
    rows = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))[language]
    return [Query(row["q"], row["kind"], tuple(row["expect"])) for row in rows]


def open_search(page: Page) -> None:
    """Reach for the search, as a reader does, and wait until it is ready."""
    page.locator(".find input").focus()


def results_of(page: Page, query: str) -> list[list[str]]:
    """Addresses of the results for a query, grouped by page, in the order shown."""
    page.locator(".find input").fill(query)
    page.wait_for_function("query => document.querySelector('.found[data-state]')?.dataset.query === query", arg=query, timeout=20_000)
    groups: Any = page.evaluate(
        "[...document.querySelectorAll('[data-result]')].map(item => [...item.querySelectorAll('a')].map(link => link.href))"
    )
    return groups


def asked(page: Page, query: str) -> list[list[str]]:
    """The same, once the search was opened by a click."""
    page.click(".find input")
    return results_of(page, query)


def rank(groups: list[list[str]], wanted: set[str]) -> int | None:
    """Place of the first group that holds a wanted address, from 1."""
    return next((place for place, group in enumerate(groups, 1) if wanted & set(group)), None)
