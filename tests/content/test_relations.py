"""The editorial links between principles cover what they promise, and none is copied."""

from fieldguide.guide import Guide
from fieldguide.model.identifiers import is_kin
from support.content import KINDS, page_of
from support.every import every

GUIDELINES = [id for id, kind in KINDS.items() if kind == "guideline"]
VPS = [id for id, kind in KINDS.items() if id.startswith("vps-") and kind in ("practice", "case")]
HEADLINES = [id for id, kind in KINDS.items() if kind == "headline"]
POINTS = [id for id, kind in KINDS.items() if kind == "point"]
PAGES = list(dict.fromkeys(map(page_of, KINDS)))


def others(guide: Guide, id: str) -> set[str]:
    """Principles at the other end of a principle's relations, structure left out."""
    ends = [(relation.origin, relation.target) for relation in guide.relations]
    found = {target for origin, target in ends if origin == id} | {origin for origin, target in ends if target == id}
    return {other for other in found if not is_kin(id, other)}


def test_there_are_enough_relations(guide: Guide):
    assert len(guide.relations) >= 50, f"docs/_data/principles: {len(guide.relations)} relations: some are lost"


@every("id", [*GUIDELINES, *VPS])
def test_principle_is_linked_with_a_headline(guide: Guide, id: str):
    examined = [one for one in guide.examined if one.origin == id and one.source == "btech"]
    assert bool(others(guide, id) & set(HEADLINES)) is not bool(examined), (
        f"docs/_data/principles [{id}]: a relation to a B-Tech headline, or the reason why there is none, and never both"
    )


@every("id", GUIDELINES)
def test_guideline_is_linked_with_another_part_or_the_voluntary_principles(guide: Guide, id: str):
    part = id.rpartition("-")[0]
    further = {other for other in others(guide, id) if other.startswith("vps-") or (other.startswith("cso-") and other[:5] != part)}
    assert further, f"docs/_data/principles [{id}]: no relation to another part of the CSO guide or to the Voluntary Principles"


@every("id", VPS)
def test_practice_or_case_is_linked_with_the_cso_guide(guide: Guide, id: str):
    assert any(other.startswith("cso-") for other in others(guide, id)), f"docs/_data/principles [{id}]: no relation to the CSO guide"


@every("id", HEADLINES)
def test_headline_is_reached_from_others(guide: Guide, id: str):
    found = others(guide, id)
    assert found, f"docs/_data/principles [{id}]: reached from no entry"


@every("id", POINTS)
def test_point_takes_part(guide: Guide, id: str):
    assert others(guide, id), f"docs/_data/principles [{id}]: the point takes part in no relation"


@every("page", PAGES)
def test_no_page_copies_anothers_relations(guide: Guide, page: str):
    def ends(path: str) -> set[str]:
        return {other for principle in guide.by_page[path] for other in others(guide, principle.id)}

    same = [other for other in PAGES if other != page and ends(page) and ends(other) == ends(page)]
    assert not same, f"docs/_data/principles: {page} has the same set of relations as {same}: {sorted(ends(page))}"
