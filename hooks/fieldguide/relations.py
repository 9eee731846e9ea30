"""Relations as a reader meets them: from either side, tensions first."""

from __future__ import annotations

from dataclasses import dataclass

from .guide import Guide
from .model.entries import Relation
from .model.identifiers import PrincipleId


@dataclass(frozen=True)
class Side:
    """A relation seen from one of its two principles.

    Attributes:
        other: id of the one at the other end.
        is_declared: whether it was declared on this side; else it is derived.
    """

    relation: Relation
    other: PrincipleId
    is_declared: bool

    @property
    def kind_key(self) -> str:
        """Key of its plain name in the words table, such as `relation.supports-from`."""
        return self.relation.kind_key(self._end)

    @property
    def property_key(self) -> str:
        """Key of its property's plain name, such as `relation.precedes-to`; empty where it has none."""
        return self.relation.property_key(self._end)

    @property
    def is_tension(self) -> bool:
        """Whether the two pull apart: what readers need to see first."""
        return self.relation.type == "contrary"

    @property
    def _end(self) -> str:
        return "from" if self.is_declared else "to"


def sides_of(guide: Guide, id: PrincipleId) -> tuple[Side, ...]:
    """A principle's relations in both directions: tensions first, then in the reading order of the principles at the other end."""
    found = (
        Side(relation, relation.target if relation.origin == id else relation.origin, relation.origin == id)
        for relation in guide.relations_of.get(id, ())
    )
    return tuple(sorted(found, key=lambda side: (not side.is_tension, guide.reading_order[side.other])))
