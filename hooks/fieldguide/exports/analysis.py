"""How texts are cut into what the search compares, at build; `docs/assets/scripts/search/analysis.js` does the same to what readers type.

Both read the same tables (`docs/_data/search/<language>.yml`), and both are held to the same examples (`tests/search/analysis.json`).

A word is compared by its key: in `words` its stem, by the tables' spellings and endings; in `syllables` its letters with their marks,
wherever the tone is placed. One syllable or one Chinese character says little: what stands in the index are pairs of them that stand beside
each other. Forms of the same meaning, be they terms or everyday words, give its id, after the sign §.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "".join(chr(code) for code in range(0x10000) if unicodedata.category(chr(code)).startswith("M"))
_WORD = re.compile(f"[{_HAN}]+|(?:[^\\W_{_HAN}]|[{_MARKS}])+")
_CLAUSE = re.compile(r"""[.,;:?!()\[\]/|"“”。，；：？！（）、《》…—–]+\s*""")
_IS_HAN = re.compile(f"[{_HAN}]")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
MEANING = "§"


@dataclass(frozen=True)
class Word:
    """A word, or a run of Han characters.

    Attributes:
        folded: without case and marks.
        key: what it is compared by; of a run, the run itself.
    """

    folded: str
    key: str
    is_han: bool


@dataclass(frozen=True)
class Tables:
    """What the analysis knows of a language.

    Attributes:
        writing: `words`, `syllables` or `han`.
        spellings: parts of words and what stands for them; `$` says at the end.
        endings: steps of [ending, what stands for it, letters that must be left]; of each step the first that fits is taken.
        stop_words: words that say nothing of what is asked for: keys of syllables, folded words of other writings.
        asking: phrases that say nothing of what is asked for.
        kept: words that hold such a phrase.
        simplified: Simplified character of each Traditional one.
        forms: by meaning, how it is written.
    """

    writing: str
    spellings: Sequence[tuple[str, str]]
    endings: Sequence[Sequence[tuple[str, str, int]]]
    stop_words: frozenset[str]
    asking: Sequence[str]
    kept: Sequence[str]
    simplified: Mapping[str, str]
    forms: Mapping[str, Sequence[str]]


def tables_of(writing: Mapping[str, Any], simplified: Mapping[str, str], forms: Mapping[str, Sequence[str]]) -> Tables:
    """The tables of a language as its file holds them (docs/_data/search/)."""
    kind = writing.get("writing", "words")
    as_compared = with_marks if kind == "syllables" else fold
    return Tables(
        writing=kind,
        spellings=[(one, other) for one, other in writing.get("spellings", ())],
        endings=[[(ending, instead, int(left)) for ending, instead, left in step] for step in writing.get("endings", ())],
        stop_words=frozenset(map(as_compared, writing.get("stop_words", "").split())),
        asking=list(writing.get("asking", ())),
        kept=list(writing.get("kept", ())),
        simplified=simplified,
        forms=forms,
    )


def fold(text: str) -> str:
    """Letters without case, width and marks; đ is d."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char) and char not in _MARKS)
    return bare.lower().replace("đ", "d")


def with_marks(word: str) -> str:
    """The same letters with their marks, wherever in the syllable the tone is placed: hoà is hòa."""
    parts = unicodedata.normalize("NFD", word.lower())
    return _TONES.sub("", parts) + "".join(_TONES.findall(parts))


class Analysis:
    """The analysis for one language."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._characters = str.maketrans(dict(tables.simplified))
        self._known: dict[str, Word] = {}
        phrases = ["|".join(map(re.escape, part)) for part in (tables.kept, tables.asking)]
        self._asking = re.compile(f"({phrases[0] or '(?!)'})|{phrases[1]}") if tables.asking else None

    @property
    def writing(self) -> str:
        return self._tables.writing

    def clauses(self, text: str, *, with_asking: bool = False) -> list[list[Word]]:
        """Words of a text in their order, clause by clause; without phrases of asking, or with them."""
        composed = unicodedata.normalize("NFC", text)
        if self._tables.writing == "han":
            composed = self.simplify(composed)
        if self._asking and not with_asking:
            composed = self._asking.sub(lambda found: found[1] or " ", composed)
        return [[self._read(written) for written in _WORD.findall(clause)] for clause in _CLAUSE.split(composed)]

    def words(self, text: str, *, with_asking: bool = False) -> list[Word]:
        return [word for clause in self.clauses(text, with_asking=with_asking) for word in clause]

    def simplify(self, text: str) -> str:
        return text.translate(self._characters)

    def _read(self, written: str) -> Word:
        if written not in self._known:
            is_han = bool(_IS_HAN.match(written))
            folded = self.simplify(written) if is_han else fold(written)
            key = folded if is_han else with_marks(written) if self._tables.writing == "syllables" else self.stem(folded)
            self._known[written] = Word(folded, key, is_han)
        return self._known[written]

    def stem(self, folded: str) -> str:
        for part, instead in self._tables.spellings:
            if not part.endswith("$"):
                folded = folded.replace(part, instead)
            elif folded.endswith(part[:-1]):
                folded = folded[: len(folded) - len(part) + 1] + instead
        for step in self._tables.endings:
            for ending, instead, left in step:
                if folded.endswith(ending) and len(folded) - len(ending) >= left:
                    folded = folded[: len(folded) - len(ending)] + instead
                    break
        return folded

    def terms(self, clause: Sequence[Word]) -> Iterator[str]:
        """What the index holds of a clause by single words: those that stand in no pair."""
        for run in self._runs(clause):
            if len(run) == 1:
                yield from (word.key for word in run if len(word.key) == 1 or not word.is_han)

    def pairs(self, clause: Sequence[Word]) -> Iterator[list[str]]:
        """What the index holds of a clause by pairs, run by run: of characters, or of syllables."""
        for run in self._runs(clause):
            yield pairs_in(run[0].key) if run[0].is_han else [f"{one.key} {other.key}" for one, other in pairwise(run)]

    def _runs(self, clause: Sequence[Word]) -> Iterator[list[Word]]:
        """Words that stand beside each other, parted by those that say nothing: syllables by the run, all others one by one."""
        for parts, words in groupby(clause, key=lambda word: word.is_han or self._says_nothing(word)):
            if not parts and self._tables.writing == "syllables":
                yield list(words)
            else:
                yield from ([word] for word in words if word.is_han or not parts)

    def _says_nothing(self, word: Word) -> bool:
        return (word.key if self._tables.writing == "syllables" else word.folded) in self._tables.stop_words

    def meanings(self, text: str) -> Iterator[str]:
        """Meanings that a text names, by the longest form at each place."""
        for words in self.clauses(text, with_asking=True):
            yield from self._meanings_of(words)

    def _meanings_of(self, words: Sequence[Word]) -> Iterator[str]:
        place = 0
        while place < len(words):
            word = words[place]
            step = 1
            if word.is_han:
                yield from self._meanings_in(word.key)
            else:
                keys = [one.key for one in words[place : place + 12]]
                for form, meaning in self._forms.get(keys[0], ()):
                    if keys[: len(form)] == form:
                        yield MEANING + meaning
                        step = len(form)
                        break
            place += step

    def _meanings_in(self, run: str) -> Iterator[str]:
        place = 0
        while place < len(run):
            step = 1
            for form, meaning in self._forms.get(run[place], ()):
                if run.startswith(form[0], place):
                    yield MEANING + meaning
                    step = len(form[0])
                    break
            place += step

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[tuple[list[str], str]]]:
        """Forms as keys, with their meaning, by first word or first character; the longest first."""
        found: dict[str, list[tuple[list[str], str]]] = {}
        for meaning, forms in self._tables.forms.items():
            for form in forms:
                words = self.words(form, with_asking=True)
                if words and all(word.is_han == words[0].is_han for word in words) and (len(words) == 1 or not words[0].is_han):
                    keys = [word.key for word in words]
                    found.setdefault(keys[0][0] if words[0].is_han else keys[0], []).append((keys, meaning))
        return {first: sorted(forms, key=lambda form: -len("".join(form[0]))) for first, forms in found.items()}


def pairs_in(run: str) -> list[str]:
    """Pairs of characters that stand beside each other."""
    return [one + other for one, other in pairwise(run)]


def is_character_pair(term: str) -> bool:
    return len(term) == 2 and bool(_IS_HAN.match(term))
