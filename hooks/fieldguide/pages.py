"""Reading a Markdown page: its headings, its entries, its links by id.

Only the few line-based forms that authors may use are read here (CONTRIBUTING.md lists them);
turning Markdown into HTML is python-markdown's work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from .faults import Fault
from .files import parse_yaml, read_text
from .identifiers import ANCHOR
from .model import Entry, Heading, Page, Reference

_HEADING = re.compile(r"(#{1,6})\s+(.*?)(?:\s+\{([^}]*)\})?\s*")
_FENCE = re.compile(r"\s*(```|~~~)")
_BLOCK = re.compile(r"\s*(/{3,}|--8<--)")
_CODE_SPAN = re.compile(r"`[^`]*`")
_LINK = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
_BARE = re.compile(r"(?<![\]\\!])\[([a-z]+(?:-[a-z0-9]+)+)\](?![\[(:])")
_MARKUP = re.compile(r"[*_`\[\]<>{}\\|]|&\w+;|&#|^(?:[-+]|\d+[.)])\s|://")


def read_page(path: Path, language: str, below: Path, faults: list[Fault]) -> Page | None:
    """One page with its headings and references; None where it cannot be read at all.

    Args:
        below: the language's folder, which the page's path is relative to.
    """
    relative = path.relative_to(below).as_posix()
    name = f"{language}/{relative}"
    text = read_text(path, name, faults)
    if text is None:
        return None
    lines = tuple(text.split("\n"))
    meta, start = _front_matter(lines, name, faults)
    headings = tuple(_headings(lines, start, name, faults))
    return Page(relative, language, meta, lines, start, headings, tuple(_references(lines, start, name, faults)))


def entries_of(page: Page, declared: set[str], faults: list[Fault]) -> dict[str, Entry]:
    """The principles that a page restates, by id: a declared id's heading and the plain paragraphs below it."""
    entries: dict[str, Entry] = {}
    for heading in page.headings:
        if heading.id in declared:
            text = _entry_text(page, heading, faults)
            entries[heading.id] = Entry(heading.title, text, page.path, heading.line)
    return entries


def rewrite_bare_references(markdown: str, labels: dict[str, str]) -> str:
    """Give each link by bare id its label as text: `[btech-3]` becomes `[B-Tech 3][btech-3]`."""
    return _outside_code(markdown, lambda part: _BARE.sub(lambda m: f"[{labels.get(m[1], m[1])}][{m[1]}]", part))


def _outside_code(markdown: str, change: Callable[[str], str]) -> str:
    lines, fenced = [], False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        pieces = [line] if fenced else re.split(r"(`[^`]*`)", line)
        lines.append("".join(piece if fenced or piece.startswith("`") else change(piece) for piece in pieces))
    return "\n".join(lines)


def _front_matter(lines: tuple[str, ...], name: str, faults: list[Fault]) -> tuple[dict[str, object], int]:
    if not lines or lines[0].rstrip() != "---":
        return {}, 0
    for index in range(1, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            value = parse_yaml("\n".join(lines[1:index]), name, faults, first_line=2)
            if value is not None and not isinstance(value, dict):
                faults.append(Fault(name, 2, "", "The front matter is no mapping.", "Write lines of the form `key: value`."))
                value = None
            return dict(value or {}), index + 1
    faults.append(Fault(name, 1, "", "The front matter is not closed.", "End it with a line of three hyphens."))
    return {}, len(lines)


def _prose(lines: tuple[str, ...], start: int) -> Iterator[tuple[int, str]]:
    """Lines outside fenced code, with their number in the file."""
    fenced = False
    for number, line in enumerate(lines[start:], start + 1):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, line


def _headings(lines: tuple[str, ...], start: int, name: str, faults: list[Fault]) -> Iterator[Heading]:
    seen: dict[str, int] = {}
    for number, line in _prose(lines, start):
        match = _HEADING.fullmatch(line)
        if not match:
            continue
        title, attributes = match[2], (match[3] or "").split()
        ids = [attribute[1:] for attribute in attributes if attribute.startswith("#")]
        if not ids:
            faults.append(
                Fault(name, number, "", f"The heading “{title}” has no id.", "End it with an explicit {#id}, the same in every language.")
            )
            continue
        id = ids[0]
        if not ANCHOR.fullmatch(id):
            faults.append(
                Fault(name, number, id, "The id is malformed.", "Use small letters, digits and single hyphens, such as cso-2-2-1.")
            )
        if id in seen:
            faults.append(
                Fault(name, number, id, f"The id stands on line {seen[id]} of this page already.", "Give each heading its own id.")
            )
        seen.setdefault(id, number)
        if not title:
            faults.append(Fault(name, number, id, "The heading is empty.", "Write its title before the {#id}."))
        yield Heading(len(match[1]), title, id, number)


def _references(lines: tuple[str, ...], start: int, name: str, faults: list[Fault]) -> Iterator[Reference]:
    for number, line in _prose(lines, start):
        text = _CODE_SPAN.sub("", line)
        for match in _LINK.finditer(text):
            if not match[2]:
                faults.append(Fault(name, number, match[1], "A link has no id.", "Write the id in the second brackets: [words][btech-3]."))
            else:
                yield Reference(match[2], number, bare=False)
        for match in _BARE.finditer(text):
            if not text[: match.start()].endswith("]"):
                yield Reference(match[1], number, bare=True)


def _entry_text(page: Page, heading: Heading, faults: list[Fault]) -> str:
    paragraphs: list[list[str]] = [[]]
    for number, line in enumerate(page.lines[heading.line :], heading.line + 1):
        if _HEADING.fullmatch(line) or _BLOCK.match(line):
            break
        if not line.strip():
            paragraphs.append([])
            continue
        if _MARKUP.search(line.strip()):
            faults.append(
                Fault(
                    page.file,
                    number,
                    heading.id,
                    "The text holds markup.",
                    "Keep an entry's text plain; links and lists belong in the commentary.",
                )
            )
        if paragraphs[-1]:
            faults.append(
                Fault(
                    page.file,
                    number,
                    heading.id,
                    "A paragraph of the text is wrapped.",
                    "Write each paragraph on one line, so that no stray space appears in Chinese.",
                )
            )
        paragraphs[-1].append(line.strip())
    if _MARKUP.search(heading.title):
        faults.append(Fault(page.file, heading.line, heading.id, "The title holds markup.", "Write the title as plain text."))
    text = "\n".join(" ".join(lines) for lines in paragraphs if lines)
    if not text:
        faults.append(Fault(page.file, heading.line, heading.id, "The entry has no text.", "Restate it in a paragraph below its heading."))
    return text
