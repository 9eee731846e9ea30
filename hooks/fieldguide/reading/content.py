"""Everything that authors wrote, read from the documentation folder.

docs/_data/guide.yml               edition
docs/_data/sources.yml             what is known of each source
docs/_data/terms.yml               term base
docs/_data/sheets.yml             working sheets, and the pages that offer them
docs/_data/principles/*.yml        facts and relations of every principle, in reading order
docs/_data/words/<language>.yml    every word of the interface
docs/_data/style/<language>.yml    how the language is written
docs/_data/permalinks.yml          every address ever published
docs/_data/retired.yml             what is kept of retired principles
docs/<language>/**/*.md            the text
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..model.entries import VOCABULARY, Examined, Page, Principle, Relation, Sheet, Source, Term
from ..model.faults import Fault
from ..model.identifiers import PrincipleId, source_of
from ..model.ledger import LEDGER, Ledger, Places
from . import records
from .ledger_file import read_ledger
from .markdown_pages import read_citation, read_page, restatements_of
from .style_sheets import StyleSheet, read_style_sheet
from .tree import SNIPPETS, check_tree, pages_in, snippets_in
from .words_table import WordTable, read_words, words_file
from .yaml_lines import Items, Record, read_records, read_table, read_text

DATA = "_data"
FACTS = f"{DATA}/guide.yml"
SOURCES = f"{DATA}/sources.yml"
TERMS = f"{DATA}/terms.yml"
SHEETS = f"{DATA}/sheets.yml"
PRINCIPLES = f"{DATA}/principles"


@dataclass(frozen=True)
class Content:
    """What was read, right or wrong; checks/ say what is wrong with it.

    Attributes:
        languages: language codes, the default language first.
        source_records: by id of a source, the record that declares it.
        places: by id of a principle in reading order, the file and line that declare it.
        principles: by id, with what each says in the languages that restate it.
        relations: each with the file and line that declare it.
        words: tables of interface words by language; of a file that cannot be read there is none.
        citations: by language and source, how the original can be cited, as Markdown.
        snippets: lines of each text that pages set in, by the file's name.
        styles: how each language is written.
        unread: files of data that cannot be read at all; that they lack what others name is no fault beside.
    """

    languages: tuple[str, ...]
    edition: str
    sources: Mapping[str, Source]
    source_records: Mapping[str, Record]
    terms: Mapping[str, Term]
    sheets: tuple[Sheet, ...]
    places: Places
    principles: Mapping[PrincipleId, Principle]
    relations: tuple[tuple[Relation, str, int], ...]
    examined: tuple[Examined, ...]
    pages: Mapping[str, Mapping[str, Page]]
    words: Mapping[str, WordTable]
    citations: Mapping[str, Mapping[str, str]]
    snippets: Mapping[str, tuple[str, ...]]
    styles: Mapping[str, StyleSheet]
    ledger: Ledger
    unread: frozenset[str]

    @property
    def has_principles(self) -> bool:
        """Whether every file that declares principles could be read."""
        return not any(name.startswith(PRINCIPLES) for name in self.unread)


def read_content(docs: Path, languages: Sequence[str], drafts: Sequence[str], faults: list[Fault]) -> Content:
    """Read every file of the guide; what cannot be read, or is none of its files, is a fault.

    Args:
        docs: the documentation folder.
        languages: language codes, the default language first.
        drafts: codes of languages whose folders are not read yet.
    """
    check_tree(docs, languages, drafts, faults)
    tables, lists = _read_data(docs, languages, faults)
    unread = {name for name, value in {**tables, **lists}.items() if value is None}
    words = {language: read_words(tables[words_file(language)], language, faults) for language in languages}
    words = {language: table for language, table in words.items() if words_file(language) not in unread}
    vocabulary = {fact: words[languages[0]].below(fact) if languages[0] in words else () for fact in VOCABULARY}
    sources, source_records = _sources(lists[SOURCES], languages, faults)
    ledger = read_ledger(docs, languages, sources, vocabulary, faults)
    if ledger is None:
        unread.add(LEDGER)
    principle_lists = {name: items for name, items in lists.items() if name not in (SOURCES, TERMS)}
    declared, places, relations, examined = _principles(principle_lists, languages, sources, vocabulary, faults)
    pages = {language: _pages(docs, language, faults) for language in languages}
    return Content(
        languages=tuple(languages),
        edition="" if FACTS in unread else records.checked_edition(tables[FACTS] or Record(), FACTS, faults),
        sources=sources,
        source_records=source_records,
        sheets=tuple(_sheets(docs, pages, faults)),
        terms=_terms(lists[TERMS], languages, faults),
        places=places,
        principles=_with_restatements(declared, pages, faults),
        relations=tuple(relations),
        examined=tuple(examined),
        pages=pages,
        words=words,
        snippets={name: lines for language in languages for name, lines in _snippets(docs, language, faults).items()},
        styles={language: read_style_sheet(docs, language, faults) for language in languages},
        citations={language: _citations(docs, language, sources, faults) for language in languages},
        ledger=ledger or Ledger(),
        unread=frozenset(unread),
    )


def _read_data(docs: Path, languages: Sequence[str], faults: list[Fault]) -> tuple[dict[str, Record | None], dict[str, Items | None]]:
    """Every data file's value by the file's name: the mappings, and the lists; None where it cannot be had."""
    stems = sorted(path.stem for path in (docs / PRINCIPLES).glob("*.yml"))
    lists = {name: read_records(docs / name, name, faults) for name in (SOURCES, TERMS, *(f"{PRINCIPLES}/{stem}.yml" for stem in stems))}
    tables = {name: read_table(docs / name, name, faults) for name in (FACTS, *map(words_file, languages))}
    if not stems:
        faults.append(Fault(PRINCIPLES, 1, "", "No principle is declared.", "Restore the folder, or declare principles in a file in it."))
        lists[PRINCIPLES] = None
    return tables, lists


def _sources(items: Items | None, languages: Sequence[str], faults: list[Fault]) -> tuple[dict[str, Source], dict[str, Record]]:
    """The sources by id, and the record that declares each."""
    sources: dict[str, Source] = {}
    found: dict[str, Record] = {}
    for record in records.mappings(items, SOURCES, faults):
        source = records.checked_source(record, languages, SOURCES, faults)
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
    for record in records.mappings(items, TERMS, faults):
        term = records.checked_term(record, languages, TERMS, faults)
        if term is None:
            continue
        if term.anchor in lines:
            what = f"The term is declared on line {lines[term.anchor]} already."
            faults.append(Fault(TERMS, record.line, term.id, what, "Remove one of the two."))
            continue
        terms[term.id], lines[term.anchor] = term, record.line
    return terms


def _sheets(docs: Path, pages: Mapping[str, Mapping[str, Page]], faults: list[Fault]) -> Iterator[Sheet]:
    """The sheets that the file names; a guide may have none, and then no file."""
    known = next(iter(pages.values()), {})
    items = read_records(docs / SHEETS, SHEETS, faults) if (docs / SHEETS).exists() else None
    for record in records.mappings(items, SHEETS, faults):
        page = records.checked_text(record, "page", SHEETS, "", faults)
        records.check_keys(record, {"page", "offered_on"}, SHEETS, page, faults)
        offered = records.checked_texts(record, "offered_on", SHEETS, page, faults)
        for path in (page, *offered):
            if known and path not in known:
                line = record.line_of("page" if path == page else "offered_on")
                remedy = "Name a page below a language's folder, such as sheets/letters.md."
                faults.append(Fault(SHEETS, line, page, f"'{path}' is no page.", remedy))
        yield Sheet(page, offered)


def _principles(
    lists: Mapping[str, Items | None],
    languages: Sequence[str],
    sources: Mapping[str, Source],
    vocabulary: Mapping[str, Sequence[str]],
    faults: list[Fault],
) -> tuple[dict[PrincipleId, Principle], dict[PrincipleId, tuple[str, int]], list[tuple[Relation, str, int]], list[Examined]]:
    """The declared principles, where each is declared, the relations with where they are, and where none was found."""
    declared: dict[PrincipleId, Principle] = {}
    places: dict[PrincipleId, tuple[str, int]] = {}
    relations: list[tuple[Relation, str, int]] = []
    examined: list[Examined] = []
    for name in sorted(lists, key=lambda name: _reading_order(Path(name).stem, sources)):
        for record in records.mappings(lists[name], name, faults):
            principle = records.checked_principle(record, name, sources, vocabulary, faults)
            if principle is None:
                continue
            if principle.id in declared:
                what = "The id is declared at {}:{} already.".format(*places[principle.id])
                faults.append(Fault(name, record.line, principle.id, what, "Give the second one an id of its own."))
            declared[principle.id] = principle
            places.setdefault(principle.id, (name, record.line))
            for found in records.mappings(records.inner_list(record, "relations", name, principle.id, faults), name, faults):
                if "examined" in found:
                    examined.append(records.checked_examined(principle.id, found, languages, sources, name, faults))
                    continue
                relation = records.checked_relation(principle.id, found, languages, name, faults)
                if relation:
                    relations.append((relation, name, found.line))
    return declared, places, relations, examined


def _reading_order(stem: str, sources: Mapping[str, Source]) -> tuple[int, str]:
    ids = list(sources)
    source = source_of(stem)
    return (ids.index(source) if source in ids else len(ids), stem)


def _pages(docs: Path, language: str, faults: list[Fault]) -> dict[str, Page]:
    folder = docs / language
    pages: dict[str, Page] = {}
    for path in pages_in(docs, language):
        page = read_page(path, language, folder, faults)
        pages[page.path] = page
    if not pages:
        faults.append(Fault(language, 1, "", "The language has no pages.", f"Write them in docs/{language}/ or take it out of mkdocs.yml."))
    return pages


def _snippets(docs: Path, language: str, faults: list[Fault]) -> dict[str, tuple[str, ...]]:
    names = {f"{language}/{SNIPPETS}/{path.name}": path for path in snippets_in(docs, language)}
    return {name: tuple(read_text(path, name, faults).split("\n")) for name, path in names.items()}


def _with_restatements(
    declared: Mapping[PrincipleId, Principle], pages: Mapping[str, Mapping[str, Page]], faults: list[Fault]
) -> dict[PrincipleId, Principle]:
    ids: set[str] = set(declared)
    principles = dict(declared)
    for language, by_path in pages.items():
        for page in by_path.values():
            for found, restatement in restatements_of(page, ids, faults).items():
                principle = principles[PrincipleId(found)]
                if language in principle.restated:
                    first = principle.restated[language]
                    what = f"The id stands on {language}/{first.page}:{first.line} already."
                    faults.append(Fault(page.file, restatement.line, found, what, "Keep one of the two."))
                    continue
                principles[principle.id] = replace(principle, restated={**principle.restated, language: restatement})
    return principles


def _citations(docs: Path, language: str, sources: Mapping[str, Source], faults: list[Fault]) -> dict[str, str]:
    names = {id: f"{language}/{SNIPPETS}/cite-{id}.md" for id in sources}
    return {id: read_citation(docs / name, name, id, faults) for id, name in names.items()}
