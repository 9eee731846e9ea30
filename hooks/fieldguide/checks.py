"""What content has to satisfy before it may be published. Each check appends faults and never stops at the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .faults import Fault
from .files import Record
from .identifiers import WELL_FORMED, PrincipleId, is_kin, parent_of, source_of
from .model import ACTORS, FORCES, KINDS, PROPERTIES, RELATION_TYPES, Page, Principle, Relation, Source, Term

_EDITION = re.compile(r"20\d\d\.(0[1-9]|1[0-2])(\.\d+)?")
_MARKUP = re.compile(r"[*_`\[\]<>{}\\]")


def records(value: Any, name: str, faults: list[Fault]) -> Iterator[Record]:
    """The mappings of a YAML list; anything else in it is a fault."""
    if value is None:
        return
    if not isinstance(value, list):
        faults.append(Fault(name, getattr(value, "line", 1), "", "A list is expected here.", "Begin each record with a hyphen."))
        return
    for record in value:
        if isinstance(record, Record):
            yield record
        else:
            faults.append(Fault(name, 1, str(record)[:40], "A record is no mapping.", "Write it as `- id: …` with its keys below."))


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
        faults.append(Fault(name, record.line, id, f"The key '{key}' is unknown.", f"Use one of: {', '.join(sorted(keys))}."))
    for key in sorted(keys - set(optional) - set(record)):
        faults.append(Fault(name, record.line, id, f"The key '{key}' is missing.", "Add it to the record."))


def check_localised(
    value: Any,
    languages: Sequence[str],
    name: str,
    line: int,
    id: str,
    key: str,
    faults: list[Fault],
    more: set[str] = frozenset(),  # type: ignore[assignment]
) -> None:
    """A text stands in every language, plain and not empty, and in no other language."""
    table = value if isinstance(value, dict) else {}
    for language in languages:
        text = table.get(language)
        if not isinstance(text, str) or not text.strip():
            faults.append(Fault(name, line, id, f"'{key}' is missing in the language {language}.", f"Write it under {key}: {language}:."))
        elif _MARKUP.search(text):
            faults.append(Fault(name, line, id, f"'{key}' holds markup in the language {language}.", "Write it as plain text."))
    for language in sorted(set(table) - set(languages) - set(more)):
        faults.append(Fault(name, line, id, f"'{key}' stands in the unknown language {language}.", "Use the codes of mkdocs.yml."))


def checked_edition(facts: Any, faults: list[Fault]) -> str:
    """The edition, a calendar version."""
    edition = str(facts.get("edition", "")) if isinstance(facts, dict) else ""
    if not _EDITION.fullmatch(edition):
        faults.append(
            Fault("_data/guide.yml", 1, "edition", "The edition is no calendar version.", 'Write it as "2026.11", in quotation marks.')
        )
    return edition


def checked_principle(record: Record, name: str, sources: Mapping[str, Source], faults: list[Fault]) -> Principle | None:
    """The facts of a principle; None where its id cannot be used."""
    id = str(record.get("id", ""))
    check_keys(record, {"id", "kind", "force", "actor", "relations"}, name, id, faults, optional={"relations"})
    if not WELL_FORMED.fullmatch(id):
        faults.append(Fault(name, record.line, id, "The id is malformed.", "Write a source and its numbers, such as cso-2-2-1."))
        return None
    if source_of(id) not in sources:
        faults.append(
            Fault(
                name,
                record.line,
                id,
                f"The id names the unknown source '{source_of(id)}'.",
                f"Use one of: {', '.join(sources)}; or declare it in _data/sources.yml.",
            )
        )
    for key, known in (("kind", KINDS), ("force", FORCES), ("actor", ACTORS)):
        value = record.get(key)
        if key in record and value not in known:
            faults.append(Fault(name, record.line, id, f"The {key} '{value}' is unknown.", f"Use one of: {', '.join(known)}."))
    return Principle(PrincipleId(id), str(record.get("kind")), str(record.get("force")), str(record.get("actor")))


def checked_relation(origin: PrincipleId, record: Record, languages: Sequence[str], name: str, faults: list[Fault]) -> Relation | None:
    """A relation as declared; None where it names no target."""
    target = str(record.get("to", ""))
    pair = f"{origin} → {target}"
    check_keys(record, {"to", "type", "property", "reason"}, name, pair, faults, optional={"property"})
    check_localised(record.get("reason"), languages, name, record.line, pair, "reason", faults)
    type, property = str(record.get("type", "")), str(record.get("property") or "")
    if type not in RELATION_TYPES:
        faults.append(
            Fault(
                name,
                record.line,
                pair,
                f"The type '{type}' is unknown.",
                f"Use one of: {', '.join(RELATION_TYPES)}; the other side is derived.",
            )
        )
    if property and property not in PROPERTIES:
        faults.append(
            Fault(
                name, record.line, pair, f"The property '{property}' is unknown.", f"Use one of: {', '.join(PROPERTIES)}; or leave it out."
            )
        )
    if property and type != "supports":
        faults.append(Fault(name, record.line, pair, f"A property does not go with the type '{type}'.", "Leave the property out."))
    if not target:
        return None
    reason = record.get("reason")
    return Relation(origin, PrincipleId(target), type, property, reason if isinstance(reason, dict) else {})


def check_relations(relations: Iterable[tuple[Relation, str, int]], declared: Mapping[PrincipleId, Principle], faults: list[Fault]) -> None:
    """Relations join two declared principles, once, and say more than the structure does."""
    seen: dict[frozenset[str], str] = {}
    reasons: dict[tuple[str, str], str] = {}
    for relation, name, line in relations:
        pair = f"{relation.origin} → {relation.target}"
        if relation.target not in declared:
            faults.append(
                Fault(name, line, pair, f"The relation points at the unknown id '{relation.target}'.", "Name a declared principle.")
            )
        if relation.origin == relation.target:
            faults.append(Fault(name, line, pair, "The relation points at its own principle.", "Name another principle."))
        elif is_kin(relation.origin, relation.target):
            faults.append(
                Fault(
                    name,
                    line,
                    pair,
                    "The relation repeats the structure of the source.",
                    "Leave it out: parent, child and sibling are linked already.",
                )
            )
        key = frozenset((relation.origin, relation.target))
        if key in seen:
            faults.append(
                Fault(
                    name,
                    line,
                    pair,
                    f"The relation is declared at {seen[key]} already.",
                    "Declare it once, on one side; the other is derived.",
                )
            )
        seen.setdefault(key, f"{name}:{line}")
        for language, reason in relation.reason.items():
            if (language, reason) in reasons:
                faults.append(
                    Fault(
                        name,
                        line,
                        pair,
                        f"The reason in {language} is that of {reasons[language, reason]}.",
                        "Say what is true of this pair only.",
                    )
                )
            reasons.setdefault((language, reason), pair)


def check_words(words: Mapping[str, Mapping[str, str]], languages: Sequence[str], faults: list[Fault]) -> None:
    """Every language has the same interface words, none of them empty."""
    keys = {key for table in words.values() for key in table}
    for language in languages:
        name = f"_data/words/{language}.yml"
        for key in sorted(keys):
            if not words[language].get(key, "").strip():
                faults.append(Fault(name, 1, key, "The interface word is missing.", "Translate it from the other languages' tables."))


def check_pages(pages: Mapping[str, Mapping[str, Page]], faults: list[Fault]) -> None:
    """Every page stands in every language, with the same anchors in the same order, and describes itself."""
    for path in sorted({path for by_path in pages.values() for path in by_path}):
        present = {language: by_path[path] for language, by_path in pages.items() if path in by_path}
        first = next(iter(present.values()))
        for language in pages:
            if language not in present:
                faults.append(Fault(f"{language}/{path}", 1, "", "The translation is missing.", f"Translate {first.file} into this file."))
        for page in list(present.values())[1:]:
            _check_anchors(first, page, faults)
        for page in present.values():
            _check_first_heading(page, faults)


def _check_anchors(first: Page, page: Page, faults: list[Fault]) -> None:
    expected, found = [heading.id for heading in first.headings], [heading.id for heading in page.headings]
    lines = {heading.id: heading.line for heading in page.headings}
    for id in expected:
        if id not in lines:
            faults.append(Fault(page.file, 1, id, f"The heading of {first.file} is missing.", "Translate it and give it the same {#id}."))
    for id in found:
        if id not in expected:
            faults.append(
                Fault(
                    page.file,
                    lines[id],
                    id,
                    f"{first.file} has no heading with this id.",
                    "Ids are the same in every language: mend one of the two.",
                )
            )
    if sorted(expected) == sorted(found) and expected != found:
        id = next(mine for mine, other in zip(found, expected, strict=True) if mine != other)
        faults.append(
            Fault(page.file, lines[id], id, f"The headings stand in another order than in {first.file}.", "Bring them into the same order.")
        )


def _check_first_heading(page: Page, faults: list[Fault]) -> None:
    if [heading.level for heading in page.headings].count(1) != 1:
        faults.append(Fault(page.file, 1, "", "The page has not exactly one title.", "Give it one heading of the first level."))
    description = page.meta.get("description")
    if description is not None and (not isinstance(description, str) or not description.strip()):
        faults.append(Fault(page.file, 1, "description", "The description is empty.", "Write one plain sentence in the front matter."))
    elif description is None and page.headings and not WELL_FORMED.fullmatch(page.headings[0].id):
        faults.append(
            Fault(page.file, 1, "description", "The page has no description.", "Write one sentence as `description:` in the front matter.")
        )


def check_entry_headings(page: Page, declared: set[str], faults: list[Fault]) -> None:
    """A heading whose id has the form of a principle's is a declared principle."""
    for heading in page.headings:
        if WELL_FORMED.fullmatch(heading.id) and heading.id not in declared:
            faults.append(
                Fault(
                    page.file,
                    heading.line,
                    heading.id,
                    "The id is not declared.",
                    "Declare it in _data/principles/, or give the heading another id.",
                )
            )


def check_entries(principles: Mapping[PrincipleId, Principle], languages: Sequence[str], faults: list[Fault]) -> None:
    """Every principle is restated in every language, on the same page, below its parent."""
    for id, principle in principles.items():
        pages = {language: entry.page for language, entry in principle.entries.items()}
        for language in languages:
            if language not in pages:
                where = next(iter(pages.values()), "a page")
                faults.append(
                    Fault(
                        f"{language}/{where}",
                        1,
                        id,
                        f"The principle is not restated in {language}.",
                        f"Add its heading with {{#{id}}} and its text.",
                    )
                )
        if len(set(pages.values())) > 1:
            where = ", ".join(f"{language}/{page}" for language, page in pages.items())
            faults.append(
                Fault(
                    f"{languages[0]}/{next(iter(pages.values()))}",
                    1,
                    id,
                    f"The principle stands on different pages: {where}.",
                    "Move it to the same page in every language.",
                )
            )
        parent = parent_of(id)
        if parent and parent not in principles:
            faults.append(
                Fault("_data/principles", 1, id, f"Its parent '{parent}' is not declared.", "Declare the parent, or mend the id.")
            )


def check_references(pages: Mapping[str, Mapping[str, Page]], known: set[str], faults: list[Fault]) -> None:
    """Links by id lead to a principle or a term."""
    for by_path in pages.values():
        for page in by_path.values():
            for reference in page.references:
                if reference.id not in known:
                    faults.append(
                        Fault(
                            page.file,
                            reference.line,
                            reference.id,
                            "The link names an unknown id.",
                            "Use an id of _data/principles/ or `term-` and an id of _data/terms.yml.",
                        )
                    )


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
