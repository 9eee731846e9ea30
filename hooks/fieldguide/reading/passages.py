"""Cutting what authors wrote into passages, each of which is translated as one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from ..model.entries import Examined, Page, Principle, Relation, Source
from ..model.identifiers import PrincipleId
from ..model.passages import Passage
from .words_table import WordTable, words_file

WORDS = "words"
"""Id of the interface words of a language."""


def originals_of(source: Source, languages: Sequence[str]) -> tuple[str, ...]:
    """Languages in which entries of a source are no translations: those in hand, or the guide's default one."""
    return tuple(code for code in source.languages if code in languages) or (languages[0],)


def passages_of(
    languages: Sequence[str],
    sources: Mapping[str, Source],
    principles: Mapping[PrincipleId, Principle],
    pages: Mapping[str, Mapping[str, Page]],
    reasons: Sequence[tuple[Relation | Examined, str]],
    words: Mapping[str, WordTable],
) -> dict[str, dict[str, Passage]]:
    """Every passage, by language and id.

    Args:
        languages: language codes, the default language first.
        reasons: relations, and searches for some in vain, each with the file that declares it.
    """
    found: dict[str, dict[str, Passage]] = {language: {} for language in languages}
    entries = {
        id: originals_of(sources[principle.source], languages) for id, principle in principles.items() if principle.source in sources
    }
    for language in languages:
        texts = [*_reasons(language, reasons)]
        if language in words:
            table = words[language].words
            texts.append((WORDS, words_file(language), "\n".join(f"{key}: {text}" for key, text in table.items())))
        for page in pages[language].values():
            texts += [(id, page.file, text) for id, text in passages_on(page, principles)]
        for id, file, text in texts:
            originals = entries.get(PrincipleId(id), (languages[0],))
            found[language][id] = Passage(id, language, file, text, originals)
    return found


def passages_on(page: Page, entries: Container[str]) -> Iterator[tuple[str, str]]:
    """The passages of a page: id and plain text. Entries and terms go by their own id, sections by that of the page's title and theirs.

    So a section keeps its name where its page moves.
    """
    if not page.headings:
        return
    top = page.headings[0].id
    for heading in page.headings:
        is_named = heading.id.startswith("term-") or heading.id == top or heading.id in entries
        yield (heading.id if is_named else f"{top}#{heading.id}"), f"{heading.title}\n{page.prose.get(heading.id, '')}"


def _reasons(language: str, reasons: Sequence[tuple[Relation | Examined, str]]) -> Iterator[tuple[str, str, str]]:
    for one, file in reasons:
        target = one.target if isinstance(one, Relation) else one.source
        if language in one.reason:
            yield f"{one.origin}:{target}", file, one.reason[language]
