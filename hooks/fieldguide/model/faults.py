"""Faults in what authors write, collected so that one build lists them all."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Fault:
    """One thing an author has to mend.

    Attributes:
        file: path relative to the documentation folder, with forward slashes.
        line: line in that file, counted from 1; 1 where the file as a whole is meant.
        id: the id at fault (principle, term, heading or key); empty where there is none.
        what: what is wrong, in one sentence.
        remedy: how to mend it, in one sentence.
    """

    file: str
    line: int
    id: str
    what: str
    remedy: str

    def __str__(self) -> str:
        name = f" [{self.id}]" if self.id else ""
        told = f"{self.file}:{self.line}:{name} {self.what} Remedy: {self.remedy}"
        return " ".join(told.splitlines())  # what an author wrote may hold line breaks


class GuideError(Exception):
    """The content cannot be published as it stands.

    Attributes:
        faults: every fault found, sorted by file and line, without repetition.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        count = len(self.faults)
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(f"{count} fault{'s' if count != 1 else ''} in the content:\n{lines}")


class RequestError(Exception):
    """What a command was asked for cannot be done; the message says what is wrong and how to mend it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} Remedy: {remedy}")


def unexpected(error: BaseException) -> str:
    """What an author is told where the program itself fails: which file it was at, where it failed, and how to report it."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    at = next((name for frame in reversed(frames) for value in frame.f_locals.values() if (name := _file_of(value))), "")
    places = [f"{Path(frame.f_code.co_filename).name}:{line}" for frame, line in traceback.walk_tb(error.__traceback__)]
    what = f"The program failed{f' at {at}' if at else ''}: {type(error).__name__}: {' '.join(str(error).split())[:300]}"
    remedy = "Undo your last change, if you like; and report this line, with the file, to those who keep the program."
    return f"{what} ({', '.join(places[-3:])}). This is a fault of the program, not of your text. Remedy: {remedy}"


def _file_of(value: object) -> str:
    """Name of the author's file that a value is about; empty where it is about none."""
    file = getattr(value, "file", None)
    name = file if isinstance(file, str) else getattr(file, "src_uri", None) if file is not None else value
    return name if isinstance(name, str) and name.endswith((".md", ".yml")) and len(name) < 200 and "\n" not in name else ""
