"""What readers take from the working sheets: letters as plain text, in one language or two, and tables to be filled in as CSV.

They are files, so that they can be had without a script and from a disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..checks.layout import LETTER, blocks
from ..model.entries import Page
from ..reading.plain_text import plain
from ..site import Site
from .tables import table

LETTERS = "sheets/letters.md"
TABLES = "sheets/worksheets.md"
FOLDER = "sheets/files"
TRACKER = "tracker"
"""Heading of the table in which commitments are followed."""

_RULE = "\n\n" + "-" * 40 + "\n\n"


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Every letter in each language and in every two, and the tracker in each: path below the site's root, and text."""
    if LETTERS in site.guide.pages[site.languages[0]]:
        texts = {language: letters_on(site.guide.pages[language][LETTERS]) for language in site.languages}
        for id in texts[site.languages[0]]:
            for languages in letter_choices(site):
                yield letter_file(id, languages), _RULE.join(texts[language][id] for language in languages) + "\n"
    for language in site.languages:
        if TABLES in site.guide.pages[language]:
            yield tracker_file(language), table(table_below(site.guide.pages[language][TABLES], TRACKER))


def letter_choices(site: Site) -> list[tuple[str, ...]]:
    """One language, or two."""
    return [(language,) for language in site.languages] + list(combinations(site.languages, 2))


def letter_file(id: str, languages: tuple[str, ...]) -> str:
    """Address of a letter: `sheets/files/letter-first-contact-en-vi.txt`."""
    return f"{FOLDER}/{'-'.join((id, *languages))}.txt"


def tracker_file(language: str) -> str:
    """Address of the tracker: `sheets/files/tracker-vi.csv`."""
    return f"{FOLDER}/{TRACKER}-{language}.csv"


def letters_on(page: Page) -> dict[str, str]:
    """Texts of the letters on a page by the id of the heading above each; paragraphs are parted by an empty line."""
    starts = sorted((heading.line, heading.id) for heading in page.headings)
    found: dict[str, list[str]] = {}
    for number, line in blocks(page.lines, LETTER):
        id = next(id for start, id in reversed(starts) if start < number)
        if line.strip():
            found.setdefault(id, []).append(_text(line))
    return {id: "\n\n".join(paragraphs) for id, paragraphs in found.items()}


def table_below(page: Page, id: str) -> list[list[str]]:
    """Rows of the first table below a heading, its own heading row first; rows of marks are left out."""
    start = next((heading.line for heading in page.headings if heading.id == id), len(page.lines))
    rows = []
    for line in page.lines[start:]:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not all(set(cell) <= set("-: ") and cell for cell in cells):
                rows.append(cells)
        elif rows:
            break
    return rows


def _text(line: str) -> str:
    """A paragraph as it is sent: what stands in brackets is for the writer to fill in, and keeps them."""
    kept = line.replace("[", "\x01").replace("]", "\x02")
    return plain(kept).replace("\x01", "[").replace("\x02", "]")
