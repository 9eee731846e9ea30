"""The phase board: which guidelines come before which, and where lines run."""

from __future__ import annotations

import pytest

from fieldguide.guide import Guide, load_guide
from fieldguide.model.identifiers import PrincipleId
from fieldguide.pages.board import board, parts_of, steps_between, strip
from support.sites import LANGUAGES, ROOT, Project


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(ROOT / "docs", LANGUAGES)


def ids(*names: str) -> tuple[PrincipleId, ...]:
    return tuple(map(PrincipleId, names))


PARTS = {
    PrincipleId("cso-1"): ids("cso-1-1", "cso-1-2"),
    PrincipleId("cso-2"): ids("cso-2-1", "cso-2-2"),
    PrincipleId("cso-3"): ids("cso-3-1"),
}


def test_the_guide_of_parts_has_a_board_of_its_guidelines_and_the_other_sources_none(guide: Guide) -> None:
    found = {id: parts_of(guide, source) for id, source in guide.sources.items()}
    (own,) = [parts for parts in found.values() if parts]
    assert [len(tiles) for tiles in own.values()] == [4, 4, 4]


def test_every_relation_that_comes_before_is_a_step_between_guidelines(guide: Guide) -> None:
    (parts,) = [parts for source in guide.sources.values() if (parts := parts_of(guide, source))]
    steps = steps_between(guide, parts)
    declared = [one for one in guide.relations if one.property == "precedes"]
    assert declared
    for one in declared:
        before, after = ("-".join(id.split("-")[:3]) for id in (one.origin, one.target))
        assert (before, after) in steps, f"{one.origin} → {one.target}"
    assert len(set(steps)) == len(steps) <= len(declared)


def test_a_source_with_no_order_has_no_board(tiny: Project) -> None:
    guide = load_guide(tiny.docs, LANGUAGES)
    assert [parts_of(guide, source) for source in guide.sources.values()] == [{}, {}]


def test_a_line_runs_from_the_middle_of_one_tile_to_that_of_another() -> None:
    first, second, third = board(PARTS, [ids("cso-1-1", "cso-2-2"), ids("cso-2-1", "cso-3-1")])
    assert first.lines == ((25.0, 75.0),)
    assert first.arrivals == (75.0,)
    assert second.lines == ((25.0, 50.0),)
    assert not (second.passing or third.lines or third.passing)


def test_a_line_that_passes_a_column_goes_through_a_gap_between_its_tiles() -> None:
    first, second, _ = board(PARTS, [ids("cso-1-2", "cso-3-1")])
    assert second.passing == (50.0,)
    assert first.lines == ((75.0, 50.0),)
    assert first.arrivals == ()
    assert second.lines == ((50.0, 50.0),)
    assert second.arrivals == (50.0,)


def test_no_line_leads_back_or_stays_in_its_column() -> None:
    assert not any(column.lines for column in board(PARTS, [ids("cso-2-1", "cso-1-1"), ids("cso-1-1", "cso-1-2")]))


def test_a_strip_shows_a_part_between_what_comes_before_it_and_what_builds_on_it() -> None:
    steps = [ids("cso-1-2", "cso-2-1"), ids("cso-2-2", "cso-3-1"), ids("cso-1-1", "cso-3-1")]
    columns = strip(PARTS, steps, PrincipleId("cso-2"))
    assert [column.tiles for column in columns] == [ids("cso-1-2"), ids("cso-2-1", "cso-2-2"), ids("cso-3-1")]
    assert [column.part for column in columns] == ["", "cso-2", ""]
    assert columns[0].lines == ((50.0, 25.0),)
    assert [column.tiles for column in strip(PARTS, steps, PrincipleId("cso-1"))] == [ids("cso-1-1", "cso-1-2"), ids("cso-2-1", "cso-3-1")]
