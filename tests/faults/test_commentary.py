"""Commentary is told where it is out of its measure, unmarked, repeated, or another in another language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.faults import assert_told, told
from support.sites import LANGUAGES, Project

Faults = Callable[[], str]

PAGE = "cso/part-1/guideline-1.md"
STEPS = "2. Second in {}.\n3. Third in {}.\n"


def everywhere(tiny: Project, old: str, new: str) -> None:
    """The same change in every language; {} stands for its code."""
    for language in LANGUAGES:
        tiny.replace(f"{language}/{PAGE}", old.replace("{}", language), new.replace("{}", language))


@pytest.mark.parametrize(
    ("steps", "what"),
    [
        ("", "1 items, 3 to 6"),
        ("2. Second in {}.\n", "2 items, 3 to 6"),
        ("".join(f"{number}. Step {number} in {{}}.\n" for number in range(2, 8)), "7 items, 3 to 6"),
    ],
)
def test_a_list_out_of_its_measure_is_told(tiny: Project, faults_of: Faults, steps: str, what: str) -> None:
    everywhere(tiny, STEPS, steps)
    assert_told(faults_of(), *((f"{language}/{PAGE}", 11, "in-practice", what, "Write more") for language in LANGUAGES))


def test_a_line_that_is_no_item_is_told(tiny: Project, faults_of: Faults) -> None:
    everywhere(tiny, "3. Third in {}.\n", "3. Third in {}.\n\nSome more in {}.\n")
    found = told(faults_of())
    assert [(one.file, one.line) for one in found] == [(f"{language}/{PAGE}", 17) for language in LANGUAGES]
    assert all("no item" in one.what for one in found)


def test_a_question_that_asks_nothing_is_told(tiny: Project, faults_of: Faults) -> None:
    asked = {"en": ("Who?", "Why?", "Now."), "vi": ("Ai?", "Sao?", "Nay."), "zh": ("谁？", "为何？", "现在。")}
    for language, questions in asked.items():
        lines = "".join(f"- {question}\n" for question in questions)
        tiny.replace(f"{language}/{PAGE}", "\n///\n", f"\n## Ask {language} {{#what-to-ask}}\n\n{lines}\n///\n")
    assert_told(faults_of(), *((f"{language}/{PAGE}", 21, "what-to-ask", "asks nothing", "question") for language in LANGUAGES))


def test_a_list_outside_the_commentary_is_told(tiny: Project, faults_of: Faults) -> None:
    everywhere(tiny, "/// html | section.commentary\n\n## In practice", "## In practice")
    everywhere(tiny, "3. Third in {}.\n\n///\n", "3. Third in {}.\n")
    found = told(faults_of())
    assert {(one.file, one.id) for one in found} == {(f"{language}/{PAGE}", "in-practice") for language in LANGUAGES}
    assert "outside the commentary" in found[0].what


def test_commentary_without_links_is_told(tiny: Project, faults_of: Faults) -> None:
    everywhere(tiny, "[words][btech-1], [btech-1], [term][term-harm]", "words")
    found = told(faults_of())
    assert [one.file for one in found] == [f"{language}/{PAGE}" for language in LANGUAGES]
    assert all("links 0 other" in one.what for one in found)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("3. Third in vi.\n", "", "2 items, in en"),
        ("[words][btech-1]", "words", "links btech-1, term-harm, in en"),
        ("Second in vi.", "Second [btech-1] in vi.", "links btech-1, in en"),
    ],
)
def test_a_list_that_differs_between_languages_is_told(tiny: Project, faults_of: Faults, old: str, new: str, what: str) -> None:
    tiny.replace(f"vi/{PAGE}", old, new)
    assert any(one.file == f"vi/{PAGE}" and what in one.what for one in told(faults_of()))


def test_a_notice_of_safety_in_one_language_alone_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(f"en/{PAGE}", "/// html | section", "/// safety | Weigh safety first\n\nThink first.\n\n///\n\n/// html | section")
    found = told(faults_of())
    assert [(one.file, one.id) for one in found] == [(f"{language}/{PAGE}", "safety") for language in LANGUAGES[1:]]


@pytest.mark.parametrize("page", [PAGE, "index.md"])
def test_a_sentence_that_stands_twice_is_told(tiny: Project, faults_of: Faults, page: str) -> None:
    again = "/// safety | Weigh safety first\n\nSecond in {}.\n\n///\n"
    for language in LANGUAGES:
        name = f"{language}/{page}"
        tiny.write(name, (tiny.docs / name).read_text(encoding="utf-8") + "\n" + again.replace("{}", language))
    found = told(faults_of())
    assert len(found) == len(LANGUAGES)
    assert all("stands at" in one.what and f"“Second in {one.file[:2]}.".rstrip(".") in one.what for one in found)
