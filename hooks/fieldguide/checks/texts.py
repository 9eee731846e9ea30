"""Every text that readers see, with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model.data_files import SOURCES_YML, TERMS_YML
from ..model.entries import Page
from ..model.ledger import RETIRED
from ..reading.content import Content
from ..reading.plain_text import plain
from ..reading.words_table import WordTable, words_file
from ..reading.yaml_lines import Record

_NO_WORDS = re.compile(r"`[^`]*`|<[^<>]*>|\{\w+\}")
"""Code, tags, addresses, and fields of interface words: what stands there is another text, as long as a letter."""


@dataclass(frozen=True)
class Text:
    """A plain text in one language, and where it stands."""

    file: str
    line: int
    id: str
    text: str


def texts_in(content: Content, language: str) -> Iterator[Text]:
    """Texts of pages and data in one language. Forms that readers type into the search are no text."""
    for page in content.pages[language].values():
        yield from texts_on(page)
    for relation, file, line in content.relations:
        yield Text(file, line, f"{relation.origin} → {relation.target}", relation.reason.get(language, ""))
    for one in content.examined:
        yield Text(*content.places[one.origin], f"{one.origin} → {one.source}", one.reason.get(language, ""))
    for id, source in content.sources.items():
        yield Text(SOURCES_YML, content.source_records[id].line_of("title"), id, source.title.get(language, ""))
    for term in content.terms.values():
        yield Text(TERMS_YML, term.line, term.id, term.names.get(language, ""))
    if language in content.words:
        yield from _interface_words(content.words[language], language)
    for id, retired in content.ledger.retired.items():
        restated = retired.principle.restated[language]
        for text in (retired.reason.get(language, ""), restated.title, restated.text):
            yield Text(RETIRED, retired.line, id, text)
    for file, lines in content.snippets.items():
        if file.startswith(f"{language}/"):
            yield from (Text(file, number, "", plain(_NO_WORDS.sub("X", line))) for number, line in enumerate(lines, 1) if line.strip())


@lru_cache(maxsize=64)
def _interface_words(table: WordTable, language: str) -> Sequence[Text]:
    file = words_file(language)
    return [Text(file, table.line_of(key), key, _NO_WORDS.sub("X", text)) for key, text in table.words.items()]


def texts_on(page: Page) -> Iterator[Text]:
    """The lines of a page that readers see; the description is one of them."""
    description = page.meta.get("description")
    if isinstance(description, str):
        at = page.meta.line_of("description") if isinstance(page.meta, Record) else 1
        yield Text(page.file, at, "description", description)
    for number, line in enumerate(page.lines[page.body_start :], page.body_start + 1):
        if line.strip() and not line.lstrip("/").startswith(" html") and not line.startswith("--8<--"):
            yield Text(page.file, number, "", plain(_NO_WORDS.sub("X", line)))
