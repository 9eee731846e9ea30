"""Passages of the guide, and which text each translation was made from."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

MADE_FROM = "_data/made_from"
"""Folder of the records, a file for each language, below the documentation folder."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟「」『』«»‘’‚‛'", '"') | {"。": ".", "、": ","})

_UNITS = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|\s+|[^\W\u2e80-\u9fff\uf900-\ufaff]+|[^\w\s]|_")
"""What a difference is told in: words, Han characters, marks, spaces."""

_BESIDE = 10
"""Units that are told on each side of a change."""


@dataclass(frozen=True)
class Passage:
    """A text that is translated as one: an entry, a section, a relation's reason, a definition, a group of interface words.

    Attributes:
        id: what names it in every language: `cso-2-2-1`, `cso-2-2#in-practice`, `cso-2-1:cso-3-2`, `term-ihl`, `words-share`.
        file: path below the documentation folder.
        text: plain text.
        originals: codes of the languages that it is made in; the first is the one that it is translated from.
    """

    id: str
    language: str
    file: str
    text: str
    originals: tuple[str, ...]

    @property
    def is_original(self) -> bool:
        """Whether translations are made from it, and it from none."""
        return self.language in self.originals


@dataclass(frozen=True)
class Made:
    """What is on record of a translation.

    Attributes:
        origin: code of the language that it was made from.
        text: fingerprint of the text that it was made from.
        own: fingerprint of the translation when it was last confirmed.
    """

    origin: str
    text: str
    own: str

    def __str__(self) -> str:
        return f"{self.origin} {self.text} {self.own}"


Passages = Mapping[str, Mapping[str, Passage]]
"""By language, then by id."""

MadeFrom = Mapping[str, Mapping[str, Made]]
"""By language, then by the id of a passage."""


@dataclass(frozen=True)
class Staleness:
    """How the translations stand to what they were made from.

    Attributes:
        behind: translations whose original has changed since.
        unconfirmed: translations of which nothing is on record.
        ahead: translations that have changed since while their original has not: its keeper may want to know.
    """

    behind: tuple[Passage, ...]
    unconfirmed: tuple[Passage, ...]
    ahead: tuple[Passage, ...]


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits of a text's SHA-256; the width of marks, the form of quotes, spaces and line breaks make no difference."""
    even = unicodedata.normalize("NFKC", text.translate(_QUOTES)).translate(_QUOTES)
    return hashlib.sha256("".join(even.split()).encode("utf-8")).hexdigest()[:12]


def staleness(passages: Passages, made_from: MadeFrom) -> Staleness:
    """Compare every translation's record with the texts of today."""
    behind, unconfirmed, ahead = [], [], []
    for passage, original in _translations(passages):
        made = made_from.get(passage.language, {}).get(passage.id)
        if made is None:
            unconfirmed.append(passage)
        elif made.origin not in passages:
            continue  # its original's language is a draft for now: nothing can be told
        elif (made.origin, made.text) != (original.language, fingerprint(original.text)):
            behind.append(passage)
        elif made.own != fingerprint(passage.text):
            ahead.append(passage)
    return Staleness(tuple(behind), tuple(unconfirmed), tuple(ahead))


def as_made_today(passages: Passages) -> dict[str, dict[str, Made]]:
    """The record of translations that are all up to date."""
    found: dict[str, dict[str, Made]] = {}
    for passage, original in _translations(passages):
        made = Made(original.language, fingerprint(original.text), fingerprint(passage.text))
        found.setdefault(passage.language, {})[passage.id] = made
    return found


def differences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """What changed between two texts, word by word; by syllable and by Han character where these are what is written.

    Of what stayed, as much is told as shows where a change stands.

    Yields:
        `=`, `-` or `+`, for what stayed, went and came; and the text.
    """
    before, after = _UNITS.findall(old), _UNITS.findall(new)
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            stayed = before[a:b]
            if len(stayed) > 2 * _BESIDE:
                is_first, is_last = a == c == 0, (b, d) == (len(before), len(after))
                stayed = [*([] if is_first else stayed[:_BESIDE]), " … ", *([] if is_last else stayed[-_BESIDE:])]
            yield "=", "".join(stayed)
            continue
        if a < b:
            yield "-", "".join(before[a:b])
        if c < d:
            yield "+", "".join(after[c:d])


def _translations(passages: Passages) -> Iterator[tuple[Passage, Passage]]:
    """Every translation with its original."""
    for by_id in passages.values():
        for passage in by_id.values():
            original = passages[passage.originals[0]].get(passage.id)
            if original and not passage.is_original:
                yield passage, original
