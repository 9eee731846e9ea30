"""Relations as a reader meets them: from both sides, in order, grouped by source."""

from __future__ import annotations

from dataclasses import replace

from fieldguide.guide import Guide
from fieldguide.model.entries import Relation
from fieldguide.model.identifiers import PrincipleId
from fieldguide.pages.page import by_source
from fieldguide.relations import sides_of
from support.sites import site_of

PART, GUIDELINE, POINT, HEADLINE = map(PrincipleId, ("cso-1", "cso-1-1", "cso-1-1-1", "btech-1"))
REASON = {"en": "Reason.", "vi": "Lý do.", "zh": "理由。"}


def with_relations(guide: Guide, *relations: Relation) -> Guide:
    return replace(guide, relations=relations)


def test_a_relation_is_seen_from_the_side_that_declares_it(small: Guide) -> None:
    (seen,) = sides_of(small, POINT)
    assert (seen.other, seen.kind_key) == (HEADLINE, "relation.supports-from")
    assert seen.relation.reason["vi"] == "Vì một lý do."


def test_the_other_side_is_derived_with_its_own_name(small: Guide) -> None:
    (seen,) = sides_of(small, HEADLINE)
    assert (seen.other, seen.kind_key) == (POINT, "relation.supports-to")


def test_a_principle_without_relations_has_none(small: Guide) -> None:
    assert sides_of(small, PART) == ()


def test_a_property_is_named_from_each_side(small: Guide) -> None:
    guide = with_relations(small, Relation(POINT, HEADLINE, "supports", "example of", REASON))
    assert sides_of(guide, POINT)[0].property_key == "relation.example-of-from"
    assert sides_of(guide, HEADLINE)[0].property_key == "relation.example-of-to"
    assert sides_of(small, POINT)[0].property_key == ""


def test_relations_come_in_reading_order_whatever_the_order_of_declaration(small: Guide) -> None:
    found = [Relation(HEADLINE, id, "equivalent", "", REASON) for id in (POINT, PART, GUIDELINE)]
    assert [seen.other for seen in sides_of(with_relations(small, *found), HEADLINE)] == [PART, GUIDELINE, POINT]


def test_relations_are_grouped_by_the_other_source_in_the_order_of_sources(small: Guide) -> None:
    guide = with_relations(small, Relation(POINT, HEADLINE, "supports", "", REASON), Relation(HEADLINE, PART, "contrary", "", REASON))
    site = site_of(guide)
    groups = by_source(guide, [one for id in (HEADLINE, POINT) for one in site.entry(id, "en").relations])
    assert list(groups) == ["cso", "btech"]
    assert [one.other.id for one in groups["cso"]] == [PART, POINT]
    assert [one.other.id for one in groups["btech"]] == [HEADLINE]


def test_every_name_of_a_relation_has_words_in_every_language(guide: Guide) -> None:
    for id in guide.principles:
        for seen in sides_of(guide, id):
            for words in guide.words.values():
                assert words[seen.kind_key]
                assert not seen.property_key or words[seen.property_key]
