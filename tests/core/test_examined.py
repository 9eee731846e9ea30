"""What relations say of their making is read, and a source that was examined in vain is kept apart from the relations."""

from __future__ import annotations

import pytest

from fieldguide.guide import load_guide
from fieldguide.model.entries import Examined
from fieldguide.model.faults import GuideError
from fieldguide.model.identifiers import PrincipleId
from support.sites import LANGUAGES, Project

CSO = "_data/principles/cso-1.yml"
TYPE = "      type: supports\n"
DAY = '      day: "2026-11-26"\n'
REASON = {"en": "For a reason.", "vi": "Vì một lý do.", "zh": "有一个理由。"}


def test_a_source_examined_in_vain_is_no_relation(tiny: Project) -> None:
    tiny.replace(CSO, "to: btech-1\n      type: supports", "to: btech\n      examined: none")
    guide = load_guide(tiny.docs, LANGUAGES)
    assert not guide.relations
    assert guide.examined == (Examined(PrincipleId("cso-1-1-1"), "btech", REASON, "editors", "2026-11-26"),)


@pytest.mark.parametrize(("reviewed", "name"), [("", ""), ("      reviewed:\n", ""), ("      reviewed: A. Person\n", "A. Person")])
def test_a_relation_says_who_drew_it_when_and_who_reviewed_it(tiny: Project, reviewed: str, name: str) -> None:
    tiny.replace(CSO, TYPE, TYPE + reviewed)
    (relation,) = load_guide(tiny.docs, LANGUAGES).relations
    assert (relation.by, relation.day, relation.reviewed) == ("editors", "2026-11-26", name)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (DAY, "      day: yesterday\n", "'day' is no day"),
        (DAY, '      day: "2026-02-30"\n', "'day' is no day"),
        (DAY, "      day: 2026-11-26\n", "'day' is no text"),
        ("      by: editors\n", "      by: [editors]\n", "'by' is no text"),
        ("to: btech-1\n      type: supports", "to: btech-1\n      examined: none", "The source 'btech-1' is unknown"),
        ("to: btech-1\n      type: supports", "to: btech\n      examined: some", "The examined 'some' is unknown"),
        (TYPE, TYPE + "      examined: none\n", "The key 'type' is unknown"),
    ],
)
def test_what_they_cannot_say_is_told(tiny: Project, old: str, new: str, what: str) -> None:
    tiny.replace(CSO, old, new)
    with pytest.raises(GuideError) as raised:
        load_guide(tiny.docs, LANGUAGES)
    assert any(what in fault.what and fault.file == CSO for fault in raised.value.faults)


def test_a_comparison_needs_words_for_it(tiny: Project) -> None:
    tiny.replace(CSO, TYPE, f"{TYPE}      property: compare\n")
    assert load_guide(tiny.docs, LANGUAGES).relations[0].property == "compare"
    for language in LANGUAGES:
        tiny.replace(f"_data/words/{language}.yml", "\n  compare-from:", "\n  contrast-from:")
    with pytest.raises(GuideError, match=r"relation\.compare-from"):
        load_guide(tiny.docs, LANGUAGES)
