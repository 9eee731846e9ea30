"""How texts are written: marks that come in pairs, the rules of each language's style sheet, lengths, counts, the right language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from ..model.entries import Principle
from ..model.faults import Fault
from ..model.special_pages import SOURCES
from ..reading.content import Content
from ..reading.plain_text import HAN, sentences
from ..reading.style_sheets import StyleSheet, sheet_file
from ..reading.words_table import below
from .texts import Text, texts_in

PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("(", ")"))

_DOUBLED = re.compile(r"\S[^\S\n]{2,}\S")
_STRAIGHT = re.compile("[\"']")
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|TBC|TKTK)\b|lorem ipsum", re.IGNORECASE)
_HAN = re.compile(f"[{HAN}]")
_TITLE_MARKS = re.compile(r"《[^《》]*》")
_ENDED = re.compile(r"[.!?。！？][”’）)]*$")
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")
_WORD = re.compile(r"[^\W\d_]+")

_ENOUGH_WORDS = 10
"""Words from which a text's language can be told by its common words."""

_ENOUGH_OF_A_TITLE = 4
"""Words that are no name any more, where a title in Han characters holds none."""


def check_style(content: Content, faults: list[Fault]) -> None:
    """Every text keeps to the rules of its language; every entry to its measures."""
    for language, sheet in content.styles.items():
        kinds = below(content.words[language].words, "kind") if language in content.words else ()
        for kind in sorted({*sheet.counts, *sheet.sentences} - {*kinds}) if kinds else ():
            remedy = f"Use one of: {', '.join(kinds)}."
            faults.append(Fault(sheet_file(language), 1, kind, f"There is a rule for the kind '{kind}', which is unknown.", remedy))
        styles = tuple(content.styles.items())
        ids = re.compile(rf"\b(?:{'|'.join(content.sources) or '-'})(?:-\d+)+\b")
        for text in texts_in(content, language):
            if "\ufffd" in text.text:  # the file is in another encoding, which is a fault of its own
                continue
            for what, remedy in _departures(text.text, language, styles, text.file.endswith(SOURCES)):
                faults.append(_fault(text, what, remedy))
            _check_counts(text, sheet, content, faults)
            if text.id and "-" in text.text and (match := ids.search(text.text)):  # a line of a page or snippet can link it
                faults.append(_fault(text, f"The text names the id {match[0]}, which readers do not know.", "Say it in words."))
        for principle in content.principles.values():
            if language in principle.restated and not principle.restated[language].lent_by:
                _check_entry(principle, language, sheet, faults)
    _check_titles(content, faults)
    for relation, name, line in content.relations:
        for language, reason in relation.reason.items():
            if reason and "\ufffd" not in reason and not _ENDED.search(reason):
                what = f"The reason in {language} does not end its sentence."
                faults.append(Fault(name, line, f"{relation.origin} → {relation.target}", what, "End it with a full stop."))
            if len(sentences(reason)) > 1:
                what = f"The reason in {language} has {len(sentences(reason))} sentences."
                faults.append(Fault(name, line, f"{relation.origin} → {relation.target}", what, "Say it in one."))


@lru_cache(maxsize=65_536)  # whoever serves the site has the rules tried on what has changed, and on no more
def _departures(text: str, language: str, styles: tuple[tuple[str, StyleSheet], ...], names_works: bool) -> Sequence[tuple[str, str]]:
    """What in a text is not as its language is written, each with the remedy.

    Args:
        styles: the sheet of each language.
        names_works: whether works may be named in the text as they are titled.
    """
    sheets = dict(styles)
    return [
        *_marks(text, sheets[language], names_works),
        *_other_language(text, language, sheets),
        *_rules(text, sheets[language], "texts"),
    ]


def _marks(text: str, sheet: StyleSheet, names_works: bool) -> Iterator[tuple[str, str]]:
    if _STRAIGHT.search(text):
        yield f"A quotation mark is straight: {_around(text, _STRAIGHT)}", "Write “ ” for quotations and ’ for an apostrophe."
    if _UNFINISHED.search(text):
        yield f"A note to oneself stands in the text: {_around(text, _UNFINISHED)}", "Write what is missing."
    for opening, closing in PAIRS:
        if not _do_pair(text, opening, closing):
            yield f"The marks {opening} {closing} do not pair.", "Open and close each on the same line."
    if _DOUBLED.search(text):
        yield f"Two spaces follow each other: {_around(text, _DOUBLED)}", "Write one."
    if not sheet.is_han and not names_works and _HAN.search(_TITLE_MARKS.sub("", text)):
        yield f"Han characters stand in the text: {_around(text, _HAN)}", "Translate them; the title of a work stands in 《》."


def _do_pair(text: str, opening: str, closing: str) -> bool:
    """Whether each mark is opened before it is closed, and closed."""
    if opening not in text and closing not in text:
        return True
    depth = 0
    for character in text:
        depth += (character == opening) - (character == closing)
        if depth < 0:
            return False
    return depth == 0


def _other_language(text: str, language: str, sheets: Mapping[str, StyleSheet]) -> Iterator[tuple[str, str]]:
    """A text is in the language of its folder or table: no other language's common words outnumber its own."""
    told = _QUOTED.sub(" ", text)  # what is quoted may be in the source's language
    written = _HAN.findall(told)
    words = [word.casefold() for word in _WORD.findall(_HAN.sub(" ", told))]
    if sheets[language].is_han:
        if len(words) >= _ENOUGH_WORDS and len(words) > len(written):
            yield "The text is in another language.", "Translate it."
        return
    if len(words) < _ENOUGH_WORDS:
        return
    counts = {code: sum(word in sheet.common for word in words) for code, sheet in sheets.items() if sheet.common}
    other = max(counts, key=lambda code: counts[code], default=language)
    if counts.get(other, 0) > 2 * counts.get(language, 0) + 1:
        yield f"The text seems to be in the language {other}.", f"Translate it into {language}."


@lru_cache(maxsize=65_536)
def _numbers(text: str, sheet: StyleSheet) -> Sequence[tuple[str, str, str]]:
    """Numbers of entries in a text: each with the kind of the entries, and with the words that it stands in."""
    return [(kind, match[0], match[1]) for kind, pattern in sheet.counts.items() for match in pattern.finditer(text)]


def _check_counts(text: Text, sheet: StyleSheet, content: Content, faults: list[Fault]) -> None:
    """A number of parts, guidelines or points is the number that there are: in all, or below one entry."""
    for kind, whole, number in _numbers(text.text, sheet):
        known = _counts_of(kind, content)
        if known and number.isdecimal() and (len(number) > 9 or int(number) not in known):
            what = f"“{whole}” is not so: there are {', '.join(map(str, sorted(known, reverse=True)))} of the kind '{kind}'."
            faults.append(_fault(text, what, "Mend the number."))


def _counts_of(kind: str, content: Content) -> set[int]:
    """Numbers of entries of a kind: in each source, and below each entry."""
    ids = [id for id, principle in content.principles.items() if principle.kind == kind]
    holders = {id.rsplit("-", cut)[0] for id in ids for cut in range(1, id.count("-") + 1)}
    return {sum(id.startswith(f"{holder}-") for id in ids) for holder in holders}


def _rules(text: str, sheet: StyleSheet, of: str) -> Iterator[tuple[str, str]]:
    for rule in sheet.rules:
        if rule.of == of and rule.pattern.search(text):
            yield f"{rule.what} It reads: {_around(text, rule.pattern)}", rule.remedy


def _check_entry(principle: Principle, language: str, sheet: StyleSheet, faults: list[Fault]) -> None:
    restated = principle.restated[language]
    title = Text(f"{language}/{restated.page}", restated.line, principle.id, restated.title)
    faults += [_fault(title, what, remedy) for what, remedy in _rules(title.text, sheet, "titles")]
    length = len(_HAN.findall(title.text)) if sheet.title_unit == "Han characters" else len(title.text.split())
    if length > sheet.title_most:
        what = f"The title has {length} {sheet.title_unit}, at most {sheet.title_most} are allowed."
        faults.append(_fault(title, what, "Shorten it; the text says the rest."))
    if sheet.is_han and not _HAN.search(title.text) and len(_WORD.findall(title.text)) >= _ENOUGH_OF_A_TITLE:
        faults.append(_fault(title, "The title is in another language.", "Translate it."))
    _check_abbreviations(title, restated.text, sheet, faults)
    found = sentences(restated.text)
    most = sheet.sentences.get(principle.kind, len(found))
    if len(found) > most:
        what = f"The text has {len(found)} sentences, at most {most} are allowed for a {principle.kind}."
        faults.append(_fault(title, what, "Join or shorten them."))
    for paragraph in restated.text.split("\n"):
        if paragraph and "\ufffd" not in paragraph and not _ENDED.search(paragraph):
            faults.append(_fault(title, f"A paragraph does not end its last sentence: {paragraph[-30:]}", "End it with a full stop."))


def _check_abbreviations(title: Text, text: str, sheet: StyleSheet, faults: list[Fault]) -> None:
    """An entry stands alone: title or text tells what an abbreviation stands for where it is first used, before it or in brackets."""
    whole = f"{title.text}\n{text}"
    for abbreviation, words in sheet.abbreviations.items():
        used = re.search(rf"(?<![A-Za-z]){re.escape(abbreviation)}s?(?![A-Za-z])(?:\s?[(（])?", whole)
        told = words.search(whole)
        if used and (told is None or told.start() > used.end()):
            what = f"The abbreviation {abbreviation} is not written out at its first use."
            faults.append(_fault(title, what, f"Write the words before it, and {abbreviation} in brackets."))


def _check_titles(content: Content, faults: list[Fault]) -> None:
    """No two entries bear the same title."""
    for language in content.styles:
        titled = sorted((one.restated[language].title, id) for id, one in content.principles.items() if language in one.restated)
        for (title, first), (other, second) in pairwise(titled):
            if title and title == other:
                place = content.principles[second].restated[language]
                what = f"The title is that of {first}."
                faults.append(Fault(f"{language}/{place.page}", place.line, second, what, "Say what only this entry says."))


def _fault(text: Text, what: str, remedy: str) -> Fault:
    return Fault(text.file, text.line, text.id, what, remedy)


def _around(text: str, pattern: re.Pattern[str]) -> str:
    """What a pattern finds first, with a little before and after."""
    match = pattern.search(text)
    start, end = match.span() if match else (0, 0)
    return f"…{text[max(0, start - 12) : end + 12]}…"
