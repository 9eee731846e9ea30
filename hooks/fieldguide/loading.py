"""Load the guide from its documentation folder, or say everything that is wrong with it.

docs/_data/guide.yml               edition
docs/_data/sources.yml             what is known of each source
docs/_data/terms.yml               term base
docs/_data/principles/*.yml        facts and relations of every principle, in reading order
docs/_data/words/<language>.yml    every word of the interface
docs/_data/permalinks.yml          every address ever published (ledger.py)
docs/_data/retired.yml             what is kept of retired principles
docs/<language>/**/*.md            the text
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from . import checks
from .faults import Fault, GuideError
from .files import Items, Record, read_records, read_table
from .identifiers import PrincipleId, source_of
from .ledger import (
    LEDGER,
    RETIRED,
    Ledger,
    check_editions,
    check_listed,
    check_permanent_ids,
    check_permanent_pages,
    check_retired_uses,
    read_ledger,
)
from .model import Page, Principle, Relation, Source, Term
from .pages import entries_of, read_citation, read_page
from .words import place_key

DATA = "_data"
FACTS = f"{DATA}/guide.yml"
SOURCES = f"{DATA}/sources.yml"
TERMS = f"{DATA}/terms.yml"
PRINCIPLES = f"{DATA}/principles"
SNIPPETS = "_snippets"


@dataclass(frozen=True)
class Guide:
    """The whole guide, checked.

    Attributes:
        languages: codes of the languages that are published, in the order of mkdocs.yml.
        default_language: the one whose pages stand at the root, whether it is published or not.
        principles: every principle in reading order, by id.
        pages: by language, then by path below the language's folder.
        words: interface words by language; a key is dotted, such as `relation.supports`.
        citations: by language and source, how the original can be cited, as Markdown.
        ledger: every address ever published; what was retired or moved stands there alone.
    """

    languages: tuple[str, ...]
    default_language: str
    edition: str
    sources: Mapping[str, Source]
    principles: Mapping[PrincipleId, Principle]
    relations: tuple[Relation, ...]
    terms: Mapping[str, Term]
    pages: Mapping[str, Mapping[str, Page]]
    words: Mapping[str, Mapping[str, str]]
    citations: Mapping[str, Mapping[str, str]]
    ledger: Ledger

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
    def relations_of(self) -> Mapping[PrincipleId, tuple[Relation, ...]]:
        """Relations that a principle takes part in, on either side, in the order of declaration."""
        found: dict[PrincipleId, list[Relation]] = {}
        for relation in self.relations:
            found.setdefault(relation.origin, []).append(relation)
            found.setdefault(relation.target, []).append(relation)
        return {id: tuple(relations) for id, relations in found.items()}

    @cached_property
    def reading_order(self) -> Mapping[PrincipleId, int]:
        return {id: place for place, id in enumerate(self.principles)}

    @cached_property
    def terms_by_anchor(self) -> Mapping[str, Term]:
        return {term.anchor: term for term in self.terms.values()}


def chosen_of(guide: Guide) -> tuple[str, ...]:
    """Languages that are published where some are left out; empty where all are published."""
    return guide.languages if len(guide.languages) < len(guide.words) else ()


def load_guide(docs: Path, languages: Sequence[str], *, are_listed: bool = True) -> Guide:
    """Load and check the guide.

    Args:
        docs: the documentation folder.
        languages: language codes, the default language first (mkdocs.yml is their only list).
        are_listed: whether every address has to stand in the ledger already; the command that writes new ones is lenient.

    Raises:
        GuideError: with every fault of every file.
    """
    faults: list[Fault] = []
    tables, lists = _read_data(docs, languages, faults)
    unread = {name for name, value in {**tables, **lists}.items() if value is None}
    sources, source_records = _sources(lists[SOURCES], languages, faults)
    ledger = read_ledger(docs, languages, sources, faults)
    if ledger is None:
        unread.add(LEDGER)
        ledger = Ledger()
    retired = {id: kept.principle for id, kept in ledger.retired.items()}
    terms = _terms(lists[TERMS], languages, faults)
    words = {language: _words(tables[_words_file(language)], language, faults) for language in languages}
    words = {language: table for language, table in words.items() if _words_file(language) not in unread}
    principle_lists = {name: items for name, items in lists.items() if name not in (SOURCES, TERMS)}
    declared, places, relations = _principles(principle_lists, languages, sources, faults)
    pages = {language: _pages(docs, language, faults) for language in languages}
    principles = _with_entries(declared, pages, faults)
    citations = {language: _citations(docs, language, sources, faults) for language in languages}
    checks.check_words(words, faults)
    kept_places = {id: (RETIRED, kept.line) for id, kept in ledger.retired.items()}
    checks.check_needed_words(_needed_words(sources, source_records, retired | declared, kept_places | places), words, faults)
    checks.check_homes(sources, source_records, pages, faults)
    checks.check_relations(relations, faults)
    checks.check_pages(pages, set(declared), faults)
    checks.check_entries(principles, pages, places, faults)
    # A file that cannot be read is one fault; that it lacks what others name is not worth a hundred more.
    if unread.isdisjoint(principle_lists):
        known = {*declared, *ledger.retired_ids}
        checks.check_targets(relations, known, faults)
        checks.check_parents(kept_places | places, known, faults)
        checks.check_principle_links(pages, known, faults)
        for by_path in pages.values():
            for page in by_path.values():
                checks.check_entry_headings(page, known, faults)
    if TERMS not in unread:
        checks.check_term_links(pages, terms, faults)
        checks.check_glossary(pages, terms, faults)
    edition = checks.checked_edition(tables[FACTS] or Record(), FACTS, faults) if FACTS not in unread else ""
    if unread.isdisjoint({*principle_lists, LEDGER}):
        check_permanent_ids(ledger, principles, places, faults)
        check_retired_uses(ledger, places, pages, relations, faults)
        check_permanent_pages(ledger, pages, faults)
        check_editions(ledger, edition, faults)
        if are_listed and ledger.is_whole:
            check_listed(ledger, principles, places, pages, faults)
    if faults:
        raise GuideError(faults)
    all_words = {language: table.words for language, table in words.items()}
    ordered = {id: principles[id] for id in declared}
    return Guide(
        languages=tuple(languages),
        default_language=languages[0],
        edition=edition,
        sources=sources,
        principles=ordered,
        relations=tuple(relation for relation, _, _ in relations),
        terms=terms,
        pages=pages,
        words=all_words,
        citations=citations,
        ledger=ledger,
    )


def _read_data(docs: Path, languages: Sequence[str], faults: list[Fault]) -> tuple[dict[str, Record | None], dict[str, Items | None]]:
    """Every data file's value by the file's name: the mappings, and the lists; None where it cannot be had."""
    stems = sorted(path.stem for path in (docs / PRINCIPLES).glob("*.yml"))
    lists = {name: read_records(docs / name, name, faults) for name in (SOURCES, TERMS, *(f"{PRINCIPLES}/{stem}.yml" for stem in stems))}
    tables = {name: read_table(docs / name, name, faults) for name in (FACTS, *map(_words_file, languages))}
    if not stems:
        faults.append(Fault(PRINCIPLES, 1, "", "No principle is declared.", "Restore the folder, or declare principles in a file in it."))
        lists[PRINCIPLES] = None
    return tables, lists


def _words_file(language: str) -> str:
    return f"{DATA}/words/{language}.yml"


def _sources(items: Items | None, languages: Sequence[str], faults: list[Fault]) -> tuple[dict[str, Source], dict[str, Record]]:
    """The sources by id, and the record that declares each."""
    sources: dict[str, Source] = {}
    found: dict[str, Record] = {}
    for record in checks.records(items, SOURCES, faults):
        source = checks.checked_source(record, languages, SOURCES, faults)
        if source is None:
            continue
        if source.id in sources:
            what = f"The source is declared on line {found[source.id].line} already."
            faults.append(Fault(SOURCES, record.line, source.id, what, "Remove one of the two."))
            continue
        sources[source.id], found[source.id] = source, record
    return sources, found


def _terms(items: Items | None, languages: Sequence[str], faults: list[Fault]) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    lines: dict[str, int] = {}
    for record in checks.records(items, TERMS, faults):
        term = checks.checked_term(record, languages, TERMS, faults)
        if term is None:
            continue
        if term.anchor in lines:
            what = f"The term is declared on line {lines[term.anchor]} already."
            faults.append(Fault(TERMS, record.line, term.id, what, "Remove one of the two."))
            continue
        terms[term.id], lines[term.anchor] = term, record.line
    return terms


def _words(table: Record | None, language: str, faults: list[Fault]) -> checks.WordTable:
    words: dict[str, str] = {}
    lines: dict[str, int] = {}
    for key, value, line in _flat(table or Record(), ""):
        lines[key] = line
        if isinstance(value, Record):
            continue
        if value is not None and not isinstance(value, str):
            faults.append(Fault(_words_file(language), line, key, "The word is no text.", "Write it in quotation marks."))
        words[key] = "" if value is None else str(value)
    return checks.WordTable(words, lines)


def _flat(table: Record, prefix: str) -> Iterator[tuple[str, object, int]]:
    """Every dotted key with its value and line, groups of keys too."""
    for key, value in table.items():
        yield prefix + key, value, table.line_of(key)
        if isinstance(value, Record):
            yield from _flat(value, f"{prefix}{key}.")


def _principles(
    lists: Mapping[str, Items | None], languages: Sequence[str], sources: Mapping[str, Source], faults: list[Fault]
) -> tuple[dict[PrincipleId, Principle], dict[PrincipleId, tuple[str, int]], list[tuple[Relation, str, int]]]:
    """The declared principles, where each is declared, and the relations with where they are."""
    declared: dict[PrincipleId, Principle] = {}
    places: dict[PrincipleId, tuple[str, int]] = {}
    relations: list[tuple[Relation, str, int]] = []
    for name in sorted(lists, key=lambda name: _reading_order(Path(name).stem, sources)):
        for record in checks.records(lists[name], name, faults):
            principle = checks.checked_principle(record, name, sources, faults)
            if principle is None:
                continue
            if principle.id in declared:
                what = "The id is declared at {}:{} already.".format(*places[principle.id])
                faults.append(Fault(name, record.line, principle.id, what, "Give the second one an id of its own."))
            declared[principle.id] = principle
            places.setdefault(principle.id, (name, record.line))
            for found in checks.records(checks.inner_list(record, "relations", name, principle.id, faults), name, faults):
                relation = checks.checked_relation(principle.id, found, languages, name, faults)
                if relation:
                    relations.append((relation, name, found.line))
    return declared, places, relations


def _reading_order(stem: str, sources: Mapping[str, Source]) -> tuple[int, str]:
    ids = list(sources)
    source = source_of(stem)
    return (ids.index(source) if source in ids else len(ids), stem)


def _pages(docs: Path, language: str, faults: list[Fault]) -> dict[str, Page]:
    folder = docs / language
    pages: dict[str, Page] = {}
    for path in sorted(folder.rglob("*.md")):
        if SNIPPETS not in path.relative_to(folder).parts:
            page = read_page(path, language, folder, faults)
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
            for found, entry in entries_of(page, ids, faults).items():
                principle = principles[PrincipleId(found)]
                if language in principle.entries:
                    first = principle.entries[language]
                    what = f"The id stands on {language}/{first.page}:{first.line} already."
                    faults.append(Fault(page.file, entry.line, found, what, "Keep one of the two."))
                    continue
                principles[principle.id] = replace(principle, entries={**principle.entries, language: entry})
    return principles


def _citations(docs: Path, language: str, sources: Mapping[str, Source], faults: list[Fault]) -> dict[str, str]:
    names = {id: f"{language}/{SNIPPETS}/cite-{id}.md" for id in sources}
    return {id: read_citation(docs / name, name, id, faults) for id, name in names.items()}


def _needed_words(
    sources: Mapping[str, Source],
    records: Mapping[str, Record],
    declared: Mapping[PrincipleId, Principle],
    places: Mapping[PrincipleId, tuple[str, int]],
) -> dict[str, tuple[str, int, str]]:
    """Keys of the words that the data asks for, each with the file, line and id that ask first."""
    needed: dict[str, tuple[str, int, str]] = {}
    for id, source in sources.items():
        needed[f"source.{id}"] = (SOURCES, records[id].line_of("id"), id)
        for language in source.languages:
            needed.setdefault(f"language.{language}", (SOURCES, records[id].line_of("languages"), id))
    for principle in declared.values():
        needed.setdefault(place_key(principle), (*places[principle.id], principle.id))
    return needed
