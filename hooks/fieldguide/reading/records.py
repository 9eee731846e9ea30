"""Records of the data files: known keys, texts in every language, ids that can be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..model.entries import NUMBERS, PROPERTIES, RELATION_TYPES, Examined, Principle, Relation, Source, Term
from ..model.faults import Fault
from ..model.identifiers import ANCHOR, WELL_FORMED, PrincipleId, source_of
from ..model.ledger import EDITION
from .yaml_lines import Items, Record

_MARKUP = re.compile(r"[*_`\[\]<>{}\\]")
_SIGNED = ("by", "day")
_DAY = re.compile(r"20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_SOURCE_ID = re.compile(r"[a-z]+")


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


def mappings(items: Iterable[Any] | None, name: str, faults: list[Fault]) -> Iterator[Record]:
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
    check_keys(record, {"id", "title", "languages", "home", "label", "numbers"}, name, id, faults, optional={"numbers"})
    title = checked_localised(record, "title", languages, name, id, faults)
    in_hand = checked_texts(record, "languages", name, id, faults)
    if "languages" in record and record["languages"] in (None, []):
        faults.append(Fault(name, record.line_of("languages"), id, "'languages' is empty.", "List the codes of the languages in hand."))
    home, label, numbers = (checked_text(record, key, name, id, faults) for key in ("home", "label", "numbers"))
    if numbers and numbers not in NUMBERS:
        what = f"The numbers '{numbers}' are unknown."
        faults.append(Fault(name, record.line_of("numbers"), id, what, f"Use one of: {', '.join(NUMBERS)}."))
    if not _SOURCE_ID.fullmatch(id):
        _malformed(record, name, id, "Write one word in small letters, such as cso.", faults)
        return None
    return Source(id, title, in_hand, home, label, numbers or NUMBERS[0])


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
    term = Term(id, names, short, variants, record.line)
    if not ANCHOR.fullmatch(term.anchor):
        _malformed(record, name, id, "Use small letters, digits and single underscores, such as civilian_object.", faults)
        return None
    return term


def checked_principle(
    record: Record, name: str, sources: Mapping[str, Source], vocabulary: Mapping[str, Sequence[str]], faults: list[Fault]
) -> Principle | None:
    """The facts of a principle; None where its id cannot be used.

    Args:
        sources: the declared sources; empty where they could not be read.
        vocabulary: values that each fact can have; empty where they could not be read.
    """
    id = _id_of(record)
    check_keys(record, {"id", *vocabulary, "relations"}, name, id, faults, optional={"actor", "relations"})
    for key, known in vocabulary.items():
        value = record.get(key)
        if key in record and known and value not in known:
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
    source = sources.get(source_of(id))
    label = source.label_of(PrincipleId(id)) if source else id
    kind, force, actor = (str(record.get(fact) or "") for fact in ("kind", "force", "actor"))
    return Principle(PrincipleId(id), kind, force, actor, label)


def checked_relation(origin: PrincipleId, record: Record, languages: Sequence[str], name: str, faults: list[Fault]) -> Relation | None:
    """A relation as declared; None where it names no target."""
    target = str(record.get("to") or "")
    pair = f"{origin} → {target}"
    check_keys(record, {"to", "type", "reason", *_SIGNED, "property", "reviewed"}, name, pair, faults, optional={"property", "reviewed"})
    signed = _checked_signature(record, name, pair, faults)
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
    return Relation(origin, PrincipleId(target), type, property, reason, *signed, str(record.get("reviewed") or ""))


def checked_examined(
    origin: PrincipleId, record: Record, languages: Sequence[str], sources: Mapping[str, Source], name: str, faults: list[Fault]
) -> Examined:
    """What says that no relation to a source was found: `to: btech`, `examined: none` and a reason."""
    source = str(record.get("to") or "")
    pair = f"{origin} → {source}"
    check_keys(record, {"to", "examined", "reason", *_SIGNED}, name, pair, faults)
    if sources and source not in sources:
        remedy = f"Use one of: {', '.join(sources)}."
        faults.append(Fault(name, record.line_of("to"), pair, f"'{source}' is no source whose entries were examined.", remedy))
    if record.get("examined") != "none":
        what = f"What was found is '{record.get('examined')}', which is unknown."
        faults.append(Fault(name, record.line_of("examined"), pair, what, "Write `examined: none`, or a relation to an entry."))
    reason = checked_localised(record, "reason", languages, name, pair, faults)
    return Examined(origin, source, reason, *_checked_signature(record, name, pair, faults))


def _checked_signature(record: Record, name: str, pair: str, faults: list[Fault]) -> tuple[str, str]:
    """Who drew a relation, and on which day."""
    by, day = (checked_text(record, key, name, pair, faults) for key in _SIGNED)
    if day and not _DAY.fullmatch(day):
        faults.append(
            Fault(name, record.line_of("day"), pair, f"The day '{day}' is none.", 'Write it as "2026-11-26", in quotation marks.')
        )
    return by, day


def _id_of(record: Record) -> str:
    id = record.get("id")
    return "" if id is None else str(id)


def _malformed(record: Record, name: str, id: str, remedy: str, faults: list[Fault]) -> None:
    if "id" in record:
        faults.append(Fault(name, record.line_of("id"), id, "The id is malformed.", remedy))
