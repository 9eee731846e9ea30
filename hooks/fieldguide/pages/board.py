"""The phase board: the guidelines of a source in columns, one a part, with lines from what comes before to what builds on it.

A line runs through the gutter between two columns; where it passes a column it goes through a gap between that column's tiles, so that
no line lies behind a tile. Heights are in hundredths of a column: the page stretches the drawing to whatever height the words need.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..guide import Guide
from ..model.entries import Source
from ..model.identifiers import PrincipleId, parent_of

Step = tuple[PrincipleId, PrincipleId]
"""What comes before, and what builds on it."""


@dataclass(frozen=True)
class Column:
    """A column of the board.

    Attributes:
        part: id of the part it stands for; empty where it only gathers what comes before or after a part.
        tiles: ids of its guidelines.
        passing: heights at which lines pass it by.
        lines: lines to the next column, as the heights at which they begin and end.
        arrivals: heights in the next column at which a line ends.
    """

    part: str
    tiles: tuple[PrincipleId, ...]
    passing: tuple[float, ...] = ()
    lines: tuple[tuple[float, float], ...] = ()
    arrivals: tuple[float, ...] = ()


def parts_of(guide: Guide, source: Source) -> Mapping[PrincipleId, tuple[PrincipleId, ...]]:
    """Guidelines of each part of a source, in reading order; none where nothing in the source comes before anything else."""
    top = [id for id, one in guide.principles.items() if one.source == source.id and parent_of(id) is None and id in guide.children]
    parts = {id: tuple(child.id for child in guide.children[id]) for id in top}
    return parts if steps_between(guide, parts) else {}


def steps_between(guide: Guide, parts: Mapping[PrincipleId, tuple[PrincipleId, ...]]) -> tuple[Step, ...]:
    """What comes before what among the guidelines of parts, once each: a relation of a point is its guideline's."""
    tiles = {id for several in parts.values() for id in several}
    found = (
        (_tile(relation.origin, tiles), _tile(relation.target, tiles)) for relation in guide.relations if relation.property == "precedes"
    )
    steps = {(before, after): None for before, after in found if before and after and before != after}
    return tuple(sorted(steps, key=lambda step: (guide.reading_order[step[0]], guide.reading_order[step[1]])))


def board(parts: Mapping[PrincipleId, tuple[PrincipleId, ...]], steps: Iterable[Step]) -> tuple[Column, ...]:
    """All parts side by side."""
    return _drawn([Column(part, tiles) for part, tiles in parts.items()], steps)


def strip(parts: Mapping[PrincipleId, tuple[PrincipleId, ...]], steps: Sequence[Step], part: PrincipleId) -> tuple[Column, ...]:
    """One part, between what comes before it in other parts and what builds on it there."""
    own = parts[part]
    others = [id for several in parts.values() for id in several if id not in own]
    before = tuple(id for id in others if any(first == id and then in own for first, then in steps))
    after = tuple(id for id in others if any(first in own and then == id for first, then in steps))
    columns = [Column("", before), Column(part, own), Column("", after)]
    return _drawn([column for column in columns if column.tiles], [step for step in steps if not {*own}.isdisjoint(step)])


def _tile(id: PrincipleId, tiles: set[PrincipleId]) -> PrincipleId | None:
    """The guideline that a principle is, or that holds it."""
    while id not in tiles:
        above = parent_of(id)
        if above is None:
            return None
        id = above
    return id


def _drawn(columns: Sequence[Column], steps: Iterable[Step]) -> tuple[Column, ...]:
    """The columns with the lines of every step that leads from one to a later one."""
    places = {id: (number, row) for number, column in enumerate(columns) for row, id in enumerate(column.tiles)}
    passing: list[set[float]] = [set() for _ in columns]
    lines: list[dict[tuple[float, float], None]] = [{} for _ in columns]
    arrivals: list[set[float]] = [set() for _ in columns]
    for before, after in steps:
        if before not in places or after not in places:
            continue
        (first, row), (last, end) = places[before], places[after]
        if first >= last:
            continue
        start, goal = _middle(row, columns[first]), _middle(end, columns[last])
        gaps = [_gap(columns[number], start + (goal - start) * (number - first) / (last - first)) for number in range(first + 1, last)]
        for number, gap in enumerate(gaps, first + 1):
            passing[number].add(gap)
        for number, line in enumerate(pairwise([start, *gaps, goal]), first):
            lines[number][line] = None
        arrivals[last - 1].add(goal)
    return tuple(
        Column(column.part, column.tiles, tuple(sorted(passing[number])), tuple(lines[number]), tuple(sorted(arrivals[number])))
        for number, column in enumerate(columns)
    )


def _middle(row: int, column: Column) -> float:
    return round(100 * (row + 0.5) / len(column.tiles), 1)


def _gap(column: Column, height: float) -> float:
    """The gap between two tiles that is nearest to a height."""
    count = len(column.tiles)
    return round(100 * min(max(round(height / 100 * count), 1), max(count - 1, 1)) / count, 1)
