"""Ways to break the ledger of texts, each told with file, line, id and remedy; and what its history in git does not forgive."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from fieldguide.commands.ledger import add_to_ledger
from fieldguide.reading.wordings import broken_words
from support.faults import assert_told
from support.sites import Project

FILE = "_data/texts/2026.11.jsonl"
ID = "cso-1"

Faults = Callable[[], str]
Change = Callable[[dict[str, str]], object]


@pytest.fixture
def listed(tiny: Project) -> Project:
    assert add_to_ledger(tiny.docs) == 0
    return tiny


def first(project: Project) -> str:
    return (project.docs / FILE).read_text(encoding="utf-8").split("\n", 1)[0]


@pytest.mark.parametrize(
    ("change", "id", "what", "remedy"),
    [
        (lambda one: one.update(text="Other words."), ID, "not those of the fingerprint", "from git"),
        (lambda one: one.update(title="Another title"), ID, "not those of the fingerprint", "from git"),
        (lambda one: one.update(fingerprint="0123456789ab"), ID, "not those of the fingerprint", "from git"),
        (lambda one: one.update(id="cso-9"), "cso-9", "No such id was ever published", "from git"),
        (lambda one: one.update(language="English"), ID, "'English' is no code of a language", "from git"),
        (lambda one: one.update(text=""), ID, "no record of id, language, fingerprint, title, text", "from git"),
        (lambda one: one.pop("title"), ID, "no record of id, language, fingerprint, title, text", "from git"),
        (lambda one: one.update(note="x"), ID, "no record of id, language, fingerprint, title, text", "from git"),
        (lambda one: one.update(id=one.pop("id")), ID, "no record of id, language, fingerprint, title, text", "from git"),
    ],
)
def test_a_line_that_cannot_have_been_published_is_told(
    listed: Project, faults_of: Faults, change: Change, id: str, what: str, remedy: str
) -> None:
    record = json.loads(first(listed))
    change(record)
    listed.replace(FILE, first(listed), json.dumps(record, ensure_ascii=False))
    assert_told(faults_of(), (FILE, 1, id, what, remedy))


@pytest.mark.parametrize(
    ("line", "what", "remedy"),
    [
        ("{", "no record of", "from git"),
        ("[]", "no record of", "from git"),
        ('"words"', "no record of", "from git"),
    ],
)
def test_a_line_that_is_no_record_is_told(listed: Project, faults_of: Faults, line: str, what: str, remedy: str) -> None:
    listed.replace(FILE, first(listed), line)
    assert_told(faults_of(), (FILE, 1, "", what, remedy))


def test_a_line_in_another_form_is_told_with_the_right_one(listed: Project, faults_of: Faults) -> None:
    line = first(listed)
    listed.replace(FILE, line, line.replace('"id": ', '"id":'))
    assert_told(faults_of(), (FILE, 1, ID, "not in the ledger's one form", line))


def test_a_line_that_stands_twice_is_told(listed: Project, faults_of: Faults) -> None:
    line = first(listed)
    listed.replace(FILE, line, f"{line}\n{line}")
    assert_told(faults_of(), (FILE, 2, ID, "says what the wording before it says", "Take the line out"))


@pytest.mark.parametrize(
    ("name", "what", "remedy"),
    [
        ("2027.03", "later than the guide's, 2026.11", "mend _data/guide.yml"),
        ("2026.10", "published with edition 2026.11, not before", "from git"),
    ],
)
def test_a_file_of_an_edition_that_there_was_not_is_told(listed: Project, faults_of: Faults, name: str, what: str, remedy: str) -> None:
    text = first(listed)
    (listed.docs / FILE).unlink()
    listed.write(f"_data/texts/{name}.jsonl", f"{text}\n")
    assert_told(faults_of(), (f"_data/texts/{name}.jsonl", 1, ID, what, remedy))


def test_a_file_that_names_no_edition_is_told(listed: Project, faults_of: Faults) -> None:
    (listed.docs / FILE).rename((listed.docs / FILE).with_name("first.jsonl"))
    assert_told(faults_of(), ("_data/texts/first.jsonl", 1, "", "Nothing reads this file", "Mend its name"))


BEFORE = {"2026.11.jsonl": '{"id": "a"}\n{"id": "b"}\n', "2027.03.jsonl": '{"id": "c"}\n'}


def test_lines_and_files_may_be_added() -> None:
    now = {**BEFORE, "2027.03.jsonl": '{"id": "d"}\n{"id": "c"}\n', "2027.09.jsonl": '{"id": "a"}\n'}
    assert not broken_words(BEFORE, now)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"2026.11.jsonl": BEFORE["2026.11.jsonl"]}, ["2027.03.jsonl was taken out"]),
        ({**BEFORE, "2026.11.jsonl": '{"id": "a"}\n'}, ['2026.11.jsonl: changed or taken out: {"id": "b"}']),
        ({**BEFORE, "2027.03.jsonl": '{"id": "C"}\n'}, ['2027.03.jsonl: changed or taken out: {"id": "c"}']),
        ({**BEFORE, "2027.03.jsonl": ""}, ['2027.03.jsonl: changed or taken out: {"id": "c"}']),
    ],
)
def test_what_was_published_is_neither_changed_nor_taken_out(now: dict[str, str], told: list[str]) -> None:
    assert broken_words(BEFORE, now) == told
