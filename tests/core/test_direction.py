"""The direction that a language is written in, by its tag."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fieldguide.guide import Guide
from fieldguide.wording.direction import direction_of
from support.sites import site_of


@pytest.mark.parametrize("tag", ["ar", "fa-AF", "he", "ur", "ps", "ckb", "az-Arab", "pa-Arab-PK", "ku-IQ"])
def test_what_is_written_from_right_to_left(tag: str):
    assert direction_of(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "vi", "zh-Hans", "ku", "ar-Latn", "uz-Latn", "pa"])
def test_what_is_written_from_left_to_right(tag: str):
    assert direction_of(tag) == "ltr"


def test_an_element_in_a_language_says_its_direction_where_it_is_not_the_pages(small: Guide):
    site = replace(site_of(small), tags={"en": "en", "vi": "ar", "zh": "zh-Hans"})
    assert [site.marked(language) for language in site.languages] == ['lang="en"', 'lang="ar" dir="rtl"', 'lang="zh-Hans"']
