"""The ledger of permanent addresses: what was published, since which edition, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .entries import Localised, Page, Principle
from .identifiers import PrincipleId

LEDGER = "_data/permalinks.yml"
"""Every id and every page ever published, one line each; lines are only ever added."""

RETIRED = "_data/retired.yml"
"""What is kept of retired principles; the file is there as soon as there is one."""

EDITION = re.compile(r"20[0-9]{2}\.(0[1-9]|1[0-2])(\.[0-9]{1,3})?")
"""Form of an edition: a calendar version, such as `2026.11`."""

Places = Mapping[PrincipleId, tuple[str, int]]
"""File and line at which each principle is declared."""


@dataclass(frozen=True)
class Permalink:
    """One line of the ledger: a principle's id, or a page.

    Attributes:
        id: the principle's; empty for a page.
        kind: the principle's; empty for a page.
        page: path below a language's folder: of the page, or of the one on which the principle was published.
        edition: the first one.
        state: `current`; `retired`, for a principle; `moved`, for a page.
        to: path of the page that a moved one leads to.
        line: its line in the file, counted from 1.
    """

    id: str
    kind: str
    page: str
    edition: str
    state: str = "current"
    to: str = ""
    line: int = 0

    @property
    def name(self) -> str:
        """What it is called in faults: a principle's id, or a page's path."""
        return self.id or self.page

    def __str__(self) -> str:
        """The line as it stands in the file: one form only, so that a difference in git is a difference in what it says."""
        about = f"id: {self.id}, kind: {self.kind}, " if self.id else ""
        to = f", to: {self.to}" if self.to else ""
        return f'- {{{about}page: {self.page}, edition: "{self.edition}", state: {self.state}{to}}}'


@dataclass(frozen=True)
class Retired:
    """What is kept of a principle that is no longer current.

    Attributes:
        principle: its facts, and its title and text in each language as they last were.
        since: edition with which it was retired.
        reason: why, in each language.
        replaced_by: ids of the principles that take its place, if any.
        line: its line in _data/retired.yml.
    """

    principle: Principle
    since: str
    reason: Localised
    replaced_by: tuple[PrincipleId, ...]
    line: int


@dataclass(frozen=True)
class Ledger:
    """Every address ever published.

    Attributes:
        permalinks: the lines of the file, in its order.
        retired: what is kept of each retired principle.
        is_whole: whether every line of both files could be read.
    """

    permalinks: tuple[Permalink, ...] = ()
    retired: Mapping[PrincipleId, Retired] = field(default_factory=dict)
    is_whole: bool = True

    @cached_property
    def principles(self) -> Mapping[str, Permalink]:
        """Principles by id; of those that stand twice, the first."""
        return {permalink.id: permalink for permalink in reversed(self.permalinks) if permalink.id}

    @cached_property
    def pages(self) -> Mapping[str, Permalink]:
        """Pages by path; of those that stand twice, the first."""
        return {permalink.page: permalink for permalink in reversed(self.permalinks) if not permalink.id}

    @cached_property
    def retired_ids(self) -> frozenset[str]:
        """Ids of principles that were published and are no longer in the guide."""
        return frozenset(permalink.id for permalink in self.principles.values() if permalink.state == "retired")

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """By path of a moved page, the path at which it stands now, however often it moved. Circles are left out."""
        ways = {path: permalink.to for path, permalink in self.pages.items() if permalink.state == "moved" and permalink.to}
        found = {}
        for path in ways:
            passed = [path]
            while passed[-1] in ways and ways[passed[-1]] not in passed:
                passed.append(ways[passed[-1]])
            if passed[-1] not in ways:
                found[path] = passed[-1]
        return found

    def page_now(self, path: str) -> str:
        """Path at which what stood on this page stands now."""
        return self.moved.get(path, path)

    def retired_on(self, path: str) -> tuple[Retired, ...]:
        """Retired principles whose old anchors belong on this page."""
        return tuple(one for one in self.retired.values() if one.principle.page == path)


def new_permalinks(
    ledger: Ledger, principles: Iterable[Principle], pages: Mapping[str, Mapping[str, Page]], edition: str
) -> tuple[Permalink, ...]:
    """Lines for what the ledger does not hold yet: principles in reading order, then pages by path."""
    ids = [Permalink(one.id, one.kind, one.page, edition) for one in principles if one.id not in ledger.principles]
    paths = [Permalink("", "", path, edition) for path in sorted(first_of_each(pages)) if path not in ledger.pages]
    return (*ids, *paths)


def first_of_each(pages: Mapping[str, Mapping[str, Page]]) -> dict[str, Page]:
    """Each path with the page in the first language that has it."""
    found: dict[str, Page] = {}
    for by_path in pages.values():
        for path, page in by_path.items():
            found.setdefault(path, page)
    return found


def order_of(edition: str) -> tuple[int, ...]:
    """What editions are sorted by; nothing comes before an edition that cannot be read."""
    return tuple(map(int, edition.split("."))) if EDITION.fullmatch(edition) else ()
