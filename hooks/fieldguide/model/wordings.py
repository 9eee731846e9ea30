"""The ledger of texts: what each entry said in each language, edition by edition, so that what was cited can be held against today's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .ledger import order_of
from .passages import fingerprint

TEXTS = "_data/texts"
"""Folder of the ledger, a file an edition, below the documentation folder; lines are only ever added."""

MARK = 4
"""Hexadecimal digits of a fingerprint that stand in an address."""

KEYS = ("id", "language", "fingerprint", "title", "text")
"""What a line holds, in this order."""


@dataclass(frozen=True)
class Wording:
    """One line of the ledger: what an entry said in one language, from one edition on.

    Attributes:
        edition: the first one with these words; the name of the line's file.
        text: paragraphs are separated by one line feed.
        line: its line in the file, counted from 1.
    """

    id: str
    language: str
    edition: str
    fingerprint: str
    title: str
    text: str
    line: int = 0

    @property
    def whole(self) -> str:
        """Title and text: what the fingerprint is of."""
        return f"{self.title}\n{self.text}"

    def __str__(self) -> str:
        """The line as it stands in the file: JSON in one form only, so that a difference in git is a difference in what it says."""
        return json.dumps({key: getattr(self, key) for key in KEYS}, ensure_ascii=False)


def wording(id: str, language: str, edition: str, title: str, text: str) -> Wording:
    """What an entry says in an edition."""
    return Wording(id, language, edition, fingerprint(f"{title}\n{text}"), title, text)


@dataclass(frozen=True)
class Standing:
    """Some words of an entry in one language, and the editions in which they stood.

    Attributes:
        title, text: the words, as they last were; what is no change to readers may have changed before.
        editions: the earliest first.
        since: those of them since which they stood: several where they were changed and came back.
        fingerprint: of the words.
    """

    title: str
    text: str
    editions: tuple[str, ...]
    since: tuple[str, ...]
    fingerprint: str

    @property
    def whole(self) -> str:
        """Title and text, parted by a line feed: what its fingerprint is of."""
        return f"{self.title}\n{self.text}"

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands behind # in addresses of these words as they were cited: `2026.11.3fa9`."""
        return tuple(mark_of(edition, self.fingerprint) for edition in self.since)


def mark_of(edition: str, fingerprint: str) -> str:
    """What stands behind # in the address of words that are cited, with the edition since which they stand: `2026.11.3fa9`."""
    return f"{edition}.{fingerprint[:MARK]}"


def standings(now: Wording, before: Sequence[Wording], editions: Iterable[str]) -> tuple[Standing, ...]:
    """All words that an entry has had in one language, the latest first; each stands once, however often they came back.

    Args:
        now: today's.
        before: what is on record, in the order of the ledger.
        editions: every edition that there was.
    """
    on_record = [*before] if before and before[-1].fingerprint == now.fingerprint else [*before, now]
    ordered = sorted({*editions, now.edition, *(one.edition for one in before)}, key=order_of)
    found: dict[str, Standing] = {}
    for one, following in zip(on_record, [*on_record[1:], None], strict=True):
        first, end = ordered.index(one.edition), ordered.index(following.edition) if following else len(ordered)
        stood = ordered[first : max(end, first + 1)]
        known = found.pop(one.fingerprint, None)  # so that the latest comes last
        whole = tuple(dict.fromkeys([*(known.editions if known else ()), *stood]))
        begun = tuple(dict.fromkeys([*(known.since if known else ()), stood[0]]))
        words = now if one.fingerprint == now.fingerprint else one
        found[one.fingerprint] = Standing(words.title, words.text, whole, begun, one.fingerprint)
    return tuple(reversed(found.values()))


def since(now: Wording, before: Sequence[Wording]) -> str:
    """The edition since which an entry has said what it says."""
    return before[-1].edition if before and before[-1].fingerprint == now.fingerprint else now.edition


def new_wordings(now: Iterable[Wording], before: Mapping[tuple[str, str], Sequence[Wording]]) -> tuple[Wording, ...]:
    """What an edition says otherwise than the ledger's last word on it.

    Args:
        before: by id and language, what is on record.
    """

    def is_known(one: Wording) -> bool:
        known = before.get((one.id, one.language), ())
        return bool(known) and known[-1].fingerprint == one.fingerprint

    return tuple(one for one in now if not is_known(one))
