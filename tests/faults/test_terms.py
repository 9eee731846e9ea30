"""Terms are held in every language of an entry; where a language needs other words, its record says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.faults import assert_told, faults_in, told
from support.sites import LANGUAGES, ROOT, Project

CSO = "_data/principles/cso-1.yml"
PAGE = "cso/part-1/guideline-1.md"
RECORD = "- id: cso-1-1-1\n  kind: point\n  force: recommends\n  actor: cso\n"

Faults = Callable[[], str]


def fits(project: Project, *lines: str) -> None:
    project.replace(CSO, RECORD, f"{RECORD}  fits:\n" + "".join(f"    - {{{line}}}\n" for line in lines))


@pytest.fixture
def named(tiny: Project) -> Project:
    """The point names a term in every language."""
    for language, name in zip(LANGUAGES, ("harm one", "harm một", "harm一"), strict=True):
        tiny.replace(f"{language}/{PAGE}", f"Text of the point in {language}.", f"{name}{'。' if language == 'zh' else '.'}")
    tiny.replace("_data/terms.yml", "zh: harm一}\n", "zh: harm一}\n  variants: {en: [some harm], vi: [hại], zh: [危害]}\n")
    return tiny


def test_a_term_that_every_language_names_is_right(named: Project) -> None:
    assert faults_in(named) == ""


@pytest.mark.parametrize(("language", "old", "new"), [("en", "harm one", "Some harm"), ("vi", "harm một", "hại"), ("zh", "harm一", "危害")])
def test_another_listed_form_is_right_too(named: Project, language: str, old: str, new: str) -> None:
    named.replace(f"{language}/{PAGE}", old, new)
    assert faults_in(named) == ""


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [("en", "Some hurts happen.", "hurt"), ("vi", "Có tổn thương.", "tổn thương"), ("zh", "造成损伤。", "损伤")],
)
def test_a_forbidden_form_is_told_with_the_right_one(named: Project, faults_of: Faults, language: str, text: str, form: str) -> None:
    named.replace("_data/terms.yml", "  variants:", "  forbidden: {en: [hurt], vi: [tổn thương], zh: [损伤]}\n  variants:")
    assert faults_in(named) == ""
    named.replace(f"{language}/cite.md", "Thus.", text)
    name = {"en": "harm one", "vi": "harm một", "zh": "harm一"}[language]
    assert_told(faults_of(), (f"{language}/cite.md", 7, "", f"“{form}” is no name of 'harm'", f"Write “{name}”"))


def test_a_form_is_either_listed_or_forbidden(named: Project, faults_of: Faults) -> None:
    named.replace("_data/terms.yml", "  variants:", "  forbidden: {zh: [危害]}\n  variants:")
    assert "The form “危害” in zh stands under 'harm' already" in faults_of()


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("zh", "国际红十字会说明。", "红十字国际委员会"),
        ("zh", "公司有义务尊重人权。", "公司尊重人权的责任"),
        ("vi", "Đó là nghĩa vụ của doanh nghiệp.", "trách nhiệm tôn trọng"),
        ("en", "It is a corporate duty.", "corporate responsibility"),
        ("en", "Companies have a duty to respect human rights.", "responsibility"),
    ],
)
def test_the_guide_itself_forbids_what_names_wrongly(tiny: Project, faults_of: Faults, language: str, text: str, right: str) -> None:
    terms = (ROOT / "docs/_data/terms.yml").read_text(encoding="utf-8")
    wanted = [part for part in terms.split("- id: ") if part.startswith(("icrc\n", "corporate_responsibility\n"))]
    with (tiny.docs / "_data/terms.yml").open("a", encoding="utf-8") as opened:
        opened.write("".join(f"- id: {part}" for part in wanted))
    for code in LANGUAGES:
        for part in wanted:
            id, name = part.partition("\n")[0], part.partition(f'    {code}: "')[2].partition('"')[0]
            with (tiny.docs / code / "glossary.md").open("a", encoding="utf-8") as opened:
                opened.write(f"\n## {name} {{#term-{id.replace('_', '-')}}}\n\nDefinition.\n")
    assert faults_in(tiny) == ""
    tiny.replace(f"{language}/cite.md", "Thus.", text)
    (found,) = told(faults_of())
    assert right in found.remedy and found.line == 7


NAMED = [("en", "harm one", "harm một"), ("vi", "harm một", "harm one"), ("zh", "harm一", "harm one")]


@pytest.mark.parametrize(("language", "old", "theirs"), NAMED)
def test_a_term_that_a_language_does_not_name_is_told(named: Project, faults_of: Faults, language: str, old: str, theirs: str) -> None:
    named.replace(f"{language}/{PAGE}", old, "Something else")
    output = faults_of()
    assert_told(output, (f"{language}/{PAGE}", 5, "cso-1-1-1", f"it names “{theirs}”, here not “{old}”", f"below `fits:` in {CSO}"))


@pytest.mark.parametrize("words", ["words: Something, ", ""])
def test_other_words_fit_where_the_record_says_so(named: Project, words: str) -> None:
    named.replace(f"vi/{PAGE}", "harm một", "Something else")
    fits(named, f"term: harm, language: vi, {words}why: It is so.")
    assert faults_in(named) == ""


@pytest.mark.parametrize(
    ("line", "what", "remedy"),
    [
        ("term: pain, language: vi, why: So.", "'pain' is no term", "_data/terms.yml"),
        ("term: harm, language: vi, words: Nowhere, why: So.", "“Nowhere” does not stand in its text in vi", "as they stand there"),
        ("term: harm, language: vi, why: So.", "In vi it lacks no form of the term 'harm'", "Take the record out"),
        ("term: harm, language: fr, why: So.", "The language 'fr' is unknown", "en, vi, zh"),
        ("term: harm, language: vi", "The key 'why' is missing", "Add it"),
        ("term: harm, language: vi, why: So., by: me", "The key 'by' is unknown", "language, term, why, words"),
    ],
)
def test_a_record_of_what_fits_is_checked(named: Project, faults_of: Faults, line: str, what: str, remedy: str) -> None:
    fits(named, line)
    output = faults_of()
    assert what in output and remedy in output and f"{CSO}:" in output and "[cso-1-1-1]" in output
