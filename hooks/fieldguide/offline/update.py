"""Small updates: from the copy that was published last to the one that is made now, only the files that differ.

What was published is on record in the folder PUBLISHED: the list of checksums in each kit, with the day that it bears.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..model.ledger import EDITION, order_of
from .kit import SUMS, checksum, files_of, kit_name, sums_in
from .zip_file import zip_of

PUBLISHED = "published"
"""Folder of the project that holds the records, one for each kit: the latest."""

REMOVED = "REMOVED.txt"
"""Name of the list, in an update, of files that a copy holds no longer; the last one is the list itself."""

_RECORD = re.compile(
    rf"(?P<kit>field-guide-(?P<edition>{EDITION.pattern})(?P<languages>.*))_(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\.{SUMS}"
)


@dataclass(frozen=True)
class Record:
    """What is on record of a kit that was published.

    Attributes:
        kit: its name, which is its folder's.
        languages: what follows the edition in its name, such as `-vi`; empty where all languages are in it.
        sums: checksum of each file in it.
    """

    kit: str
    edition: str
    languages: str
    day: date
    sums: dict[str, str]


def records_in(folder: Path) -> Iterator[Record]:
    """The records in a folder; none where it is not there."""
    for path in sorted(folder.glob(f"*.{SUMS}")):
        if found := _RECORD.fullmatch(path.name):
            day = date.fromisoformat(found["day"])
            yield Record(found["kit"], found["edition"], found["languages"], day, sums_in(path.read_bytes()))


def as_published(path: str, content: str, edition: str, earlier: Iterable[str], records: Iterable[Record]) -> str:
    """Data as they were published before, where they say nothing new: they go on naming the edition with which they last changed.

    Else each file would be part of every small update.

    Args:
        path: below the site's root, as in a kit.
        content: names the edition.
        earlier: editions that there were.
    """
    published = {one.sums.get(path) for one in records}
    before = (content.replace(edition, former) for former in earlier if former != edition)
    return next((one for one in before if checksum(one.encode("utf-8")) in published), content)


def record(kits: Path, edition: str, languages: Sequence[str], folder: Path) -> list[Path]:
    """Put the kits of an edition on record, each in place of its predecessor.

    Args:
        kits: the folder that they stand in.
        languages: codes of the guide's languages.

    Returns:
        The files that were written.
    """
    written = []
    for kit in _names(edition, languages):
        path = kits / f"{kit}.zip"
        if not path.is_file():
            continue
        files, moment = files_of(path.read_bytes())
        folder.mkdir(exist_ok=True)
        for earlier in folder.glob(f"*.{SUMS}"):
            found = _RECORD.fullmatch(earlier.name)
            if found and found["languages"] == kit.removeprefix(kit_name(edition)):
                earlier.unlink()
        target = folder / f"{kit}_{moment.date().isoformat()}.{SUMS}"
        target.write_bytes(files[f"{kit}/{SUMS}"])
        written.append(target)
    return written


def write_updates(kits: Path, edition: str, languages: Sequence[str], folder: Path) -> list[Path]:
    """Write, beside the kits of an edition, an update for each that has a predecessor on record and differs from it."""
    names = dict(zip(_names(edition, languages), ["", *(f"-{code}" for code in languages)], strict=True))
    written = []
    for kit, which in names.items():
        path = kits / f"{kit}.zip"
        old = next((one for one in records_in(folder) if one.languages == which and order_of(one.edition) <= order_of(edition)), None)
        if old and path.is_file() and (update := _update(path.read_bytes(), kit, edition, old)):
            name, data = update
            (kits / name).write_bytes(data)
            written.append(kits / name)
    return written


def _names(edition: str, languages: Sequence[str]) -> list[str]:
    """Names of the kits that are published: the whole one, and one a language."""
    return [kit_name(edition), *(kit_name(edition, [code]) for code in languages)]


def _update(kit: bytes, name: str, edition: str, old: Record) -> tuple[str, bytes] | None:
    """Name and bytes of the update; None where nothing differs.

    It unzips into the old copy's folder. What the list of checksums names no more stands in REMOVED.
    """
    files, moment = files_of(kit)
    new = {file.removeprefix(f"{name}/"): data for file, data in files.items()}
    sums = sums_in(new[SUMS])
    if sums == old.sums:
        return None
    changed = {file: data for file, data in new.items() if file not in sums or sums[file] != old.sums.get(file)}
    if removed := sorted(set(old.sums) - set(sums)):
        changed[REMOVED] = "".join(f"{file}\n" for file in (*removed, REMOVED)).encode("ascii")
    day = moment.date()
    way = f"{old.edition}-to-{edition}" if old.edition != edition else f"{edition}-{old.day}-to-{day}"
    packed = zip_of({f"{old.kit}/{file}": data for file, data in changed.items()}, moment)
    return f"field-guide-{way}{old.languages}.zip", packed
