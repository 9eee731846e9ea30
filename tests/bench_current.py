"""What it costs to tell what is current: records of translations, ledger of texts, terms, marks, data for others. Run by `make bench`."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from lxml import html

from fieldguide.checks import pending, style, terms, wordings
from fieldguide.exports import skos, sssom, tables, tbx
from fieldguide.guide import load_guide
from fieldguide.model.passages import staleness
from fieldguide.reading.content import read_content
from fieldguide.reading.style_sheets import Rule, StyleSheet
from fieldguide.reading.wordings import read_wordings
from support.sites import LANGUAGES, build, site_of

ROUNDS = 3
MARKS = {"doubled-marks", "long-marks", "marks-and-spaces", "quotes", "tone-on-diphthong", "horned-pair"}
"""Rules of the style sheets that are no more than typography."""
TOLD = ".cited, .entry-behind, .version__more:has(a[href^='#20'])"
"""What a page or card holds of all this, beside a sentence that says which text it was made from."""


def _best(work: Callable[[], Any]) -> float:
    """Seconds that a piece of work takes at best."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(ROUNDS))


def cost_of_being_current(project: Path, site: Path) -> None:
    """Print what this adds to a build, and to a first view."""
    docs = project / "docs"
    content, guide = read_content(docs, LANGUAGES, (), []), load_guide(docs, LANGUAGES)
    made = site_of(guide)
    parts: dict[str, Callable[[], object]] = {
        "translations that are behind": lambda: staleness(guide.passages, guide.made_from),
        "ledger of texts": lambda: wordings.check_wordings(read_wordings(docs, []), content.ledger, content.edition, []),
        "terms, pending": lambda: (terms.check_terms(content, []), terms.check_forbidden(content, []), pending.check_pending(content, [])),
        "data for others": lambda: [[*export.files(made)] for export in (skos, sssom, tables, tbx)],
    }
    whole = _best(lambda: build(project, project / "site").passed())
    times = {name: _best(work) for name, work in parts.items()}
    plain = replace(content, styles={code: replace(sheet, rules=_without_marks(sheet)) for code, sheet in content.styles.items()})
    times["marks and spaces"] = _best(lambda: style.check_style(content, [])) - _best(lambda: style.check_style(plain, []))
    print("\nWhat telling what is current adds to the build (a tenth is allowed)")
    for name, taken in {**times, "all of it": sum(times.values())}.items():
        print(f"  {name:<30}{taken * 1000:7.1f} ms   {taken / whole:5.3f} of the build")
    print("\nWhat it adds to a first view (compressed)")
    for name, files in {"pages": [*site.rglob("[!p]*/*.html"), *site.glob("*.html")], "cards": [*site.glob("p/*.html")]}.items():
        added = [_added(path) for path in files]
        print(f"  {name:<10}{median(added):6.0f} bytes in the middle, {max(added)} at most")


def _without_marks(sheet: StyleSheet) -> tuple[Rule, ...]:
    return tuple(rule for rule in sheet.rules if rule.id not in MARKS)


def _added(path: Path) -> int:
    """Bytes of a page, compressed, that tell what is current."""
    page = html.parse(str(path)).getroot()
    before = len(gzip.compress(html.tostring(page), 6))
    for one in page.cssselect(TOLD):
        one.drop_tree()
    return before - len(gzip.compress(html.tostring(page), 6))
