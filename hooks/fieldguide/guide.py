"""The whole guide, read from its documentation folder and checked; or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .checks.everything import check
from .model.entries import Examined, Page, Principle, Relation, Sheet, Source, Term
from .model.faults import Fault, GuideError
from .model.identifiers import PrincipleId
from .model.ledger import Ledger, order_of
from .model.passages import Made, Passage, Staleness, staleness
from .model.wordings import Wording, wording
from .reading.content import read_content


@dataclass(frozen=True)
class Guide:
    """The whole guide, checked.

    Attributes:
        languages: codes of the languages that are published, in the order of mkdocs.yml.
        default_language: the one whose pages stand at the root, whether it is published or not.
        key: public key that editions are signed with, in minisign's form; empty where they are not signed.
        principles: every principle in reading order, by id.
        pages: by language, then by path below the language's folder.
        words: interface words by language; a key is dotted, such as `relation.supports`.
        writing: by language, how it is written and what readers type in it; the form is told in _data/search/en.yml.
        ranking: numbers by which the search ranks (_data/search/ranking.yml).
        asked: by language, phrases that readers type, by the id of an entry or the page of a sheet.
        synonyms: by language, everyday words by their meaning.
        citations: by language and source, how the original can be cited, as Markdown.
        passages: by language and id, what is translated as one.
        made_from: by language and id of a passage, which text it was made from.
        wordings: what every entry ever said, the earliest first, by id and language.
        ledger: every address ever published; what was retired or moved stands there alone.
    """

    languages: tuple[str, ...]
    default_language: str
    edition: str
    key: str
    sources: Mapping[str, Source]
    principles: Mapping[PrincipleId, Principle]
    relations: tuple[Relation, ...]
    examined: tuple[Examined, ...]
    terms: Mapping[str, Term]
    sheets: tuple[Sheet, ...]
    pages: Mapping[str, Mapping[str, Page]]
    words: Mapping[str, Mapping[str, str]]
    writing: Mapping[str, Mapping[str, Any]]
    ranking: Mapping[str, float]
    asked: Mapping[str, Mapping[str, Sequence[str]]]
    synonyms: Mapping[str, Mapping[str, Sequence[str]]]
    citations: Mapping[str, Mapping[str, str]]
    passages: Mapping[str, Mapping[str, Passage]]
    made_from: Mapping[str, Mapping[str, Made]]
    wordings: Mapping[tuple[str, str], Sequence[Wording]]
    ledger: Ledger

    @cached_property
    def by_page(self) -> Mapping[str, tuple[Principle, ...]]:
        """Principles that stand on a page, in reading order, by the page's path below a language's folder."""
        found: dict[str, list[Principle]] = {}
        for principle in self.principles.values():
            found.setdefault(principle.page, []).append(principle)
        return {page: tuple(principles) for page, principles in found.items()}

    @cached_property
    def children(self) -> Mapping[PrincipleId, tuple[Principle, ...]]:
        """Principles held by another one, in reading order."""
        found: dict[PrincipleId, list[Principle]] = {}
        for principle in self.principles.values():
            if principle.parent:
                found.setdefault(principle.parent, []).append(principle)
        return {id: tuple(principles) for id, principles in found.items()}

    @cached_property
    def relations_of(self) -> Mapping[PrincipleId, tuple[Relation, ...]]:
        """Relations that a principle takes part in, on either side, in the order of declaration."""
        found: dict[PrincipleId, list[Relation]] = {}
        for relation in self.relations:
            found.setdefault(relation.origin, []).append(relation)
            found.setdefault(relation.target, []).append(relation)
        return {id: tuple(relations) for id, relations in found.items()}

    @cached_property
    def reading_order(self) -> Mapping[PrincipleId, int]:
        """Place of each principle in the guide, counted from 0."""
        return {id: place for place, id in enumerate(self.principles)}

    @cached_property
    def staleness(self) -> Staleness:
        """How the translations stand to what they were made from."""
        return staleness(self.passages, self.made_from)

    @cached_property
    def behind(self) -> Mapping[tuple[str, str], str]:
        """By id and language of a translation whose original has changed since, the original's language."""
        return {(passage.id, passage.language): passage.originals[0] for passage in self.staleness.behind}

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """Every edition that the ledgers know, and the guide's own, the earliest first."""
        known = {one.edition for several in self.wordings.values() for one in several}
        return tuple(sorted({self.edition, *known, *(one.edition for one in self.ledger.permalinks)}, key=order_of))

    @cached_property
    def pending(self) -> tuple[tuple[PrincipleId, str], ...]:
        """Id and language of each translation that is still to come; another language lends its words."""
        return tuple((id, language) for id, one in self.principles.items() for language in self.languages if one.restated[language].lent_by)

    @property
    def translation_notices(self) -> list[str]:
        """What builds and publishers are told of translations; nothing where all are there and follow their original."""
        missing = [f"Still to be translated: {id} {language} (docs/{language}/{self.principles[id].page})" for id, language in self.pending]
        counts = {"behind their original": len(self.staleness.behind), "still to come": len(missing)}
        said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        behind = [f"Behind its original: {one.id} {one.language} (docs/{one.file})" for one in self.staleness.behind]
        return [*missing, *behind, f"Translations: {said}. `python -m fieldguide stale` tells more."] if said else []

    def wording(self, id: PrincipleId, language: str) -> Wording:
        """What a current entry says in this edition."""
        restated = self.principles[id].restated[language]
        return wording(id, language, self.edition, restated.title, restated.text)

    @cached_property
    def terms_by_anchor(self) -> Mapping[str, Term]:
        """The terms by the ids of their headings in the glossary, such as `term-ihl`."""
        return {term.anchor: term for term in self.terms.values()}


def chosen_of(guide: Guide) -> tuple[str, ...]:
    """Languages that are published where some are left out; empty where all are published."""
    return guide.languages if len(guide.languages) < len(guide.words) else ()


def load_guide(docs: Path, languages: Sequence[str], *, drafts: Sequence[str] = (), name: str = "", are_listed: bool = True) -> Guide:
    """Read the guide, check it, done.

    Args:
        docs: the documentation folder.
        languages: language codes, the default language first (mkdocs.yml is their only list).
        drafts: codes of languages whose folders stand there and are not read yet.
        name: the guide's, as mkdocs.yml has it; empty where that is not read.
        are_listed: whether every address has to stand in the ledger already; the command that writes new ones is lenient.

    Raises:
        GuideError: with every fault of every file.
    """
    faults: list[Fault] = []
    content = read_content(docs, languages, drafts, faults)
    check(content, faults, name=name, are_listed=are_listed)
    if faults:
        raise GuideError(faults)
    return Guide(
        languages=tuple(languages),
        default_language=languages[0],
        edition=content.edition,
        key=content.key,
        sources=content.sources,
        principles={id: content.principles[id] for id in content.places},
        relations=tuple(relation for relation, _, _ in content.relations),
        examined=content.examined,
        terms=content.terms,
        sheets=content.sheets,
        pages=content.pages,
        words={language: table.words for language, table in content.words.items()},
        writing=content.writing,
        ranking=content.ranking,
        asked=content.asked,
        synonyms=content.synonyms,
        citations=content.citations,
        passages=content.passages,
        made_from=content.made_from,
        wordings=_by_entry(content.wordings),
        ledger=content.ledger,
    )


def _by_entry(wordings: Iterable[Wording]) -> dict[tuple[str, str], list[Wording]]:
    found: dict[tuple[str, str], list[Wording]] = {}
    for one in wordings:
        found.setdefault((one.id, one.language), []).append(one)
    return found
