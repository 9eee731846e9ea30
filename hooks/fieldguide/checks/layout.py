"""How the lines of a page follow each other: blocks that are known and closed, lists, tables, an empty line between all others.

python-markdown joins what no empty line parts, and reads nested lists by fours: what is otherwise would be text where a list is meant.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence

BLOCKS = {
    "html": ("section.commentary", "section.common-questions", "section.situations", "section.ways", "section.no-network", "div.letter"),
    "safety": None,
    "note": None,
    "details": None,
}
"""Blocks that authors may open, as `/// name | argument`: the arguments that each takes, or None where it takes a title."""

COMMENTARY = "html | section.commentary"
COMMON_QUESTIONS = "html | section.common-questions"
LETTER = "html | div.letter"
SAFETY = "safety"

DEEPEST = 3
"""Lists inside lists: more are no guidance."""

INDENT = 4
"""Spaces by which an item stands inside another one."""

SNIPPET_MARK = re.compile(r"-{1,}8<-")

Tell = Callable[[int, str, str, str], None]
"""Tells a fault: line, id, what is wrong, remedy."""

_OPENING = re.compile(r"(/{3,})\s*(.*?)\s*$")
_ITEM = re.compile(r"( *)(?:-|(\d{1,6})\.)\s+\S")
_LIKE_AN_ITEM = re.compile(r"\s*(?:[*+•·▪–—]\s|\d+[)）、]|\d+\.(?=[^\W\d])|\d{7,}\.|-(?=[^\W\d])|(?:-|\d+\.)\s*$|[a-z]\)\s)")
RULING = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


def is_mark(line: str) -> bool:
    """Whether a line opens or closes a block."""
    return line.startswith("///")


def blocks(lines: Sequence[str], *names: str) -> list[tuple[int, str]]:
    """Lines inside the blocks of these names with their numbers, such as those of `safety`; blocks inside count with the outer one."""
    found: list[tuple[int, str]] = []
    opened: list[tuple[int, bool]] = []  # the slashes that close it, and whether it is one of those asked for
    for number, line in enumerate(lines, 1):
        mark = _OPENING.match(line.lstrip())
        if mark and not mark[2]:
            opened = [block for block in opened if block[0] > len(mark[1])]
        elif mark:
            opened.append((len(mark[1]), any(mark[2].startswith(name) for name in names)))
        elif any(is_asked for _, is_asked in opened):
            found.append((number, line))
    return found


def check_blocks(numbered: Sequence[tuple[int, str]], tell: Tell) -> None:
    """Blocks are known, each is closed by a line of as many slashes, and none is empty."""
    opened: list[tuple[int, str, int]] = []  # slashes, name, line
    last = ""  # line before this one that is not empty
    for number, line in numbered:
        mark = _OPENING.match(line.lstrip())
        if mark and line.startswith(" "):
            tell(number, "", "The block's mark is indented, which makes it text.", "Begin it at the margin.")
        elif mark and mark[2]:
            name = _check_name(mark[2], number, tell)
            if opened and len(mark[1]) >= opened[-1][0]:
                remedy = f"Write the outer one, on line {opened[-1][2]}, with more slashes; or close it first."
                tell(number, "", f"The block stands inside '{opened[-1][1]}', which has no more slashes.", remedy)
            opened.append((len(mark[1]), name, number))
        elif mark and opened and opened[-1][0] == len(mark[1]):
            if is_mark(last) and last.strip("/ "):
                tell(number, opened[-1][1], "The block is empty.", "Write what it is for, or take it out.")
            opened.pop()
        elif mark:
            tell(number, "", "The line closes no block.", "Take it out, or write as many slashes as opened the block.")
        elif line.startswith(" " * INDENT) and is_mark(last) and last.strip("/ "):
            tell(number, "", "The block carries options.", "Leave them out.")
        last = line if line.strip() else last
    for slashes, name, number in opened:
        tell(number, name, "The block is not closed.", f"Write a line of {slashes} slashes after it.")
    commentaries = [number for number, line in numbered if is_mark(line) and line.strip("/ ").startswith(COMMENTARY)]
    for number in commentaries[1:]:
        tell(number, "", f"A block of commentary stands on line {commentaries[0]} already.", "Write all commentary of a page into one.")


def _check_name(words: str, number: int, tell: Tell) -> str:
    name, _, argument = (part.strip() for part in words.partition("|"))
    if name not in BLOCKS:
        near = difflib.get_close_matches(name.lower(), BLOCKS, 1)
        tell(number, name, f"The block '{name}' is unknown.", f"Use one of: {', '.join(BLOCKS)}{f'; {near[0]}?' if near else '.'}")
    elif (known := BLOCKS[name]) is not None and argument not in known:
        tell(number, argument, f"The block html takes no '{argument}'.", f"Use one of: {', '.join(known)}.")
    elif known is None and not argument:
        tell(number, name, f"The block '{name}' has no title.", f"Write it as `/// {name} | Title`.")
    elif known is None and re.search(r"[*_`\[\]<>{}\\|]", argument):
        tell(number, name, "The title of the block holds markup.", "Write it as plain text.")
    return name


def check_layout(numbered: Sequence[tuple[int, str]], tell: Tell) -> None:
    """Each line is of one kind, and an empty line parts it from others, but for items of a list and rows of a table."""
    list_so_far: list[int] = []  # by depth, the number of items of the list that is open
    rows: list[tuple[int, str]] = []
    before = ""
    for number, line in [*numbered, (numbered[-1][0] + 1 if numbered else 1, "")]:
        kind = _kind(line)
        if kind and before and not (kind == before and kind in ("item", "row")):
            _tell_joined(kind, before, number, tell)
        if kind == "item":
            _check_item(line, number, list_so_far, tell)
        elif kind:
            list_so_far.clear()
        if kind == "text":
            _check_text(line, number, tell)
        if kind == "row":
            rows.append((number, line))
        elif rows:
            _check_table(rows, tell)
            rows = []
        before = kind


def _kind(line: str) -> str:
    """What a line is; nothing where it is empty."""
    if not line.strip():
        return ""
    if is_mark(line.lstrip()):
        return "mark"
    if line.startswith("#"):
        return "heading"
    if line.startswith("|"):
        return "row"
    return "item" if _ITEM.match(line) else "text"


def _tell_joined(kind: str, before: str, number: int, tell: Tell) -> None:
    if kind == before == "text":
        tell(number, "", "A paragraph is wrapped.", "Write it on one line; an empty line parts two paragraphs.")
    else:
        names = {"item": "list", "row": "table", "mark": "block", "text": "paragraph"}
        what = f"No empty line parts this {names.get(kind, kind)} from the {names.get(before, before)} above, which makes them one."
        tell(number, "", what, "Leave an empty line before it.")


def _check_text(line: str, number: int, tell: Tell) -> None:
    if _LIKE_AN_ITEM.match(line):
        tell(number, "", "The line looks like an item of a list and is none.", "Begin it with `- ` or `1. `, and write something after it.")
    elif line.startswith((" " * INDENT, "\t")):
        tell(number, "", "The line is indented, which makes it code.", "Begin it at the margin.")
    elif line.startswith(" "):
        what = "The heading is indented, which makes it text." if line.lstrip().startswith("#") else "The line is indented."
        tell(number, "", what, "Begin it at the margin.")
    elif re.match(r"(?:```|~~~)", line):
        tell(number, "", "The line opens a block of code.", "Write text; the guide has no code on its pages.")


def _check_item(line: str, number: int, counts: list[int], tell: Tell) -> None:
    match = _ITEM.match(line)
    indent, counted = (len(match[1]), match[2]) if match else (0, None)
    depth = indent // INDENT
    if indent % INDENT or depth > len(counts):
        what = f"The item is indented by {indent} spaces, which puts it where it is not meant."
        tell(number, "", what, f"Indent it by {INDENT} for each list that it stands in.")
    elif depth >= DEEPEST:
        tell(number, "", f"The item stands more than {DEEPEST} lists deep.", "Write it one level up.")
    counts[depth + 1 :] = []
    if depth >= len(counts):
        counts.append(0)
    counts[min(depth, len(counts) - 1)] += 1
    expected = counts[min(depth, len(counts) - 1)]
    if counted and int(counted) not in (1, expected):
        tell(number, "", f"The item has the number {counted}, and is number {expected} of its list.", f"Write {expected}.")
    rest = line[match.end() - 1 :] if match else ""
    if re.match(r"(?:#|[-*+>]\s|\d+\.\s|/{3}|```|\|)", rest):
        tell(number, "", "The item begins with the mark of something else.", "Begin it with words.")


def _check_table(rows: Sequence[tuple[int, str]], tell: Tell) -> None:
    first = rows[0][0]
    if len(rows) < 3 or not RULING.fullmatch(rows[1][1]):
        tell(first, "", "The table has no head, no line below it or no rows.", "Write | head | head |, then |---|---|, then the rows.")
        return
    in_head = rows[0][1].rstrip().count("|") - 1
    for number, line in rows:
        cells = line.rstrip().count("|") - 1
        if not line.rstrip().endswith("|"):
            tell(number, "", "The row of the table is not closed.", "End it with |.")
        elif cells != in_head:
            tell(number, "", f"The row has {cells} cells, the table's head {in_head}.", "Write as many cells in each row.")
