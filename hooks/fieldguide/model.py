"""What the guide consists of. All records are frozen; loading.py makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .identifiers import PrincipleId, label_of, parent_of, source_of

KINDS = ("part", "guideline", "point", "introduction", "practice", "case", "headline")
FORCES = ("recommends", "may-consider", "expects", "describes", "reports")
ACTORS = ("cso", "company", "state", "participants")
RELATION_TYPES = ("supports", "equivalent", "contrary")
PROPERTIES = ("integral to", "example of", "precedes")

Localised = Mapping[str, str]
"""A text for each language, by the language's code."""


@dataclass(frozen=True)
class Entry:
    """A principle in one language, as it stands in that language's Markdown.

    Attributes:
        title: plain text of its heading.
        text: plain text; paragraphs are separated by one line feed.
        page: path of its page below the language's folder, such as `cso/part-1/guideline-2.md`.
        line: line of its heading in that page, counted from 1.
    """

    title: str
    text: str
    page: str
    line: int

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n")


@dataclass(frozen=True)
class Principle:
    """A citable unit, whatever its kind.

    Attributes:
        force: how binding the source's wording is, one of FORCES.
        actor: who acts according to the source, one of ACTORS.
        entries: the principle in each language.
    """

    id: PrincipleId
    kind: str
    force: str
    actor: str
    entries: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def source(self) -> str:
        return source_of(self.id)

    @property
    def parent(self) -> PrincipleId | None:
        return parent_of(self.id)

    @cached_property
    def label(self) -> str:
        return label_of(self.id)

    @property
    def page(self) -> str:
        """Path of its page below a language's folder: the same in every language."""
        return next(iter(self.entries.values())).page


@dataclass(frozen=True)
class Relation:
    """An editorial link from one principle to another, declared once, on one side.

    Types and properties follow the supportive relationship style of NIST IR 8477.
    """

    origin: PrincipleId
    target: PrincipleId
    type: str
    property: str
    reason: Localised


@dataclass(frozen=True)
class Source:
    """A document that the guide restates. Only what it states of itself is recorded.

    Attributes:
        languages: codes of the languages in hand.
        home: path of its first page below a language's folder.
    """

    id: str
    title: Localised
    languages: tuple[str, ...]
    home: str


@dataclass(frozen=True)
class Term:
    """A concept of the term base (docs/_data/terms.yml).

    Attributes:
        names: the standard term in each language, and in Traditional Chinese under `zh-Hant`.
        short: short form used in every language, such as `IHL`; empty where there is none.
        variants: what readers type or other texts use, by language.
    """

    id: str
    names: Localised
    short: str
    variants: Mapping[str, tuple[str, ...]]

    @property
    def anchor(self) -> str:
        return f"term-{self.id.replace('_', '-')}"


@dataclass(frozen=True)
class Heading:
    level: int
    title: str
    id: str
    line: int


@dataclass(frozen=True)
class Reference:
    """A link by id in running text; `bare` where the id stands alone and the label is shown for it."""

    id: str
    line: int
    bare: bool


@dataclass(frozen=True)
class Page:
    """One Markdown page in one language.

    Attributes:
        path: path below the language's folder.
        meta: its front matter.
        lines: its lines, front matter included, so that line numbers are the file's.
        body_start: index in `lines` at which the Markdown begins.
    """

    path: str
    language: str
    meta: Mapping[str, object]
    lines: tuple[str, ...]
    body_start: int
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]

    @property
    def file(self) -> str:
        return f"{self.language}/{self.path}"

    @property
    def markdown(self) -> str:
        return "\n".join(self.lines[self.body_start :])
