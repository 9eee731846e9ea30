"""Reading the real content as its authors wrote it: pages, lists, commentary, sentences. Nothing here needs a build."""

from __future__ import annotations

from collections.abc import Iterator

from fieldguide.guide import Guide
from fieldguide.model.entries import Page
from fieldguide.reading.plain_text import plain
from support import permalinks
from support.permalinks import IDS
from support.sites import ROOT, read_yaml

DOCS = ROOT / "docs"
HAN = r"\u2e80-\u2fff\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

_SOURCES = tuple(source["id"] for source in read_yaml("docs/_data/sources.yml"))


def _place(id: str) -> tuple[int, ...]:
    source, *numbers = id.split("-")
    return (_SOURCES.index(source), *map(int, numbers))


KINDS = {id: IDS[id]["kind"] for id in sorted(IDS, key=_place) if IDS[id]["state"] == "current"}
"""The permanent ids that are current, in reading order, each with its kind: what tests go through, from the ledger."""


def page_of(id: str) -> str:
    """The page that a principle stands on, as the address scheme has it."""
    source, *numbers = id.split("-")
    if source == "cso":
        return f"cso/part-{numbers[0]}/" + (f"guideline-{numbers[1]}.md" if len(numbers) > 1 else "index.md")
    if numbers[0] == "0":
        return f"{source}/index.md"
    return f"{source}/{'section' if source == 'vps' else 'headline'}-{numbers[0]}.md"


COMMENTED = tuple(
    dict.fromkeys(
        page_of(id) for id, kind in KINDS.items() if kind in ("guideline", "headline") or (kind == "practice" and id.count("-") == 1)
    )
)
"""Pages of guidelines, of the sections on practice, and of headlines: each carries the three lists of commentary."""

PAGES = tuple(page for page, record in permalinks.PAGES.items() if record["state"] == "current")


def numbered_lines(page: Page) -> Iterator[tuple[int, str]]:
    """The lines of a page that readers see, with their numbers in the file; the description is one of them."""
    description = page.meta.get("description")
    if isinstance(description, str):
        yield 2, description
    for number, line in enumerate(page.lines[page.body_start :], page.body_start + 1):
        if line.strip() and not line.startswith(("/// html", "--8<--")):
            yield number, line


def data_texts(guide: Guide, language: str) -> Iterator[tuple[str, str, str]]:
    """Every text of the data files in one language, as (file, id, text). The forms that readers type are no text."""
    for relation in guide.relations:
        yield "_data/principles", f"{relation.origin} → {relation.target}", relation.reason[language]
    for source in guide.sources.values():
        yield "_data/sources.yml", source.id, source.title[language]
    for term in guide.terms.values():
        yield "_data/terms.yml", term.id, term.names[language]
    for key, words in guide.words[language].items():
        yield f"_data/words/{language}.yml", key, words
    for id, retired in guide.ledger.retired.items():
        entry = retired.principle.restated[language]
        for text in (retired.reason[language], entry.title, *entry.paragraphs):
            yield "_data/retired.yml", id, text
    for source, citation in guide.citations[language].items():
        yield f"{language}/_snippets/cite-{source}.md", source, citation


def all_texts(guide: Guide, language: str) -> Iterator[tuple[str, str]]:
    """Everything that readers see in one language, as (where, plain text)."""
    for page in guide.pages[language].values():
        for number, line in numbered_lines(page):
            yield f"{page.file}:{number}", plain(line)
    for file, id, text in data_texts(guide, language):
        yield f"{file} [{id}]", plain(text) if file.endswith(".md") else text


def word_keys(language: str) -> dict[str, str]:
    """Interface words of one language by dotted key, read from the table itself."""
    table = read_yaml(f"docs/_data/words/{language}.yml")
    found: dict[str, str] = {}

    def walk(value: object, key: str) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                walk(inner, f"{key}.{name}" if key else str(name))
        else:
            found[key] = str(value)

    walk(table, "")
    return found
