"""A translation may be pending in the edition that its entry is new in, and in no other case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldguide.commands.ledger import add_to_ledger
from support.faults import assert_told, faults_in
from support.sites import LANGUAGES, Project

CSO = "_data/principles/cso-1.yml"
PAGE = "cso/part-1/guideline-1.md"

Faults = Callable[[], str]


def declare(project: Project, languages: str) -> None:
    project.replace(CSO, "- id: cso-1-1-1\n", f"- id: cso-1-1-1\n  pending: {languages}\n")


def drop(project: Project, language: str) -> None:
    project.replace(f"{language}/{PAGE}", f"## Point {language} {{#cso-1-1-1}}\n\nText of the point in {language}.\n\n", "")


@pytest.mark.parametrize("languages", [("vi",), ("zh",), ("vi", "zh")])
def test_a_new_entry_may_lack_translations(tiny: Project, languages: tuple[str, ...]) -> None:
    declare(tiny, f"[{', '.join(languages)}]")
    for language in languages:
        drop(tiny, language)
    assert faults_in(tiny) == ""


def test_where_its_author_does_not_say_so_it_may_not(tiny: Project, faults_of: Faults) -> None:
    drop(tiny, "zh")
    assert "The principle is not restated in zh" in faults_of()


def test_a_page_has_to_be_there(tiny: Project, faults_of: Faults) -> None:
    declare(tiny, "[zh]")
    (tiny.docs / "zh" / PAGE).unlink()
    assert "The translation is missing" in faults_of()


def test_after_one_edition_it_is_a_fault(tiny: Project, faults_of: Faults) -> None:
    declare(tiny, "[zh]")
    drop(tiny, "zh")
    tiny.write("_data/guide.yml", 'edition: "2027.03"\n')
    what = "Its translation into zh is pending since edition 2026.11: one edition is as long as it may."
    assert_told(faults_of(), (CSO, 9, "cso-1-1-1", what, f"docs/zh/{PAGE}"))


def test_what_was_published_is_not_pending(tiny: Project, faults_of: Faults) -> None:
    assert add_to_ledger(tiny.docs) == 0
    declare(tiny, "[zh]")
    drop(tiny, "zh")
    assert "Its text in zh was published with edition 2026.11, and is gone" in faults_of()


@pytest.mark.parametrize(
    ("languages", "dropped", "what", "remedy"),
    [
        ("[zh]", "", "It stands in zh, which is no longer pending", "Take zh out"),
        ("[en]", "", "It is made in en, which cannot be pending", "Write it"),
        ("[fr]", "", "names an unknown language", ", ".join(LANGUAGES)),
        ("[zh, zh]", "zh", "names a language twice", "Keep one"),
        ("zh", "zh", "'pending'", ""),
    ],
)
def test_what_cannot_be_pending_is_told(tiny: Project, faults_of: Faults, languages: str, dropped: str, what: str, remedy: str) -> None:
    declare(tiny, languages)
    if dropped:
        drop(tiny, dropped)
    output = faults_of()
    assert what in output and remedy in output and f"{CSO}:" in output and "[cso-1-1-1]" in output
