"""Relations as a reader meets them: from either side, grouped by source, each with its plain name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .identifiers import PrincipleId
from .loading import Guide
from .model import Principle, Relation


@dataclass(frozen=True)
class Related:
    """A relation seen from one of its two principles.

    Attributes:
        principle: the one it is seen from.
        other: the one at the other end.
        name: key of its plain name in the words table, such as `relation.supports-from`: `-from` where it was declared on
            this side, `-to` where it is derived.
        property_name: key of its property's plain name, such as `relation.precedes-to`; empty where it has none.
    """

    principle: Principle
    other: Principle
    relation: Relation
    name: str
    property_name: str


def related_to(guide: Guide, id: PrincipleId) -> tuple[Related, ...]:
    """A principle's relations in both directions, in the reading order of the principles at the other end."""
    found = [_seen_from(guide, relation, id) for relation in guide.relations_of.get(id, ())]
    return tuple(sorted(found, key=lambda related: guide.reading_order[related.other.id]))


def by_source(guide: Guide, related: Iterable[Related]) -> dict[str, tuple[Related, ...]]:
    """Relations grouped by the source of the principle at the other end, in the sources' order."""
    found = tuple(related)
    groups = {source: tuple(one for one in found if one.other.source == source) for source in guide.sources}
    return {source: group for source, group in groups.items() if group}


def _seen_from(guide: Guide, relation: Relation, id: PrincipleId) -> Related:
    declared_here = relation.origin == id
    other = relation.target if declared_here else relation.origin
    side = "from" if declared_here else "to"
    property_name = f"relation.{relation.property.replace(' ', '-')}-{side}" if relation.property else ""
    return Related(guide.principles[id], guide.principles[other], relation, f"relation.{relation.type}-{side}", property_name)
