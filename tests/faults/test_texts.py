"""Faults in pages: front matter, encoding, titles, the plain texts of entries, links to files."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from support.faults import assert_told
from support.sites import LANGUAGES, Project

GUIDELINE = "cso/part-1/guideline-1.md"
TEXT = "Text of the point in en."

Faults = Callable[[], str]


def test_broken_front_matter_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("vi/cite.md", "---\n\n# Cite", "tags: [a\n---\n\n# Cite")
    output = faults_of()
    assert "vi/cite.md:3: The YAML is broken:" in output
    assert "Remedy: Mend the syntax on or just before this line." in output


def test_a_key_that_stands_twice_in_front_matter_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("en/cite.md", "Description in en.\n", "Description in en.\ndescription: Another one.\n")
    assert "en/cite.md:3: [description] The key 'description' stands twice. Remedy: Keep one of the two." in faults_of()


def test_front_matter_that_is_not_closed_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(f"zh/{GUIDELINE}", "# Guideline", "---\n# Guideline")
    assert_told(faults_of(), (f"zh/{GUIDELINE}", 1, "", "not closed", "three hyphens"))


def test_front_matter_that_is_no_mapping_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(f"zh/{GUIDELINE}", "# Guideline", "---\n- a\n---\n# Guideline")
    assert_told(faults_of(), (f"zh/{GUIDELINE}", 2, "", "no mapping", "key: value"))


def test_a_page_without_a_description_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("vi/cite.md", "---\ndescription: Description in vi.\n---\n\n", "")
    assert_told(faults_of(), ("vi/cite.md", 1, "description", "no description", "front matter"))


@pytest.mark.parametrize("value", ["", '""', "[a]", "12"])
def test_an_empty_description_is_told_with_its_line(tiny: Project, faults_of: Faults, value: str) -> None:
    tiny.replace("vi/cite.md", "description: Description in vi.", f"# A remark.\ndescription: {value}")
    assert_told(faults_of(), ("vi/cite.md", 3, "description", "empty", "plain sentence"))


def test_a_page_in_another_encoding_is_one_fault(tiny: Project, faults_of: Faults) -> None:
    path = tiny.docs / f"en/{GUIDELINE}"
    path.write_bytes(path.read_bytes().replace(TEXT.encode(), b"Caf\xe9"))
    assert_told(faults_of(), (f"en/{GUIDELINE}", 7, "", "not UTF-8", "UTF-8"))


def test_a_citation_in_another_encoding_is_told(tiny: Project, faults_of: Faults) -> None:
    (tiny.docs / "vi/_snippets/cite-cso.md").write_bytes(b"Tr\xedch\n")
    assert_told(faults_of(), ("vi/_snippets/cite-cso.md", 1, "", "not UTF-8", "UTF-8"))


def test_decomposed_letters_are_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("vi/index.md", "Welcome", unicodedata.normalize("NFD", "Chào mừng"))
    assert_told(faults_of(), ("vi/index.md", 7, "", "decomposed Unicode (NFD)", "NFC"))


@pytest.mark.parametrize("title", ["The **point**", "The `point`", "The [point][btech-1]", "The <em>point</em>", "The point &amp; more"])
def test_markup_in_a_title_is_told(tiny: Project, faults_of: Faults, title: str) -> None:
    tiny.replace(f"en/{GUIDELINE}", "## Point en", f"## {title}")
    assert_told(faults_of(), (f"en/{GUIDELINE}", 5, "cso-1-1-1", "title holds markup", "plain text"))


@pytest.mark.parametrize(
    "text",
    ["A *word*.", "[btech-1]", "- item", "  - item", "1. item", "> quoted", "`code`", "```", "https://a.example", "    code", "---"],
)  # fmt: skip
def test_markup_in_a_text_is_told(tiny: Project, faults_of: Faults, text: str) -> None:
    tiny.replace(f"en/{GUIDELINE}", TEXT, f"{TEXT}\n\n{text}")
    output = faults_of()
    assert f"en/{GUIDELINE}:9: [cso-1-1-1] The text holds markup. Remedy: Keep an entry's text plain" in output


@pytest.mark.parametrize("text", ["<div>Raw.</div>", "Raw<br>.", "<!-- hidden -->"])
def test_raw_html_in_a_text_is_told(tiny: Project, faults_of: Faults, text: str) -> None:
    tiny.replace("zh/btech/headline-1.md", "Text of", f"{text} Text of")
    assert_told(faults_of(), ("zh/btech/headline-1.md", 3, "btech-1", "text holds markup", "plain"))


def test_a_wrapped_paragraph_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(f"en/{GUIDELINE}", TEXT, "Text of the\npoint in en.")
    assert_told(faults_of(), (f"en/{GUIDELINE}", 8, "cso-1-1-1", "wrapped", "on one line"))


def test_an_entry_without_text_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(f"en/{GUIDELINE}", f"{TEXT}\n\n", "")
    assert_told(faults_of(), (f"en/{GUIDELINE}", 5, "cso-1-1-1", "no text", "a paragraph below"))


def test_an_empty_heading_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("zh/sources.md", "## Licence zh {#licence}", "##  {#licence}")
    assert_told(faults_of(), ("zh/sources.md", 9, "licence", "heading is empty", "its title"))


def test_a_page_with_two_titles_is_told(tiny: Project, faults_of: Faults) -> None:
    for language in LANGUAGES:
        tiny.replace(f"{language}/sources.md", "## Licence", "# Licence")
    assert_told(faults_of(), *((f"{language}/sources.md", 9, "licence", "a title on line 5", "##") for language in LANGUAGES))


def test_a_page_without_a_title_is_told(tiny: Project, faults_of: Faults) -> None:
    for language in LANGUAGES:
        tiny.replace(f"{language}/cite.md", f"# Cite {language} {{#cite}}", "")
    assert_told(faults_of(), *((f"{language}/cite.md", 1, "", "no title", "# Title {#id}") for language in LANGUAGES))


@pytest.mark.parametrize("page", ["index.md", "sources.md", "glossary.md"])
def test_a_page_that_all_others_link_to_must_be_there(tiny: Project, faults_of: Faults, page: str) -> None:
    for language in LANGUAGES:
        (tiny.docs / language / page).unlink()
    assert_told(faults_of(), *((f"{language}/{page}", 1, "", "page is missing", "Write it") for language in LANGUAGES))


@pytest.mark.parametrize("name", ["en/_snippets/nowhere.md", "vi/_snippets/cite-cso.md"])
def test_a_text_set_in_that_is_not_there_or_of_another_language_is_told(tiny: Project, faults_of: Faults, name: str) -> None:
    tiny.replace("en/cite.md", "Thus.", f'Thus.\n\n--8<-- "{name}"')
    assert_told(faults_of(), ("en/cite.md", 9, name, "no such text", "en/_snippets/"))


@pytest.mark.parametrize("link", ["nowhere.md", "Sources.md", "cso/indx.md", "../en/sources.md", "cite/sources.md"])
def test_a_link_to_a_page_that_is_not_there_is_told(tiny: Project, faults_of: Faults, link: str) -> None:
    tiny.replace("vi/cite.md", "Thus.", f"See [this]({link}).")
    assert_told(faults_of(), ("vi/cite.md", 7, link, "leads to no page", "below the language's folder"))


@pytest.mark.parametrize("link", ["sources.md#nowhere", "#nowhere", "cso/part-1/guideline-1.md#cso-1-1-2"])
def test_a_link_to_an_anchor_that_is_not_there_is_told(tiny: Project, faults_of: Faults, link: str) -> None:
    tiny.replace("zh/cite.md", "Thus.", f"See [this]({link}).")
    assert_told(faults_of(), ("zh/cite.md", 7, link, "has no heading", "id of a heading"))
