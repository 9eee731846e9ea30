"""Faults in data files: syntax, encoding, shape, keys, values."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from support.faults import append, assert_told, told
from support.sites import Project

CSO = "_data/principles/cso-1.yml"
BTECH = "_data/principles/btech.yml"
SOURCES = "_data/sources.yml"
TERMS = "_data/terms.yml"
FACTS = "_data/guide.yml"
WORDS = "_data/words/vi.yml"

REST_OF_SOURCE = "  title: {en: A, vi: B, zh: C}\n  languages: [en]\n  home: cso/index.md\n  label: A\n"

Faults = Callable[[], str]


@pytest.mark.parametrize("file", [CSO, SOURCES, TERMS, FACTS, WORDS])
def test_broken_yaml_is_one_fault(tiny: Project, faults_of: Faults, file: str) -> None:
    lines = len((tiny.docs / file).read_text(encoding="utf-8").split("\n"))
    append(tiny, file, "]: [\n")
    assert_told(faults_of(), (file, lines, "", "YAML is broken", "on or just before this line"))


def test_an_impossible_date_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.write(FACTS, "edition: 2026-13-01\n")
    assert_told(faults_of(), (FACTS, 1, "edition", "no calendar version", '"2026.11"'))


def test_a_control_character_is_told_with_its_line(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(TERMS, "duty one", "duty\x07one")
    assert_told(faults_of(), (TERMS, 4, "", "U+0007 stands after “names: {en: duty”", "Take it out"))


def test_a_key_that_is_a_list_is_told(tiny: Project, faults_of: Faults) -> None:
    append(tiny, FACTS, "? [a, b]\n: c\n")
    assert_told(faults_of(), (FACTS, 2, "", "A key is no text", "one word"))


def test_a_key_that_stands_twice_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(BTECH, "  force: recommends\n", "  force: recommends\n  force: expects\n")
    assert_told(faults_of(), (BTECH, 4, "force", "stands twice", "Keep one"))


@pytest.mark.parametrize("file", [SOURCES, TERMS, FACTS, WORDS])
def test_a_missing_data_file_is_one_fault(tiny: Project, faults_of: Faults, file: str) -> None:
    (tiny.docs / file).unlink()
    assert_told(faults_of(), (file, 1, "", "missing", "Restore it"))


def test_a_guide_without_principles_is_one_fault(tiny: Project, faults_of: Faults) -> None:
    for file in (CSO, BTECH):
        (tiny.docs / file).unlink()
    assert_told(faults_of(), ("_data/principles", 1, "", "No principle", "Restore the folder"))


@pytest.mark.parametrize("file", [CSO, SOURCES, TERMS, FACTS, WORDS])
def test_an_empty_data_file_is_one_fault(tiny: Project, faults_of: Faults, file: str) -> None:
    tiny.write(file, "# Nothing but a comment.\n")
    assert_told(faults_of(), (file, 1, "", "empty", "Restore it"))


@pytest.mark.parametrize(
    ("file", "remedy"), [(SOURCES, "hyphen"), (TERMS, "hyphen"), (BTECH, "hyphen"), (FACTS, "key: value"), (WORDS, "key: value")]
)
def test_a_data_file_of_the_wrong_shape_is_one_fault(tiny: Project, faults_of: Faults, file: str, remedy: str) -> None:
    tiny.write(file, "a: b\n" if remedy == "hyphen" else "- a\n")
    assert_told(faults_of(), (file, 1, "", "is expected here", remedy))


def test_a_record_that_is_no_mapping_is_told_with_its_line(tiny: Project, faults_of: Faults) -> None:
    append(tiny, BTECH, "- btech-2\n")
    assert_told(faults_of(), (BTECH, 5, "btech-2", "no mapping", "- id: …"))


def test_a_data_file_in_another_encoding_is_told(tiny: Project, faults_of: Faults) -> None:
    path = tiny.docs / SOURCES
    path.write_bytes(path.read_bytes().replace("Nguồn btech".encode(), b"Ngu\xf4n btech"))
    assert_told(faults_of(), (SOURCES, 8, "", "not UTF-8", "UTF-8"))


def test_a_data_file_in_decomposed_letters_is_told(tiny: Project, faults_of: Faults) -> None:
    path = tiny.docs / TERMS
    path.write_text(path.read_text(encoding="utf-8").replace("duty một", unicodedata.normalize("NFD", "duty một")), encoding="utf-8")
    assert "_data/terms.yml:4: Letters stand in decomposed Unicode (NFD). Remedy: Save the line in composed form (NFC)." in faults_of()


@pytest.mark.parametrize(
    ("key", "line", "known"), [("kind", 2, "part, guideline"), ("force", 3, "recommends, may-consider"), ("actor", 4, "cso, company")]
)
def test_an_unknown_kind_force_or_actor_is_told(tiny: Project, faults_of: Faults, key: str, line: int, known: str) -> None:
    old = {"kind": "kind: headline", "force": "force: recommends", "actor": "actor: state"}[key]
    tiny.replace(BTECH, old, f"{key}: whatever")
    found = told(faults_of())
    assert (found[-1].file, found[-1].line, found[-1].id) == (BTECH, line, "btech-1")
    assert f"The {key} 'whatever' is unknown" in found[-1].what
    assert known in found[-1].remedy


def test_a_kind_that_has_no_words_for_its_place_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(BTECH, "kind: headline", "kind: case")
    tiny.replace("_data/permalinks.yml", "kind: headline", "kind: case")
    assert_told(faults_of(), (BTECH, 1, "btech-1", "'place.btech.case-1' is missing", "_data/words/"))


def test_an_unknown_key_is_told(tiny: Project, faults_of: Faults) -> None:
    append(tiny, BTECH, "  strength: high\n")
    assert_told(faults_of(), (BTECH, 5, "btech-1", "key 'strength' is unknown", "actor, fits, force, id, kind, pending, relations, short"))


def test_a_short_title_that_is_long_or_lacks_a_language_is_told(tiny: Project, faults_of: Faults) -> None:
    append(tiny, BTECH, f"  short: {{en: {'Long ' * 8}, vi: Ngắn}}\n")
    assert_told(
        faults_of(),
        (BTECH, 5, "btech-1", "longer than 36 characters in the language en", "Shorten it"),
        (BTECH, 5, "btech-1", "'short' is missing in the language zh", "short: zh:"),
    )


@pytest.mark.parametrize("key", ["kind: headline", "force: recommends"])
def test_a_missing_key_is_told(tiny: Project, faults_of: Faults, key: str) -> None:
    tiny.replace(BTECH, f"  {key}\n", "")
    found = told(faults_of())
    assert [(one.file, one.line, one.id) for one in found] == [(BTECH, 1, "btech-1")] * len(found)
    assert f"key '{key.split(':', maxsplit=1)[0]}' is missing" in " ".join(one.what for one in found)


def test_a_principle_without_an_id_is_told(tiny: Project, faults_of: Faults) -> None:
    append(tiny, BTECH, "- kind: headline\n  force: expects\n  actor: state\n")
    assert_told(faults_of(), (BTECH, 5, "", "key 'id' is missing", "Add it"))


def test_an_id_of_an_unknown_source_is_told(tiny: Project, faults_of: Faults) -> None:
    append(tiny, BTECH, "- id: oecd-1\n  kind: headline\n  force: expects\n  actor: state\n")
    output = faults_of()
    assert f"{BTECH}:5: [oecd-1] The id names the unknown source 'oecd'. Remedy: Use one of: cso, btech; or declare it" in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "remedy"),
    [
        ("  languages: [en]\n  home: btech", "  languages: en\n  home: btech", 9, "'languages' is no list", "hyphen"),
        ("  languages: [en]\n  home: btech", "  languages: []\n  home: btech", 9, "'languages' is empty", "codes of the languages"),
        ("  languages: [en]\n  home: btech", "  languages: [no]\n  home: btech", 9, "no text", "quotation marks"),
        ("  languages: [en]\n  home: btech", "  languages: [fr]\n  home: btech", 9, "'language.fr' is missing", "_data/words/"),
        ("  languages: [en]\n  home: btech", "  home: btech", 7, "key 'languages' is missing", "Add it"),
        ("home: btech/index.md", "home: btech/start.md", 10, "'btech/start.md' is not there", "cso/index.md"),
        ("home: btech/index.md", "home: [btech]", 10, "'home' is no text", "plain text"),
        ("languages: [en]\n  home: btech", "languages: [en, en]\n  home: btech", 9, "names a language twice", "Keep one"),
        ("label: B-Tech", "label: <b>B</b>", 11, "'label' holds markup", "plain text"),
        ("label: B-Tech", "label: B&lt;Tech", 11, "'label' holds markup", "plain text"),
        ("label: B-Tech", "label: '*B*'", 11, "'label' holds markup", "plain text"),
        ("title: {en: Source btech, vi: Nguồn btech, zh: 来源btech}", "title: Source", 8, "not written by language", "en, vi, zh"),
        ("en: Source btech", "en: <b>Source</b>", 8, "'title' holds markup in the language en", "plain text"),
        ("label: B-Tech\n", f"label: B-Tech\n- id: btech\n{REST_OF_SOURCE}", 12, "declared on line 7 already", "Remove one"),
    ],
)  # fmt: skip
def test_a_faulty_source_is_told(tiny: Project, faults_of: Faults, old: str, new: str, line: int, what: str, remedy: str) -> None:
    tiny.replace(SOURCES, old, new)
    assert_told(faults_of(), (SOURCES, line, "btech", what, remedy))


@pytest.mark.parametrize("id", ["OECD", "b-tech", "12"])
def test_a_malformed_source_id_is_told(tiny: Project, faults_of: Faults, id: str) -> None:
    append(tiny, SOURCES, f"- id: {id}\n{REST_OF_SOURCE}")
    assert_told(faults_of(), (SOURCES, 12, id, "malformed", "such as cso"))


@pytest.mark.parametrize(
    ("lines", "line", "what", "remedy"),
    [
        ("  variants: duties\n", 5, "'variants' is not written by language", "a list for each language"),
        ("  variants: {en: duties}\n", 5, "'en' is no list", "hyphen"),
        ("  variants: {en: [12]}\n", 5, "An item of 'en' is no text", "quotation marks"),
        ("  short: 12\n", 5, "'short' is no text", "quotation marks"),
        ("  note: x\n", 5, "key 'note' is unknown", "checked, forbidden, id, names, short, variants"),
        ("- id: duty\n  names: {en: A, vi: B, zh: C}\n", 5, "declared on line 3 already", "Remove one"),
    ],
)
def test_a_faulty_term_is_told(tiny: Project, faults_of: Faults, lines: str, line: int, what: str, remedy: str) -> None:
    append(tiny, TERMS, lines)
    found = told(faults_of())
    assert (found[-1].file, found[-1].line, found[-1].id) == (TERMS, line, "duty")
    assert what in found[-1].what
    assert remedy in found[-1].remedy


@pytest.mark.parametrize("id", ["Duty", "the duty", "12-", "trách_nhiệm"])
def test_a_malformed_term_id_is_told(tiny: Project, faults_of: Faults, id: str) -> None:
    append(tiny, TERMS, f"- id: {id}\n  names: {{en: A, vi: B, zh: C}}\n")
    assert_told(faults_of(), (TERMS, 5, id, "malformed", "underscores"))


@pytest.mark.parametrize("edition", ["2026", "2026.13", "11/2026", "[2026]", ""])
def test_an_edition_that_is_no_calendar_version_is_told(tiny: Project, faults_of: Faults, edition: str) -> None:
    tiny.write(FACTS, f"# A comment.\nedition: {edition}\n")
    assert_told(faults_of(), (FACTS, 2, "edition", "no calendar version", '"2026.11"'))


def test_a_missing_edition_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.write(FACTS, 'edtion: "2026.11"\n')
    assert_told(
        faults_of(),
        (FACTS, 1, "edition", "key 'edition' is missing", "Add it"),
        (FACTS, 1, "edtion", "key 'edtion' is unknown", "edition"),
    )


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("one: 1", "one: first", "'one' is no number"),
        ("part: [part]", "part: part", "'part' is no list"),
        ("writing: words", "writing: letters", "The writing 'letters' is unknown"),
        ("stop_words:", "stopwords:", "The key 'stopwords' is unknown"),
        ("- [our, or]", "- [our]", "A row of 'spellings' is not whole"),
        ("[sses, ss, 1]", "[sses, ss, one]", "'endings' is no number"),
        ("[sses, ss, 1]", "[sses, ss]", "A row of 'endings' is not whole"),
    ],
)
def test_how_a_language_is_written_is_held_against_its_form(
    tiny: Project, faults_of: Callable[[], str], old: str, new: str, what: str
) -> None:
    tiny.replace("_data/search/en.yml", old, new)
    assert any(one.file == "_data/search/en.yml" and what in one.what for one in told(faults_of()))
