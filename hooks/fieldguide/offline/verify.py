"""Hold an offline copy against its checksums and their signature: which files are changed, missing or extra, and who signed the list."""

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
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from ..model.faults import RequestError
from .kit import SIGNATURE, SUMS, text_of_sums
from .signature import Verdict, check
from .update import REMOVED

_LINE = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")  # the star is how Windows ports of sha256sum mark binary files
_HEX = re.compile(r"[0-9a-fA-F]{64}")
_DELETE = "delete"
_KEY = re.compile(r"RW[A-Za-z0-9+/]{54}")

# All that zipfile and its decompressors raise over damaged or hostile files.
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, RuntimeError)


PIECE = 1 << 20
"""Bytes that are read at a time."""

LARGEST = 64 << 20
"""Bytes of the largest file that is read to its end: a whole kit has some two million."""

LONGEST_LIST = 4 << 20
"""Bytes of the longest list of checksums, or signature, that is read."""

UNSIGNED = 3
"""Status where a copy is whole and bears no signature, though its publisher's key is known."""


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
        is_signed: whether a signature stands with the list, whatever it shows.
        comment: what the key's holder says of the list that they signed; empty where that was not checked, or does not fit.
    """

    count: int
    faults: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())
    is_proved: bool = False
    is_signed: bool = False
    comment: str = ""


def verify(copy: Path, sha256: str = "", key: str = "") -> Findings:
    """Check a kit, zipped or unzipped, or an update to one.

    Args:
        copy: the zip file, or the folder that holds SHA256SUMS.
        sha256: the zip's right checksum in hexadecimal; else it is looked for in SHA256SUMS beside the zip.
        key: the publisher's public key in base64; without it no signature is checked.

    Raises:
        UnreadableError: where there is nothing to check or nothing to check it against.
        RequestError: where a signature cannot be checked here.
    """
    if copy.is_dir():
        paths = {path.relative_to(copy).as_posix(): path for path in copy.rglob("*") if path.is_symlink() or not path.is_dir()}
        listed = _list_in(copy / SUMS)
        found = _compare({name: _sum_of_path(path) for name, path in paths.items()}, listed, _removed_in(copy / REMOVED))
        return _with_signature(found, listed, _signature_beside(copy), key)
    if not copy.is_file():
        raise UnreadableError(f"{copy}: there is no such file or folder.")
    outer, notes = _outside(copy, sha256, key)
    inner = _inside(copy, key)
    if _is_update(copy):
        notes = (*notes, "This is an update: only what it holds was checked. Unzip it over the old copy, and check the folder.")
    return replace(inner, faults=(*outer, *inner.faults), notes=notes, is_proved=bool(sha256))


def run(arguments: argparse.Namespace, known: str) -> int:
    """The command `verify`.

    Args:
        known: the public key that the guide's data state; empty where they state none. `--key` goes first.

    Returns:
        Status: 0 where nothing differs, 1 where a file, the list or the signature does, 2 where the copy cannot be checked,
        UNSIGNED where nothing differs, and a signature should be there.
    """
    if arguments.sha256 and not _HEX.fullmatch(arguments.sha256):
        _say(f"--sha256 {arguments.sha256}: a SHA-256 has 64 hexadecimal digits.")
        return 2
    try:
        key = _key_of(arguments.key) or known
        findings = verify(arguments.copy, arguments.sha256.lower(), key)
    except (UnreadableError, RequestError, OSError) as error:
        _say(str(error))
        return 2
    for line in (*findings.faults, *findings.notes):
        _say(line)
    if findings.faults and all(fault.startswith(f"{_DELETE}:") for fault in findings.faults):
        _say(f"All {findings.count} files are as listed. Delete those named above, which belong to an earlier edition, and check again.")
        return 1
    if findings.faults:
        _say(f"Not as it was made ({len(findings.faults)} found; {findings.count} files are listed): do not trust this copy.")
        return 1
    for line in _shown(findings, key):
        _say(line)
    return UNSIGNED if key and not findings.is_signed and not findings.is_proved else 0


def _shown(findings: Findings, key: str) -> Iterator[str]:
    """What it shows that nothing differs, and what it does not."""
    files = f"All {findings.count} files"
    if findings.comment:
        yield f"{files} are those that were signed with {key}."
        yield f"Signed with them: {findings.comment}"
        yield "Whether this key is the publisher's, no copy can show: compare it with the one that you have from elsewhere."
    elif findings.is_proved:
        yield f"{files} are those of the copy with the checksum that you gave."
    else:
        yield f"{files} agree with the list that came with them."
        yield "Whoever changes files can change such a list as well. To be sure, take the zip's SHA-256 from the guide's public address,"
        yield "or from somebody you trust, and run this on the zip with --sha256."
        if findings.is_signed:
            yield "The list is signed; it was not checked by whom: give the publisher's public key with --key."
        else:
            yield "Unsigned: nothing in this copy shows who made it." + (f" Published copies are signed with {key}." if key else "")


def _key_of(given: str) -> str:
    """The public key that was given, or that stands in the file of this name."""
    if not given or _KEY.fullmatch(given):
        return given
    lines = Path(given).read_text(encoding="utf-8", errors="replace").split()
    return next((line for line in lines if _KEY.fullmatch(line)), given)


def _say(line: str) -> None:
    """Print a line; letters of a name that would steer the terminal, or that it cannot show, become their codes."""
    shown = "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in line)
    encoding = sys.stdout.encoding or "utf-8"
    print(shown.encode(encoding, "backslashreplace").decode(encoding))


def _with_signature(found: Findings, listed: bytes, signature: bytes | None, key: str) -> Findings:
    """What a list's signature adds to the findings; None where there is none."""
    if signature is None or not key:
        return replace(found, is_signed=signature is not None)
    verdict = check(listed, signature, key)
    faults = (verdict.fault, *found.faults) if verdict.fault else found.faults
    return replace(found, faults=faults, is_signed=True, comment=verdict.comment)


def _removed_in(path: Path) -> frozenset[str]:
    """Names in the list that an update has left in a folder."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LONGEST_LIST:
        return frozenset()
    return frozenset(path.read_text(encoding="utf-8", errors="replace").splitlines())


def _signature_beside(folder: Path) -> bytes | None:
    path = folder / SIGNATURE
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as opened:
        return opened.read(LONGEST_LIST)


def _outside(copy: Path, sha256: str, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is wrong with the zip as a whole, and what to know of that check."""
    beside, signature = copy.with_name(SUMS), _signature_beside(copy.parent)
    expected = sha256
    signed: tuple[str, ...] = ()
    if not expected and beside.is_file():
        listed = beside.read_bytes()
        expected = _sums(listed, str(beside)).get(copy.name, "")
        verdict = check(listed, signature, key) if signature is not None and key else Verdict()
        signed = (f"{verdict.fault} (beside the zip)",) if verdict.fault else ()
    if not expected:
        where = f"{SUMS} beside it names no {copy.name}" if beside.is_file() else f"no {SUMS} stands beside it"
        return signed, (
            f"Only the inside was checked: {where}, and no --sha256 was given. A copy can be changed together with its own list.",
        )
    found = _sum_of_path(copy)
    changed = f"changed: {copy.name} as a whole: its SHA-256 is {found}, not {expected}"
    return (signed if found == expected else (*signed, changed)), ()


def _inside(copy: Path, key: str) -> Findings:
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
            listed = _read_in(archive, f"{root}/{SUMS}")
            found = _compare(sums, listed)
            if _is_update(copy):  # it holds what differs; that it lacks the rest is as it should be
                faults = tuple(fault for fault in found.faults if not fault.startswith("missing: ") and fault != f"extra: {REMOVED}")
                found = replace(found, count=len({*sums} - {SUMS, SIGNATURE, REMOVED}), faults=faults)
            signature = _read_in(archive, f"{root}/{SIGNATURE}") if f"{root}/{SIGNATURE}" in names else None
            return _with_signature(replace(found, faults=twice + found.faults), listed, signature, key)
    except _DAMAGE as error:
        raise UnreadableError(f"{copy.name}: this is no whole zip file ({error}).") from None


def _is_update(copy: Path) -> bool:
    return "-to-" in copy.stem


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


def _read_in(archive: zipfile.ZipFile, name: str) -> bytes:
    """The list of a zip, or its signature."""
    try:
        with archive.open(name) as opened:
            data = opened.read(LONGEST_LIST + 1)
    except _DAMAGE:
        data = b" " * (LONGEST_LIST + 1)
    if len(data) > LONGEST_LIST or stat.S_IFMT(archive.getinfo(name).external_attr >> 16) not in (0, stat.S_IFREG):
        raise UnreadableError(f"{name.rpartition('/')[2]}: this is no plain file, or it is damaged.")
    return data


def _compare(found: Mapping[str, str], data: bytes, removed: frozenset[str] = frozenset()) -> Findings:
    """Hold checksums against a list.

    Args:
        found: checksum of each file; empty where it cannot be had.
        data: the list itself.
        removed: names that an update has left to delete.
    """
    listed = _sums(data, SUMS)
    if not listed:
        raise UnreadableError(f"{SUMS}: it names no file: the list itself was changed.")
    # So that no byte of the list can differ unseen, such as a letter's case or the order of lines.
    own = (f"changed: {SUMS}",) if data != text_of_sums(listed) else ()
    return Findings(len(listed), (*own, *_differences(listed, found, removed)))


def _differences(listed: Mapping[str, str], found: Mapping[str, str], removed: frozenset[str]) -> Iterator[str]:
    for name, expected in sorted(listed.items()):
        if name not in found:
            yield f"missing: {name}"
        elif found[name] != expected:
            yield f"changed: {name}"
    for name in sorted(set(found) - set(listed) - {SUMS, SIGNATURE}):
        yield f"{_DELETE}: {name}" if name in removed else f"extra: {name}"


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
