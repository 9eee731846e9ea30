"""Reading a Markdown page: its headings, its entries, its links by id.

Only the few line-based forms that authors may use are read here (CONTRIBUTING.md lists them);
turning Markdown into HTML is python-markdown's work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from ..model.entries import Heading, Page, Reference, Restatement
from ..model.faults import Fault
from ..model.identifiers import ANCHOR, WELL_FORMED
from .text_files import read_lines
from .yaml_lines import CutText, Record, parse_yaml

LONGEST_DESCRIPTION = 300
"""Characters: search engines and messages show half of it."""

_HEADING = re.compile(r"(#{1,6})\s*(.*?)(?:(?<![^\s#])\{([^}]*)\})?\s*")  # python-markdown wants no space after the signs
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_FENCE = re.compile(r"\s*(```|~~~)")
_BLOCK = re.compile(r"\s*(/{3,}|--8<--)")
_SNIPPET = re.compile(r"\s*--8<--\s+[\"'](.+?)[\"']\s*")
_SNIPPET_NAME = re.compile(r"[\w-]{1,20}/_snippets/[\w-]{1,99}\.md")
_CODE_SPAN = re.compile(r"`[^`]*`")
_LINK = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
_BARE = re.compile(r"(?<![\]\\!])\[([a-z]+(?:-[a-z0-9]+)+)\](?![\[(:])")
_LABELLED = re.compile(r"\[([^\[\]]+)\](?:\[[^\[\]]*\]|\([^()]*\))")
_MARKS = re.compile(r"[*_`]|<(?=\S+@)|(?<=\w)>|^(?:\d+\.|-)\s+")
_MARKED = re.compile(r"[*_`\[\]{}\\|#]|<[A-Za-z/!]|&#?\w+;|://")
_MARKUP = re.compile(r"[*_`\[\]<>{}\\|]|&\w+;|&#|^\s*(?:[-+]|\d+[.)])\s|^(?: {4}|\t)|^-{3,}\s*$|://")


def read_page(path: Path, language: str, below: Path, faults: list[Fault]) -> Page:
    """One page with its headings and references.

    Args:
        below: the language's folder, which the page's path is relative to.
    """
    relative = path.relative_to(below).as_posix()
    name = f"{language}/{relative}"
    page, told = _page(read_lines(path, name, faults), relative, language)
    faults += told
    _check_snippets(page.lines, page.body_start, name, below, faults)
    return page


@lru_cache(maxsize=4_096)  # whoever serves the site has those pages read that have changed
def _page(lines: tuple[str, ...], relative: str, language: str) -> tuple[Page, Sequence[Fault]]:
    faults: list[Fault] = []
    name = f"{language}/{relative}"
    meta, start = _front_matter(lines, name, faults)
    headings = tuple(_headings(lines, start, name, faults))
    _check_description(meta, headings, name, faults)
    references = tuple(_references(lines, start, name, faults))
    return Page(relative, language, meta, lines, start, headings, references, _plain_text(lines, start, headings)), faults


def restatements_of(page: Page, declared: set[str], faults: list[Fault]) -> dict[str, Restatement]:
    """The principles that a page restates, by id: a declared id's heading and the plain paragraphs below it."""
    found: dict[str, Restatement] = {}
    for heading in page.headings:
        if heading.id in declared:
            text = _entry_text(page, heading, faults)
            found[heading.id] = Restatement(heading.title, text, page.path, heading.line)
    return found


def read_citation(path: Path, name: str, id: str, faults: list[Fault]) -> str:
    """How a source's original can be cited: one paragraph, which stands on several pages.

    Args:
        id: the source's.
    """
    text = "\n".join(read_lines(path, name, faults)).strip() if path.is_file() else ""
    if not text:
        faults.append(Fault(name, 1, id, "How the original can be cited is missing.", "Write one paragraph, as far as the source tells."))
    if "\n" in text:
        line = 1 + text.count("\n", 0, text.index("\n") + 1)
        faults.append(Fault(name, line, id, "How the original can be cited has more than one line.", "Write one paragraph on one line."))
    for reference in _references(tuple(text.split("\n")), 0, name, faults):
        faults.append(Fault(name, reference.line, reference.id, "A link by id does not work here.", "Set the link on the page instead."))
    return text


def links_below(page: Page, heading: str) -> list[tuple[str, str]]:
    """Links by id in the section of a heading, in their order: words and id."""
    start = next((one.line for one in page.headings if one.id == heading), len(page.lines))
    end = min((one.line - 1 for one in page.headings if one.line > start), default=len(page.lines))
    return [(match[1], match[2]) for line in page.lines[start:end] for match in _LINK.finditer(line)]


def name_bare_references(text: str, called: Callable[[str], str]) -> str:
    """A plain text in which what stands for each bare id takes its place: `[btech-3]` becomes `B-Tech 3`."""
    return _BARE.sub(lambda match: called(match[1]), text)


def rewrite_bare_references(markdown: str, labels: dict[str, str]) -> str:
    """Give each link by bare id its label as text: `[btech-3]` becomes `[B-Tech 3][btech-3]`."""
    return _outside_code(markdown, lambda part: _BARE.sub(lambda m: f"[{labels.get(m[1], m[1])}][{m[1]}]", part))


def _outside_code(markdown: str, change: Callable[[str], str]) -> str:
    lines = markdown.split("\n")
    for number, line in list(_prose(tuple(lines), 0)):
        pieces = re.split(r"(`[^`]*`)", line)
        lines[number - 1] = "".join(piece if piece.startswith("`") else change(piece) for piece in pieces)
    return "\n".join(lines)


def _front_matter(lines: tuple[str, ...], name: str, faults: list[Fault]) -> tuple[Record, int]:
    if lines[0].rstrip() != "---":
        return Record(), 0
    for index in range(1, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            value = parse_yaml("\n".join(lines[1:index]), name, faults, first_line=2)
            if value is not None and not isinstance(value, Record):
                faults.append(Fault(name, 2, "", "The front matter is no mapping.", "Write lines of the form `key: value`."))
            return value if isinstance(value, Record) else Record(), index + 1
    faults.append(Fault(name, 1, "", "The front matter is not closed.", "End it with a line of three hyphens."))
    return Record(), 1


def _check_description(meta: Record, headings: tuple[Heading, ...], name: str, faults: list[Fault]) -> None:
    """A page describes itself; one that begins with an entry need not, since the entry does."""
    line = meta.line_of("description")
    if isinstance(meta.get("description"), CutText):
        what, remedy = "The description is cut off before “ #”, where a comment begins.", "Put it in quotation marks."
        faults.append(Fault(name, line, "description", what, remedy))
    elif "description" in meta and not meta.text("description"):
        faults.append(Fault(name, line, "description", "The description is empty.", "Write one plain sentence in the front matter."))
    elif "\n" in meta.text("description") or len(meta.text("description")) > LONGEST_DESCRIPTION:
        what = f"The description has several lines, or more than {LONGEST_DESCRIPTION} characters."
        faults.append(Fault(name, line, "description", what, "Write one plain sentence on one line."))
    elif _MARKED.search(meta.text("description")):
        what, remedy = "The description holds markup.", "Write it as plain text: search engines and messages show it as it stands."
        faults.append(Fault(name, line, "description", what, remedy))
    elif "description" not in meta and headings and not WELL_FORMED.fullmatch(headings[0].id):
        faults.append(
            Fault(name, 1, "description", "The page has no description.", "Write one sentence as `description:` in the front matter.")
        )


def _prose(lines: tuple[str, ...], start: int) -> Iterator[tuple[int, str]]:
    """Lines outside fenced code, with their number in the file."""
    fence = ""
    for number, line in enumerate(lines[start:], start + 1):
        mark = _fence_mark(line)
        if mark and fence in ("", mark):
            fence = "" if fence else mark
        elif not fence:
            yield number, line


def _fence_mark(line: str) -> str:
    match = _FENCE.match(line)
    return match[1] if match else ""


def _headings(lines: tuple[str, ...], start: int, name: str, faults: list[Fault]) -> Iterator[Heading]:
    seen: dict[str, int] = {}
    before = ""
    for number, line in _prose(lines, start):
        if before and _UNDERLINE.fullmatch(line):
            faults.append(Fault(name, number, "", f"The heading “{before}” is underlined.", "Begin it with # and end it with {#id}."))
        match = _HEADING.fullmatch(line)
        before = "" if match or _BLOCK.match(line) else line.strip()
        if not match:
            continue
        title, attributes = match[2].strip(), (match[3] or "").split()
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


def _check_snippets(lines: tuple[str, ...], start: int, name: str, folder: Path, faults: list[Fault]) -> None:
    """A text that is written once stands in the language's own folder."""
    for number, line in _prose(lines, start):
        match = _SNIPPET.fullmatch(line)
        if match and not (
            _SNIPPET_NAME.fullmatch(match[1]) and match[1].startswith(f"{folder.name}/") and (folder.parent / match[1]).is_file()
        ):
            faults.append(
                Fault(name, number, match[1], "This language has no such text to set in.", f"Name a file of {folder.name}/_snippets/.")
            )


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


def _plain_text(lines: tuple[str, ...], start: int, headings: tuple[Heading, ...]) -> dict[str, str]:
    """Text below each heading without the marks of Markdown, by the heading's id."""
    found: dict[str, list[str]] = {}
    starts = {heading.line: heading.id for heading in headings}
    current = ""
    for number, line in enumerate(lines[start:], start + 1):
        if number in starts:
            current = starts[number]
        elif line.strip() and not _BLOCK.match(line):
            found.setdefault(current, []).append(_MARKS.sub("", _LABELLED.sub(r"\1", line.strip())))
    return {id: " ".join(texts) for id, texts in found.items()}


def end_of_entry(page: Page, heading: Heading) -> int:
    """Number of the last line below an entry's heading that can be its text."""
    below = enumerate(page.lines[heading.line :], heading.line)
    return next((number for number, line in below if _HEADING.fullmatch(line) or _BLOCK.match(line)), len(page.lines))


def _entry_text(page: Page, heading: Heading, faults: list[Fault]) -> str:
    paragraphs: list[list[str]] = [[]]
    for number, line in enumerate(page.lines[heading.line : end_of_entry(page, heading)], heading.line + 1):
        if not line.strip():
            paragraphs.append([])
            continue
        if _MARKUP.search(line):
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
