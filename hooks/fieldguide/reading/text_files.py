"""Authors' files as text: regular files of a bearable size, in UTF-8, without odd characters, with every merge finished."""

from __future__ import annotations

import re
import stat
from itertools import islice
from pathlib import Path, PurePosixPath

from ..model.faults import Fault
from .characters import MOST_TOLD, clean

MOST_BYTES = 4_000_000
"""Size of a file: a hundred times the longest today, and what a thousand entries in one file come to. Longer ones are no text."""

_MERGE_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def read_text(path: Path, name: str, faults: list[Fault]) -> str:
    """Text of an author's file in composed Unicode; empty, and a fault, where there is none to be had.

    What is odd in it is a fault, and the text is returned all the same, so that what else is wrong shows at once.

    Args:
        name: the file's name as faults show it: its path below the documentation folder.
    """
    data = _data(path, name, faults)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.append(Fault(name, line, "", "The file is not UTF-8.", "Save it in the encoding UTF-8."))
        return clean(data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"), name, [])
    text = clean(text.replace("\r\n", "\n"), name, faults)
    for match in islice(_MERGE_MARK.finditer(text), MOST_TOLD):
        what = f"A merge was not finished: “{match[0][:40]}” stands where git could not choose."
        faults.append(Fault(name, text.count("\n", 0, match.start()) + 1, "", what, "Keep what is right and take the marks out."))
    return text


def holds_merge_marks(text: str) -> bool:
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
