"""What content has to satisfy before it may be published. Each check appends faults and never stops at the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from .faults import Fault
from .files import Items, Record
from .identifiers import ANCHOR, WELL_FORMED, PrincipleId, is_kin, parent_of, source_of
from .model import ACTORS, FORCES, KINDS, PROPERTIES, RELATION_TYPES, Heading, Page, Principle, Reference, Relation, Source, Term

EDITION = re.compile(r"20\d\d\.(0[1-9]|1[0-2])(\.\d+)?")
_MARKUP = re.compile(r"[*_`\[\]<>{}\\]")
_SOURCE_ID = re.compile(r"[a-z]+")
_TERM = "term-"

NEEDED_PAGES = ("brief.md", "glossary.md", "index.md", "offline.md", "sources.md")
"""Pages that every page links to."""


@dataclass(frozen=True)
class WordTable:
    """The interface words of one language by dotted key, and the line of every key and of every group of keys."""

    words: Mapping[str, str]
    lines: Mapping[str, int]

    def line_of(self, key: str) -> int:
        """Line of a key; where it is missing, of the group that it belongs into."""
        while key not in self.lines and "." in key:
            key = key.rpartition(".")[0]
        return self.lines.get(key, 1)


def check_keys(
    record: Record,
    keys: set[str],
    name: str,
    id: str,
    faults: list[Fault],
    optional: set[str] = frozenset(),  # type: ignore[assignment]
) -> None:
    """Every key of a record is known, and none that is needed is missing."""
    for key in sorted(set(record) - keys):
        faults.append(Fault(name, record.line_of(key), id, f"The key '{key}' is unknown.", f"Use one of: {', '.join(sorted(keys))}."))
    for key in sorted(keys - set(optional) - set(record)):
        faults.append(Fault(name, record.line, id, f"The key '{key}' is missing.", "Add it to the record."))


def records(items: Iterable[Any] | None, name: str, faults: list[Fault]) -> Iterator[Record]:
    """The mappings of a YAML list; anything else in it is a fault."""
    lines = items.lines if isinstance(items, Items) else ()
    for record, line in zip(items or (), lines, strict=True):
        if isinstance(record, Record):
            yield record
        else:
            faults.append(Fault(name, line, str(record)[:40], "A record is no mapping.", "Write it as `- id: …` with its keys below."))


def inner_list(record: Record, key: str, name: str, id: str, faults: list[Fault]) -> Items:
    """The list below a key, empty where the key is not there or holds nothing."""
    value = record.get(key)
    if value is None or isinstance(value, Items):
        return value or Items()
    faults.append(Fault(name, record.line_of(key), id, f"'{key}' is no list.", "Begin each item below it with a hyphen."))
    return Items()


def checked_texts(record: Record, key: str, name: str, id: str, faults: list[Fault]) -> tuple[str, ...]:
    """The list of plain texts below a key."""
    items = inner_list(record, key, name, id, faults)
    for item, line in zip(items, items.lines, strict=True):
        if not isinstance(item, str) or not item.strip():
            faults.append(Fault(name, line, id, f"An item of '{key}' is no text.", "Write it as plain text, in quotation marks."))
    return tuple(item for item in items if isinstance(item, str))


def checked_text(record: Record, key: str, name: str, id: str, faults: list[Fault]) -> str:
    """The text below a key, empty where the key is not there or holds nothing."""
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        faults.append(Fault(name, record.line_of(key), id, f"'{key}' is no text.", "Write it as plain text, in quotation marks."))
    return value if isinstance(value, str) else ""


def checked_localised(
    record: Record,
    key: str,
    languages: Sequence[str],
    name: str,
    id: str,
    faults: list[Fault],
    more: Sequence[str] = (),
) -> dict[str, str]:
    """The text below a key in every language: plain, not empty, and in no other language.

    Args:
        more: languages in which the text may stand beside.
    """
    table = record.get(key)
    if not isinstance(table, Record):
        if key in record:
            remedy = f"Write a line for each language below it: {', '.join(languages)}."
            faults.append(Fault(name, record.line_of(key), id, f"'{key}' is not written by language.", remedy))
        return {}
    for language in [*languages, *(one for one in more if one in table)]:
        text, line = table.get(language), table.line_of(language)
        if not isinstance(text, str) or not text.strip():
            faults.append(Fault(name, line, id, f"'{key}' is missing in the language {language}.", f"Write it under {key}: {language}:."))
        elif _MARKUP.search(text):
            faults.append(Fault(name, line, id, f"'{key}' holds markup in the language {language}.", "Write it as plain text."))
    for language in sorted(set(table) - set(languages) - set(more)):
        what = f"'{key}' stands in the unknown language {language}."
        faults.append(Fault(name, table.line_of(language), id, what, f"Use one of: {', '.join([*languages, *more])}."))
    return {language: str(text) for language, text in table.items()}


def checked_edition(facts: Record, name: str, faults: list[Fault]) -> str:
    """The edition, a calendar version."""
    check_keys(facts, {"edition"}, name, "edition", faults)
    edition = str(facts.get("edition", ""))
    if "edition" in facts and not EDITION.fullmatch(edition):
        line = facts.line_of("edition")
        faults.append(Fault(name, line, "edition", "The edition is no calendar version.", 'Write it as "2026.11", in quotation marks.'))
    return edition


def checked_source(record: Record, languages: Sequence[str], name: str, faults: list[Fault]) -> Source | None:
    """What is known of a source; None where its id cannot be used."""
    id = _id_of(record)
    check_keys(record, {"id", "title", "languages", "home"}, name, id, faults)
    title = checked_localised(record, "title", languages, name, id, faults)
    in_hand = checked_texts(record, "languages", name, id, faults)
    if "languages" in record and record["languages"] in (None, []):
        faults.append(Fault(name, record.line_of("languages"), id, "'languages' is empty.", "List the codes of the languages in hand."))
    home = checked_text(record, "home", name, id, faults)
    if not _SOURCE_ID.fullmatch(id):
        _malformed(record, name, id, "Write one word in small letters, such as cso.", faults)
        return None
    return Source(id, title, in_hand, home)


def checked_term(record: Record, languages: Sequence[str], name: str, faults: list[Fault]) -> Term | None:
    """An entry of the term base; None where its id cannot be used."""
    id = _id_of(record)
    check_keys(record, {"id", "names", "short", "variants", "checked"}, name, id, faults, optional={"short", "variants", "checked"})
    names = checked_localised(record, "names", languages, name, id, faults, more=("zh-Hant",))
    short = checked_text(record, "short", name, id, faults)
    table = record.get("variants")
    variants: dict[str, tuple[str, ...]] = {}
    if isinstance(table, Record):
        variants = {language: checked_texts(table, language, name, id, faults) for language in table}
    elif table is not None:
        line = record.line_of("variants")
        faults.append(Fault(name, line, id, "'variants' is not written by language.", "Write a list for each language below it."))
    term = Term(id, names, short, variants)
    if not ANCHOR.fullmatch(term.anchor):
        _malformed(record, name, id, "Use small letters, digits and single underscores, such as civilian_object.", faults)
        return None
    return term


def checked_principle(record: Record, name: str, sources: Mapping[str, Source], faults: list[Fault]) -> Principle | None:
    """The facts of a principle; None where its id cannot be used.

    Args:
        sources: the declared sources; empty where they could not be read.
    """
    id = _id_of(record)
    check_keys(record, {"id", "kind", "force", "actor", "relations"}, name, id, faults, optional={"relations"})
    for key, known in (("kind", KINDS), ("force", FORCES), ("actor", ACTORS)):
        value = record.get(key)
        if key in record and value not in known:
            faults.append(Fault(name, record.line_of(key), id, f"The {key} '{value}' is unknown.", f"Use one of: {', '.join(known)}."))
    if not WELL_FORMED.fullmatch(id):
        _malformed(record, name, id, "Write a source and its numbers, such as cso-2-2-1.", faults)
        return None
    if sources and source_of(id) not in sources:
        faults.append(
            Fault(
                name,
                record.line_of("id"),
                id,
                f"The id names the unknown source '{source_of(id)}'.",
                f"Use one of: {', '.join(sources)}; or declare it in _data/sources.yml.",
            )
        )
    return Principle(PrincipleId(id), str(record.get("kind")), str(record.get("force")), str(record.get("actor")))


def checked_relation(origin: PrincipleId, record: Record, languages: Sequence[str], name: str, faults: list[Fault]) -> Relation | None:
    """A relation as declared; None where it names no target."""
    target = str(record.get("to") or "")
    pair = f"{origin} → {target}"
    check_keys(record, {"to", "type", "property", "reason"}, name, pair, faults, optional={"property"})
    reason = checked_localised(record, "reason", languages, name, pair, faults)
    type, property = str(record.get("type", "")), str(record.get("property") or "")
    if "type" in record and type not in RELATION_TYPES:
        remedy = f"Use one of: {', '.join(RELATION_TYPES)}; the other side is derived."
        faults.append(Fault(name, record.line_of("type"), pair, f"The type '{type}' is unknown.", remedy))
    if property and property not in PROPERTIES:
        remedy = f"Use one of: {', '.join(PROPERTIES)}; or leave it out."
        faults.append(Fault(name, record.line_of("property"), pair, f"The property '{property}' is unknown.", remedy))
    elif property and type in RELATION_TYPES and type != "supports":
        what = f"A property does not go with the type '{type}'."
        faults.append(Fault(name, record.line_of("property"), pair, what, "Leave the property out."))
    if not target:
        if "to" in record:
            faults.append(
                Fault(name, record.line_of("to"), pair, "The relation names no target.", "Write the id of a principle after `to:`.")
            )
        return None
    return Relation(origin, PrincipleId(target), type, property, reason)


def check_relations(relations: Iterable[tuple[Relation, str, int]], faults: list[Fault]) -> None:
    """Relations join two principles, once, and say more than the structure does."""
    seen: dict[frozenset[str], str] = {}
    reasons: dict[tuple[str, str], str] = {}
    for relation, name, line in relations:
        pair = f"{relation.origin} → {relation.target}"
        if relation.origin == relation.target:
            faults.append(Fault(name, line, pair, "The relation points at its own principle.", "Name another principle."))
        elif is_kin(relation.origin, relation.target):
            remedy = "Leave it out: parent, child and sibling are linked already."
            faults.append(Fault(name, line, pair, "The relation repeats the structure of the source.", remedy))
        key = frozenset((relation.origin, relation.target))
        if key in seen:
            remedy = "Declare it once, on one side; the other is derived."
            faults.append(Fault(name, line, pair, f"The relation is declared at {seen[key]} already.", remedy))
        seen.setdefault(key, f"{name}:{line}")
        for language, reason in relation.reason.items():
            if (language, reason) in reasons:
                what = f"The reason in {language} is that of {reasons[language, reason]}."
                faults.append(Fault(name, line, pair, what, "Say what is true of this pair only."))
            reasons.setdefault((language, reason), pair)


def check_targets(relations: Iterable[tuple[Relation, str, int]], known: set[str], faults: list[Fault]) -> None:
    """Relations point at known principles."""
    for relation, name, line in relations:
        if relation.target not in known:
            pair = f"{relation.origin} → {relation.target}"
            what = f"The relation points at the unknown id '{relation.target}'."
            faults.append(Fault(name, line, pair, what, "Name a principle that _data/principles/ declares."))


def _id_of(record: Record) -> str:
    id = record.get("id")
    return "" if id is None else str(id)


def _malformed(record: Record, name: str, id: str, remedy: str, faults: list[Fault]) -> None:
    if "id" in record:
        faults.append(Fault(name, record.line_of("id"), id, "The id is malformed.", remedy))


def check_words(tables: Mapping[str, WordTable], faults: list[Fault]) -> None:
    """Every language has the same interface words with the same fields, none of them empty."""
    keys = {key: table for table in reversed(list(tables.values())) for key in table.words}  # the default language's go first
    for language, table in tables.items():
        name = f"_data/words/{language}.yml"
        for key in sorted(keys):
            line, text = table.line_of(key), table.words.get(key, "")
            expected, found = _fields(keys[key].words[key]), _fields(text)
            if not text.strip():
                remedy = "Translate it from the other languages' tables."
                faults.append(Fault(name, line, key, "The interface word is missing.", remedy))
            elif found is None:
                faults.append(Fault(name, line, key, "A brace stands alone.", "Write fields as {name}, as in the other languages' tables."))
            elif expected is not None and found != expected:
                what = f"The fields are {_braced(found)}, not {_braced(expected)}."
                faults.append(Fault(name, line, key, what, "Take the fields over from the other languages' tables as they stand."))


def _fields(text: str) -> set[str] | None:
    """Names of the fields in a word, such as `page` in "Page {page}"; None where its braces are broken."""
    try:
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError:
        return None


def _braced(fields: set[str]) -> str:
    return " ".join(f"{{{field}}}" for field in sorted(fields)) or "none"


def check_needed_words(needed: Mapping[str, tuple[str, int, str]], tables: Mapping[str, WordTable], faults: list[Fault]) -> None:
    """What the data names has words.

    Args:
        needed: by key of the word, the file, line and id that need it.
    """
    keys = {key for table in tables.values() for key in table.words}
    for key, (name, line, id) in needed.items():
        if tables and key not in keys:
            what = f"The interface has no words for it: the key '{key}' is missing."
            faults.append(Fault(name, line, id, what, "Add the key to _data/words/ in every language, or mend the record."))


def check_homes(
    sources: Mapping[str, Source], records: Mapping[str, Record], pages: Mapping[str, Mapping[str, Page]], faults: list[Fault]
) -> None:
    """A source's first page is there; in every language, as any page."""
    for id, source in sources.items():
        if source.home and not any(source.home in by_path for by_path in pages.values()):
            what = f"Its first page '{source.home}' is not there."
            remedy = "Write a path below a language's folder, such as cso/index.md."
            faults.append(Fault("_data/sources.yml", records[id].line_of("home"), id, what, remedy))


def check_pages(pages: Mapping[str, Mapping[str, Page]], declared: set[str], faults: list[Fault]) -> None:
    """Every page stands in every language that has any, with the same anchors in the same order, and a title."""
    written = {language: by_path for language, by_path in pages.items() if by_path}
    for path in sorted({*NEEDED_PAGES, *(path for by_path in written.values() for path in by_path)}):
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
        if not principle.entries:
            faults.append(Fault(*places[id], id, "The principle is restated on no page.", remedy))
            continue
        first, *others = principle.entries.items()
        for language, by_path in pages.items():
            if language not in principle.entries and principle.page in by_path:
                faults.append(Fault(f"{language}/{principle.page}", 1, id, f"The principle is not restated in {language}.", remedy))
        for language, entry in others:
            if entry.page != principle.page:
                what = f"The principle stands on another page than in {first[0]}/{principle.page}."
                faults.append(Fault(f"{language}/{entry.page}", entry.line, id, what, "Move it to the same page in every language."))


def check_parents(places: Mapping[PrincipleId, tuple[str, int]], known: set[str], faults: list[Fault]) -> None:
    """The principle that holds another one is known too.

    Args:
        places: file and line where each principle is declared.
    """
    for id in places:
        parent = parent_of(id)
        if parent and parent not in known:
            faults.append(Fault(*places[id], id, f"Its parent '{parent}' is not declared.", "Declare the parent, or mend the id."))


def check_principle_links(pages: Mapping[str, Mapping[str, Page]], known: set[str], faults: list[Fault]) -> None:
    """Links by id that name no term lead to a principle."""
    for page, reference in _references(pages):
        if not reference.id.startswith(_TERM) and reference.id not in known:
            remedy = "Use an id of _data/principles/, or `term-` and an id of _data/terms.yml."
            faults.append(Fault(page.file, reference.line, reference.id, "The link names an unknown id.", remedy))


def check_term_links(pages: Mapping[str, Mapping[str, Page]], terms: Mapping[str, Term], faults: list[Fault]) -> None:
    """Links by id that name a term lead to one of the term base."""
    anchors = {term.anchor for term in terms.values()}
    for page, reference in _references(pages):
        if reference.id.startswith(_TERM) and reference.id not in anchors:
            remedy = "Use `term-` and an id of _data/terms.yml, with hyphens for underscores."
            faults.append(Fault(page.file, reference.line, reference.id, "The link names an unknown term.", remedy))


def _references(pages: Mapping[str, Mapping[str, Page]]) -> Iterator[tuple[Page, Reference]]:
    for by_path in pages.values():
        for page in by_path.values():
            for reference in page.references:
                yield page, reference


def check_glossary(pages: Mapping[str, Mapping[str, Page]], terms: Mapping[str, Term], faults: list[Fault]) -> None:
    """The glossary defines every term of the term base, under the standard term, and no other."""
    anchors = {term.anchor: term for term in terms.values()}
    for language, by_path in pages.items():
        page = by_path.get("glossary.md")
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
