"""Addresses of pages, entries and cards, and the way from one to another."""

from __future__ import annotations

import pytest

from fieldguide.addresses import address, card_address, page_address, public, relative
from fieldguide.guide import Guide
from fieldguide.model.identifiers import PrincipleId

POINT = PrincipleId("cso-1-1-1")


@pytest.mark.parametrize(
    ("target", "base", "way"),
    [
        ("index.html", "index.html", "index.html"),
        ("a/b.html", "a/b.html", "b.html"),
        ("a/b.html#c", "a/b.html", "#c"),
        ("a/b.html", "a/c.html", "b.html"),
        ("index.html", "vi/cso/part-1/index.html", "../../../index.html"),
        ("zh/index.html#home", "vi/index.html", "../zh/index.html#home"),
        ("p/cso-1.html", "index.html", "p/cso-1.html"),
        ("vi/a.html", "p/cso-1.html", "../vi/a.html"),
    ],
)
def test_the_way_from_one_page_to_another_works_wherever_the_folder_stands(target: str, base: str, way: str) -> None:
    assert relative(target, base) == way


def test_the_default_language_stands_at_the_root_and_the_others_under_their_prefix(small: Guide) -> None:
    assert [page_address(small, "cso/index.md", language) for language in small.languages] == [
        "cso/index.html",
        "vi/cso/index.html",
        "zh/cso/index.html",
    ]


def test_an_entry_has_the_same_anchor_in_every_language_and_one_card(small: Guide) -> None:
    point = small.principles[POINT]
    assert address(small, point, "en") == "cso/part-1/guideline-1.html#cso-1-1-1"
    assert address(small, point, "vi") == "vi/cso/part-1/guideline-1.html#cso-1-1-1"
    assert card_address(POINT) == "p/cso-1-1-1.html"


@pytest.mark.parametrize("site", ["https://guide.example.org/field", "https://guide.example.org/field/"])
def test_a_public_address_stands_below_the_site_with_or_without_its_slash(site: str) -> None:
    assert public(site, "p/cso-1.html") == "https://guide.example.org/field/p/cso-1.html"
