"""Load the guide from its documentation folder, or say everything that is wrong with it.

docs/_data/guide.yml               edition
docs/_data/sources.yml             what is known of each source
docs/_data/terms.yml               term base
docs/_data/principles/*.yml        facts and relations of every principle, in reading order
docs/_data/words/<language>.yml    every word of the interface
docs/<language>/**/*.md            the text
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from . import checks
from .faults import Fault, GuideError
from .files import read_yaml
from .identifiers import PrincipleId, source_of
from .model import Page, Principle, Relation, Source, Term
from .pages import entries_of, read_page

DATA = "_data"
SNIPPETS = "_snippets"


@dataclass(frozen=True)
class Guide:
    """The whole guide, checked.

    Attributes:
        languages: language codes, the default language first.
        principles: every principle in reading order, by id.
        pages: by language, then by path below the language's folder.
        words: interface words by language; a key is dotted, such as `relation.supports`.
        citations: by language and source, how the original can be cited, as Markdown.
    """

    languages: tuple[str, ...]
    edition: str
    sources: Mapping[str, Source]
    principles: Mapping[PrincipleId, Principle]
    relations: tuple[Relation, ...]
    terms: Mapping[str, Term]
    pages: Mapping[str, Mapping[str, Page]]
    words: Mapping[str, Mapping[str, str]]
    citations: Mapping[str, Mapping[str, str]]

    @property
    def default_language(self) -> str:
        return self.languages[0]

    @cached_property
    def by_page(self) -> Mapping[str, tuple[Principle, ...]]:
        """Principles that stand on a page, in reading order, by the page's path below a language's folder."""
        found: dict[str, list[Principle]] = {}
        for principle in self.principles.values():
            found.setdefault(principle.page, []).append(principle)
        return {page: tuple(principles) for page, principles in found.items()}

    @cached_property
    def children(self) -> Mapping[PrincipleId, tuple[Principle, ...]]:
        """Principles held by another one, in reading order."""
        found: dict[PrincipleId, list[Principle]] = {}
        for principle in self.principles.values():
            if principle.parent:
                found.setdefault(principle.parent, []).append(principle)
        return {id: tuple(principles) for id, principles in found.items()}

    @cached_property
    def terms_by_anchor(self) -> Mapping[str, Term]:
        return {term.anchor: term for term in self.terms.values()}


def load_guide(docs: Path, languages: Sequence[str]) -> Guide:
    """Load and check the guide.

    Args:
        docs: the documentation folder.
        languages: language codes, the default language first (mkdocs.yml is their only list).

    Raises:
        GuideError: with every fault of every file.
    """
    faults: list[Fault] = []
    facts = read_yaml(docs / DATA / "guide.yml", f"{DATA}/guide.yml", faults)
    sources = _sources(docs, languages, faults)
    terms = _terms(docs, languages, faults)
    words = {language: _words(docs, language, faults) for language in languages}
    checks.check_words(words, languages, faults)
    declared, relations = _principles(docs, languages, sources, faults)
    pages = {language: _pages(docs, language, faults) for language in languages}
    principles = _with_entries(declared, pages, faults)
    citations = {language: _citations(docs, language, sources, faults) for language in languages}
    checks.check_pages(pages, faults)
    checks.check_references(pages, set(declared) | {term.anchor for term in terms.values()}, faults)
    checks.check_glossary(pages, terms, faults)
    edition = checks.checked_edition(facts, faults)
    if faults:
        raise GuideError(faults)
    ordered = {id: principles[id] for id in declared}
    return Guide(tuple(languages), edition, sources, ordered, relations, terms, pages, words, citations)


def _sources(docs: Path, languages: Sequence[str], faults: list[Fault]) -> dict[str, Source]:
    name = f"{DATA}/sources.yml"
    sources: dict[str, Source] = {}
    for record in checks.records(read_yaml(docs / name, name, faults), name, faults):
        id = str(record.get("id", ""))
        checks.check_keys(record, {"id", "title", "languages", "home"}, name, id, faults)
        checks.check_localised(record.get("title"), languages, name, record.line, id, "title", faults)
        if id in sources:
            faults.append(Fault(name, record.line, id, "The source is declared twice.", "Remove one of the two."))
        if not faults:
            sources[id] = Source(id, record["title"], tuple(record["languages"]), record["home"])
        else:
            sources.setdefault(id, Source(id, {}, (), ""))
    return sources


def _terms(docs: Path, languages: Sequence[str], faults: list[Fault]) -> dict[str, Term]:
    name = f"{DATA}/terms.yml"
    terms: dict[str, Term] = {}
    for record in checks.records(read_yaml(docs / name, name, faults), name, faults):
        id = str(record.get("id", ""))
        checks.check_keys(
            record, {"id", "names", "short", "variants", "checked"}, name, id, faults, optional={"short", "variants", "checked"}
        )
        checks.check_localised(record.get("names"), languages, name, record.line, id, "names", faults, more={"zh-Hant"})
        if id in terms:
            faults.append(Fault(name, record.line, id, "The term is declared twice.", "Remove one of the two."))
        variants = {language: tuple(map(str, found)) for language, found in dict(record.get("variants") or {}).items()}
        names = record.get("names")
        terms[id] = Term(id, names if isinstance(names, dict) else {}, str(record.get("short") or ""), variants)
    return terms


def _words(docs: Path, language: str, faults: list[Fault]) -> dict[str, str]:
    name = f"{DATA}/words/{language}.yml"
    value = read_yaml(docs / name, name, faults)
    if value is not None and not isinstance(value, dict):
        faults.append(Fault(name, 1, "", "The table of words is no mapping.", "Write lines of the form `key: words`."))
        value = None
    words: dict[str, str] = {}
    _flatten(value or {}, "", words)
    return words


def _flatten(table: Mapping[str, Any], prefix: str, into: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", into)
        else:
            into[f"{prefix}{key}"] = "" if value is None else str(value)


def _principles(
    docs: Path, languages: Sequence[str], sources: Mapping[str, Source], faults: list[Fault]
) -> tuple[dict[PrincipleId, Principle], tuple[Relation, ...]]:
    folder = docs / DATA / "principles"
    declared: dict[PrincipleId, Principle] = {}
    relations: list[tuple[Relation, str, int]] = []
    for path in sorted(folder.glob("*.yml"), key=lambda path: _reading_order(path.stem, sources)):
        name = path.relative_to(docs).as_posix()
        for record in checks.records(read_yaml(path, name, faults), name, faults):
            principle = checks.checked_principle(record, name, sources, faults)
            if principle is None:
                continue
            if principle.id in declared:
                faults.append(Fault(name, record.line, principle.id, "The id is declared twice.", "Give the second one an id of its own."))
            declared[principle.id] = principle
            for found in checks.records(record.get("relations") or [], name, faults):
                relation = checks.checked_relation(principle.id, found, languages, name, faults)
                if relation:
                    relations.append((relation, name, found.line))
    checks.check_relations(relations, declared, faults)
    return declared, tuple(relation for relation, _, _ in relations)


def _reading_order(stem: str, sources: Mapping[str, Source]) -> tuple[int, str]:
    ids = list(sources)
    source = source_of(stem)
    return (ids.index(source) if source in ids else len(ids), stem)


def _pages(docs: Path, language: str, faults: list[Fault]) -> dict[str, Page]:
    folder = docs / language
    pages: dict[str, Page] = {}
    for path in sorted(folder.rglob("*.md")):
        if SNIPPETS in path.relative_to(folder).parts:
            continue
        page = read_page(path, language, folder, faults)
        if page:
            pages[page.path] = page
    if not pages:
        faults.append(Fault(language, 1, "", "The language has no pages.", f"Write them in docs/{language}/ or take it out of mkdocs.yml."))
    return pages


def _with_entries(
    declared: Mapping[PrincipleId, Principle], pages: Mapping[str, Mapping[str, Page]], faults: list[Fault]
) -> dict[PrincipleId, Principle]:
    ids: set[str] = set(declared)
    principles = dict(declared)
    for language, by_path in pages.items():
        for page in by_path.values():
            checks.check_entry_headings(page, ids, faults)
            for found, entry in entries_of(page, ids, faults).items():
                principle = principles[PrincipleId(found)]
                if language in principle.entries:
                    first = principle.entries[language]
                    faults.append(
                        Fault(
                            page.file,
                            entry.line,
                            found,
                            f"The id stands on {language}/{first.page}:{first.line} already.",
                            "Keep one of the two.",
                        )
                    )
                    continue
                principles[principle.id] = replace(principle, entries={**principle.entries, language: entry})
    checks.check_entries(principles, tuple(pages), faults)
    return principles


def _citations(docs: Path, language: str, sources: Mapping[str, Source], faults: list[Fault]) -> dict[str, str]:
    found: dict[str, str] = {}
    for id in sources:
        name = f"{language}/{SNIPPETS}/cite-{id}.md"
        path = docs / name
        text = path.read_text(encoding="utf-8").strip() if path.is_file() else ""
        if not text:
            faults.append(
                Fault(name, 1, id, "How the original can be cited is missing.", "Write one paragraph, as far as the source tells.")
            )
        found[id] = text
    return found
