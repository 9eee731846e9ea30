"""Terms in a text: whole words, the longer of two names, and forms of a word."""

from __future__ import annotations

import pytest

from fieldguide.model.term_use import own_terms, term_pattern, terms_named

LATIN = {
    "hrdd": ("due diligence", "HRDD"),
    "ehrdd": ("enhanced due diligence", "eHRDD"),
    "part": ("part", ""),
    "tell": ("to tell", ""),
    "party": ("party", ""),
}
HAN = {"hrdd": ("人权尽职调查", ""), "ehrdd": ("强化的人权尽职调查", ""), "title": ("《自愿原则》", "")}
MIXED = {"project": ("B-Tech项目", ""), "ict": ("ICT", "")}


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (LATIN, "Enhanced due diligence comes first.", {"ehrdd"}),
        (LATIN, "Enhanced due diligence is more than due diligence.", {"ehrdd", "hrdd"}),
        (LATIN, "eHRDD and partners, apart from departments", {"ehrdd"}),
        (LATIN, "Parts tell both parties.", {"part", "tell", "party"}),
        (LATIN, "Hrdd", set()),
        (HAN, "开展强化的人权尽职调查。", {"ehrdd"}),
        (HAN, "《安全与人权自愿原则》", {"title"}),
        (MIXED, "与B-Tech项目相关", {"project"}),
        (MIXED, "与ICT公司接触", {"ict"}),
        (MIXED, "B-Tech", set()),
        ({}, "Anything", set()),
        ({"empty": ("", "")}, "Anything", set()),
    ],
)
def test_terms_are_named_as_whole_words_and_the_longer_name_wins(names: dict[str, tuple[str, str]], text: str, expected: set[str]) -> None:
    assert terms_named(text, *term_pattern(names)) == expected


def test_words_for_the_guides_own_pieces_are_none_of_an_entrys_terms() -> None:
    own = own_terms({"kind.part": "Part", "force.expects": "expects"})
    assert {"part", "entry"} <= own
    assert "expects" not in own
