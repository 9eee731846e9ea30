"""The crosswalk: the guidelines of one source against the chief entries of the others, with the relations between the two."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from ..guide import Guide
from ..model.entries import Source
from ..model.identifiers import PrincipleId, numbers_of, parent_of
from ..site import Entry, Related, Site
from .board import parts_of


@dataclass(frozen=True)
class Cell:
    """What relates a guideline to an entry of another source.

    Attributes:
        columns: the entries that the cell stands below; several where all of a source's were gone through in vain.
        related: relations as the guideline, or one of its points, tells them; tensions first.
        reason: why none was found among the columns' entries; empty where nobody looked.
    """

    columns: tuple[Entry, ...]
    related: tuple[Related, ...] = ()
    reason: str = ""

    @property
    def tensions(self) -> int:
        """How many of them are tensions."""
        return sum(one.side.is_tension for one in self.related)


@dataclass(frozen=True)
class Row:
    """A guideline with its cells, in the order of the columns."""

    entry: Entry
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Crosswalk:
    """
    Attributes:
        columns: chief entries of the other sources: none that only introduces.
        parts: each part of the source with its rows.
    """

    columns: tuple[Entry, ...]
    parts: tuple[tuple[Entry, tuple[Row, ...]], ...]


def crosswalk(site: Site, language: str) -> Crosswalk | None:
    """The crosswalk in one language; None where no source is ordered by what comes before what."""
    source, parts = next(((one, parts) for one in site.guide.sources.values() if (parts := parts_of(site.guide, one))), (None, {}))
    if source is None:
        return None
    columns = [site.entry(id, language) for id in _chief(site.guide, source)]
    return Crosswalk(
        tuple(columns),
        tuple(
            (site.entry(part, language), tuple(_row(site.entry(id, language), columns) for id in guidelines))
            for part, guidelines in parts.items()
        ),
    )


def _chief(guide: Guide, source: Source) -> list[PrincipleId]:
    """The topmost entries of all sources but one, without what stands before their first number."""
    return [id for id, one in guide.principles.items() if one.source != source.id and parent_of(id) is None and numbers_of(id) != (0,)]


def _row(entry: Entry, columns: list[Entry]) -> Row:
    below = [
        other for id in entry.site.guide.principles if id.startswith(f"{entry.id}-") for other in (entry.site.entry(id, entry.language),)
    ]
    related = [one for own in (entry, *below) for one in own.relations]
    examined = {one.source: one.reason[entry.language] for one in entry.examined}
    cells: list[Cell] = []
    for source, group in groupby(columns, key=lambda column: column.source.id):
        there = [Cell((column,), tuple(_between(related, column))) for column in group]
        if source in examined and not any(cell.related for cell in there):
            there = [Cell(tuple(column for cell in there for column in cell.columns), reason=examined[source])]
        cells += there
    return Row(entry, tuple(cells))


def _between(related: list[Related], column: Entry) -> list[Related]:
    found = [one for one in related if one.other.id == column.id or one.other.id.startswith(f"{column.id}-")]
    return sorted(found, key=lambda one: not one.side.is_tension)
