"""Faults in ids: unknown, repeated, malformed, different between languages, missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.faults import append, assert_told
from support.sites import LANGUAGES, Project

GUIDELINE = "cso/part-1/guideline-1.md"
CSO = "_data/principles/cso-1.yml"
BTECH = "_data/principles/btech.yml"

Faults = Callable[[], str]


def test_a_link_with_words_to_an_unknown_id_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("vi/index.md", "[one][cso-1-1]", "[one][cso-9-9]")
    assert_told(faults_of(), ("vi/index.md", 7, "cso-9-9", "unknown id", "an id of _data/principles/"))


def test_a_bare_link_to_an_unknown_id_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("zh/index.md", "[one][cso-1-1]", "[btech-77]")
    assert_told(faults_of(), ("zh/index.md", 7, "btech-77", "unknown id", "an id of _data/principles/"))


def test_a_link_to_an_unknown_term_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(f"en/{GUIDELINE}", "[term][term-harm]", "[term][term-harms]")
    assert_told(faults_of(), (f"en/{GUIDELINE}", 13, "term-harms", "unknown term", "_data/terms.yml"))


def test_a_link_without_an_id_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("en/index.md", "[one][cso-1-1]", "[one][]")
    assert_told(faults_of(), ("en/index.md", 7, "one", "no id", "second brackets"))


def test_a_link_by_id_in_a_citation_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.write("vi/_snippets/cite-cso.md", "Cite it. See [btech-1].\n")
    assert_told(faults_of(), ("vi/_snippets/cite-cso.md", 1, "btech-1", "does not work here", "on the page"))


def test_an_id_that_stands_twice_on_a_page_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("vi/sources.md", "{#licence}", "{#sources}")
    assert_told(
        faults_of(),
        ("vi/sources.md", 1, "licence", "The heading of en/sources.md is missing", "give it the same {#id}"),
        ("vi/sources.md", 9, "sources", "on line 5 of this page already", "its own id"),
    )


def test_a_principle_that_stands_twice_on_a_page_is_told(tiny: Project, faults_of: Faults) -> None:
    for language in LANGUAGES:
        tiny.replace(f"{language}/{GUIDELINE}", "{#in-practice}", "{#cso-1-1-1}")
    output = faults_of()
    for language in LANGUAGES:
        assert f"{language}/{GUIDELINE}:11: [cso-1-1-1] The id stands on line 5 of this page already. Remedy: " in output


def test_a_principle_that_stands_on_two_pages_is_told(tiny: Project, faults_of: Faults) -> None:
    for language in LANGUAGES:
        append(tiny, f"{language}/sources.md", "\n## Again {#btech-1}\n\nOnce more.\n")
    assert_told(
        faults_of(),
        *((f"{language}/sources.md", 13, "btech-1", f"{language}/btech/headline-1.md:1 already", "Keep one") for language in LANGUAGES),
    )


def test_a_principle_that_is_declared_twice_in_one_file_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(BTECH, "actor: state\n", "actor: state\n- id: btech-1\n  kind: headline\n  force: recommends\n  actor: state\n")
    assert_told(faults_of(), (BTECH, 5, "btech-1", f"declared at {BTECH}:1 already", "an id of its own"))


def test_a_principle_that_is_declared_twice_in_two_files_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.write("_data/principles/btech-2.yml", "- id: btech-1\n  kind: headline\n  force: recommends\n  actor: state\n")
    assert_told(faults_of(), ("_data/principles/btech-2.yml", 1, "btech-1", f"declared at {BTECH}:1 already", "an id of its own"))


@pytest.mark.parametrize("id", ["btech", "btech-01", "B-Tech-1", "btech-1-", "btech_1", "12"])
def test_a_malformed_id_in_the_data_is_told(tiny: Project, faults_of: Faults, id: str) -> None:
    tiny.replace(BTECH, "actor: state\n", f"actor: state\n- kind: headline\n  id: {id}\n  force: recommends\n  actor: state\n")
    assert_told(faults_of(), (BTECH, 6, id, "malformed", "such as cso-2-2-1"))


@pytest.mark.parametrize("id", ["In-practice", "in--practice", "in_practice", "thực-hành"])
def test_a_malformed_id_of_a_heading_is_told(tiny: Project, faults_of: Faults, id: str) -> None:
    for language in LANGUAGES:
        tiny.replace(f"{language}/{GUIDELINE}", "{#in-practice}", f"{{#{id}}}")
    assert_told(faults_of(), *((f"{language}/{GUIDELINE}", 11, id, "malformed", "such as cso-2-2-1") for language in LANGUAGES))


def test_a_heading_that_is_missing_in_a_language_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("zh/sources.md", "## Licence zh {#licence}\n", "")
    assert_told(faults_of(), ("zh/sources.md", 1, "licence", "The heading of en/sources.md is missing", "Translate it"))


def test_a_heading_that_only_one_language_has_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("vi/cite.md", "Thus.\n", "Thus.\n\n## More {#more}\n\nMore.\n")
    assert_told(faults_of(), ("vi/cite.md", 9, "more", "en/cite.md has no heading with this id", "the same in every language"))


def test_headings_in_another_order_are_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("vi/glossary.md", "## harm một {#term-harm}", "## HOLD {#hold}")
    tiny.replace("vi/glossary.md", "## duty một {#term-duty}", "## harm một {#term-harm}")
    tiny.replace("vi/glossary.md", "## HOLD {#hold}", "## duty một {#term-duty}")
    assert_told(faults_of(), ("vi/glossary.md", 7, "term-duty", "another order than in en/glossary.md", "the same order"))


def test_a_heading_of_another_level_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("zh/sources.md", "## Licence", "### Licence")
    assert_told(
        faults_of(),
        ("zh/sources.md", 9, "licence", "level 3, below one of level 1", "Write ##"),
        ("zh/sources.md", 9, "licence", "level 3, in en/sources.md of level 2", "same number of #"),
    )


def test_a_principle_on_another_page_in_one_language_is_told(tiny: Project, faults_of: Faults) -> None:
    point = "## Point zh {#cso-1-1-1}\n\nText of the point in zh.\n\n"
    tiny.replace(f"zh/{GUIDELINE}", point, "")
    append(tiny, "zh/cso/part-1/index.md", f"\n{point}")
    output = faults_of()
    assert f"zh/cso/part-1/index.md:5: [cso-1-1-1] The principle stands on another page than in en/{GUIDELINE}. Remedy: Move it" in output


@pytest.mark.parametrize("heading", ["## Point en", "##Point en", "## Point en{#cso-1-1-1}", "## Point en {.plain}"])
def test_a_heading_without_an_id_is_told(tiny: Project, faults_of: Faults, heading: str) -> None:
    tiny.replace("en/sources.md", "## Licence en {#licence}", f"## Licence en {{#licence}}\n\n{heading}")
    assert_told(faults_of(), ("en/sources.md", 11, "", "has no id", "{#id}"))


@pytest.mark.parametrize("underline", ["=====", "---"])
def test_an_underlined_heading_is_told(tiny: Project, faults_of: Faults, underline: str) -> None:
    tiny.replace("en/cite.md", "Thus.\n", f"Thus\n{underline}\n")
    assert_told(faults_of(), ("en/cite.md", 8, "", "underlined", "Begin it with #"))


def test_a_heading_whose_id_looks_like_a_principle_but_is_not_declared_is_told(tiny: Project, faults_of: Faults) -> None:
    for language in LANGUAGES:
        tiny.replace(f"{language}/sources.md", "{#licence}", "{#cso-4}")
    assert_told(faults_of(), *((f"{language}/sources.md", 9, "cso-4", "not declared", "_data/principles/") for language in LANGUAGES))


def test_a_principle_whose_parent_is_not_declared_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(CSO, "- id: cso-1-1\n  kind: guideline\n  force: recommends\n  actor: cso\n", "")
    output = faults_of()
    assert f"{CSO}:5: [cso-1-1-1] Its parent 'cso-1-1' is not declared. Remedy: Declare the parent" in output


def test_a_principle_that_no_page_restates_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(BTECH, "actor: state\n", "actor: state\n- id: btech-2\n  kind: headline\n  force: recommends\n  actor: state\n")
    assert_told(faults_of(), (BTECH, 5, "btech-2", "restated on no page", "{#btech-2}"))
