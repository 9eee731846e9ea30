"""The files of the ledger of texts: a line of JSON for each wording."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..model.faults import Fault
from ..model.ledger import EDITION, order_of
from ..model.wordings import KEYS, TEXTS, Wording
from .text_files import read_text

RESTORE = "Restore the line from git: what was published is neither changed nor taken out."


def wordings_file(edition: str) -> str:
    """The edition's file, below the documentation folder."""
    return f"{TEXTS}/{edition}.jsonl"


def wordings_files(docs: Path) -> list[str]:
    """Names of the ledger's files, the earliest edition first."""
    editions = [path.stem for path in (docs / TEXTS).glob("*.jsonl") if EDITION.fullmatch(path.stem)]
    return [wordings_file(edition) for edition in sorted(editions, key=order_of)]


def read_wordings(docs: Path, faults: list[Fault]) -> tuple[Wording, ...]:
    """Every wording on record, in the order of editions and lines."""
    return tuple(one for name in wordings_files(docs) for one in _wordings_in(read_text(docs / name, name, faults), name, faults))


def _wordings_in(text: str, name: str, faults: list[Fault]) -> Iterator[Wording]:
    edition = Path(name).stem
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        record = record if isinstance(record, dict) else {}
        if tuple(record) != KEYS or not all(isinstance(value, str) and value for value in record.values()):
            faults.append(Fault(name, number, str(record.get("id", "")), f"The line is no record of {', '.join(KEYS)}.", RESTORE))
            continue
        wording = Wording(**{"edition": edition, **record}, line=number)
        if str(wording) != line:
            faults.append(Fault(name, number, wording.id, "The line is not in the ledger's one form.", f"Write it as: {wording}"))
        yield wording


def broken_words(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What a later ledger of texts may not have done to an earlier one, in plain words; empty where it kept to the rules.

    Lines may be added, nothing else.

    Args:
        before, now: texts of the ledger's files by their names.
    """
    broken = []
    for name, text in before.items():
        if name not in now:
            broken.append(f"{name} was taken out")
            continue
        kept = set(now[name].split("\n"))
        broken += [f"{name}: changed or taken out: {line[:80]}" for line in text.split("\n") if line and line not in kept]
    return broken
