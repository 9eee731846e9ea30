"""Everything that authors wrote, read from the documentation folder.

docs/_data/guide.yml               edition, and the public key that editions are signed with
docs/_data/sources.yml             what is known of each source
docs/_data/terms.yml               term base
docs/_data/principles/*.yml        facts and relations of every principle, in reading order
docs/_data/words/<language>.yml    every word of the interface
docs/_data/style/<language>.yml    how the language is written
docs/_data/search/<language>.yml   how the language is written, for the search, and what readers type in it
docs/_data/search/ranking.yml      numbers by which the search ranks
docs/_data/asked/<language>.yml    what readers type for an entry or a sheet, in their own words
docs/_data/synonyms/<language>.yml everyday words of one meaning
docs/_data/made_from/<language>.yml which text each translation was made from
docs/_data/sheets.yml             working sheets, and the pages that offer them
docs/_data/texts/<edition>.jsonl   what every entry ever said
docs/_data/permalinks.yml          every address ever published
docs/_data/retired.yml             what is kept of retired principles
docs/<language>/**/*.md            the text
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from ..model.data_files import ASKED, DATA, GUIDE_YML, PRINCIPLES, RANKING_YML, SEARCH, SHEETS_YML, SOURCES_YML, SYNONYMS, TERMS_YML
from ..model.entries import NUMBERS, RELATION_TYPES, VOCABULARY, Examined, Fit, Page, Principle, Relation, Sheet, Source, Term
from ..model.faults import Fault, GuideError
from ..model.identifiers import WELL_FORMED, PrincipleId, source_of
from ..model.ledger import LEDGER, RETIRED, Ledger, Places
from ..model.passages import MADE_FROM, Made, Passage
from ..model.wordings import Wording
from . import records, schemas
from .ledger_file import read_ledger
from .markdown_pages import read_citation, read_page, restatements_of
from .passages import originals_of, passages_of
from .pending import lend
from .style_sheets import StyleSheet, read_style_sheet, sheet_file
from .text_files import read_lines
from .tree import SNIPPETS, assets_in, check_tree, files_below, is_hidden, pages_in, snippets_in
from .wordings import read_wordings, wordings_files
from .words_table import WordTable, below, read_words, words_file
from .yaml_lines import Items, Record, read_records, read_table


@dataclass(frozen=True)
class Content:
    """What was read, right or wrong; checks/ say what is wrong with it.

    Attributes:
        languages: language codes, the default language first.
        source_records: by id of a source, the record that declares it.
        places: by id of a principle in reading order, the file and line that declare it.
        principles: by id, with what each says in the languages that restate it.
        relations: each with the file and line that declare it.
        examined: sources that were looked through for a principle's relations, in vain.
        fits: what entries say in one language in a term's place, each with the file and line that declare it.
        words: tables of interface words by language; of a file that cannot be read there is none.
        citations: by language and source, how the original can be cited, as Markdown.
        snippets: lines of each text that pages set in, by the file's name.
        styles: how each language is written.
        writing: by language, what the search knows of it; the form is told in _data/search/en.yml.
        assets: paths of all shared files below the documentation folder, such as `assets/images/a.svg`.
        ranking: numbers by which the search ranks.
        asked: by language, what readers type for an entry or a sheet: lists of phrases by id or page.
        synonyms: by language, everyday words by their meaning.
        passages: by language and id, what is translated as one.
        made_from: by language and id of a passage, which text it was made from.
        made_from_places: of each such line, its file, line and id.
        wordings: what every entry ever said, in the order of the ledger of texts.
        unread: files of data that cannot be read at all; that they lack what others name is no fault beside.
    """

    languages: tuple[str, ...]
    edition: str
    key: str
    sources: Mapping[str, Source]
    source_records: Mapping[str, Record]
    terms: Mapping[str, Term]
    sheets: tuple[Sheet, ...]
    places: Places
    principles: Mapping[PrincipleId, Principle]
    relations: tuple[tuple[Relation, str, int], ...]
    examined: tuple[Examined, ...]
    fits: tuple[tuple[Fit, str, int], ...]
    pages: Mapping[str, Mapping[str, Page]]
    words: Mapping[str, WordTable]
    citations: Mapping[str, Mapping[str, str]]
    snippets: Mapping[str, tuple[str, ...]]
    styles: Mapping[str, StyleSheet]
    writing: Mapping[str, Record]
    ranking: Mapping[str, float]
    asked: Mapping[str, Record]
    synonyms: Mapping[str, Record]
    ledger: Ledger
    passages: Mapping[str, Mapping[str, Passage]]
    made_from: Mapping[str, Mapping[str, Made]]
    made_from_places: tuple[tuple[str, int, str], ...]
    wordings: tuple[Wording, ...]
    assets: frozenset[str]
    unread: frozenset[str]

    @property
    def has_principles(self) -> bool:
        """Whether every file that declares principles could be read."""
        return not any(name.startswith(PRINCIPLES) for name in self.unread)


def read_content(docs: Path, languages: Sequence[str], drafts: Sequence[str], faults: list[Fault]) -> Content:
    """Read every file of the guide; what cannot be read is a fault.

    Args:
        docs: the documentation folder.
        languages: language codes, the default language first.
        drafts: codes of languages whose folders are not read yet.

    Raises:
        GuideError: where there is no such folder; what else is wrong is appended to the faults.
    """
    check_tree(docs, languages, drafts, faults)
    if not docs.is_dir():
        raise GuideError(faults)
    tables, lists = _read_data(docs, languages, faults)
    _tell_unknown_files(docs, (*languages, *drafts), faults)
    unread = {name for name, value in {**tables, **lists}.items() if value is None}
    words = {language: read_words(tables[words_file(language)], language, faults) for language in languages}
    words = {language: table for language, table in words.items() if words_file(language) not in unread}
    vocabulary = {fact: below(words[languages[0]].words, fact) if languages[0] in words else () for fact in VOCABULARY}
    sources, source_records = _sources(lists[SOURCES_YML], languages, faults)
    ledger = read_ledger(docs, languages, sources, vocabulary, faults)
    if ledger is None:
        unread.add(LEDGER)
    principle_lists = {name: items for name, items in lists.items() if name not in (SOURCES_YML, TERMS_YML)}
    declared = _principles(principle_lists, languages, sources, vocabulary, faults)
    pages = {language: _pages(docs, language, faults) for language in languages}
    principles = _with_restatements(declared.principles, pages, faults)
    pages, principles = lend(pages, principles, {id: originals_of(source, languages)[0] for id, source in sources.items()})
    sheets = tuple(_sheets(docs, pages, faults))
    if not sheets:
        unread.add(SHEETS_YML)
    reasons: list[tuple[Relation | Examined, str]] = [(one, name) for one, name, _ in declared.relations]
    reasons += [(one, declared.places[one.origin][0]) for one in declared.examined]
    snippets = {name: lines for language in languages for name, lines in _snippets(docs, language, faults).items()}
    made_from, made_from_places = _made_from(docs, languages, faults)
    return Content(
        languages=tuple(languages),
        **_facts(None if GUIDE_YML in unread else tables[GUIDE_YML] or Record(), faults),
        sources=sources,
        source_records=source_records,
        sheets=sheets,
        terms=_terms(lists[TERMS_YML], languages, faults),
        places=declared.places,
        principles=principles,
        relations=tuple(declared.relations),
        examined=tuple(declared.examined),
        fits=tuple(declared.fits),
        pages=pages,
        words=words,
        snippets=snippets,
        writing={language: _writing(docs, name, faults) for language, name in _search_files(languages)},
        ranking=_ranking(docs, faults),
        asked=_phrases(docs, ASKED, languages, faults),
        synonyms=_phrases(docs, SYNONYMS, languages, faults),
        styles={language: read_style_sheet(docs, language, faults) for language in languages},
        citations={language: _citations(docs, language, sources, faults) for language in languages},
        ledger=ledger or Ledger(),
        passages=passages_of(languages, sources, principles, pages, reasons, words, snippets),
        made_from=made_from,
        made_from_places=made_from_places,
        wordings=read_wordings(docs, faults),
        assets=frozenset(assets_in(docs)),
        unread=frozenset(unread),
    )


def _read_data(docs: Path, languages: Sequence[str], faults: list[Fault]) -> tuple[dict[str, Record | None], dict[str, Items | None]]:
    """Every data file's value by the file's name: the mappings, and the lists; None where it cannot be had."""
    stems = sorted(path.stem for path in (docs / PRINCIPLES).glob("*.yml") if not is_hidden(path.name))
    lists = {
        name: read_records(docs / name, name, faults) for name in (SOURCES_YML, TERMS_YML, *(f"{PRINCIPLES}/{stem}.yml" for stem in stems))
    }
    tables = {name: read_table(docs / name, name, faults) for name in (GUIDE_YML, *map(words_file, languages))}
    if not stems:
        faults.append(Fault(PRINCIPLES, 1, "", "No principle is declared.", "Restore the folder, or declare principles in a file in it."))
        lists[PRINCIPLES] = None
    return tables, lists


def _tell_unknown_files(docs: Path, languages: Sequence[str], faults: list[Fault]) -> None:
    """Files of the data folder that nothing reads are misnamed or left over; hidden ones are the editor's or the system's."""
    known = {GUIDE_YML, SOURCES_YML, TERMS_YML, SHEETS_YML, LEDGER, RETIRED, *map(words_file, languages), *map(sheet_file, languages)}
    known |= {RANKING_YML, *(f"{folder}/{language}.yml" for folder in (SEARCH, ASKED, SYNONYMS, MADE_FROM) for language in languages)}
    known |= {*wordings_files(docs)}
    for path in files_below(docs / DATA):
        name = path.relative_to(docs).as_posix()
        is_of_principles = name == f"{PRINCIPLES}/{path.stem}.yml"
        if not (name in known or is_of_principles):
            what = "Nothing reads this file: it is none of the guide's data."
            faults.append(Fault(name, 1, "", what, "Mend its name, list its language in mkdocs.yml, or take it out."))


def _snippets(docs: Path, language: str, faults: list[Fault]) -> dict[str, tuple[str, ...]]:
    names = {f"{language}/{SNIPPETS}/{path.name}": path for path in snippets_in(docs, language)}
    return {name: read_lines(path, name, faults) for name, path in names.items()}


def _search_files(languages: Sequence[str]) -> list[tuple[str, str]]:
    return [(language, f"{SEARCH}/{language}.yml") for language in languages]


def _writing(docs: Path, name: str, faults: list[Fault]) -> Record:
    """How a language is written; nothing of it where something of it is wrong."""
    table = read_table(docs / name, name, faults) or Record()
    told = _wrong_with_writing(table, name) if table else ()
    faults += told
    return Record() if told else table


@lru_cache(maxsize=64)
def _wrong_with_writing(table: Record, name: str) -> Sequence[Fault]:
    faults: list[Fault] = []
    records.hold(table, schemas.WRITING, name, None, faults)
    return faults


def _ranking(docs: Path, faults: list[Fault]) -> dict[str, float]:
    table = read_table(docs / RANKING_YML, RANKING_YML, faults) or Record()
    wrong = records.hold(table, schemas.RANKING, RANKING_YML, None, faults) if table else {}
    return {key: float(value) for key, value in table.items() if key not in wrong}


def _phrases(docs: Path, folder: str, languages: Sequence[str], faults: list[Fault]) -> dict[str, Record]:
    """A table a language of lists of phrases; a guide may have none, and then no file."""
    found: dict[str, Record] = {}
    for language in languages:
        name = f"{folder}/{language}.yml"
        table = (read_table(docs / name, name, faults) if (docs / name).exists() else None) or Record()
        wrong = records.hold(table, schemas.PHRASES, name, None, faults)
        found[language] = Record({key: value for key, value in table.items() if key not in wrong})
        found[language].line, found[language].lines = table.line, table.lines
    return found


def _made_from(
    docs: Path, languages: Sequence[str], faults: list[Fault]
) -> tuple[dict[str, dict[str, Made]], tuple[tuple[str, int, str], ...]]:
    """What translations were made from, and where each line stands; of a language that has no translations yet there is no file."""
    found: dict[str, dict[str, Made]] = {}
    places = []
    for language in languages:
        name = f"{MADE_FROM}/{language}.yml"
        table = (read_table(docs / name, name, faults) if (docs / name).exists() else None) or Record()
        wrong = records.hold(table, schemas.MADE_FROM, name, None, faults)
        found[language] = {id: Made(*table.word(id).split()) for id in table if id not in wrong}
        for id, made in found[language].items():
            if made.origin == language or made.origin not in languages:
                what = f"It cannot have been made from the language {made.origin}."
                remedy = "Restore the line from git, or write it with `python -m fieldguide stale confirm`."
                faults.append(Fault(name, table.line_of(id), id, what, remedy))
        places += [(name, table.line_of(id), id) for id in found[language]]
    return found, tuple(places)


def _sheets(docs: Path, pages: Mapping[str, Mapping[str, Page]], faults: list[Fault]) -> Iterator[Sheet]:
    """The sheets that the file names; a guide may have none, and then no file."""
    known = next(iter(pages.values()), {})
    seen: dict[str, int] = {}
    items = read_records(docs / SHEETS_YML, SHEETS_YML, faults) if (docs / SHEETS_YML).exists() else None
    for record in records.mappings(items, SHEETS_YML, faults):
        page = record.word("page")
        records.hold(record, schemas.SHEET, SHEETS_YML, page, faults)
        offered = record.texts("offered_on")
        for path in (page, *offered):
            if known and path not in known:
                line = record.line_of("page" if path == page else "offered_on")
                remedy = "Name a page below a language's folder, such as sheets/letters.md."
                faults.append(Fault(SHEETS_YML, line, page, f"'{path}' is no page.", remedy))
        if page in seen:
            faults.append(Fault(SHEETS_YML, record.line, page, f"The sheet stands on line {seen[page]} already.", "Keep one of the two."))
        seen.setdefault(page, record.line)
        if page in known and any(WELL_FORMED.fullmatch(heading.id) for heading in known[page].headings):
            faults.append(Fault(SHEETS_YML, record.line_of("page"), page, "The page holds an entry.", "Name a page of commentary alone."))
        if page in offered:
            faults.append(Fault(SHEETS_YML, record.line_of("offered_on"), page, "The sheet offers itself.", "Name other pages."))
        yield Sheet(page, offered)


def stated(docs: Path, fact: str) -> str:
    """What the guide's data state, such as its `edition` or `key`, without reading the rest; empty where they state none."""
    facts = read_table(docs / GUIDE_YML, GUIDE_YML, [])
    return facts.word(fact) if facts else ""


def _facts(facts: Record | None, faults: list[Fault]) -> dict[str, str]:
    """Edition and public key; both empty where they cannot be read."""
    if facts is None:
        return {"edition": "", "key": ""}
    records.hold(facts, schemas.GUIDE, GUIDE_YML, None, faults)
    return {"edition": facts.text("edition"), "key": facts.word("key")}


def _sources(items: Items | None, languages: Sequence[str], faults: list[Fault]) -> tuple[dict[str, Source], dict[str, Record]]:
    """The sources by id, and the record that declares each."""
    sources: dict[str, Source] = {}
    found: dict[str, Record] = {}
    for record in records.identified(items, schemas.source(languages), SOURCES_YML, faults):
        id = records.id_of(record)
        if id in sources:
            what = f"The source is declared on line {found[id].line} already."
            faults.append(Fault(SOURCES_YML, record.line, id, what, "Remove one of the two."))
            continue
        home, label, numbers = map(record.word, ("home", "label", "numbers"))
        places = tuple(tuple(map(str, level)) for level in record.get("places") or () if isinstance(level, Items))
        title, in_hand, also = record.by_language("title"), record.texts("languages"), record.texts("also")
        sources[id] = Source(id, title, in_hand, home, label, numbers or NUMBERS[0], places, also)
        found[id] = record
    return sources, found


def _terms(items: Items | None, languages: Sequence[str], faults: list[Fault]) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    lines: dict[str, int] = {}
    for record in records.identified(items, schemas.term(languages), TERMS_YML, faults):
        id = records.id_of(record)
        variants, forbidden = (
            {language: table.texts(language) for language in table} for table in map(record.table, ("variants", "forbidden"))
        )
        term = Term(id, record.by_language("names"), record.text("short"), variants, forbidden, record.line)
        if term.anchor in lines:
            what = f"The term is declared on line {lines[term.anchor]} already."
            faults.append(Fault(TERMS_YML, record.line, id, what, "Remove one of the two."))
            continue
        terms[id], lines[term.anchor] = term, record.line
    return terms


@dataclass
class _Declared:
    """What the files of principles declare.

    Attributes:
        places: by id of a principle, the file and line that declare it.
        relations: each with the file and line that declare it.
    """

    principles: dict[PrincipleId, Principle] = field(default_factory=dict)
    places: dict[PrincipleId, tuple[str, int]] = field(default_factory=dict)
    relations: list[tuple[Relation, str, int]] = field(default_factory=list)
    examined: list[Examined] = field(default_factory=list)
    fits: list[tuple[Fit, str, int]] = field(default_factory=list)


def _principles(
    lists: Mapping[str, Items | None],
    languages: Sequence[str],
    sources: Mapping[str, Source],
    vocabulary: Mapping[str, Sequence[str]],
    faults: list[Fault],
) -> _Declared:
    declared = _Declared()
    schema = schemas.principle(vocabulary, languages)
    for name in sorted(lists, key=lambda name: _reading_order(Path(name).stem, sources)):
        for record in records.identified(lists[name], schema, name, faults):
            principle = records.principle_of(record, name, sources, faults)
            if sources and source_of(Path(name).stem) != principle.source:
                what, remedy = "It stands in the file of another source, by which entries are ordered.", "Declare it in its source's own."
                faults.append(Fault(name, record.line, principle.id, what, remedy))
            if principle.id in declared.principles:
                what = "The id is declared at {}:{} already.".format(*declared.places[principle.id])
                faults.append(Fault(name, record.line, principle.id, what, "Give the second one an id of its own."))
            declared.principles[principle.id] = principle
            declared.places.setdefault(principle.id, (name, record.line))
            _read_relations(principle.id, record, name, languages, sources, declared, faults)
            declared.fits += _fits(principle.id, record, name, languages, faults)
    return declared


def _read_relations(
    origin: PrincipleId,
    record: Record,
    name: str,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    declared: _Declared,
    faults: list[Fault],
) -> None:
    """A principle's relations, and the sources that were examined for relations in vain."""
    items = record.get("relations")
    related, examined = schemas.relation(languages), schemas.examined(languages, sources)
    for one in records.mappings(items if isinstance(items, Items) else None, name, faults):
        is_none = "examined" in one
        target, type, property = map(one.word, ("to", "type", "property"))
        pair = f"{origin} → {' '.join(target.split())}"
        wrong = records.hold(one, examined if is_none else related, name, pair, faults)
        if property and type != RELATION_TYPES[0] and not {"type", "property"} & wrong:
            what = f"A property does not go with the type '{type}'."
            faults.append(Fault(name, one.line_of("property"), pair, what, "Leave the property out."))
        if "to" in wrong:
            continue
        reason = one.by_language("reason")
        if is_none:
            declared.examined.append(Examined(origin, target, reason, one.text("by"), one.text("day")))
        else:
            signed = map(one.text, ("by", "day", "reviewed"))
            declared.relations.append((Relation(origin, PrincipleId(target), type, property, reason, *signed), name, one.line))


def _fits(origin: PrincipleId, record: Record, name: str, languages: Sequence[str], faults: list[Fault]) -> Iterator[tuple[Fit, str, int]]:
    """What a principle says in one language in a term's place."""
    items = record.get("fits")
    for one in records.mappings(items if isinstance(items, Items) else None, name, faults):
        if not records.hold(one, schemas.fit(languages), name, origin, faults):
            yield Fit(origin, one.word("term"), one.word("language"), one.text("words")), name, one.line


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
