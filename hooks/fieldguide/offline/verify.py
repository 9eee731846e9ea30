"""Hold an offline copy against its checksums: which files are changed, missing or extra."""

from __future__ import annotations

import argparse
import lzma
import re
import stat
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .kit import SUMS, checksum, text_of_sums

_LINE = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")  # the star is how Windows ports of sha256sum mark binary files
_HEX = re.compile(r"[0-9a-fA-F]{64}")

# All that zipfile and its decompressors raise over damaged or hostile files.
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, RuntimeError)


class UnreadableError(Exception):
    """A copy, or its list of checksums, cannot be read; the message says why."""


@dataclass(frozen=True)
class Findings:
    """What a check found.

    Attributes:
        count: files that the list names.
        faults: what differs, a line each; empty where the copy is as it was made.
        notes: what the reader has to know of the check itself.
    """

    count: int
    faults: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())


def verify(copy: Path, sha256: str = "") -> Findings:
    """Check a kit, zipped or unzipped.

    Args:
        copy: the zip file, or the folder that holds SHA256SUMS.
        sha256: the zip's right checksum in hexadecimal; else it is looked for in SHA256SUMS beside the zip.

    Raises:
        UnreadableError: where there is nothing to check or nothing to check it against.
    """
    if copy.is_dir():
        return _compare({path.relative_to(copy).as_posix(): path for path in copy.rglob("*") if path.is_symlink() or not path.is_dir()})
    if not copy.is_file():
        raise UnreadableError(f"{copy}: there is no such file or folder.")
    outer, notes = _outside(copy, sha256)
    inner = _inside(copy)
    return Findings(inner.count, (*outer, *inner.faults), notes)


def run(arguments: argparse.Namespace) -> int:
    """The command `verify`: 0 where nothing differs, 1 where something does, 2 where the copy cannot be checked."""
    if arguments.sha256 and not _HEX.fullmatch(arguments.sha256):
        _say(f"--sha256 {arguments.sha256}: a SHA-256 has 64 hexadecimal digits.")
        return 2
    try:
        findings = verify(arguments.copy, arguments.sha256.lower())
    except (UnreadableError, OSError) as error:
        _say(str(error))
        return 2
    for line in (*findings.faults, *findings.notes):
        _say(line)
    if findings.faults:
        _say(f"Not as it was made ({len(findings.faults)} found; {findings.count} files are listed): do not trust this copy.")
        return 1
    _say(f"All {findings.count} files are as they were made.")
    return 0


def _say(line: str) -> None:
    """Print a line; letters of a name that would steer the terminal, or that it cannot show, become their codes."""
    shown = "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in line)
    encoding = sys.stdout.encoding or "utf-8"
    print(shown.encode(encoding, "backslashreplace").decode(encoding))


def _outside(copy: Path, sha256: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is wrong with the zip as a whole, and what to know of that check."""
    beside = copy.with_name(SUMS)
    expected = sha256
    if not expected and beside.is_file():
        expected = _sums(beside.read_bytes(), str(beside)).get(copy.name, "")
    if not expected:
        where = f"{SUMS} beside it names no {copy.name}" if beside.is_file() else f"no {SUMS} stands beside it"
        return (), (f"Only the inside was checked: {where}, and no --sha256 was given. A copy can be changed together with its own list.",)
    found = checksum(copy.read_bytes())
    return ((f"changed: {copy.name} as a whole: its SHA-256 is {found}, not {expected}",) if found != expected else ()), ()


def _inside(copy: Path) -> Findings:
    try:
        with zipfile.ZipFile(copy) as archive:
            files = [entry for entry in archive.infolist() if not entry.is_dir()]
            names = [entry.filename for entry in files]
            roots = {name.split("/", maxsplit=1)[0] for name in names if "/" in name}
            root = next((root for root in sorted(roots) if f"{root}/{SUMS}" in names), None)
            if root is None:
                raise UnreadableError(f"{copy.name}: there is no {SUMS} in it.")
            twice = tuple(f"extra: {name} stands twice in the zip" for name in sorted({name for name in names if names.count(name) > 1}))
            found = _compare({_below(name, root): _read(archive, entry) for name, entry in zip(names, files, strict=True)})
            return Findings(found.count, twice + found.faults)
    except _DAMAGE as error:
        raise UnreadableError(f"{copy.name}: this is no whole zip file ({error}).") from None


def _below(name: str, root: str) -> str:
    """Name of a file below the kit's folder; one that stands elsewhere keeps its whole name, which no list has."""
    return name.removeprefix(f"{root}/") if name.startswith(f"{root}/") else f"../{name}"


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """A file's bytes; None where they are damaged, or no plain file's."""
    mode = entry.external_attr >> 16
    try:
        return None if stat.S_IFMT(mode) not in (0, stat.S_IFREG) else archive.read(entry)
    except _DAMAGE:
        return None


def _compare(found: Mapping[str, Path | bytes | None]) -> Findings:
    if SUMS not in found:
        raise UnreadableError(f"There is no {SUMS} in this folder: name the folder that holds START-HERE.html.")
    data = _bytes(found[SUMS])
    if data is None:
        raise UnreadableError(f"{SUMS}: this is no plain file, or it is damaged.")
    listed = _sums(data, SUMS)
    if not listed:
        raise UnreadableError(f"{SUMS}: it names no file: the list itself was changed.")
    # So that no byte of the list can differ unseen, such as a letter's case or the order of lines.
    own = (f"changed: {SUMS}",) if data != text_of_sums(listed) else ()
    return Findings(len(listed), (*own, *_differences(listed, found)))


def _differences(listed: Mapping[str, str], found: Mapping[str, Path | bytes | None]) -> Iterator[str]:
    for name, expected in sorted(listed.items()):
        if name not in found:
            yield f"missing: {name}"
            continue
        data = _bytes(found[name])
        if data is None or checksum(data) != expected:
            yield f"changed: {name}"
    for name in sorted(set(found) - set(listed) - {SUMS}):
        yield f"extra: {name}"


def _bytes(file: Path | bytes | None) -> bytes | None:
    """Contents of a file; None where it is no plain file, or damaged."""
    if isinstance(file, Path):
        return file.read_bytes() if file.is_file() and not file.is_symlink() else None
    return file


def _sums(data: bytes, name: str) -> dict[str, str]:
    """Checksum of each file in a list of them.

    Raises:
        UnreadableError: where a line is none of such a list.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(data.decode("utf-8", errors="replace").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match:
            raise UnreadableError(f"{name}:{number}: this line is no checksum and name: the list itself was changed.")
        found[match[2]] = match[1].lower()
    return found
