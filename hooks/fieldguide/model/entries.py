"""Records of the guide, all frozen: what authors declare of each principle, source, term and relation, and what they wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .identifiers import PrincipleId, numbers_of, parent_of, roman, source_of

VOCABULARY = ("kind", "force", "actor")
"""Facts of a principle whose values are those that the interface has words for, such as `kind.part` (docs/_data/words/)."""

RELATION_TYPES = ("supports", "equivalent", "contrary")
NUMBERS = ("arabic", "roman")
PROPERTIES = ("integral to", "example of", "precedes", "compare")
"""`compare` marks what another industry shows: it supports nothing, and is told as a comparison from both sides."""

Localised = Mapping[str, str]
"""A text for each language, by the language's code."""


@dataclass(frozen=True)
class Restatement:
    """A principle in one language, as it stands in that language's Markdown.

    Attributes:
        title: plain text of its heading.
        text: plain text; paragraphs are separated by one line feed.
        page: path of its page below the language's folder, such as `cso/part-1/guideline-2.md`.
        line: line of its heading in that page, counted from 1.
        lent_by: code of the language whose words these are, where this one has no translation yet; else empty.
    """

    title: str
    text: str
    page: str
    line: int
    lent_by: str = ""

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n")


@dataclass(frozen=True)
class Principle:
    """A citable unit, whatever its kind.

    Attributes:
        kind: what it is in its source, such as `guideline`.
        force: how binding the source's wording is, such as `recommends`.
        actor: who acts according to the source, such as `company`; empty where the source names nobody.
        label: what stands for it in every language: `CSO II.2.1`, `VPs 1.2`, `B-Tech 3`.
        pending: codes of the languages that it may still lack, in the edition that it is new in.
        restated: the principle in each language.
        short: a short title by language, for menus and chips; empty where the title is short enough.
    """

    id: PrincipleId
    kind: str
    force: str
    actor: str
    label: str
    pending: tuple[str, ...] = ()
    restated: Mapping[str, Restatement] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        return source_of(self.id)

    @property
    def parent(self) -> PrincipleId | None:
        return parent_of(self.id)

    @property
    def place_key(self) -> str:
        """Key of the words for its place, such as `place.cso.guideline-2`."""
        return f"place.{self.source}.{self.kind}-{len(numbers_of(self.id))}"

    @property
    def page(self) -> str:
        """Path of its page below a language's folder: the same in every language."""
        return next(iter(self.restated.values())).page


@dataclass(frozen=True)
class Relation:
    """An editorial link from one principle to another, declared once, on one side.

    Types and properties follow the supportive relationship style of NIST IR 8477.

    Attributes:
        by: who drew it; `editors` until a person signs.
        day: when, as `2026-11-26`.
        reviewed: who has reviewed it, and when; empty until a person has.
    """

    origin: PrincipleId
    target: PrincipleId
    type: str
    property: str
    reason: Localised
    by: str = "editors"
    day: str = ""
    reviewed: str = ""

    def is_comparison(self) -> bool:
        """Whether it is drawn from another industry."""
        return self.property == "compare"

    def kind_key(self, end: str) -> str:
        """Key of its plain name on one of its sides, `from` or `to`, such as `relation.supports-from`."""
        return f"relation.{self.property if self.is_comparison() else self.type}-{end}"

    def property_key(self, end: str) -> str:
        """Key of its property's plain name on one of its sides, such as `relation.precedes-to`; empty where it has none."""
        return f"relation.{self.property.replace(' ', '-')}-{end}" if self.property and not self.is_comparison() else ""

    def word_keys(self) -> tuple[str, ...]:
        """Keys of the words that tell it."""
        return tuple(key for end in ("from", "to") for key in (self.kind_key(end), self.property_key(end)) if key)


@dataclass(frozen=True)
class Examined:
    """A principle of which no relation to a source was found, after a search for one.

    Attributes:
        source: id of the source whose entries were gone through.
    """

    origin: PrincipleId
    source: str
    reason: Localised
    by: str
    day: str


@dataclass(frozen=True)
class Source:
    """A document that the guide restates. Only what it states of itself is recorded.

    Attributes:
        languages: codes of the languages in hand.
        home: path of its first page below a language's folder.
        label: what labels of its principles begin with, the same in every language, such as `B-Tech`.
        numbers: how labels write a place's first number, one of NUMBERS.
        places: names of what each number of an id counts, from the first on (docs/_data/search/); several where it is one of them.
        also: what people type for the label.
    """

    id: str
    title: Localised
    languages: tuple[str, ...]
    home: str
    label: str
    numbers: str = "arabic"
    places: tuple[tuple[str, ...], ...] = ()
    also: tuple[str, ...] = ()

    def label_of(self, id: PrincipleId) -> str:
        """Label of one of its principles: `CSO II.2.1` for `cso-2-2-1`."""
        first, *others = numbers_of(id)
        shown = [roman(first) if self.numbers == "roman" else str(first), *map(str, others)]
        return f"{self.label} {'.'.join(shown)}"


@dataclass(frozen=True)
class Term:
    """A concept of the term base (docs/_data/terms.yml).

    Attributes:
        names: the standard term in each language, and in Traditional Chinese under `zh-Hant`.
        short: short form used in every language, such as `IHL`; empty where there is none.
        variants: what readers type or other texts use, by language.
        forbidden: what they say wrongly, by language: found by the search, and never written here.
        line: its line in the term base, counted from 1.
    """

    id: str
    names: Localised
    short: str
    variants: Mapping[str, tuple[str, ...]]
    forbidden: Mapping[str, tuple[str, ...]]
    line: int

    @property
    def anchor(self) -> str:
        """Id of its heading in the glossary, such as `term-civilian-object` for `civilian_object`."""
        return f"term-{self.id.replace('_', '-')}"


@dataclass(frozen=True)
class Fit:
    """What an entry says in one language where others name a term, and this one does not.

    Attributes:
        origin: the entry's id.
        term: the term's id.
        words: what stands there in its place; empty where nothing does.
    """

    origin: PrincipleId
    term: str
    language: str
    words: str


@dataclass(frozen=True)
class Sheet:
    """A working sheet: a page of commentary to work with at a desk.

    Attributes:
        page: its path below a language's folder.
        offered_on: paths of the pages that offer it.
    """

    page: str
    offered_on: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of a page.

    Attributes:
        level: number of its marks `#`.
        title: plain text.
        id: what stands in {#…} behind it.
        line: counted from 1.
    """

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
        prose: plain text below each heading, by the heading's id; `""` for what stands above the first.
        lent: Markdown of entries that this language lacks, in another one's words, by the number of the file's lines before it.
    """

    path: str
    language: str
    meta: Mapping[str, object]
    lines: tuple[str, ...]
    body_start: int
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    prose: Mapping[str, str]
    lent: Mapping[int, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return f"{self.language}/{self.path}"

    @property
    def written(self) -> str:
        """The Markdown of the file."""
        return "\n".join(self.lines[self.body_start :])

    @property
    def markdown(self) -> str:
        """The Markdown of the page, with what it is lent."""
        lines = list(self.lines)
        for number, text in sorted(self.lent.items(), reverse=True):
            lines[number:number] = ["", text, ""]
        return "\n".join(lines[self.body_start :])
