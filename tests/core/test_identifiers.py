"""What follows from an id: source, numbers, parent, label, kinship."""

from __future__ import annotations

import pytest

from fieldguide.model.entries import Source
from fieldguide.model.identifiers import ANCHOR, WELL_FORMED, PrincipleId, is_kin, numbers_of, parent_of, roman, source_of


@pytest.mark.parametrize(
    ("id", "label"),
    [
        ("cso-2", "CSO II"),
        ("cso-2-2", "CSO II.2"),
        ("cso-2-2-1", "CSO II.2.1"),
        ("vps-0", "VPs 0"),
        ("vps-1-2", "VPs 1.2"),
        ("btech-0", "B-Tech 0"),
        ("btech-3", "B-Tech 3"),
    ],
)
def test_a_label_is_what_readers_of_every_language_know(id: str, label: str) -> None:
    name, numbers = {"cso": ("CSO", "roman"), "vps": ("VPs", "arabic"), "btech": ("B-Tech", "arabic")}[source_of(id)]
    assert Source(source_of(id), {}, (), "", name, numbers).label_of(PrincipleId(id)) == label


def test_an_id_tells_its_source_and_numbers() -> None:
    assert source_of("cso-2-2-10") == "cso"
    assert numbers_of("cso-2-2-10") == (2, 2, 10)


def test_a_parent_is_the_id_without_its_last_number() -> None:
    assert parent_of("cso-2-2-1") == "cso-2-2"
    assert parent_of("cso-2-2") == "cso-2"


def test_at_the_top_of_a_source_there_is_no_parent() -> None:
    assert parent_of("cso-2") is None
    assert parent_of("btech-0") is None


@pytest.mark.parametrize(("one", "other"), [("cso-1", "cso-1-2"), ("cso-1", "cso-1-2-3"), ("cso-1-1", "cso-1-2"), ("vps-1", "vps-2")])
def test_kinship_holds_above_below_and_beside_in_both_directions(one: str, other: str) -> None:
    assert is_kin(one, other)
    assert is_kin(other, one)


@pytest.mark.parametrize(("one", "other"), [("cso-1", "btech-1"), ("cso-1-1", "cso-2-1"), ("cso-1", "cso-10-1"), ("cso-1-1-1", "cso-1-2")])
def test_entries_of_other_branches_and_sources_are_no_kin(one: str, other: str) -> None:
    assert not is_kin(one, other)
    assert not is_kin(other, one)


def test_roman_numerals_are_right_for_every_part_there_may_be() -> None:
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"]
    assert [roman(number) for number in range(1, 17)] == numerals
    assert [roman(39), roman(40), roman(2999), roman(0)] == ["XXXIX", "XL", "MMCMXCIX", "0"]


@pytest.mark.parametrize("id", ["cso", "CSO-1", "cso-01", "cso-1-", "cso--1", "-1", "cso-1a", "cso-1\n", ""])
def test_what_is_no_id_is_not_taken_for_one(id: str) -> None:
    assert not WELL_FORMED.fullmatch(id)


@pytest.mark.parametrize(("anchor", "is_one"), [("in-practice", True), ("term-ihl", True), ("1-a", False), ("a--b", False), ("Á", False)])
def test_anchors_are_small_plain_letters_digits_and_single_hyphens(anchor: str, is_one: bool) -> None:
    assert bool(ANCHOR.fullmatch(anchor)) is is_one
