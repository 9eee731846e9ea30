"""The guide's own commentary: complete, marked, in its measure, the same in every language, and said once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ..model.entries import Page
from ..model.faults import Fault
from ..model.special_pages import GLOSSARY, HOME
from ..reading.content import Content
from ..reading.plain_text import plain, sentences
from .layout import COMMENTARY, COMMON_QUESTIONS, LETTER, SAFETY, blocks
from .texts import Text

LISTS = {"in-practice": (3, 6), "what-to-ask": (3, 5), "questions": (2, 6)}
"""Headings of the lists that a page of an entry can carry, with how many items they hold, at least and at most: fewer leave the
reader alone with the text, more are not read in a hurry."""

ASKING = ("what-to-ask", "questions")
"""Lists whose every item is a question."""

LEAST_LINKS = 2
"""Links to other entries or terms on each page of commentary: a guide that is read by its cross-links has them."""

SHORTEST = 10
"""Characters from which a sentence says something of its own."""

_RUN_IN = re.compile(r"^\s*(?:[-*]\s+|\d+\.\s+)?\*\*[^*]+\*\*")
_ITEM = re.compile(r"(?:\d+\.|-)\s+(.*)")
_ASKS = re.compile(r"[?？][”’）)]*$")
_BY_PATH = re.compile(r"\]\(([^\s():]+)\)")
_LINKED = re.compile(r"\[([a-z]+(?:-[a-z0-9]+)+)\]")


def check_commentary(content: Content, faulty: set[str], unsound: set[str], faults: list[Fault]) -> None:
    """Lists are in their measure and marked, pages of entries link further, no sentence stands twice.

    Args:
        faulty: files with faults of another kind, which are not compared with those of other languages.
        unsound: files of whose links some may be wrong in themselves.
    """
    for language, pages in content.pages.items():
        own = {principle.restated[language].page for principle in content.principles.values() if language in principle.restated}
        for page in pages.values():
            if page.path in own and not page.path.endswith(HOME):
                _check_lists(page, faults)
                if commentary := blocks(page.lines, COMMENTARY):
                    _check_links(page, commentary, content, faults)
            elif page.path == GLOSSARY:
                _check_links(page, list(enumerate(page.lines, 1)), content, faults)
        _check_repeated(pages, faults)
    _check_same_items(content, faulty, unsound, faults)


def _check_lists(page: Page, faults: list[Fault]) -> None:
    marked = {number for number, _ in blocks(page.lines, COMMENTARY)}
    for id, (least, most) in LISTS.items():
        heading = next((heading for heading in page.headings if heading.id == id), None)
        if heading is None:
            continue
        if heading.line not in marked:
            remedy = f"Set it into the block `/// {COMMENTARY}`."
            faults.append(Fault(page.file, heading.line, id, "The list stands outside the commentary.", remedy))
        found = items(page, id)
        if not least <= len(found) <= most:
            what = f"The list has {len(found)} items, {least} to {most} are wanted."
            faults.append(Fault(page.file, heading.line, id, what, "Write more, or leave the weakest out."))
        first = next((line for _, line in below(page, id)), "")
        for number, line in below(page, id):
            if line.startswith("-") != first.startswith("-") and _ITEM.match(line):
                remedy = "Begin all items of a list with numbers, or all with hyphens."
                faults.append(Fault(page.file, number, id, "The item begins otherwise than the list.", remedy))
            if not _ITEM.match(line):
                faults.append(Fault(page.file, number, id, "The list holds a line that is no item.", "Begin it with `1. ` or `- `."))
        for number, item in found:
            if id in ASKING and not _ASKS.search(plain(item)):
                faults.append(Fault(page.file, number, id, "The item asks nothing.", "Word it as a question."))


def _check_links(page: Page, lines: list[tuple[int, str]], content: Content, faults: list[Fault]) -> None:
    own = {heading.id for heading in page.headings} & set(content.principles)
    found = [id for _, line in lines for id in _LINKED.findall(line) if id not in own]
    if len(found) < LEAST_LINKS:
        what = f"The commentary links {len(found)} other entries or terms, at least {LEAST_LINKS} are wanted."
        faults.append(Fault(page.file, lines[0][0], "", what, "Link what a reader needs next: [words][btech-3]."))


def _check_same_items(content: Content, faulty: set[str], unsound: set[str], faults: list[Fault]) -> None:
    """Lists have as many items in every language, with the same links; notices of safety stand in all languages or none."""
    first, *others = content.pages.values()
    known = {*content.principles, *(term.anchor for term in content.terms.values())}
    for path, page in first.items():
        for other in (pages[path] for pages in others if path in pages):
            if faulty.isdisjoint({page.file, other.file}):
                _check_counterpart(page, other, known, faults)
            if unsound.isdisjoint({page.file, other.file}):
                _check_ways(page, other, faults)


def _check_counterpart(page: Page, other: Page, known: set[str], faults: list[Fault]) -> None:
    if bool(blocks(page.lines, SAFETY)) != bool(blocks(other.lines, SAFETY)):
        lacking, having = (page, other) if blocks(other.lines, SAFETY) else (other, page)
        what = f"{having.file} has a notice of safety here, and this page has none."
        faults.append(Fault(lacking.file, 1, SAFETY, what, "Translate it: a danger is one in every language."))
    for id in (heading.id for heading in page.headings if heading.id in LISTS):
        mine, theirs = items(page, id), items(other, id)
        if len(mine) != len(theirs):
            what = f"The list has {len(theirs)} items, in {page.file} {len(mine)}."
            faults.append(Fault(other.file, _line_of(other, id), id, what, "Translate what is missing, or take out what is too much."))
            continue
        for (_, one), (number, translated) in zip(mine, theirs, strict=True):
            if sorted(_LINKED.findall(one)) != sorted(_LINKED.findall(translated)):
                what = f"The item links {_named(translated)}, in {page.file} {_named(one)}."
                faults.append(Fault(other.file, number, id, what, "Link the same ids in every language."))
    mine_, theirs_ = (Counter(reference.id for reference in one.references if reference.id in known) for one in (page, other))
    for id in sorted((mine_ - theirs_) + (theirs_ - mine_)):
        what = f"The page links '{id}' {theirs_[id]} times, {page.file} {mine_[id]} times."
        faults.append(Fault(other.file, 1, id, what, "Link the same ids in every language."))


def _check_ways(page: Page, other: Page, faults: list[Fault]) -> None:
    """The same pages and pictures are linked by path in every language."""
    ways, others = _ways_on(page), _ways_on(other)
    for target in sorted((ways - others) + (others - ways)):
        what = f"The page links '{target}' {others[target]} times, {page.file} {ways[target]} times."
        faults.append(Fault(other.file, 1, target, what, "Link the same pages in every language."))


def _check_repeated(pages: Mapping[str, Page], faults: list[Fault]) -> None:
    """No sentence of commentary stands twice, on a page or on two."""
    first: dict[str, Text] = {}
    for page in pages.values():
        letters = {number for number, _ in blocks(page.lines, LETTER)}  # each opens and closes as letters do
        for number, line in blocks(page.lines, COMMENTARY, SAFETY, COMMON_QUESTIONS):
            if line.startswith(("#", "|")) or not line.strip() or number in letters:
                continue
            for sentence in dict.fromkeys(sentences(plain(_RUN_IN.sub("", line)))):
                key = sentence.strip().casefold().rstrip(".。?？")
                if len(key) < SHORTEST:
                    continue
                earlier = first.setdefault(key, Text(page.file, number, "", sentence))
                if (earlier.file, earlier.line) != (page.file, number):
                    what = f"The sentence stands at {earlier.file}:{earlier.line} already: “{sentence[:60]}”"
                    faults.append(Fault(page.file, number, "", what, "Say what is true of this page, or leave it out."))


def below(page: Page, id: str) -> Iterator[tuple[int, str]]:
    """Lines below a heading that are not empty, with their numbers, up to the next heading or the mark of a block."""
    start = _line_of(page, id)
    for number, line in enumerate(page.lines[start:], start + 1):
        if line.startswith(("#", "///")):
            return
        if line.strip():
            yield number, line


def items(page: Page, id: str) -> list[tuple[int, str]]:
    """Items of the list below a heading as Markdown, with their lines."""
    return [(number, match[1]) for number, line in below(page, id) if (match := _ITEM.match(line))]


def _line_of(page: Page, id: str) -> int:
    return next((heading.line for heading in page.headings if heading.id == id), len(page.lines))


def _named(item: str) -> str:
    return ", ".join(sorted(_LINKED.findall(item))) or "nothing"


def _ways_on(page: Page) -> Counter[str]:
    """Links by path, with how often each stands on a page."""
    return Counter(target for line in page.lines[page.body_start :] for target in _BY_PATH.findall(line))
