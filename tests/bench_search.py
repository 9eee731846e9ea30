"""The search beside Material's stock search and Pagefind, in one run: what each finds of every set of queries, by kind; bytes and time."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from playwright.sync_api import Browser, Page, Response

from fieldguide.exports.search_index import index_data
from fieldguide.guide import Guide, load_guide
from fieldguide.site import Site
from support.searching import SETS, Query, ask, place_of, queries
from support.server import serve
from support.sites import LANGUAGES, build, site_of
from support.synthetic import synthetic_project

MANY = 1000
SLOWER = 4  # times: a phone's processor beside this one
TYPED = {"en": "hostilities", "vi": "thẩm định nhân quyền", "zh": "人权尽职调查"}
SEPARATOR = r"[\s\u200b\u3000\-、。，．？！；（）《》“”]+"

MATERIAL = """\
site_name: Stock
site_url: https://guide.example.org/
use_directory_urls: false
theme: {{name: material, font: false}}
plugins:
  - search: {{lang: [en, vi, zh], separator: '{separator}'}}
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: vi, name: Tiếng Việt}}
        - {{locale: zh, name: 简体中文}}
markdown_extensions: [attr_list, pymdownx.blocks.html, pymdownx.blocks.admonition: {{types: [safety, note]}}]
"""

# From the last key of a query to the last change of the list, in the page itself.
TIME_A_KEY = """async ([field, list, typed]) => {
    const input = document.querySelector(field)
    const times = []
    for (let end = 1; end <= typed.length; end++) {
        let changed = 0
        const observer = new MutationObserver(() => { changed = performance.now() })
        observer.observe(document.querySelector(list), { childList: true, subtree: true, characterData: true, attributes: true })
        const begun = performance.now()
        input.value = typed.slice(0, end)
        input.dispatchEvent(new Event('input', { bubbles: true }))
        input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true, key: typed[end - 1] }))
        const wait = ms => new Promise(resolve => setTimeout(resolve, ms))
        for (let quiet = 0; quiet < 30; quiet++) {
            await wait(50)
            if (changed && performance.now() - changed > 250) break
        }
        observer.disconnect()
        if (changed) times.push(changed - begun)
    }
    return times
}"""

# The longest that the page's own turn did not come, from now on.
WATCH_STOPS = """() => {
    window.longestStop = 0
    let last = performance.now()
    const turn = () => {
        window.longestStop = Math.max(window.longestStop, performance.now() - last)
        last = performance.now()
        setTimeout(turn)
    }
    turn()
}"""

KEYS_OF_PAGEFIND = """async typed => {
    const times = []
    for (let end = 1; end <= typed.length; end++) {
        const begun = performance.now()
        const found = await window.pagefind.search(typed.slice(0, end))
        await Promise.all(found.results.slice(0, 5).map(result => result.data()))
        times.push(performance.now() - begun)
    }
    return times
}"""


@dataclass
class Searcher:
    """One search, ready to be asked: how to open its page, and how to put a query to it."""

    name: str
    site: Path
    ask: Callable[[Searcher, Page, str], list[list[str]]]
    open: Callable[[Searcher, Page], None]
    field: str = ".find input"
    list: str = ".found"
    result: str = "[data-result]"


OF_MATERIAL = {"field": "[data-md-component=search-query]", "list": ".md-search-result", "result": ".md-search-result__item"}


def material_site(guide: Guide, scratch: Path) -> Path:
    """The same pages as Material's stock search would index them: labels and relations written out, links resolved."""
    for language in LANGUAGES:
        for path, page in guide.pages[language].items():
            target = scratch / "docs" / language / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_plain(guide, page.markdown, path, language), encoding="utf-8")
    (scratch / "mkdocs.yml").write_text(MATERIAL.format(separator=SEPARATOR), encoding="utf-8")
    built = build(scratch, scratch / "site", strict=False)
    if built.returncode:
        raise SystemExit(built.output)
    return built.site


def _plain(guide: Guide, markdown: str, path: str, language: str) -> str:
    text = re.sub(r"\[([^\[\]]+)\]\[[^\[\]]*\]", r"\1", markdown)
    text = re.sub(r"--8<--.*", "", text)
    for principle in guide.by_page.get(path, ()):
        reasons = "\n\n".join(relation.reason[language] for relation in guide.relations_of.get(principle.id, ()))
        paragraph = principle.restated[language].paragraphs[-1]
        text = text.replace(f"{{#{principle.id}}}\n", f"{{#{principle.id}}}\n\n{principle.label}\n")
        text = text.replace(paragraph, f"{paragraph}\n\n{reasons}", 1)
    return text


def pagefind_site(site: Path, scratch: Path) -> Path:
    """The guide's own pages, cards left out, indexed by Pagefind."""
    shutil.copytree(site, scratch, ignore=shutil.ignore_patterns("p", "search"))
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(scratch)], check=True, capture_output=True)
    return scratch


def _ask_list(searcher: Searcher, page: Page, query: str) -> list[list[str]]:
    """Ask a search that draws a list, and wait until the list is quiet."""
    return page.evaluate(
        """async ([field, list, result, query]) => {
            const input = document.querySelector(field)
            const drawn = document.querySelector(list)
            let changed = performance.now()
            const observer = new MutationObserver(() => { changed = performance.now() })
            observer.observe(drawn, { childList: true, subtree: true, characterData: true, attributes: true })
            input.value = query
            input.dispatchEvent(new Event('input', { bubbles: true }))
            input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }))
            while (performance.now() - changed < 200) await new Promise(resolve => setTimeout(resolve, 40))
            observer.disconnect()
            return [...drawn.querySelectorAll(result)].map(item =>
                [...item.querySelectorAll('a')].map(link => link.origin + link.pathname + link.hash))
        }""",
        [searcher.field, searcher.list, searcher.result, query],
    )


def _ask_pagefind(_: Searcher, page: Page, query: str) -> list[list[str]]:
    return page.evaluate(
        """async query => {
            const found = await window.pagefind.search(query)
            const pages = await Promise.all(found.results.slice(0, 10).map(result => result.data()))
            return pages.map(data => [data.url, ...(data.sub_results ?? []).map(part => part.url)].map(url => new URL(url, location).href))
        }""",
        query,
    )


def _open_list(searcher: Searcher, page: Page) -> None:
    page.locator(searcher.field).first.focus()


def _open_pagefind(_: Searcher, page: Page) -> None:
    page.evaluate("async () => { window.pagefind = await import('/pagefind/pagefind.js'); await window.pagefind.init() }")


@dataclass(frozen=True)
class Found:
    """What one search finds for one query."""

    query: Query
    place: int | None
    is_empty: bool
    is_confident: bool


def shown(searcher: Searcher, page: Page, address: str, asked: list[Query], wanted: dict[str, set[str]]) -> list[Found]:
    """What a search shows; others know no weak results: each is a confident one."""
    found = []
    for query in asked:
        groups = searcher.ask(searcher, page, query.q)
        place = rank(groups, {address + one for id in query.expect for one in wanted[id]})
        found.append(Found(query, place, not groups, bool(groups)))
    return found


def found_by_engine(site: Site, language: str, asked: list[Query]) -> list[Found]:
    """What the guide's own engine finds."""
    index = json.loads(json.dumps(index_data(site, language)))
    pages = {entry.id: entry.page for entry in site.entries(language)}
    answers = ask(index, [query.q for query in asked])
    return [
        Found(query, place_of(results, {pages[id] for id in query.expect}), not results, any(not one.weak for one in results))
        for query, results in zip(asked, answers, strict=True)
    ]


def _told(found: list[Found]) -> str:
    """Figures over the queries that have an answer, and over those that have none."""
    answered = [one for one in found if one.query.expect]
    off_topic = [one for one in found if not one.query.expect]
    hits = [mean(one.place is not None and one.place <= most for one in answered) for most in (1, 5)]
    mrr = mean(_reciprocal(one) for one in answered)
    empty = mean(one.is_empty for one in answered)
    confident = f"{mean(one.is_confident for one in off_topic):>11.2f}" if off_topic else f"{'-':>11}"
    return f"{hits[0]:>8.3f}{hits[1]:>8.3f}{mrr:>8.3f}{empty:>8.3f}{confident}"


def _by_kind(found: list[Found]) -> str:
    kinds = dict.fromkeys(one.query.kind for one in found if one.query.expect)
    parts = []
    for kind in kinds:
        those = [one for one in found if one.query.kind == kind and one.query.expect]
        hits = mean(one.place is not None and one.place <= 5 for one in those)
        parts.append(f"{kind} {hits:.2f}/{mean(map(_reciprocal, those)):.2f} ({len(those)})")
    return ", ".join(parts)


def _reciprocal(found: Found) -> float:
    return 1 / found.place if found.place and found.place <= 10 else 0


def rank(groups: list[list[str]], wanted: set[str]) -> int | None:
    """Place of the first group that holds a wanted address, from 1."""
    return next((place for place, group in enumerate(groups, 1) if wanted & set(group)), None)


def cost(searcher: Searcher, browser: Browser, address: str, folder: str, typed: str) -> tuple[float, float, float, float]:
    """What a slow phone waits for.

    Returns: kB asked for until first results, beyond a page view that needs no search; milliseconds from opening the page to
    first results, for a reader who reaches for the search at once; milliseconds of them in which the page answered nothing else,
    the longest at a stretch; milliseconds a key.
    """
    page = browser.new_page()
    found: list[Response] = []
    page.on("response", lambda response: found.append(response))  # noqa: PLW0108 - the driver marks its handlers
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{address}{folder}index.html", wait_until="load")
    viewed = len(found)
    page.evaluate(WATCH_STOPS)
    searcher.open(searcher, page)
    first = _first_results(searcher, page, typed)
    stop = float(page.evaluate("longestStop"))
    page.wait_for_timeout(500)
    loaded = [one for place, one in enumerate(found) if place >= viewed or "search" in one.url.removeprefix(address)]
    size = sum(_compressed(one) for one in loaded) / 1000
    times = (
        page.evaluate(KEYS_OF_PAGEFIND, typed)
        if searcher.name == "Pagefind"
        else page.evaluate(TIME_A_KEY, [searcher.field, searcher.list, typed])
    )
    page.close()
    return size, first, stop, statistics.median(times)


def _first_results(searcher: Searcher, page: Page, typed: str) -> float:
    if searcher.name == "Pagefind":
        searcher.ask(searcher, page, typed)
        return float(page.evaluate("performance.now()"))
    return float(
        page.evaluate(
            """async ([field, result, typed]) => {
                const input = document.querySelector(field)
                input.value = typed
                input.dispatchEvent(new Event('input', { bubbles: true }))
                input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }))
                while (!document.querySelector(result)) await new Promise(resolve => setTimeout(resolve, 5))
                return performance.now()
            }""",
            [searcher.field, searcher.result, typed],
        )
    )


def _compressed(response: Response) -> int:
    body = response.body()
    packed = len(gzip.compress(body, 6))
    return min(packed, len(body))


def compare_searches(browser: Browser, root: Path, site: Path, scratch: Path) -> None:
    """Print the table for each language."""
    guide = load_guide(root / "docs", LANGUAGES)
    searchers = [
        Searcher("this guide", site, _ask_list, _open_list),
        Searcher("Material, stock", material_site(guide, scratch / "stock"), _ask_list, _open_list, **OF_MATERIAL),
        Searcher("Pagefind", pagefind_site(site, scratch / "pagefind"), _ask_pagefind, _open_pagefind),
    ]
    resolved = site_of(guide)
    names = sorted(path.stem for path in SETS.glob("*.yml"))
    print(f"\nSearch; processor slowed {SLOWER} times for the times; by kind: hit@5/MRR@10 (queries)")
    for language in LANGUAGES:
        folder = "" if language == guide.default_language else f"{language}/"
        wanted = {id: _addresses(guide, id, folder) for id in map(str, guide.principles)}
        for searcher in searchers:
            with serve(searcher.site) as address:
                page = browser.new_page()
                page.goto(f"{address}{folder}index.html", wait_until="networkidle")
                searcher.open(searcher, page)
                page.wait_for_timeout(2000)
                print(f"\n  {language}  {searcher.name}\n    {'':<12}{'hit@1':>8}{'hit@5':>8}{'MRR@10':>8}{'empty':>8}{'confident':>11}")
                for name in names:
                    asked = queries(language, name)
                    is_own = searcher is searchers[0]
                    found = found_by_engine(resolved, language, asked) if is_own else shown(searcher, page, address, asked, wanted)
                    print(f"    {name:<12}{_told(found)}   {_by_kind(found)}", flush=True)
                page.close()
                size, first, stop, key = cost(searcher, browser, address, folder, TYPED[language])
            print(
                f"    {size:.1f} kB and {first:.0f} ms to first results, without an answer for {stop:.0f} ms of them, {key:.0f} ms a key",
                flush=True,
            )


def compare_at_scale(browser: Browser, scratch: Path) -> None:
    """Print time a key and bytes at many guidelines, beside Material's stock search."""
    project = synthetic_project(scratch / "many", MANY)
    built = project.build()
    if built.returncode:
        raise SystemExit(built.output)
    guide = load_guide(project.docs, LANGUAGES)
    searchers = [
        Searcher("this guide", built.site, _ask_list, _open_list),
        Searcher("Material, stock", material_site(guide, scratch / "many-stock"), _ask_list, _open_list, **OF_MATERIAL),
    ]
    print(f"\nSearch at {MANY} synthetic guidelines a language; processor slowed {SLOWER} times")
    for searcher in searchers:
        with serve(searcher.site) as address:
            size, first, stop, key = cost(searcher, browser, address, "", "company conflict")
        print(
            f"  {searcher.name:<24}{size:>10.1f} kB{first:>10.0f} ms to first results{stop:>8.0f} ms at a stretch{key:>8.0f} ms a key",
            flush=True,
        )
    loaded = sum(len(gzip.compress((built.site / f"search/{name}-en.js").read_bytes(), 6)) for name in ("places", "index"))
    print(f"  the index: {loaded / 1000:.0f} kB")


def _addresses(guide: Guide, id: str, folder: str) -> set[str]:
    principle: Any = guide.principles[id]  # type: ignore[index]
    page = folder + principle.page.removesuffix(".md") + ".html"
    return {page, f"{page}#{id}"}
