"""Faults of translation: what stands in one language and is missing in another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.content import word_keys
from support.faults import assert_told, told
from support.sites import Project

GUIDELINE = "cso/part-1/guideline-1.md"

Faults = Callable[[], str]


@pytest.mark.parametrize("language", ["vi", "zh"])
def test_a_page_that_is_not_translated_is_told(tiny: Project, faults_of: Faults, language: str) -> None:
    (tiny.docs / language / GUIDELINE).unlink()
    assert_told(faults_of(), (f"{language}/{GUIDELINE}", 1, "", "translation is missing", f"Translate en/{GUIDELINE} into this file"))


def test_a_page_that_is_missing_in_the_default_language_is_told(tiny: Project, faults_of: Faults) -> None:
    (tiny.docs / "en" / GUIDELINE).unlink()
    assert_told(faults_of(), (f"en/{GUIDELINE}", 1, "", "translation is missing", f"Translate vi/{GUIDELINE} into this file"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_principle_that_is_not_translated_is_told(tiny: Project, faults_of: Faults, language: str) -> None:
    tiny.replace(f"{language}/{GUIDELINE}", f"## Point {language} {{#cso-1-1-1}}\n\nText of the point in {language}.\n\n", "")
    assert_told(faults_of(), (f"{language}/{GUIDELINE}", 1, "cso-1-1-1", f"not restated in {language}", "{#cso-1-1-1} and its text"))


def test_an_interface_word_that_is_empty_is_told_with_its_line(tiny: Project, faults_of: Faults) -> None:
    lines = (tiny.docs / "_data/words/vi.yml").read_text(encoding="utf-8").split("\n")
    number = next(number for number, line in enumerate(lines, 1) if line.startswith("  home: "))
    lines[number - 1] = '  home: ""'
    tiny.write("_data/words/vi.yml", "\n".join(lines))
    assert_told(faults_of(), ("_data/words/vi.yml", number, "nav.home", "missing", "Translate it"))


def test_an_interface_word_that_is_missing_is_told_with_the_line_of_its_group(tiny: Project, faults_of: Faults) -> None:
    lines = (tiny.docs / "_data/words/zh.yml").read_text(encoding="utf-8").split("\n")
    group = lines.index("nav:")
    del lines[next(index for index in range(group, len(lines)) if lines[index].startswith("  home: "))]
    tiny.write("_data/words/zh.yml", "\n".join(lines))
    assert_told(faults_of(), ("_data/words/zh.yml", group + 1, "nav.home", "missing", "Translate it"))


WITH_EDITION = {key for key, words in word_keys("en").items() if "{edition}" in words}


def test_an_interface_word_with_other_fields_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("_data/words/vi.yml", "{edition}", "{lần}")
    output = faults_of()
    found = {one.id: one for one in told(output)}
    assert set(found) == WITH_EDITION
    assert "{lần}, not {edition}" in found["footer.edition"].what
    assert "as they stand" in found["footer.edition"].remedy
    assert "Traceback" not in output


def test_an_interface_word_with_a_broken_field_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("_data/words/zh.yml", "{edition}", "{edition")
    output = faults_of()
    assert {one.id for one in told(output)} == WITH_EDITION
    assert "Traceback" not in output


@pytest.mark.parametrize("value", ["yes", "12", "[a, b]"])
def test_an_interface_word_that_is_no_text_is_told(tiny: Project, faults_of: Faults, value: str) -> None:
    lines = (tiny.docs / "_data/words/en.yml").read_text(encoding="utf-8").split("\n")
    number = next(number for number, line in enumerate(lines, 1) if line.startswith("  home: "))
    lines[number - 1] = f"  home: {value}"
    tiny.write("_data/words/en.yml", "\n".join(lines))
    assert_told(faults_of(), ("_data/words/en.yml", number, "nav.home", "no text", "quotation marks"))


def test_a_reason_that_is_not_translated_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("_data/principles/cso-1.yml", ", zh: 有一个理由。", "")
    assert_told(
        faults_of(),
        ("_data/principles/cso-1.yml", 16, "cso-1-1-1 → btech-1", "'reason' is missing in the language zh", "reason: zh:"),
    )


def test_a_source_title_that_is_not_translated_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("_data/sources.yml", ", vi: Nguồn btech", "")
    assert_told(faults_of(), ("_data/sources.yml", 8, "btech", "'title' is missing in the language vi", "title: vi:"))


def test_a_term_that_is_not_translated_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("_data/terms.yml", "zh: duty一", "zh: ''")
    output = faults_of()
    assert "_data/terms.yml:4: [duty] 'names' is missing in the language zh. Remedy: Write it under names: zh:." in output
    assert "Traceback" not in output


def test_a_citation_that_is_missing_in_a_language_is_told(tiny: Project, faults_of: Faults) -> None:
    (tiny.docs / "zh/_snippets/cite-btech.md").unlink()
    assert_told(faults_of(), ("zh/_snippets/cite-btech.md", 1, "btech", "cited is missing", "Write one paragraph"))


def test_a_text_in_a_language_that_the_site_does_not_have_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("_data/sources.yml", "vi: Nguồn cso", "vi: Nguồn cso, fr: Source cso")
    assert_told(faults_of(), ("_data/sources.yml", 2, "cso", "unknown language fr", "en, vi, zh"))


def test_a_language_without_pages_is_one_fault(tiny: Project, faults_of: Faults) -> None:
    for page in (tiny.docs / "vi").rglob("*.md"):
        if page.parent.name != "_snippets":
            page.unlink()
    assert_told(faults_of(), ("vi", 1, "", "no pages", "mkdocs.yml"))
