"""Hold an offline copy against its checksums: which files are changed, missing or extra."""

from __future__ import annotations

import argparse
import hashlib
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
from typing import IO

from .kit import SUMS, text_of_sums

_LINE = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")  # the star is how Windows ports of sha256sum mark binary files
_HEX = re.compile(r"[0-9a-fA-F]{64}")

# All that zipfile and its decompressors raise over damaged or hostile files.
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, RuntimeError)


PIECE = 1 << 20
"""Bytes that are read at a time."""

LARGEST = 64 << 20
"""Bytes of the largest file that is read to its end: a whole kit has some two million."""

LONGEST_LIST = 4 << 20
"""Bytes of the longest list of checksums that is read."""


class UnreadableError(Exception):
    """A copy, or its list of checksums, cannot be read; the message says why."""


@dataclass(frozen=True)
class Findings:
    """What a check found.

    Attributes:
        count: files that the list names.
        faults: what differs, a line each; empty where nothing does.
        notes: what the reader has to know of the check itself.
        is_proved: whether the copy was held against a checksum that came another way; else only against a list that came with it.
    """

    count: int
    faults: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())
    is_proved: bool = False


def verify(copy: Path, sha256: str = "") -> Findings:
    """Check a kit, zipped or unzipped.

    Args:
        copy: the zip file, or the folder that holds SHA256SUMS.
        sha256: the zip's right checksum in hexadecimal; else it is looked for in SHA256SUMS beside the zip.

    Raises:
        UnreadableError: where there is nothing to check or nothing to check it against.
    """
    if copy.is_dir():
        paths = {path.relative_to(copy).as_posix(): path for path in copy.rglob("*") if path.is_symlink() or not path.is_dir()}
        return _compare({name: _sum_of_path(path) for name, path in paths.items()}, _list_in(copy / SUMS))
    if not copy.is_file():
        raise UnreadableError(f"{copy}: there is no such file or folder.")
    outer, notes = _outside(copy, sha256)
    inner = _inside(copy)
    return Findings(inner.count, (*outer, *inner.faults), notes, bool(sha256))


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
    if findings.is_proved:
        _say(f"All {findings.count} files are those of the copy with the checksum that you gave.")
    else:
        _say(f"All {findings.count} files agree with the list that came with them.")
        _say("Whoever changes files can change such a list as well. To be sure, take the zip's SHA-256 from the guide's public address,")
        _say("or from somebody you trust, and run this on the zip with --sha256.")
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
    found = _sum_of_path(copy)
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
            sums = {_below(name, root): _sum_in(archive, entry) for name, entry in zip(names, files, strict=True)}
            found = _compare(sums, _list_in_zip(archive, f"{root}/{SUMS}"))
            return Findings(found.count, twice + found.faults)
    except _DAMAGE as error:
        raise UnreadableError(f"{copy.name}: this is no whole zip file ({error}).") from None


def _below(name: str, root: str) -> str:
    """Name of a file below the kit's folder; one that stands elsewhere keeps its whole name, which no list has."""
    return name.removeprefix(f"{root}/") if name.startswith(f"{root}/") else f"../{name}"


def _sum_in(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    """Checksum of a file in a zip; empty where it is damaged, larger than any file of the guide, or no plain file."""
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return ""
    try:
        with archive.open(entry) as opened:
            return _sum_of(opened)
    except _DAMAGE:
        return ""


def _sum_of_path(path: Path) -> str:
    """Checksum of a file on a disk; empty where it is no plain file."""
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as opened:
        return _sum_of(opened)


def _sum_of(opened: IO[bytes]) -> str:
    """Checksum, read in pieces: what a small zip unpacks to may be larger than the memory. Empty where it is more than LARGEST."""
    digest, size = hashlib.sha256(), 0
    while piece := opened.read(PIECE):
        digest.update(piece)
        size += len(piece)
        if size > LARGEST:
            return ""
    return digest.hexdigest()


def _list_in(path: Path) -> bytes:
    """The list of a folder.

    Raises:
        UnreadableError: where there is none, or it is no plain file of its size.
    """
    if not path.exists() and not path.is_symlink():
        raise UnreadableError(f"There is no {SUMS} in this folder: name the folder that holds START-HERE.html.")
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LONGEST_LIST:
        raise UnreadableError(f"{SUMS}: this is no plain file, or it is damaged.")
    return path.read_bytes()


def _list_in_zip(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as opened:
            data = opened.read(LONGEST_LIST + 1)
    except _DAMAGE:
        data = b" " * (LONGEST_LIST + 1)
    if len(data) > LONGEST_LIST or stat.S_IFMT(archive.getinfo(name).external_attr >> 16) not in (0, stat.S_IFREG):
        raise UnreadableError(f"{SUMS}: this is no plain file, or it is damaged.")
    return data


def _compare(found: Mapping[str, str], data: bytes) -> Findings:
    """Hold checksums against a list.

    Args:
        found: checksum of each file; empty where it cannot be had.
        data: the list itself.
    """
    listed = _sums(data, SUMS)
    if not listed:
        raise UnreadableError(f"{SUMS}: it names no file: the list itself was changed.")
    # So that no byte of the list can differ unseen, such as a letter's case or the order of lines.
    own = (f"changed: {SUMS}",) if data != text_of_sums(listed) else ()
    return Findings(len(listed), (*own, *_differences(listed, found)))


def _differences(listed: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    for name, expected in sorted(listed.items()):
        if name not in found:
            yield f"missing: {name}"
        elif found[name] != expected:
            yield f"changed: {name}"
    for name in sorted(set(found) - set(listed) - {SUMS}):
        yield f"extra: {name}"


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
