"""Characters that no text of the guide holds, since readers do not see them and machines stumble over them: one table for all files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from ..model.faults import Fault

MOST_TOLD = 20
"""Places that are told of one file: one that holds more of them is mended as a whole."""

_KINDS = (
    ("\r\v\f\x85\u2028\u2029", "It ends a line in some programs only.", "Break the line there, or join it."),
    ("\t", "It is as wide as each program likes.", "Write a space."),
    ("\0-\x08\x0e-\x1f\x7f-\x9f", "It is for devices.", "Take it out."),
    ("\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", "It turns the direction of writing, unseen.", "Take it out."),
    ("\ufffd", "It stands where a letter was lost.", "Write the letter anew."),
    ("\ue000-\uf8ff\U000f0000-\U0010ffff", "It means something else on each device (private use).", "Write what it stands for."),
    (
        "\xad\u034f\u1680\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
        "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff",
        "It cannot be seen.",
        "Take it out.",
    ),
    ("\ud800-\udfff\ufdd0-\ufdef" + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)),
     "It is no letter.", "Take it out."),
)  # fmt: skip
"""Characters of each kind as the inside of a character class, what is odd about them, and the remedy."""

_ODD = re.compile(f"[{''.join(inside for inside, _, _ in _KINDS)}]")
_OF_KIND = [(re.compile(f"[{inside}]"), why, remedy) for inside, why, remedy in _KINDS]
_OF_OTHER_SCRIPTS = re.compile(
    "(?<=[A-Za-z\u00c0-\u024f\u1e00-\u1eff])[\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f](?=[A-Za-z\u00c0-\u024f\u1e00-\u1eff])"
)
"""Greek and Cyrillic letters beside Latin ones: they look alike, and nobody finds the word."""

_LONE_MARK = re.compile(r"(?<![^\W\d_])(?<![\u0300-\u036f])[\u0300-\u036f]")
_JOINERS = "\u200c\u200d"
_VIRAMA = 9
"""Combining class of the signs that take a vowel away, after which Indic scripts need a joiner."""


def odd_characters(text: str) -> Iterator[tuple[int, str, str]]:
    """Every character that no text holds: its place in the text, what is odd about it, and the remedy."""
    yield from unseen(text)
    if text.isascii():
        return
    for match in _OF_OTHER_SCRIPTS.finditer(text):
        what = f"{_named(match[0])} stands {_after(text, match.start())}. It is of another script than the letters beside it."
        yield match.start(), what, "Type the word anew."
    for match in _LONE_MARK.finditer(text):
        yield match.start(), f"{_named(match[0])} stands {_after(text, match.start())}. No letter carries it.", "Take it out."
    for character in sorted(filter(_is_variant, set(_ODD.sub("", text)))):
        plain = unicodedata.normalize("NFKC", character)
        for match in re.finditer(re.escape(character), text):
            what = f"{_named(character)} stands {_after(text, match.start())}. It is a variant that the search does not take for “{plain}”."
            yield match.start(), what, f"Write “{plain}”."


def _is_variant(character: str) -> bool:
    """Whether it is another form of plain letters, digits, spaces or hyphens. Spaces that do not break are of use in some languages."""
    is_written = unicodedata.category(character) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Zs", "Pd")
    return is_written and character not in "\u00a0\u202f" and unicodedata.normalize("NFKC", character) != character


def unseen(text: str) -> Iterator[tuple[int, str, str]]:
    """Every character that readers of a text, or of code, do not see as what it is: its place, what is odd about it, and the remedy."""
    for match in _ODD.finditer(text):
        if not _joins(match):
            why, remedy = next((why, remedy) for kind, why, remedy in _OF_KIND if kind.match(match[0]))
            yield match.start(), f"{_named(match[0])} stands {_after(text, match.start())}. {why}", remedy


def clean(text: str, file: str, faults: list[Fault], first_line: int = 1, id: str = "") -> str:
    """The text with a space for each character that no text holds, so that what else is wrong shows at once; a fault for each.

    Letters in decomposed Unicode are a fault too, and stay.

    Args:
        first_line: line of the file on which the text begins.
    """
    cleaned, found = _cleaned(text)
    told = [Fault(file, first_line + number, id, what, remedy) for number, what, remedy in found]
    if len(told) > MOST_TOLD:
        what = f"More than {MOST_TOLD} characters of the file are none that a text holds; the others are not listed."
        told[MOST_TOLD:] = [Fault(file, told[MOST_TOLD].line, id, what, "Write the file anew as plain, composed text.")]
    faults += told
    return cleaned


@lru_cache(maxsize=4096)  # whoever serves the site has the characters looked through of what has changed, and of no more
def _cleaned(text: str) -> tuple[str, Sequence[tuple[int, str, str]]]:
    """The text without what is odd, and of that the number of its line, from 0, what it is, and the remedy: more than MOST_TOLD are cut."""
    told = [(text.count("\n", 0, place), what, remedy) for place, what, remedy in islice(odd_characters(text), MOST_TOLD + 1)]
    if not unicodedata.is_normalized("NFC", text):
        decomposed = (number for number, line in enumerate(text.split("\n")) if not unicodedata.is_normalized("NFC", line))
        what, remedy = "Letters stand in decomposed Unicode (NFD).", "Save the line in composed form (NFC)."
        told += [(number, what, remedy) for number in islice(decomposed, MOST_TOLD + 1)]
    return _ODD.sub(lambda match: match[0] if match[0] == "\ufffd" or _joins(match) else " ", text), told


def _joins(match: re.Match[str]) -> bool:
    """Whether it is a joiner where a script needs one: after an Arabic letter, or after a virama."""
    before = match.string[match.start() - 1 : match.start()]
    return match[0] in _JOINERS and before != "" and (unicodedata.bidirectional(before) == "AL" or unicodedata.combining(before) == _VIRAMA)


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _after(text: str, place: int) -> str:
    before = _ODD.sub("", text[max(0, place - 16) : place].rpartition("\n")[2])
    return f"after “{before}”" if before.strip() else "at the start of the line"
