"""Authors' files as text: regular files of a bearable size, in UTF-8, without odd characters, with every merge finished.

What programmers write (templates, styles, scripts, hooks) is read alike, but that its characters need only be seen.
"""

from __future__ import annotations

import re
import stat
from itertools import islice
from pathlib import Path, PurePosixPath

from ..model.faults import Fault
from .characters import MOST_TOLD, clean, unseen

MOST_BYTES = 4_000_000
"""Size of a file: a hundred times the longest today, and what a thousand entries in one file come to. Longer ones are no text."""

MOST_CHARACTERS = 8_000
"""Length of a line of Markdown: a paragraph stands on one, and the longest here has some 900 characters."""

MOST_LINES = 4_000
"""Lines of a file of Markdown: ten times the longest, which readers on a slow line wait for already."""

_MARK = "\ufeff"
"""Byte order mark: the first character of a file, in some editors."""

_MERGE_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def read_text(path: Path, name: str, faults: list[Fault]) -> str:
    """Text of an author's file in composed Unicode; empty, and a fault, where there is none to be had.

    What is odd in it is a fault, and the text is returned all the same, so that what else is wrong shows at once.

    Args:
        name: the file's name as faults show it: its path below the documentation folder.
    """
    text, is_whole = _decoded(path, name, faults)
    text = clean(text.removeprefix(_MARK), name, faults if is_whole else [])
    _tell_merge_marks(text, name, faults)
    return text


def read_lines(path: Path, name: str, faults: list[Fault]) -> tuple[str, ...]:
    """Lines of a text in Markdown, as read_text(). One that is too long to be read in a moment is a fault, and empty."""
    lines = read_text(path, name, faults).split("\n")
    if len(lines) > MOST_LINES:
        what = f"The file has {len(lines):,} lines, at most {MOST_LINES:,} are read."
        faults.append(Fault(name, MOST_LINES + 1, "", what, "Divide it into several pages."))
        del lines[MOST_LINES:]
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_CHARACTERS:
            what = f"The line has {len(line):,} characters, at most {MOST_CHARACTERS:,} are read."
            faults.append(Fault(name, number, "", what, "Part it into paragraphs."))
            lines[number - 1] = ""
    return tuple(lines)


def read_code(path: Path, name: str, faults: list[Fault]) -> str:
    """Text of a template, style, script or hook; empty, and a fault, where there is none to be had.

    A byte order mark is a fault here: such files are joined, and it would stand in the middle.
    """
    text, is_whole = _decoded(path, name, faults)
    if text.startswith(_MARK):
        faults.append(Fault(name, 1, "", "The file begins with a byte order mark.", "Save it as UTF-8 without one."))
    for place, what, remedy in islice(unseen(text.removeprefix(_MARK)), MOST_TOLD if is_whole else 0):
        faults.append(Fault(name, text.count("\n", 0, place) + 1, "", what, remedy))
    _tell_merge_marks(text, name, faults)
    return text.removeprefix(_MARK)


def _decoded(path: Path, name: str, faults: list[Fault]) -> tuple[str, bool]:
    """A file's text, and whether it is in UTF-8."""
    data = _data(path, name, faults)
    try:
        return data.decode("utf-8").replace("\r\n", "\n"), True
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.append(Fault(name, line, "", "The file is not UTF-8.", "Save it in the encoding UTF-8."))
        return data.decode("utf-8", errors="replace").replace("\r\n", "\n"), False


def _tell_merge_marks(text: str, name: str, faults: list[Fault]) -> None:
    for match in islice(_MERGE_MARK.finditer(text), MOST_TOLD):
        what = f"A merge was not finished: “{match[0][:40]}” stands where git could not choose."
        faults.append(Fault(name, text.count("\n", 0, match.start()) + 1, "", what, "Keep what is right and take the marks out."))


def holds_merge_marks(text: str) -> bool:
    """Whether git left both sides of a merge in a text."""
    return _MERGE_MARK.search(text) is not None


def is_there(path: Path) -> bool:
    """Whether anything stands at a path, be it a link that leads nowhere."""
    return path.is_symlink() or path.exists()


def _data(path: Path, name: str, faults: list[Fault]) -> bytes:
    """Bytes of a regular file; none, and a fault, of anything else, which is never opened."""
    try:
        what, remedy = _hindrance(path, name)
        if not what:
            return path.read_bytes()
    except OSError as error:
        what, remedy = f"The file cannot be read: {error.strerror or error}.", "Restore it, or mend its permissions."
    faults.append(Fault(name, 1, "", what, remedy))
    return b""


def _hindrance(path: Path, name: str) -> tuple[str, str]:
    """Why a file is not to be opened, and the remedy; nothing where it may be."""
    for one in (path, *path.parents[: len(PurePosixPath(name).parts) - 1]):
        if one.is_symlink():
            return f"'{one.name}' is a link in the file system.", "Put the file itself here: a copy of the guide is to be whole."
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        return "This is no file but a folder, pipe or device.", "Put a file of text here."
    if found.st_size > MOST_BYTES:
        return f"The file has {found.st_size:,} bytes, at most {MOST_BYTES:,} are read.", "Divide it into several."
    return "", ""
