"""One gate for the Markdown that authors write, on pages and in snippets alike: what is not allowed here does not reach a reader.

What a line may hold is taken away piece by piece: code, links, addresses, emphasis, languages of words. Whatever mark is left over is
none of the guide's, whether a program would make something of it or show it as it stands. How lines follow each other is told in layout.py.
"""

from __future__ import annotations

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model.entries import Page
from ..model.faults import Fault
from ..reading.content import Content
from ..reading.yaml_lines import Record
from .layout import COMMENTARY, LETTER, RULING, SNIPPET_MARK, Tell, blocks, check_blocks, check_layout, is_mark

SCHEMES = ("https", "mailto")
"""What a link may begin with beside a path: pages work from a disk, and nothing runs from a link."""

MOST_BRACKETS = 60
"""Opening brackets in a line: python-markdown's work grows with their square."""

META = {"description"}
"""Keys of the front matter."""

_CODE = re.compile(r"(?<![\\`])`[^`]+`(?!`)")
_MAIL = re.compile(r"<[\w.+-]+@[\w-]+(?:\.[\w-]+)+>", re.ASCII)
_LINK = re.compile(r'(!?)\[([^\[\]]+)\]\(([^\s()]*)(?: "[^"<>]+")?\)')
_LINK_BY_ID = re.compile(r"(?<!!)\[[^\[\]]+\]\[[^\[\]]+\]")
_BARE_LINK = re.compile(r"(?<!!)\[[a-z]+(?:-[a-z0-9]+)+\]")
# Behind emphasis and links alone: elsewhere python-markdown shows it as it stands.
_LANGUAGE = re.compile(r'(\*|\]\([^\s()]*(?: "[^"<>]+")?\)|\]\[[^\[\]]+\])\{ ?lang=[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})* ?\}')
_STRONG = re.compile(r"(?<!\*)\*\*(?![\s*])([^*]+)(?<!\s)\*\*(?!\*)")
_EMPHASIS = re.compile(r"(?<!\*)\*(?![\s*])([^*]+)(?<!\s)\*(?!\*)")
_BLANK = re.compile(r"\[[^\[\]］［]+\]|［[^\[\]［］]+］")
_HEADING = re.compile(r"#{1,6}\s*[^#\s].*|#{1,6}\s*$")
_HEADING_ID = re.compile(r"\{\s*#[^\s{}]+\s*\}\s*$")
_LINKED_SCHEME = re.compile(r"\]\(\s*<?([A-Za-z][A-Za-z0-9+.\-]*):")
_WEB = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+(?::\d+)?(?:[/?#][\w.~!$&'*+,;=:@%/?#-]*)?", re.ASCII)
_MAILTO = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PATH = re.compile(r"(?:\.\./)*(?:[\w-]+/)*[\w-]+\.[a-z]+(?:#[\w-]+)?|#[\w-]+", re.ASCII)
_BRACKETED = re.compile(r"(?<![\\\]])[\[［【]([^\[\]［］【】]{2,60})[\]］】](?![(\[（［:])|(?<=\])[\[［]([^\[\]［］]{1,60})[\]］]")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−_. "), "-")
_ASSETS = "assets/"

_NOT_THERE = "Write Markdown as CONTRIBUTING.md lists it, or the word for the sign."

RULES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"<[A-Za-z/!?%]"), "The line holds raw HTML.", "Write Markdown; CONTRIBUTING.md lists the blocks there are."),
    (re.compile(r"&#?\w+;|&(?:lt|gt|amp|quot|nbsp|copy)\b"), "The line holds a character written as HTML.", "Write the character itself."),
    (re.compile(r"\[\^[^\]]+\]"), "The line holds a footnote, which nothing shows.", "Write it into the text."),
    (re.compile(r"^\*?\[[^\]]+\]:(?:\s|\S*[/.])"), "The line defines a link or an abbreviation.", "Link by id: [words][btech-3]."),
    (re.compile(r"\[toc\]", re.IGNORECASE), "The line asks for a table of contents, which pages have already.", "Leave it out."),
    (re.compile(r"\]\s+·"), "A space stands between the two brackets of a link.", "Take it out: [words][btech-3]."),
    (re.compile(r"!\["), "The picture has no words for those who do not see it, or is not written right.", "Write it as ![words](path)."),
    (
        re.compile(r"\]\(|\]\s*[(（]\s*(?:\w+:|www\.|[\w./-]+\.(?:md|html)\b)"),
        "A link is not written right.",
        "Write it on one line as [words](path), without a space or further brackets.",
    ),
    (re.compile(r"\[[\[·]"), "Brackets stand inside brackets.", "Write a link as [words][btech-3]."),
    (
        re.compile(r"(?<![\w@./(<])(?:https?://|www\.)\S", re.IGNORECASE),
        "An address stands in the text.",
        "Write it as a link: [words](https://…).",
    ),
    (re.compile(r"!!!|^\?\?\?|^:::|^==="), "The line opens a block in another program's way.", "Write it as `/// note | Title` … `///`."),
    (re.compile(r"^(?:-{3,}|_{3,}|\*{3,})$"), "The line draws a rule across the page.", "Leave it out; a heading parts what follows."),
    (re.compile(r"^[>＞]"), "The line is set as a quotation.", "Write it as a paragraph, with “ ” around what is quoted."),
    (re.compile(r"^:\s"), "The line defines a word in a way that nothing reads.", "Write a sentence, or an entry of the glossary."),
    (re.compile(r"\{[%{]"), "The line holds a field, which nothing fills.", "Write what stands in its place."),
    (re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])"), "The line names a picture letter.", "Write a word for it."),
    (
        re.compile(r"\{[^{}]*\}?|\}"),
        "A brace or attribute stands in the line that is not allowed here.",
        "Write {#id} behind a heading, {lang=vi} right behind *words*.",
    ),
    (re.compile(r"\$[A-Za-z(][^$]{0,80}\$(?!\d)"), "The line holds a formula, which nothing sets.", "Write it in words."),
    (re.compile(r"\\"), "A backslash is left over in the line.", _NOT_THERE),
    (
        re.compile(r"\*"),
        "An asterisk is left over in the line.",
        "Write **words** or *words*, opened and closed in one line.",
    ),
    (re.compile(r"`"), "A backtick is left over in the line.", "Open and close code in one line: `code`."),
    (re.compile(r"(?<!\w)_|_(?!\w)"), "An underscore is left over in the line.", "Write *words* for emphasis."),
    (re.compile(r"^/"), "The line looks like the mark of a block and is none.", "Write three slashes or more: `/// note | Title`."),
    (re.compile(r"(?<!-)--+(?!-)"), "Hyphens stand for a dash.", "Write the dash itself: –."),
    (
        re.compile(r":::|\?\?\?|(?<!\S)#+(?=\s)|~~|==|\+\+|\^|(?<=\w)~|\$\$|\|"),
        "A mark is left over in the line, which readers would see.",
        _NOT_THERE,
    ),
)
"""What is wrong in what is left of a line when all that is allowed is taken away, and the remedy."""


@dataclass(frozen=True)
class _Place:
    """Lines of one author's file, what can be linked from it, and whether readers fill in blanks in it."""

    file: str
    lines: tuple[str, ...]
    start: int
    is_snippet: bool
    sources: frozenset[str]
    has_blanks: bool = False

    def numbered(self) -> list[tuple[int, str]]:
        return list(enumerate(self.lines[self.start :], self.start + 1))


def check_markup(content: Content, faults: list[Fault]) -> None:
    """Every page and snippet keeps to the Markdown that the guide is written in."""
    sources = frozenset({*content.sources, "term"})
    sheets = {sheet.page for sheet in content.sheets}
    for pages in content.pages.values():
        for page in pages.values():
            _check_meta(page, faults)
            faults += _faults_in(_Place(page.file, page.lines, page.body_start, False, sources, page.path in sheets))
            _check_page_links(page, pages, content.assets, faults)
            _check_entries_are_whole(page, set(content.principles), faults)
    for file, lines in content.snippets.items():
        faults += _faults_in(_Place(file, tuple(lines), 0, True, sources))


def _check_meta(page: Page, faults: list[Fault]) -> None:
    for key in sorted(set(page.meta) - META):
        what, remedy = f"The key '{key}' is unknown in the front matter.", f"Use: {', '.join(sorted(META))}."
        line = page.meta.line_of(key) if isinstance(page.meta, Record) else 1
        faults.append(Fault(page.file, line, key, what, remedy))


@lru_cache(maxsize=4_096)  # whoever serves the site has those files tried that have changed
def _faults_in(place: _Place) -> Sequence[Fault]:
    faults: list[Fault] = []

    def tell(line: int, id: str, what: str, remedy: str) -> None:
        faults.append(Fault(place.file, line, id, what, remedy))

    letters = {number for number, _ in blocks(place.lines, LETTER)}
    for number, line in place.numbered():
        if is_mark(line):
            _check_ids(line, number, place.sources, tell)
        elif line.count("[") > MOST_BRACKETS or line.count("*") > MOST_BRACKETS:
            tell(number, "", f"The line holds more than {MOST_BRACKETS} marks of one kind.", "Write fewer links or marks in one line.")
        elif not RULING.fullmatch(line):
            _check_line(line, number, place.has_blanks or number in letters, place, tell)
    check_blocks(place.numbered(), tell)
    check_layout(place.numbered(), tell)
    return faults


def _check_line(line: str, number: int, has_blanks: bool, place: _Place, tell: Tell) -> None:
    text = _CODE.sub("", line)
    if SNIPPET_MARK.search(text):
        if place.is_snippet:
            tell(number, "", "A snippet sets in another one.", "Write the text out.")
        elif not re.fullmatch(r'--8<-- "[^"]+"', text):
            tell(number, "", "The snippet is set in by an unknown form.", 'Write one line: --8<-- "en/_snippets/name.md".')
        return
    if _HEADING.fullmatch(text):
        text = _HEADING_ID.sub("", text).lstrip("#")
        if place.is_snippet:
            tell(number, "", "A snippet holds a heading.", "Write the heading on the page; its id stands once.")
        if _LINK.search(text) or _LINK_BY_ID.search(text) or re.search(r"\s#+\s*$", text):
            tell(number, "", "The heading holds more than words.", "Write words alone, and {#id} behind them.")
    for scheme in _LINKED_SCHEME.findall(text):
        if scheme.lower() not in SCHEMES:
            tell(number, "", f"The link begins with '{scheme}:'.", f"Begin it with {' or '.join(SCHEMES)}, or link a page or picture.")
            return
    for is_image, words, target in _LINK.findall(text):
        _check_link(is_image, words, target, number, tell)
        if place.is_snippet and _PATH.fullmatch(target):
            what = "A link by path stands in a snippet, which pages of several folders may set in."
            tell(number, target, what, "Write it on the page, or link by id there.")
    _check_brackets(text, number, place.sources, tell)
    _check_left_over(_without_markup(text), number, has_blanks, place.sources, tell)


def _without_markup(text: str) -> str:
    """A line without all that authors may write in it."""
    text = _LANGUAGE.sub(r"\1", _MAIL.sub("", text))
    text = _LINK.sub(lambda match: match[2], text)
    for pattern in (_LINK_BY_ID, _BARE_LINK):
        text = pattern.sub("·", text)
    return _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", text))


def _check_left_over(text: str, number: int, has_blanks: bool, sources: frozenset[str], tell: Tell) -> None:
    if has_blanks:
        text = _BLANK.sub("", text)
    cells = text.strip()
    text = cells.replace("|", " ").strip() if cells.startswith("|") and cells.endswith("|") else cells
    for pattern, what, remedy in RULES:
        if match := pattern.search(text):
            tell(number, "", f"{what} It reads: …{text[max(0, match.start() - 12) : match.end() + 12]}…", remedy)
            return
    if re.search(r"[\[\]［］]", text):
        remedy = "Link by id: [words][btech-3] or [btech-3]; what readers fill in stands in brackets on sheets and in letters alone."
        tell(number, "", "Brackets are left over in the line.", remedy)
    else:
        _check_ids(text, number, sources, tell)


def _check_ids(text: str, number: int, sources: frozenset[str], tell: Tell) -> None:
    for match in re.finditer(rf"\b(?:{'|'.join(sources)})-(?:\d+(?:-\d+)*|(?<=term-)[a-z0-9-]+)\b", text):
        what = "An id stands in the text, which readers do not know."
        tell(number, match[0], what, f"Link it: [{match[0]}]; or write its label.")


def _check_link(is_image: str, words: str, target: str, number: int, tell: Tell) -> None:
    if is_image and ":" in target:
        tell(number, target, f"The picture's address begins with '{target.partition(':')[0]}:'.", "Link a picture below docs/assets/.")
    elif target.startswith("/"):
        tell(number, target, "The address begins at the root, which a disk does not have.", "Write the way from this page.")
    elif not target:
        tell(number, words, "The link leads nowhere.", "Write the page it leads to, or an id in square brackets.")
    elif not any(form.fullmatch(target) for form in (_WEB, _MAILTO, _PATH)):
        remedy = "Write https://example.org/path, mailto:name@example.org or ../page.md#id, in letters a to z; others as xn-- or %.."
        tell(number, target, "The link's address is none, or holds what an address does not.", remedy)
    if not re.search(r"\w", words):
        tell(number, target, "The link or picture has no words.", "Write what those read who do not see it: [words](path).")


def _check_page_links(page: Page, pages: Mapping[str, Page], assets: frozenset[str], faults: list[Fault]) -> None:
    """Links by path lead to a page of the same language, letter for letter, and to a heading on it; pictures to a picture that is there."""
    for number, line in enumerate(page.lines[page.body_start :], page.body_start + 1):
        for is_image, _, target in _LINK.findall(_CODE.sub("", line)):
            if not _PATH.fullmatch(target):
                continue
            way, _, anchor = target.partition("#")
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), way)) if way else page.path
            if path.startswith(f"../{_ASSETS}"):
                if path.removeprefix("../") not in assets:
                    remedy = "Put it there, or mend the way from this page; names are the same letter for letter."
                    faults.append(Fault(page.file, number, target, f"docs/{path.removeprefix('../')} is not there.", remedy))
            elif is_image:
                what, remedy = "The picture stands outside the shared ones.", f"Link one below docs/{_ASSETS}."
                faults.append(Fault(page.file, number, target, what, remedy))
            elif path not in pages:
                near = difflib.get_close_matches(path, pages, 1)
                remedy = f"Name a page below the language's folder{f', such as {near[0]}' if near else ''}, by the way from this one."
                faults.append(Fault(page.file, number, target, "The link leads to no page.", remedy))
            elif anchor and anchor not in {heading.id for heading in pages[path].headings}:
                what = f"{pages[path].file} has no heading #{anchor}."
                faults.append(Fault(page.file, number, target, what, "Name the id of a heading on it."))


def _check_brackets(text: str, number: int, sources: frozenset[str], tell: Tell) -> None:
    """What stands in brackets and looks like an id is one, letter for letter."""
    for match in _BRACKETED.finditer(text):
        written = match[1] or match[2]
        id = unicodedata.normalize("NFKC", written).strip().translate(_DASHES).casefold()
        id = re.sub(r"-+", "-", id)
        if re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", id) and id.split("-")[0] in sources and (written != id or match[0][0] in "［【"):
            tell(number, written, "It looks like a link by id and is none.", f"Write it as [{id}].")


def _check_entries_are_whole(page: Page, ids: set[str], faults: list[Fault]) -> None:
    """What stands below an entry's heading is its text, whole: nothing is set in by snippet, nothing follows behind a block.

    Entries come before the commentary and stand in no block.
    """
    commentary = min((number for number, _ in blocks(page.lines, COMMENTARY)), default=len(page.lines) + 1)
    inside = {number for number, _ in blocks(page.lines, "")}
    for heading in page.headings:
        if heading.id in ids and heading.line in inside:
            what = "The entry stands inside a block; data and cards hold it as the source's own."
            faults.append(Fault(page.file, heading.line, heading.id, what, "Write it outside of all blocks."))
        elif heading.id in ids and heading.line > commentary:
            what = "The entry stands behind the commentary."
            remedy = "Write all commentary of a page into one block after its entries."
            faults.append(Fault(page.file, heading.line, heading.id, what, remedy))
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
        if number in headings:
            current, is_behind = (headings[number] if headings[number] in ids and not depth else ""), False
        elif is_mark(line):
            depth += 1 if line.strip("/ ") else -1
            is_behind = True
        elif current and not depth and line.strip() and (is_behind or "--8<--" in line):
            yield current, number, line
