"""What readers ask in their own words (docs/_data/asked/): each phrase leads to one place, and is no text of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..model.data_files import ASKED, PRINCIPLES, SHEETS_YML, SYNONYMS, TERMS_YML
from ..model.entries import Restatement
from ..model.faults import Fault
from ..reading.content import Content
from ..reading.plain_text import HAN
from ..reading.yaml_lines import Items, Record

SHARED = "shared"
"""Key of the phrases that more than one entry answers."""

MOST = 30
"""Phrases of one entry."""

LONGEST = 80
"""Characters of a phrase: a sentence is no phrase."""

COPIED = 30
"""Characters, without spaces, from which on a phrase that stands in an entry is copied from it; a Han character counts for three."""

_BETWEEN = re.compile(r"[\W_]+")
_HAN = re.compile(f"[{HAN}]")


def check_asked(content: Content, faults: list[Fault]) -> None:
    """Each phrase leads to one entry or sheet that there is, as readers type it: short, said once, and copied from no entry."""
    pages = next(iter(content.pages.values()), {})
    sheets = [sheet.page for sheet in content.sheets]
    sections = (f"{page}#{heading.id}" for page in sheets if page in pages for heading in pages[page].headings[1:])
    known = {*content.places, *sheets, *sections, SHARED}
    for language, table in content.asked.items():
        name = f"{ASKED}/{language}.yml"
        texts = {id: _bare(f"{one.title} {one.text}") for id, one in _restated(content, language)}
        for key in table:
            is_known = key in known or (SHEETS_YML if ".md" in key else PRINCIPLES) in content.unread
            if not is_known and content.has_principles:
                remedy = "Write an entry's id, a sheet's page (sheets/letters.md) or a section of it (sheets/letters.md#letter-no-answer)."
                faults.append(Fault(name, table.line_of(key), key, "This is no entry and no working sheet.", remedy))
            if key != SHARED and len(table[key]) > MOST:
                what = f"{len(table[key])} phrases stand here, not {MOST} at most."
                faults.append(Fault(name, table.line_of(key), key, what, "Keep those that people type."))
        faults += _faults_of(name, table, texts)


def check_synonyms(content: Content, faults: list[Fault]) -> None:
    """An everyday word has one meaning, and stands beside another one or a term."""
    terms = set(content.terms)
    for language, table in content.synonyms.items():
        name = f"{SYNONYMS}/{language}.yml"
        first: dict[str, str] = {}
        for key in table:
            found = list(_lines(table, key))
            if len(found) < (1 if key in terms or TERMS_YML in content.unread else 2):
                what, remedy = "It is beside no other word of its meaning.", "Write another, or take the line out."
                faults.append(Fault(name, table.line_of(key), key, what, remedy))
            for line, word in found:
                same = _same(word)
                if not _bare(word):
                    faults.append(Fault(name, line, key, f"“{word}” is no word.", "Write what people type."))
                elif first.setdefault(same, key) != key or [_same(other) for _, other in found].count(same) > 1:
                    what = f"“{word}” stands below {first[same]} already."
                    faults.append(Fault(name, line, key, what, "Keep it where it belongs: a word has one meaning here."))


def _faults_of(name: str, table: Record, texts: Mapping[str, str]) -> Iterator[Fault]:
    shared = {_bare(phrase) for phrase in table.get(SHARED, ())}
    seen: dict[str, str] = {}
    met: set[tuple[str, str]] = set()
    below: dict[str, set[str]] = {}
    for key, _, phrase in _phrases(table):
        below.setdefault(_bare(phrase), set()).add(key)
    for line, phrase in _lines(table, SHARED):
        if len(below.get(_bare(phrase), ())) < 2:
            yield Fault(name, line, SHARED, f"“{phrase}” does not stand below two entries.", "Write it below each that answers it, too.")
    for key, line, phrase in _phrases(table):
        bare = _bare(phrase)
        first = seen.setdefault(bare, key)
        if (key, _same(phrase)) in met:
            yield Fault(name, line, key, f"“{phrase}” stands here already, in other letters.", "Keep one of the two.")
        met.add((key, _same(phrase)))
        if first != key and bare not in shared:
            what = f"“{phrase}” stands below {first} already."
            yield Fault(name, line, key, what, f"Keep it where it is answered best; where both answer, list it below `{SHARED}:`, too.")
        if len(phrase) > LONGEST:
            yield Fault(name, line, key, f"“{phrase[:40]}…” is longer than {LONGEST} characters.", "Write it as somebody types it.")
        copied = next((id for id, text in texts.items() if _length(bare) >= COPIED and bare in text), None)
        if copied:
            yield Fault(name, line, key, f"“{phrase}” stands in {copied}.", "Leave it out: what an entry says is found anyway.")


def _phrases(table: Record) -> Iterator[tuple[str, int, str]]:
    """Key, line and text of each phrase."""
    for key in table:
        if key != SHARED:
            yield from ((key, line, phrase) for line, phrase in _lines(table, key))


def _lines(table: Record, key: str) -> Iterator[tuple[int, str]]:
    phrases = table.get(key)
    if isinstance(phrases, Items):
        yield from zip(phrases.lines, phrases, strict=True)


def _restated(content: Content, language: str) -> Iterator[tuple[str, Restatement]]:
    return ((id, one.restated[language]) for id, one in content.principles.items() if language in one.restated)


def _bare(text: str) -> str:
    """A text as it is compared: small letters and nothing between them."""
    return _BETWEEN.sub("", text.casefold())


def _same(text: str) -> str:
    """A text as people type it: case and the width of spaces do not matter, marks do."""
    return " ".join(text.casefold().split())


def _length(bare: str) -> int:
    return len(bare) + 2 * len(_HAN.findall(bare))
