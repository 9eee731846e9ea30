"""Pages and entries stand in every language, at the same place, under the same anchors; the glossary holds the term base."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ..model.data_files import SOURCES_YML
from ..model.entries import Heading, Page, Principle, Source, Term
from ..model.faults import Fault
from ..model.identifiers import WELL_FORMED, PrincipleId, source_of
from ..model.special_pages import GLOSSARY, HOME, NEEDED, OWN_ANCHORS, OWN_PREFIXES
from ..reading.words_table import WordTable
from ..reading.yaml_lines import Record


def check_homes(
    sources: Mapping[str, Source], records: Mapping[str, Record], pages: Mapping[str, Mapping[str, Page]], faults: list[Fault]
) -> None:
    """A source's first page is there, in a folder of the source's own, in which all its entries stand."""
    folders: dict[str, str] = {}
    for id, source in sources.items():

        def tell(what: str, remedy: str, id: str = id) -> None:
            faults.append(Fault(SOURCES_YML, records[id].line_of("home"), id, what, remedy))

        folder = source.home.removesuffix(HOME)
        if source.home and not any(source.home in by_path for by_path in pages.values()):
            tell(f"Its first page '{source.home}' is not there.", "Write a path below a language's folder, such as cso/index.md.")
        elif source.home and (not source.home.endswith(f"/{HOME}") or folder.startswith(tuple(folders)) or folder in folders):
            remedy = f"Write the first page of a folder that no other source has: {id}/index.md."
            tell(f"Its first page '{source.home}' is none of a folder of its own.", remedy)
        folders[folder] = id


def check_places(
    sources: Mapping[str, Source],
    records: Mapping[str, Record],
    principles: Mapping[PrincipleId, Principle],
    tables: Mapping[str, Record],
    faults: list[Fault],
) -> None:
    """What a source's numbers count has a name in the search's data, as deep as its ids go.

    Args:
        tables: by language, the search's data, of which `places` are what people call each.
    """
    called = {place for table in tables.values() for place in table.table("places")}
    used = {name for source in sources.values() for level in source.places for name in level}
    for language, table in tables.items():
        places = table.table("places")
        for name in sorted(used - {*places}) if table else ():
            what, remedy = (
                f"Nothing says here what people call the place '{name}' of a source.",
                "Add it below `places:`, as other languages have it.",
            )
            faults.append(Fault(f"_data/search/{language}.yml", table.line_of("places"), name, what, remedy))
    for id, source in sources.items():
        line = records[id].line_of("places")
        for name in sorted({name for level in source.places for name in level} - called):
            what, remedy = (
                f"Nothing says what people call the place '{name}'.",
                f"Use one of: {', '.join(sorted(called))}; or add it there.",
            )
            faults.append(Fault(SOURCES_YML, line, id, what, remedy))
        depth = max((one.count("-") for one in principles if source_of(one) == id), default=0)
        if source.places and len(source.places) < depth:
            what = f"Its ids have {depth} numbers, of which {len(source.places)} are named."
            faults.append(Fault(SOURCES_YML, line, id, what, "Name what each number counts."))


def check_typed(sources: Mapping[str, Source], records: Mapping[str, Record], faults: list[Fault]) -> None:
    """No two sources are typed alike."""
    typed: dict[str, str] = {}
    for id, source in sources.items():
        for name in {name.casefold() for name in (id, source.label, *source.also)}:
            if typed.setdefault(name, id) != id:
                what = f"What people type for it, '{name}', stands for {typed[name]} already."
                faults.append(Fault(SOURCES_YML, records[id].line_of("label"), id, what, "Write another label or form."))


def check_name(name: str, pages: Mapping[str, Mapping[str, Page]], words: Mapping[str, WordTable], faults: list[Fault]) -> None:
    """The guide bears one name in each language: that of the interface words.

    Args:
        name: the one in mkdocs.yml, in the default language; empty where it was not read.
    """
    named = {language: table.words.get("site.name", "") for language, table in words.items()}
    if name and named and name != (first := next(iter(named.values()))):
        what, remedy = f"The guide is called “{first}” in the interface words.", "Write the same name here and there (site.name)."
        faults.append(Fault("mkdocs.yml", 1, "site_name", what, remedy))
    for language, own in named.items():
        page = pages.get(language, {}).get(HOME)
        # A name that holds marks cannot stand in a heading.
        if own and page and page.headings and page.headings[0].title != own and not re.search(r"[<>&*_\[\]]", own):
            what, remedy = (
                f"The guide is called “{own}” in the interface words (site.name).",
                "Write the same title here, or mend the word.",
            )
            faults.append(Fault(page.file, page.headings[0].line, page.headings[0].id, what, remedy))


def check_snippets(
    snippets: Mapping[str, Sequence[str]], pages: Mapping[str, Mapping[str, Page]], sources: Iterable[str], faults: list[Fault]
) -> None:
    """Every snippet is set in by a page, or says how a source is cited; and a page sets in the same ones in every language."""
    used: dict[str, set[str]] = {}
    for language, by_path in pages.items():
        for path, page in by_path.items():
            names = [line.partition('"')[2].rpartition('"')[0] for line in page.lines if line.startswith("--8<--")]
            found = {name.removeprefix(f"{language}/") for name in names if name in snippets and name.startswith(f"{language}/")}
            differing = sorted(found ^ used.setdefault(path, found))
            if differing:
                what = f"It does not set in the same snippets as in the first language: {', '.join(differing)}."
                faults.append(Fault(page.file, 1, "", what, "Set in the same ones in every language."))
    known = {f"_snippets/cite-{id}.md" for id in sources}.union(*used.values())
    for file, lines in snippets.items():
        if not any(line.strip() for line in lines):
            faults.append(Fault(file, 1, "", "The snippet is empty.", "Write its text, or take it out."))
        if file.partition("/")[2] not in known:
            what = "No page sets this snippet in, and it cites no source."
            faults.append(Fault(file, 1, "", what, "Set it in, mend its name, or take it out."))


def check_pages(pages: Mapping[str, Mapping[str, Page]], declared: set[str], faults: list[Fault]) -> None:
    """Every page stands in every language that has any, with the same anchors in the same order, and a title."""
    written = {language: by_path for language, by_path in pages.items() if by_path}
    for path in sorted({*NEEDED, *(path for by_path in written.values() for path in by_path)}):
        present = [by_path[path] for by_path in written.values() if path in by_path]
        for language, by_path in written.items():
            if path not in by_path:
                remedy = f"Translate {present[0].file} into this file." if present else "Write it: every page links to it."
                faults.append(
                    Fault(f"{language}/{path}", 1, "", "The translation is missing." if present else "The page is missing.", remedy)
                )
        for page in present[1:]:
            _check_anchors(present[0], page, declared, faults)
        for page in present:
            _check_title(page, faults)
            _check_headings(page, faults)


def _check_anchors(first: Page, page: Page, declared: set[str], faults: list[Fault]) -> None:
    """The same anchors as in the first language; that declared principles are there is checked with their texts."""
    expected, found = _by_id(first), _by_id(page)
    for id in expected:
        if id not in found and id not in declared:
            faults.append(Fault(page.file, 1, id, f"The heading of {first.file} is missing.", "Translate it and give it the same {#id}."))
    for id, heading in found.items():
        if id not in expected and id not in declared:
            what = f"{first.file} has no heading with this id."
            faults.append(Fault(page.file, heading.line, id, what, "Ids are the same in every language: mend one of the two."))
        elif id in expected and heading.level != expected[id].level:
            what = f"The heading is of level {heading.level}, in {first.file} of level {expected[id].level}."
            faults.append(Fault(page.file, heading.line, id, what, "Write the same number of # in every language."))
    both = [id for id in expected if id in found], [id for id in found if id in expected]
    for other, mine in zip(*both, strict=True):
        if other != mine:
            what = f"The headings stand in another order than in {first.file}."
            faults.append(Fault(page.file, found[mine].line, mine, what, "Bring them into the same order."))
            break


def _by_id(page: Page) -> dict[str, Heading]:
    """The headings of a page; of those that share an id, the first."""
    headings: dict[str, Heading] = {}
    for heading in page.headings:
        headings.setdefault(heading.id, heading)
    return headings


def _check_title(page: Page, faults: list[Fault]) -> None:
    titles = [heading for heading in page.headings if heading.level == 1]
    if not titles:
        faults.append(Fault(page.file, 1, "", "The page has no title.", "Give it one heading of the first level: # Title {#id}."))
    for title in titles[1:]:
        what = f"The page has a title on line {titles[0].line} already."
        faults.append(Fault(page.file, title.line, title.id, what, "Make this a heading of the second level: ##."))


def _check_headings(page: Page, faults: list[Fault]) -> None:
    """Levels go down one by one, below the title; ids are none of the guide's own."""
    start = page.headings[0].line if page.headings else 0  # that there is no title is told already
    written = [number for number in range(page.body_start + 1, start) if page.lines[number - 1].strip()]
    if written:
        remedy = "Begin the page with its front matter and title, and write the text below."
        faults.append(Fault(page.file, written[0], "", "Text stands above the page's title.", remedy))
    if page.headings and page.headings[0].level != 1:
        what = f"The page begins with a heading of level {page.headings[0].level}."
        faults.append(Fault(page.file, page.headings[0].line, page.headings[0].id, what, "Begin it with its title: # Title {#id}."))
    for above, heading in pairwise(page.headings):
        if heading.level > above.level + 1:
            what = f"The heading is of level {heading.level}, below one of level {above.level}."
            faults.append(Fault(page.file, heading.line, heading.id, what, f"Write {'#' * (above.level + 1)}: levels go down one by one."))
    for heading in page.headings:
        if heading.id in OWN_ANCHORS or heading.id.startswith(OWN_PREFIXES):
            what = "The guide itself sets this id on pages."
            faults.append(Fault(page.file, heading.line, heading.id, what, "Give the heading another id, in every language."))


def check_entry_headings(page: Page, known: set[str], faults: list[Fault]) -> None:
    """A heading whose id has the form of a principle's is a known principle."""
    for heading in page.headings:
        if WELL_FORMED.fullmatch(heading.id) and heading.id not in known:
            remedy = "Declare it in _data/principles/, or give the heading another id."
            faults.append(Fault(page.file, heading.line, heading.id, "The id is not declared.", remedy))


def check_entries(
    principles: Mapping[PrincipleId, Principle],
    pages: Mapping[str, Mapping[str, Page]],
    places: Mapping[PrincipleId, tuple[str, int]],
    faults: list[Fault],
) -> None:
    """Every principle is restated in every language, on the same page.

    Args:
        places: file and line where each principle is declared.
    """
    for id, principle in principles.items():
        remedy = f"Add its heading with {{#{id}}} and its text."
        if not principle.restated:
            faults.append(Fault(*places[id], id, "The principle is restated on no page.", remedy))
            continue
        first, *others = principle.restated.items()
        for language, by_path in pages.items():
            if language not in principle.restated and principle.page in by_path:
                faults.append(Fault(f"{language}/{principle.page}", 1, id, f"The principle is not restated in {language}.", remedy))
        parent = principles.get(principle.parent) if principle.parent else None
        for language, entry in principle.restated.items():
            place = _place_of(pages, language, entry.page, id)
            above = _place_of(pages, language, entry.page, parent.id) if parent else None
            if place and above and place.level != above.level + 1:
                what = f"The heading is of level {place.level}, that of '{principle.parent}', which holds it, of level {above.level}."
                faults.append(Fault(f"{language}/{entry.page}", entry.line, id, what, f"Write {'#' * (above.level + 1)}."))
        for language, entry in others:
            if entry.page != principle.page:
                what = f"The principle stands on another page than in {first[0]}/{principle.page}."
                faults.append(Fault(f"{language}/{entry.page}", entry.line, id, what, "Move it to the same page in every language."))


def _place_of(pages: Mapping[str, Mapping[str, Page]], language: str, path: str, id: str) -> Heading | None:
    page = pages[language].get(path)
    return next((heading for heading in page.headings if heading.id == id), None) if page else None


def check_order(pages: Mapping[str, Mapping[str, Page]], places: Mapping[PrincipleId, tuple[str, int]], faults: list[Fault]) -> None:
    """Entries stand on their page in the reading order, in which they are declared."""
    order = {str(id): number for number, id in enumerate(places)}
    for page in next(iter(pages.values()), {}).values():
        found = [heading for heading in page.headings if heading.id in order]
        for before, heading in pairwise(found):
            if source_of(heading.id) == source_of(before.id) and order[heading.id] < order[before.id]:
                file, line = places[PrincipleId(heading.id)]
                what = f"It stands behind '{before.id}', and is declared before it, at {file}:{line}."
                faults.append(Fault(page.file, heading.line, heading.id, what, "Bring both into the source's order, in every language."))


def check_glossary(pages: Mapping[str, Mapping[str, Page]], terms: Mapping[str, Term], faults: list[Fault]) -> None:
    """The glossary defines every term of the term base, under the standard term, and no other."""
    anchors = {term.anchor: term for term in terms.values()}
    for language, by_path in pages.items():
        page = by_path.get(GLOSSARY)
        if page is None:
            continue
        found = {heading.id: heading for heading in page.headings if heading.id.startswith("term-")}
        for anchor, term in anchors.items():
            heading = found.get(anchor)
            if heading is None:
                faults.append(
                    Fault(page.file, 1, anchor, "The term is not defined.", f"Add a heading with {{#{anchor}}} and a definition.")
                )
            elif heading.title != term.names.get(language):
                faults.append(
                    Fault(
                        page.file,
                        heading.line,
                        anchor,
                        f"The heading is not the standard term “{term.names.get(language)}”.",
                        "Mend the heading or _data/terms.yml.",
                    )
                )
        for anchor, heading in found.items():
            if anchor not in anchors:
                faults.append(Fault(page.file, heading.line, anchor, "The term is not in the term base.", "Add it to _data/terms.yml."))
