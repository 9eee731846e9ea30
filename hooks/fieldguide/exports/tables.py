"""Entries, relations and terms as tables for spreadsheets: CSV (RFC 4180), UTF-8 with the mark by which spreadsheets know it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from ..site import Site
from .vocabulary import entry_address, predicate_of, term_address


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Three tables, each with a column for a text in each language, and the edition last: path below the site's root, and CSV."""
    for name, rows in (("entries", _entries(site)), ("relations", _relations(site)), ("terms", _terms(site))):
        yield f"data/{name}.csv", table([*row, site.guide.edition if number else "edition"] for number, row in enumerate(rows))


def table(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV. A cell that a spreadsheet would take for a formula is none here: no text of the guide begins with such a mark."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return "\ufeff" + text.getvalue()


def _entries(site: Site) -> Iterator[list[str]]:
    yield [
        "id",
        "label",
        "source",
        "kind",
        "force",
        "actor",
        *_columns(site, "place"),
        *_columns(site, "title"),
        *_columns(site, "text"),
        "address",
    ]
    for id, principle in site.guide.principles.items():
        entries = [site.entry(id, language) for language in site.languages]
        texts = [entry.place for entry in entries]
        texts += [
            "" if entry.lender else text for name in ("title", "text") for entry, text in ((one, getattr(one, name)) for one in entries)
        ]
        facts = [id, principle.label, principle.source, principle.kind, principle.force, principle.actor]
        yield [*facts, *texts, entry_address(site, id)]


def _relations(site: Site) -> Iterator[list[str]]:
    yield ["from", "relation", "to", *_columns(site, "reason"), "by", "day", "reviewed"]
    for one in site.guide.relations:
        reasons = [one.reason[language] for language in site.languages]
        yield [one.origin, predicate_of(one), one.target, *reasons, one.by, one.day, one.reviewed]
    for examined in site.guide.examined:
        reasons = [examined.reason[language] for language in site.languages]
        yield [examined.origin, "none", examined.source, *reasons, examined.by, examined.day, ""]


def _terms(site: Site) -> Iterator[list[str]]:
    languages = list(dict.fromkeys(language for term in site.guide.terms.values() for language in term.names))
    yield [
        "id",
        "short",
        *(f"name_{one}" for one in languages),
        *(f"variants_{one}" for one in languages),
        *(f"forbidden_{one}" for one in languages),
        "address",
    ]
    for term in site.guide.terms.values():
        names = [term.names.get(language, "") for language in languages]
        others = ["; ".join(forms.get(language, ())) for forms in (term.variants, term.forbidden) for language in languages]
        yield [term.id, term.short, *names, *others, term_address(site, term)]


def _columns(site: Site, name: str) -> list[str]:
    return [f"{name}_{language}" for language in site.languages]
