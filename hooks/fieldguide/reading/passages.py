"""Cutting what authors wrote into passages, each of which is translated as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ..model.data_files import SOURCES_YML
from ..model.entries import Examined, Page, Principle, Relation, Source
from ..model.identifiers import PrincipleId
from ..model.passages import Passage
from .words_table import WordTable, words_file


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
    snippets: Mapping[str, Sequence[str]],
) -> dict[str, dict[str, Passage]]:
    """Every passage, by language and id.

    Args:
        languages: language codes, the default language first.
        reasons: relations, and searches for some in vain, each with the file that declares it.
        snippets: lines of each text that pages set in, by the file's name.
    """
    found: dict[str, dict[str, Passage]] = {language: {} for language in languages}
    entries = {
        id: originals_of(sources[principle.source], languages) for id, principle in principles.items() if principle.source in sources
    }
    for language in languages:
        texts = [*_reasons(language, reasons)]
        texts += [(f"title-{id}", SOURCES_YML, source.title.get(language, "")) for id, source in sources.items()]
        if language in words:
            texts += [(f"words-{group}", words_file(language), text) for group, text in _groups(words[language])]
        own = {file: lines for file, lines in snippets.items() if file.startswith(f"{language}/")}
        texts += [(f"snippet-{Path(file).stem}", file, "\n".join(lines).strip()) for file, lines in own.items()]
        for page in pages[language].values():
            texts += [(id, page.file, text) for id, text in passages_on(page, principles)]
        for id, file, text in texts:
            originals = entries.get(PrincipleId(id), (languages[0],))
            found[language][id] = Passage(id, language, file, text, originals)
    return found


def passages_on(page: Page, principles: Mapping[PrincipleId, Principle]) -> Iterator[tuple[str, str]]:
    """The passages of a page: id and plain text. Entries and terms go by their own id, sections by that of the page's title and theirs.

    So a section keeps its name where its page moves. What is neither entry nor section, such as the page's description, is `#page`.
    """
    if not page.headings:
        return
    top = page.headings[0].id
    rest = [page.meta.get("description"), page.prose.get("")]
    for heading in page.headings:
        prose = page.prose.get(heading.id, "")
        principle = principles.get(PrincipleId(heading.id))
        if principle and page.language in principle.restated:
            entry = principle.restated[page.language]
            if entry.lent_by:
                continue
            yield heading.id, f"{entry.title}\n{entry.text}"
            rest.append(prose.removeprefix(" ".join(entry.paragraphs)).strip())
        else:
            is_named = heading.id.startswith("term-") or heading.id == top
            yield (heading.id if is_named else f"{top}#{heading.id}"), f"{heading.title}\n{prose}"
    if text := "\n".join(part for part in rest if isinstance(part, str) and part):
        yield f"{top}#page", text


@lru_cache(maxsize=64)
def _groups(table: WordTable) -> Sequence[tuple[str, str]]:
    """Interface words by the group that their keys begin with, in the order of the keys."""
    groups: dict[str, list[str]] = {}
    for key, text in sorted(table.words.items()):
        groups.setdefault(key.partition(".")[0], []).append(text)
    return [(group, "\n".join(texts)) for group, texts in groups.items()]


def _reasons(language: str, reasons: Sequence[tuple[Relation | Examined, str]]) -> Iterator[tuple[str, str, str]]:
    for one, file in reasons:
        target = one.target if isinstance(one, Relation) else one.source
        if language in one.reason:
            yield f"{one.origin}:{target}", file, one.reason[language]
