"""Faults in what authors write, collected so that one build lists them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
        return f"{self.file}:{self.line}:{name} {self.what} Remedy: {self.remedy}"


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
