"""The search finds what readers mean: queries written without sight of the site, asked in a real browser."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.searching import Query, open_search, queries, rank, results_of
from support.sites import LANGUAGES

CERTAIN = {"id", "citation", "acronym", "variant", "characters", "none"}
HITS = 0.95
MRR = 0.85
LEAST = 50


@pytest.fixture(scope="session")
def wanted(site: Path) -> dict[str, dict[str, set[str]]]:
    """By language and principle: the addresses that count as having found it, below the site's root."""
    principles = json.loads((site / "data/principles.json").read_text(encoding="utf-8"))["principles"]
    return {
        language: {one["id"]: {one["url"][language], one["url"][language].partition("#")[0]} for one in principles}
        for language in LANGUAGES
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_find_what_they_mean(language: str, browser: Browser, http: str, wanted: dict[str, dict[str, set[str]]]):
    asked = queries(language)
    assert len(asked) >= LEAST
    page = browser.new_page()
    page.goto(f"{http}{'' if language == 'en' else f'{language}/'}index.html")
    open_search(page)
    ranks: dict[Query, int | None] = {}
    for query in asked:
        addresses = {http + address for id in query.expect for address in wanted[language][id]}
        groups = results_of(page, query.q)
        ranks[query] = rank(groups, addresses) if query.expect else (None if not groups else 0)
    page.close()

    by_kind = defaultdict(list)
    for query, place in ranks.items():
        by_kind[query.kind].append((query.q, place))
    for kind in CERTAIN & set(by_kind):
        missed = [q for q, place in by_kind[kind] if (place is not None if kind == "none" else place is None or place > 5)]
        assert not missed, f"{language}: {kind}: {missed}"
    scored = {query: place for query, place in ranks.items() if query.expect}
    missed = [query.q for query, place in scored.items() if place is None or place > 5]
    hits = 1 - len(missed) / len(scored)
    assert hits >= HITS, f"{language}: hit@5 is {hits:.3f}; missed: {missed}"
    mrr = sum(1 / place for place in scored.values() if place is not None and place <= 10) / len(scored)
    assert mrr >= MRR, f"{language}: MRR@10 is {mrr:.3f}"
