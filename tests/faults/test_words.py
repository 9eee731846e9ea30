"""Interface words are held against the code that looks them up: its keys, and the fields that it fills."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldguide.checks.words_used import words_used
from fieldguide.reading.project_files import read_project
from support.faults import told
from support.sites import LANGUAGES, ROOT, Project

Faults = Callable[[], str]


def change(project: Project, old: str, new: str, languages: tuple[str, ...] = LANGUAGES) -> None:
    for language in languages:
        project.replace(f"_data/words/{language}.yml", old, new)


def without(project: Project, group: str, key: str) -> None:
    """Take a word out of every table."""
    for language in LANGUAGES:
        name = f"_data/words/{language}.yml"
        lines = (project.docs / name).read_text(encoding="utf-8").split("\n")
        start = next(number for number, line in enumerate(lines) if line.split(" #")[0] == f"{group}:")
        del lines[next(number for number in range(start, len(lines)) if lines[number].startswith(f"  {key}: "))]
        project.write(name, "\n".join(lines))


@pytest.mark.parametrize("key", ["footer.edition", "keep.kept", "citation.entry", "citation.date", "start.readme"])
def test_a_field_that_no_place_fills_is_told_though_all_languages_have_it(tiny: Project, faults_of: Faults, key: str) -> None:
    field = {"citation.date": "{month}"}.get(key, "{edition}")
    change(tiny, field, "{editoin}")
    found = {one.file: one for one in told(faults_of()) if one.id == key}
    assert set(found) == {f"_data/words/{language}.yml" for language in LANGUAGES}
    for one in found.values():
        assert "{editoin}" in one.what and field in one.what
        assert ".html:" in one.remedy or ".py:" in one.remedy


@pytest.mark.parametrize("field", ["{edition!r}", "{edition:>99}", "{edition.x}", "{0}", "{}", "{edition} {{", "{edition", "edition}", ""])
def test_a_field_of_another_form_is_told(tiny: Project, faults_of: Faults, field: str) -> None:
    change(tiny, "{edition}", field)
    assert {one.file for one in told(faults_of()) if one.id == "footer.edition"} == {f"_data/words/{one}.yml" for one in LANGUAGES}


@pytest.mark.parametrize(
    ("group", "key"), [("entry", "card"), ("keep", "done"), ("citation", "own-note"), ("nav", "skip"), ("search", "none"), ("date", "day")]
)
def test_a_word_that_is_missing_in_every_language_is_told(tiny: Project, faults_of: Faults, group: str, key: str) -> None:
    without(tiny, group, key)
    found = told(faults_of())
    assert [(one.file, one.id) for one in found] == [(f"_data/words/{language}.yml", f"{group}.{key}") for language in LANGUAGES]
    assert all("missing" in one.what and "looks it up" in one.remedy for one in found)


@pytest.mark.parametrize(("group", "key"), [("source", "btech"), ("language", "vi"), ("relation", "supports-to"), ("place", "whole")])
def test_a_word_that_the_data_needs_is_told(tiny: Project, faults_of: Faults, group: str, key: str) -> None:
    without(tiny, group, key)
    assert {one.id for one in told(faults_of()) if f"{group}.{key}" in f"{one.id} {one.what}"}


@pytest.mark.parametrize("months", ["January February", " ".join("abcdefghijk"), " ".join("abcdefghijklm")])
def test_a_year_has_twelve_months(tiny: Project, faults_of: Faults, months: str) -> None:
    names = "January February March April May June July August September October November December"
    tiny.replace("_data/words/en.yml", names, months)
    (found,) = told(faults_of())
    assert (found.file, found.id) == ("_data/words/en.yml", "date.months")
    assert f"{len(months.split())} parts, not 12" in found.what


@pytest.mark.parametrize("key", ["  hello: Hello\n", "  menu-old: Menu\n", "  home2: Home\n"])
def test_a_word_that_nothing_looks_up_is_told(tiny: Project, faults_of: Faults, key: str) -> None:
    change(tiny, "\nnav:\n", f"\nnav:\n{key}")
    found = told(faults_of())
    assert {one.file for one in found} == {f"_data/words/{language}.yml" for language in LANGUAGES}
    assert all(one.id == f"nav.{key.split(':', maxsplit=1)[0].strip()}" and "Nothing looks" in one.what for one in found)


@pytest.mark.parametrize("key", ["a.b", "a b", "ä", "a_b", "-a"])
def test_a_malformed_key_is_told(tiny: Project, faults_of: Faults, key: str) -> None:
    tiny.replace("_data/words/en.yml", "\nnav:\n", f"\nnav:\n  {key}: x\n")
    assert any(one.file == "_data/words/en.yml" and "key is malformed" in one.what for one in told(faults_of()))


@pytest.mark.parametrize("key", ["  other: ", "  more-other: "])
def test_the_sign_for_a_number_is_needed(tiny: Project, faults_of: Faults, key: str) -> None:
    text = (tiny.docs / "_data/words/en.yml").read_text(encoding="utf-8")
    line = next(line for line in text.split("\n") if line.startswith(key))
    tiny.replace("_data/words/en.yml", line, line.replace("#", ""))
    (found,) = told(faults_of())
    assert found.id == f"search.{key.strip(' :')}" and "sign #" in found.what


def test_places_that_look_the_same_word_up_fill_the_same_fields() -> None:
    fields: dict[str, frozenset[str]] = {}
    for use in words_used(read_project(ROOT, []), []):
        assert use.fields == fields.setdefault(use.key, use.fields), use
