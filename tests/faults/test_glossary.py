"""Faults between the glossary and the term base."""

from __future__ import annotations

from collections.abc import Callable

from support.faults import append, assert_told
from support.sites import LANGUAGES, Project

Faults = Callable[[], str]


def test_a_term_that_the_glossary_does_not_define_is_told(tiny: Project, faults_of: Faults) -> None:
    append(tiny, "_data/terms.yml", "- id: civilian_object\n  names: {en: object, vi: vật, zh: 物}\n")
    assert_told(
        faults_of(),
        *((f"{language}/glossary.md", 1, "term-civilian-object", "not defined", "{#term-civilian-object}") for language in LANGUAGES),
    )


def test_a_heading_that_is_not_the_standard_term_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("vi/glossary.md", "## duty một", "## Nghĩa vụ")
    assert_told(faults_of(), ("vi/glossary.md", 11, "term-duty", "not the standard term “duty một”", "_data/terms.yml"))


def test_a_definition_of_a_term_that_is_not_in_the_term_base_is_told(tiny: Project, faults_of: Faults) -> None:
    for language in LANGUAGES:
        append(tiny, f"{language}/glossary.md", "## Peace {#term-peace}\n\nA definition.\n")
    assert_told(faults_of(), *((f"{language}/glossary.md", 15, "term-peace", "not in the term base", "Add it") for language in LANGUAGES))
