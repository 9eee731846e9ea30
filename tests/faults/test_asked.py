"""Words that readers ask with: each leads to one entry or sheet, is as somebody types it, and is no text of the guide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldguide.guide import load_guide
from support.faults import told
from support.sites import LANGUAGES, Project

ASKED = "_data/asked/en.yml"
RIGHT = 'cso-1:\n  - "where do we start"\nbtech-1: ["is it the job of the state"]\n'


def test_phrases_are_read_by_language(tiny: Project):
    tiny.write(ASKED, RIGHT)
    guide = load_guide(tiny.docs, LANGUAGES)
    assert list(guide.asked["en"]["cso-1"]) == ["where do we start"]
    assert guide.asked["vi"] == {}


@pytest.mark.parametrize(
    ("text", "line", "id", "what"),
    [
        (f'{RIGHT}cso-9: ["who knows"]\n', 4, "cso-9", "This is no entry and no working sheet"),
        (f'{RIGHT}cso-1-1: ["Where do we START?"]\n', 4, "cso-1-1", "stands below cso-1 already"),
        (f'{RIGHT}cso-1-1: ["{"very " * 20}long"]\n', 4, "cso-1-1", "is longer than 80 characters"),
        (f'{RIGHT}cso-1-1: ["one two", "one two"]\n', 4, "cso-1-1", "lists a phrase twice"),
        (f"{RIGHT}cso-1-1: one two\n", 4, "cso-1-1", "is no list"),
        (f"{RIGHT}cso-1-1: [{', '.join(f'a{n} b' for n in range(31))}]\n", 4, "cso-1-1", "31 phrases stand here"),
    ],
)
def test_what_is_wrong_with_a_phrase_is_told(tiny: Project, faults_of: Callable[[], str], text: str, line: int, id: str, what: str):
    tiny.write(ASKED, text)
    (fault,) = told(faults_of())
    assert (fault.file, fault.line, fault.id) == (ASKED, line, id)
    assert what in fault.what


def test_a_section_of_a_sheet_has_phrases_of_its_own(tiny: Project, faults_of: Callable[[], str]):
    tiny.write("_data/sheets.yml", "- page: sheets/ask.md\n")
    for language in LANGUAGES:
        tiny.write(f"{language}/sheets/ask.md", "# Ask {#sheet-ask}\n\nWords.\n\n## Who {#who}\n\nWords.\n")
    tiny.write(ASKED, 'sheets/ask.md#who: ["who is it"]\nsheets/ask.md#why: ["why is it"]\n')
    missing = [(fault.line, fault.id) for fault in told(faults_of()) if "no entry and no working sheet" in fault.what]
    assert missing == [(2, "sheets/ask.md#why")]


def test_a_phrase_that_two_entries_answer_is_listed_as_shared(tiny: Project):
    tiny.write(ASKED, f'{RIGHT}cso-1-1: ["where do we start"]\nshared: ["where do we start"]\n')
    assert load_guide(tiny.docs, LANGUAGES)


def test_a_sentence_of_an_entry_is_no_phrase(tiny: Project, faults_of: Callable[[], str]):
    tiny.replace("en/cso/part-1/index.md", "{#cso-1}\n\n", "{#cso-1}\n\nSomething that is said here in so many words. ")
    tiny.write(ASKED, 'cso-1: ["Something that is said here in so many words"]\n')
    (fault,) = told(faults_of())
    assert (fault.file, fault.id) == (ASKED, "cso-1")
    assert "stands in cso-1" in fault.what


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("kin: ", "kan: ", "'kan' is unknown"),
        ("title: ", "title: six # ", "'title' is no number"),
        ("spread: ", "# ", "'spread' is missing"),
    ],
)
def test_the_numbers_of_the_ranking_are_all_there(tiny: Project, faults_of: Callable[[], str], old: str, new: str, what: str):
    tiny.replace("_data/search/ranking.yml", f"\n{old}", f"\n{new}")
    assert any(what in fault.what for fault in told(faults_of()) if fault.file == "_data/search/ranking.yml")
