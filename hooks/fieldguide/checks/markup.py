"""One gate for the Markdown that authors write, on pages and in snippets alike: what is not allowed here does not reach a reader.

Each rule is a pattern over one line, with what is wrong and how to mend it; blocks and lists are followed over lines.
"""

from __future__ import annotations

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.entries import Page
from ..model.faults import Fault
from ..reading.content import Content

BLOCKS = {
    "html": ("section.commentary", "section.common-questions", "section.situations", "section.ways", "section.no-network", "div.letter"),
    "safety": None,
    "note": None,
    "details": None,
}
"""Blocks that authors may open, as `/// name | argument`: the arguments that each takes, or None where it takes a title."""

SCHEMES = ("https", "mailto")
"""What a link may begin with beside a path: pages work from a disk, and nothing runs from a link."""

MOST_CHARACTERS = 8_000
"""Length of a line: a paragraph stands on one, and the longest here has some 900 characters."""

MOST_BRACKETS = 60
"""Opening brackets in a line: python-markdown's work grows with their square."""

DEEPEST = 3
"""Lists inside lists: more are no guidance."""

META = {"description"}
"""Keys of the front matter."""

_CODE = re.compile(r"`[^`]+`")
_ATTRIBUTES = re.compile(r"\{:?\s*([^{}]*)\}")
_ALLOWED_ATTRIBUTE = re.compile(r"lang=[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_HEADING = re.compile(r"#{1,6}\s*[^#\s].*|#{1,6}\s*$")
_HEADING_ID = re.compile(r"\{\s*#[^\s{}]+\s*\}\s*$")
_INLINE_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(\s*<?([^)\s>]*)")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_BRACKETED = re.compile(r"(?<![\\\]])[\[［]([^\[\]［］]{2,60})[\]］](?![(\[（［:])|(?<=\])[\[［]([^\[\]［］]{1,60})[\]］]")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−_. "), "-")
_OPENING = re.compile(r"(/{3,})\s*(.*?)\s*$")
_SNIPPET = re.compile(r'--8<-- "([^"]+)"')
_LIST_ITEM = re.compile(r"( *)(?:[-*+]|\d+[.)])\s")

Rule = tuple[re.Pattern[str], str, str]

RULES: tuple[Rule, ...] = (
    (re.compile(r"<(?!\S+@\S+>)[A-Za-z/!?]"), "The line holds raw HTML.", "Write Markdown; CONTRIBUTING.md lists the blocks there are."),
    (re.compile(r"&(?:#\w+|\w+);"), "The line holds a character written as HTML.", "Write the character itself."),
    (re.compile(r"^\s*(?:```|~~~)"), "The line opens a block of code.", "Write text; the guide has no code on its pages."),
    (re.compile(r"^(?: {4}|\t)\s*(?![-*+\d])\S"), "The line is indented, which makes it code.", "Begin it at the margin."),
    (re.compile(r"^(?:!!!|\?\?\?)"), "The line opens a block in another program's way.", "Write it as `/// note | Title` … `///`."),
    (re.compile(r"\[\^[^\]]+\]"), "The line holds a footnote, which nothing shows.", "Write it into the text."),
    (re.compile(r"^\s*>\s*>"), "The line is a quotation inside another.", "Write it as a paragraph."),
    (re.compile(r"\[TOC\]"), "The line asks for a table of contents, which pages have already.", "Leave it out."),
    (re.compile(r"^\s{0,3}\[[^\]]+\]:\s"), "The line defines a link.", "Link by id: [words][btech-3]."),
    (re.compile(r"\][ \t]+\[[a-z]+-"), "A space stands between the two brackets of a link.", "Take it out: [words][btech-3]."),
    (re.compile(r"\[\["), "Brackets stand inside brackets.", "Write a link as [words][btech-3]."),
    (re.compile(r"^\s{1,3}#{1,6}\s"), "The heading is indented, which makes it text.", "Begin it at the margin."),
    (re.compile(r"(?<![\w@./(<])(?:https?://|www\.)\S"), "An address stands in the text.", "Write it as a link: [words](https://…)."),
)


@dataclass(frozen=True)
class _Place:
    """Lines of one author's file, and what can be linked from it."""

    file: str
    lines: Sequence[str]
    start: int
    is_snippet: bool


def check_markup(content: Content, faults: list[Fault]) -> None:
    """Every page and snippet keeps to the Markdown that the guide is written in."""
    sources = {*content.sources, "term"}
    for pages in content.pages.values():
        for page in pages.values():
            _check_meta(page, faults)
            _check_file(_Place(page.file, page.lines, page.body_start, False), sources, faults)
            _check_page_links(page, pages, faults)
            _check_entries_are_whole(page, set(content.principles), faults)
    for file, lines in content.snippets.items():
        _check_file(_Place(file, lines, 0, True), sources, faults)


def _check_meta(page: Page, faults: list[Fault]) -> None:
    for key in sorted(set(page.meta) - META):
        line = page.meta.line_of(key) if hasattr(page.meta, "line_of") else 1
        faults.append(Fault(page.file, line, key, f"The key '{key}' is unknown in the front matter.", f"Use: {', '.join(sorted(META))}."))


def _check_file(place: _Place, sources: set[str], faults: list[Fault]) -> None:
    numbered = list(enumerate(place.lines[place.start :], place.start + 1))
    tell = _teller(place.file, faults)
    for number, line in numbered:
        if len(line) > MOST_CHARACTERS:
            tell(number, "", f"The line has {len(line)} characters, at most {MOST_CHARACTERS} are read.", "Part it into paragraphs.")
        elif line.count("[") > MOST_BRACKETS or line.count("*") > MOST_BRACKETS:
            tell(number, "", f"The line holds more than {MOST_BRACKETS} marks of one kind.", "Write fewer links or marks in one line.")
        else:
            _check_line(line, number, place, sources, tell)
    _check_blocks(numbered, tell)


Tell = Callable[[int, str, str, str], None]


def _teller(file: str, faults: list[Fault]) -> Tell:
    def tell(line: int, id: str, what: str, remedy: str) -> None:
        faults.append(Fault(file, line, id, what, remedy))

    return tell


def _check_line(line: str, number: int, place: _Place, sources: set[str], tell: Tell) -> None:
    text = _CODE.sub("", line)
    if "--8<--" in text or text.lstrip().startswith(";--8<"):
        if place.is_snippet:
            tell(number, "", "A snippet sets in another one.", "Write the text out.")
        elif not _SNIPPET.fullmatch(text):
            tell(number, "", "The snippet is set in by an unknown form.", 'Write one line: --8<-- "en/_snippets/name.md".')
        return
    for pattern, what, remedy in RULES:
        if pattern.search(text):
            tell(number, "", what, remedy)
    item = _LIST_ITEM.match(text)
    if item and len(item[1]) > 4 * (DEEPEST - 1):
        tell(number, "", f"The item stands more than {DEEPEST} lists deep.", "Write it one level up.")
    _check_attributes(text, number, place, tell)
    _check_inline_links(text, number, tell)
    _check_brackets(text, number, sources, tell)
    if place.is_snippet and _HEADING.fullmatch(text):
        tell(number, "", "A snippet holds a heading.", "Write the heading on the page; its id stands once.")


def _check_attributes(text: str, number: int, place: _Place, tell: Tell) -> None:
    rest = _HEADING_ID.sub("", text) if _HEADING.fullmatch(text) and not place.is_snippet else text
    for match in _ATTRIBUTES.finditer(rest):
        unknown = [part for part in match[1].split() if not _ALLOWED_ATTRIBUTE.fullmatch(part)]
        if unknown or not match[1].strip():
            what = f"The attribute '{' '.join(unknown) or '{}'}' is not allowed here."
            tell(number, "", what, "Use {#id} at the end of a heading and {lang=vi} behind words in another language.")


def _check_inline_links(text: str, number: int, tell: Tell) -> None:
    for is_image, words, target in _INLINE_LINK.findall(text):
        scheme = _SCHEME.match(target)
        if any(unicodedata.category(letter).startswith("C") for letter in target) or "\\" in target:
            tell(number, target, "The link's address holds a character that is none of an address.", "Write a plain path or address.")
        elif scheme and (is_image or scheme[1].lower() not in SCHEMES):
            remedy = "Link a picture below docs/assets/." if is_image else f"Begin it with {' or '.join(SCHEMES)}, or link a page."
            tell(number, target, f"The link begins with '{scheme[1]}:'.", remedy)
        elif target.startswith("/"):
            tell(number, target, "The address begins at the root, which a disk does not have.", "Write the way from this page.")
        elif not target:
            tell(number, words, "The link leads nowhere.", "Write the page it leads to, or an id in square brackets.")
        if is_image and not words.strip():
            tell(number, target, "The picture has no words for those who do not see it.", "Write them: ![words](path).")


def _check_page_links(page: Page, pages: Mapping[str, Page], faults: list[Fault]) -> None:
    """Links by path lead to a page of the same language, letter for letter, and to a heading on it."""
    for number, line in enumerate(page.lines[page.body_start :], page.body_start + 1):
        for is_image, _, target in _INLINE_LINK.findall(_CODE.sub("", line)):
            way, _, anchor = target.partition("#")
            if is_image or _SCHEME.match(target) or target.startswith("/") or not (way.endswith(".md") or not way):
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), way)) if way else page.path
            if path not in pages:
                near = difflib.get_close_matches(path, pages, 1)
                remedy = f"Name a page below the language's folder{f', such as {near[0]}' if near else ''}, by the way from this one."
                faults.append(Fault(page.file, number, target, "The link leads to no page.", remedy))
            elif anchor and anchor not in {heading.id for heading in pages[path].headings}:
                faults.append(
                    Fault(page.file, number, target, f"{pages[path].file} has no heading #{anchor}.", "Name the id of a heading on it.")
                )


def _check_brackets(text: str, number: int, sources: set[str], tell: Tell) -> None:
    """What stands in brackets and looks like an id is one, letter for letter."""
    for match in _BRACKETED.finditer(text):
        written = match[1] or match[2]
        is_full_width = "［" in match[0] or "］" in match[0]
        id = unicodedata.normalize("NFKC", written).strip().translate(_DASHES).casefold()
        id = re.sub(r"-+", "-", id)
        if re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", id) and id.split("-")[0] in sources and (written != id or is_full_width):
            tell(number, written, "It looks like a link by id and is none.", f"Write it as [{id}].")


def _check_blocks(numbered: list[tuple[int, str]], tell: Tell) -> None:
    """Blocks are known, and each is closed by a line of as many slashes."""
    opened: list[tuple[int, str, int]] = []  # slashes, name, line
    for number, line in numbered:
        mark = _OPENING.match(line.lstrip())
        if not mark:
            continue
        if line.startswith(" "):
            tell(number, "", "The block's mark is indented, which makes it text.", "Begin it at the margin.")
            continue
        slashes, words = len(mark[1]), mark[2]
        if words:
            _check_block_name(words, number, tell)
            if opened and slashes >= opened[-1][0]:
                remedy = f"Write the outer one, on line {opened[-1][2]}, with more slashes; or close it first."
                tell(number, "", f"The block stands inside '{opened[-1][1]}', which has no more slashes.", remedy)
            opened.append((slashes, words.split("|")[0].strip(), number))
        elif opened and opened[-1][0] == slashes:
            opened.pop()
        else:
            tell(number, "", "The line closes no block.", "Take it out, or write as many slashes as opened the block.")
    for slashes, name, number in opened:
        tell(number, name, "The block is not closed.", f"Write a line of {slashes} slashes after it.")
    before = dict(numbered)
    for number, line in numbered:
        mark = _OPENING.match(line)
        if mark and mark[2] and before.get(number + 1, "").startswith("    "):
            tell(number + 1, "", "The block carries options.", "Leave them out.")


def _check_block_name(words: str, number: int, tell: Tell) -> None:
    name, _, argument = (part.strip() for part in words.partition("|"))
    if name not in BLOCKS:
        near = difflib.get_close_matches(name, BLOCKS, 1)
        tell(number, name, f"The block '{name}' is unknown.", f"Use one of: {', '.join(BLOCKS)}{f'; {near[0]}?' if near else '.'}")
    elif (known := BLOCKS[name]) is not None and argument not in known:
        tell(number, argument, f"The block html takes no '{argument}'.", f"Use one of: {', '.join(known)}.")
    elif known is None and not argument:
        tell(number, name, f"The block '{name}' has no title.", f"Write it as `/// {name} | Title`.")


def _check_entries_are_whole(page: Page, ids: set[str], faults: list[Fault]) -> None:
    """What stands below an entry's heading is its text, whole: nothing is set in by snippet, nothing follows behind a block."""
    for id, number, line in _below_entries(page, ids):
        if "--8<--" in line:
            what = "A part of the entry's text is set in by a snippet, which data and cards do not see."
            faults.append(Fault(page.file, number, id, what, "Write the text out."))
        else:
            what = "Text stands behind a block below the entry; data and cards do not hold it."
            faults.append(Fault(page.file, number, id, what, "Write it before the block, or into the commentary."))


def _below_entries(page: Page, ids: set[str]) -> Iterator[tuple[str, int, str]]:
    headings: Mapping[int, str] = {heading.line: heading.id for heading in page.headings}
    current, depth, is_behind = "", 0, False
    for number, line in enumerate(page.lines[page.body_start :], page.body_start + 1):
        mark = _OPENING.match(line)
        if number in headings:
            current, is_behind = (headings[number] if headings[number] in ids and not depth else ""), False
        elif mark:
            depth += 1 if mark[2] else -1
            is_behind = True
        elif current and not depth and line.strip() and (is_behind or "--8<--" in line):
            yield current, number, line
