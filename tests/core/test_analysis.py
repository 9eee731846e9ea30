"""Texts are cut into what the search compares; the scripts are held to the same examples (tests/scripts/search_test.js)."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest

from fieldguide.exports.analysis import MEANING, Analysis, Tables, fold, tables_of, with_marks
from fieldguide.exports.postings import postings_of, written
from support.sites import ROOT

EXAMPLES: dict[str, Any] = json.loads((ROOT / "tests/search/analysis.json").read_text(encoding="utf-8"))


def analysis_of(language: str) -> Analysis:
    tables = EXAMPLES[language]["tables"]
    characters = tables["characters"]
    forms = {meaning: text.split("|") for meaning, text in tables["forms"].items()}
    return Analysis(tables_of(tables, dict(zip(characters[::2], characters[1::2], strict=True)), forms))


@pytest.mark.parametrize("language", EXAMPLES)
def test_words_and_meanings_are_those_of_the_examples(language: str):
    analysis = analysis_of(language)
    for case in EXAMPLES[language]["cases"]:
        words = analysis.words(case["text"])
        assert [unicodedata.normalize("NFC", word.key) for word in words] == case["keys"], case["text"]
        assert [meaning.removeprefix(MEANING) for meaning in analysis.meanings(case["text"])] == case["named"], case["text"]


def test_letters_are_folded_as_readers_type_them():
    assert fold("HƯỚNG DẪN đ ＡＢＣ ﬁ") == "huong dan d abc fi"
    assert with_marks("HOÀ") == with_marks("hòa")
    assert with_marks("hòa") != with_marks("hóa")


def test_syllables_and_characters_give_pairs_within_their_clause_and_words_stand_alone():
    vietnamese, chinese, english = map(analysis_of, ("vi", "zh", "en"))
    clauses = vietnamese.clauses("Nhân quyền và an ninh. Tự do")
    pairs = [[fold(pair) for pair in run] for clause in clauses for run in vietnamese.pairs(clause)]
    assert pairs == [["nhan quyen", "quyen va", "va an", "an ninh"], ["tu do"]]
    assert [list(vietnamese.terms(clause)) for clause in vietnamese.clauses("luật")] == [[with_marks("luật")]]
    (clause,) = chinese.clauses("人权IHL公司")
    assert [run for run in chinese.pairs(clause) if run] == [["人权"], ["公司"]]
    assert list(chinese.terms(clause)) == ["ihl"]
    (clause,) = english.clauses("armed guards")
    assert [run for run in english.pairs(clause) if run] == []
    assert list(english.terms(clause)) == ["arm", "guard"]


def test_what_says_nothing_is_left_out():
    english = Analysis(Tables("words", (), (), frozenset({"the"}), (), (), {}, {}))
    assert list(english.terms(english.words("The duty"))) == ["duty"]
    vietnamese = Analysis(Tables("syllables", (), (), frozenset({with_marks("và")}), (), (), {}, {}))
    clause = vietnamese.words("an ninh và luật")
    assert list(vietnamese.pairs(clause)) == [["an ninh"], []]
    assert list(vietnamese.terms(clause)) == [with_marks("luật")]


def test_a_term_weighs_more_in_a_title_in_a_short_field_and_where_it_is_said_often():
    places = [
        {"title": ["duty"], "text": ["state", "duty"]},
        {"text": ["state", "duty"]},
        {"text": ["state", *["other"] * 8]},
        {"text": ["state"] * 3},
    ]
    postings = postings_of(places, {"title": 5, "text": 1}, length=0.5, spread=2)
    impact = {term: dict(found) for term, found in postings.items()}
    assert impact["duty"][0] > impact["duty"][1]
    assert impact["state"][1] > impact["state"][2]
    assert impact["state"][3] > impact["state"][1]
    assert list(impact["duty"]) == [0, 1]


def test_an_index_is_written_in_order_with_distances_and_without_what_repeats():
    index = written(
        {"an toàn": [(0, 1)], "an ninh": [(1, 10), (4, 1)], "an": [(0, 3)], "人员": [(11, 2)], "人权": [(0, 1)], "大": [(1, 1)]}
    )
    assert index == {"terms": "an|an ninh| toàn|人员权|大", "postings": "c|2j3a|a|12b|a|2a"}
