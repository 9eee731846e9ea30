"""Ask the guide's search: the engine alone, run by deno over an index of the core; or in a real browser, as a reader sees it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from support.sites import ROOT, read_yaml

SETS = ROOT / "tests/search"
_DENO = Path(sys.executable).with_name("deno")
_ASK = ROOT / "tests/scripts/support/ask.js"


@dataclass(frozen=True)
class Query:
    """A query of a set, of what kind it is, and ids of the entries of which one answers it; none where nothing does."""

    q: str
    kind: str
    expect: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """A page that was found, with the anchors of its places, the best first."""

    page: str
    weak: bool
    sections: tuple[str, ...]


def queries(language: str, name: str = "training") -> list[Query]:
    """The queries of a set, such as tests/search/training.yml."""
    rows = read_yaml(f"tests/search/{name}.yml")[language]
    return [Query(row["q"], row["kind"], tuple(row["expect"])) for row in rows]


def ask(index: Mapping[str, Any], asked: Sequence[str]) -> list[list[Result]]:
    """What the search finds for each query.

    Args:
        index: of one language, from fieldguide.exports.search_index.
    """
    return ask_all([(index, asked)])[0]


def ask_all(jobs: Sequence[tuple[Mapping[str, Any], Sequence[str]]]) -> list[list[list[Result]]]:
    """The same for several indexes, each with its queries, in one run."""
    given = json.dumps([{"index": index, "queries": list(asked)} for index, asked in jobs])
    done = subprocess.run([_DENO, "run", "--no-remote", "--no-npm", _ASK], input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [
        [[Result(one["page"], one["weak"], tuple(one["sections"])) for one in found] for found in job] for job in json.loads(done.stdout)
    ]


def place_of(results: Sequence[Result], pages: set[str]) -> int | None:
    """Place of the first result that is one of some pages, from 1."""
    return next((place for place, result in enumerate(results, 1) if result.page in pages), None)


FIELD = "input[role=combobox]"


def open_search(page: Page) -> None:
    """Reach for the search, as a reader does, and wait until it is ready."""
    page.locator(FIELD).focus()


def results_of(page: Page, query: str) -> list[list[str]]:
    """Addresses of the results for a query, grouped by page, in the order shown."""
    page.locator(FIELD).fill(query)
    page.wait_for_function(
        "query => document.querySelector('.found ol[aria-busy=false]')?.parentElement.dataset.query === query", arg=query, timeout=20_000
    )
    groups: Any = page.evaluate(
        "[...document.querySelectorAll('[data-result]')].map(item => [...item.querySelectorAll('a')].map(link => link.href))"
    )
    return groups


def asked(page: Page, query: str) -> list[list[str]]:
    """The same, once the search was opened by a click."""
    page.click(FIELD)
    return results_of(page, query)
