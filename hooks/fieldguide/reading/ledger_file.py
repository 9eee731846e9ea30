"""The ledger's lines, and the records of retired principles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ..model.entries import Restatement, Source
from ..model.faults import Fault
from ..model.identifiers import PrincipleId
from ..model.ledger import LEDGER, RETIRED, Ledger, Permalink, Retired
from . import records, schemas
from .text_files import is_there, read_text
from .yaml_lines import Items, Record, read_records

ADD = "python -m fieldguide ledger add"
_LINE = re.compile(r"- \{(.*)\}")
_PAIR = re.compile(r'\s*([a-z]+):\s*(?:"([^"]*)"|([^",{}]*?))\s*')
_NAME = re.compile(r"\b(?:id|page):\s*([^\s,}]+)")


def read_ledger(
    docs: Path, languages: Sequence[str], sources: Mapping[str, Source], vocabulary: Mapping[str, Sequence[str]], faults: list[Fault]
) -> Ledger | None:
    """The ledger with what is kept of retired principles; None where its file is missing.

    Args:
        sources: the declared sources; empty where they could not be read.
        vocabulary: values that each fact of a principle can have; empty where they could not be read.
    """
    if not is_there(docs / LEDGER):
        faults.append(Fault(LEDGER, 1, "", "The ledger of permanent addresses is missing.", "Restore the file: it only ever grows."))
        return None
    count = len(faults)
    permalinks, told = permalinks_in(read_text(docs / LEDGER, LEDGER, faults))
    faults += told
    ledger = Ledger(tuple(_with_known_kind(permalink, vocabulary["kind"], faults) for permalink in permalinks))
    items = read_records(docs / RETIRED, RETIRED, faults) if is_there(docs / RETIRED) else None
    is_whole = len(faults) == count
    return replace(ledger, retired=_retired(items, ledger, languages, sources, vocabulary, faults), is_whole=is_whole)


def _with_known_kind(permalink: Permalink, known: Sequence[str], faults: list[Fault]) -> Permalink:
    """The line; without its kind where that is none."""
    if not permalink.kind or not known or permalink.kind in known:
        return permalink
    what = f"The kind '{permalink.kind}' is unknown."
    faults.append(Fault(LEDGER, permalink.line, permalink.name, what, f"Use one of: {', '.join(known)}."))
    return replace(permalink, kind="")


@lru_cache(maxsize=64)
def permalinks_in(text: str) -> tuple[Sequence[Permalink], Sequence[Fault]]:
    """The lines of a ledger's text, and the faults of those that are none."""
    permalinks: list[Permalink] = []
    faults: list[Fault] = []
    first: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        permalink = _permalink(line, number, faults)
        if permalink is None:
            continue
        if permalink.name in first:
            what = f"It stands on line {first[permalink.name]} already."
            faults.append(Fault(LEDGER, number, permalink.name, what, "Keep the older line, which is in git, and take out this one."))
        first.setdefault(permalink.name, number)
        permalinks.append(permalink)
    return tuple(permalinks), tuple(faults)


def _permalink(line: str, number: int, faults: list[Fault]) -> Permalink | None:
    """A line of the ledger; None where it cannot be read. A line is read as such, not as YAML: that is a hundred times as fast."""
    match = _LINE.fullmatch(line)
    pairs = [_PAIR.fullmatch(part) for part in match[1].split(",")] if match else []
    record = Record({pair[1]: pair[2] or pair[3] or "" for pair in pairs if pair})
    record.line = number
    if not all(pairs) or not ({"id", "page"} & set(record)):
        name = _NAME.search(line)
        remedy = f"Restore it from git, or take it out and run: {ADD}"
        faults.append(Fault(LEDGER, number, name[1] if name else "", "The line is malformed.", remedy))
        return None
    permalink = Permalink(**{"id": "", "kind": "", "page": "", "edition": "", **_known(record)}, line=number)
    count = len(faults)
    _check_line(record, permalink, faults)
    if len(faults) == count and str(permalink) != line:
        faults.append(Fault(LEDGER, number, permalink.name, "The line is not in the ledger's one form.", f"Write it as: {permalink}"))
    return permalink


def _known(record: Record) -> dict[str, str]:
    return {key: value for key, value in record.items() if key in ("id", "kind", "page", "edition", "state", "to")}


def _check_line(record: Record, permalink: Permalink, faults: list[Fault]) -> None:
    def tell(what: str, remedy: str) -> None:
        faults.append(Fault(LEDGER, permalink.line, permalink.name, what, remedy))

    schema = schemas.LEDGER_PRINCIPLE if permalink.id else schemas.LEDGER_PAGE
    wrong = records.hold(record, schema, LEDGER, permalink.name, faults)
    if "state" in wrong:
        return
    if permalink.state == "moved" and not permalink.to:
        tell("It is not said where the page moved.", "Write the path of the page that it leads to: `state: moved, to: <page>`.")
    elif permalink.state == "current" and permalink.to:
        tell("A page that has not moved leads nowhere else.", "Write `state: moved`, or take `to` out.")


def _retired(
    items: Items | None,
    ledger: Ledger,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    vocabulary: Mapping[str, Sequence[str]],
    faults: list[Fault],
) -> dict[PrincipleId, Retired]:
    """What is kept of retired principles, by id."""
    found: dict[PrincipleId, Retired] = {}
    for record in records.identified(items, schemas.retired(languages, vocabulary), RETIRED, faults):
        principle = records.principle_of(record, RETIRED, sources, faults)
        if principle.id in found:
            what = f"It stands on line {found[principle.id].line} already."
            faults.append(Fault(RETIRED, record.line, principle.id, what, "Keep one of the two."))
            continue
        page = ledger.page_now(ledger.principles[principle.id].page) if principle.id in ledger.principles else ""
        restated = {language: _restatement(record, language, page) for language in languages}
        replaced_by = tuple(map(PrincipleId, record.texts("replaced_by")))
        principle = replace(principle, restated=restated)
        found[principle.id] = Retired(principle, record.text("since"), record.by_language("reason"), replaced_by, record.line)
    return found


def _restatement(record: Record, language: str, page: str) -> Restatement:
    title, text = (record.by_language(key).get(language, "").strip() for key in ("title", "text"))
    return Restatement(title, "\n".join(part.strip() for part in text.split("\n") if part.strip()), page, record.line)


def broken_promises(before: str, now: str) -> list[str]:
    """What a later text of the ledger may not have done to an earlier one, in plain words; empty where it kept to the rules.

    Lines may be added, and a state may change from `current` to `retired` or `moved`. Nothing else.
    """
    found = {permalink.name: permalink for permalink in permalinks_in(now)[0]}
    broken = []
    for old in permalinks_in(before)[0]:
        new = found.get(old.name)
        if new is None:
            broken.append(f"{old.name} was taken out")
            continue
        changed = [key for key in ("kind", "page", "edition") if getattr(old, key) != getattr(new, key)]
        broken += [f"{old.name} changed its {key} from {getattr(old, key)} to {getattr(new, key)}" for key in changed]
        if old.state not in ("current", new.state):
            broken.append(f"{old.name} changed its state from {old.state} to {new.state}")
    return broken
