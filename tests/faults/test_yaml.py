"""What YAML makes of a text unseen: cut-off texts, words that turn into yes and no, aliases, types, depths."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from fieldguide.guide import Guide
from fieldguide.model.faults import Fault
from fieldguide.reading.yaml_lines import MOST_DEPTH, MOST_LETTERS, MOST_VALUES, parse_yaml
from support.faults import append, assert_told, told
from support.sites import Project

CSO = "_data/principles/cso-1.yml"
PAIR = "cso-1-1-1 → btech-1"
SOURCES = "_data/sources.yml"
TERMS = "_data/terms.yml"
FACTS = "_data/guide.yml"

REASON = "reason: {en: For a reason., vi: Vì một lý do., zh: 有一个理由。}"

Faults = Callable[[], str]


def line_of(project: Project, file: str, text: str) -> int:
    """Line on which a text stands first."""
    lines = (project.docs / file).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize(
    ("file", "old", "new", "id"),
    [
        (CSO, REASON, "reason:\n        en: See case #3, which matters.\n        vi: Vì.\n        zh: 因。", PAIR),
        (CSO, REASON, "reason:\n        en: It\n          goes on #3 here.\n        vi: Vì.\n        zh: 因。", PAIR),
        (TERMS, "names: {en: duty one, vi: duty một, zh: duty一}", "names:\n    en: duty one #2\n    vi: duty\n    zh: duty", "duty"),
        (SOURCES, "label: B-Tech", "label: B-Tech #1", "btech"),
        ("_data/words/en.yml", "  home: Home\n", "  home: Home #1\n", "nav.home"),
        ("en/cite.md", "description: Description in en.", "description: How to cite #3 and the rest.", "description"),
    ],
)
def test_a_text_that_a_comment_cuts_off_is_told(tiny: Project, faults_of: Faults, file: str, old: str, new: str, id: str) -> None:
    tiny.replace(file, old, new)
    (found,) = [one for one in told(faults_of()) if "cut off" in one.what]
    assert (found.file, found.id) == (file, id)
    assert abs(found.line - line_of(tiny, file, " #")) <= 1
    assert "quotation marks" in found.remedy


def test_a_comment_behind_a_quoted_text_or_a_word_is_none_of_the_text(tiny: Project, guide_in: Callable[[], Guide]) -> None:
    tiny.replace(CSO, REASON, 'reason: {en: "See case #3.", vi: Vì một lý do., zh: 有一个理由。} # true of this pair')
    tiny.replace(CSO, "kind: point", "kind: point # what it is in its source")
    tiny.replace(FACTS, '"2026.11"', '"2026.11" # the month')
    assert guide_in()


@pytest.mark.parametrize("word", ["no", "Yes", "on", "off", "12", "2026-11-26", "~", "null", "1_000", "0x1F", "<<", "="])
def test_a_key_that_yaml_takes_for_something_else_is_to_be_quoted(tiny: Project, faults_of: Faults, word: str) -> None:
    tiny.replace("_data/words/en.yml", "\n  vi: Vietnamese", f"\n  {word}: Norwegian\n  vi: Vietnamese")
    line = line_of(tiny, "_data/words/en.yml", ": Norwegian")
    (found,) = [one for one in told(faults_of()) if "is not read as text" in one.what]
    assert (found.file, found.line, found.id) == ("_data/words/en.yml", line, word)
    assert f"The key '{word}'" in found.what and f'"{word}"' in found.remedy


@pytest.mark.parametrize("word", ["no", "Yes", "off", "12", "2026-11-26", "1.5"])
def test_a_value_that_yaml_takes_for_something_else_is_to_be_quoted(tiny: Project, faults_of: Faults, word: str) -> None:
    tiny.replace(SOURCES, "label: B-Tech", f"label: {word}")
    assert_told(faults_of(), (SOURCES, 11, "btech", "'label' is no text", f'"{word}"'))


def test_a_language_that_yaml_takes_for_no_is_to_be_quoted(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(SOURCES, "languages: [en]\n  home: btech", "languages: [en, no]\n  home: btech")
    for language in ("en", "vi", "zh"):
        tiny.replace(f"_data/words/{language}.yml", "\nlanguage:\n", "\nlanguage:\n  no: Norwegian\n")
    found = told(faults_of())
    assert {one.file for one in found} == {SOURCES, *(f"_data/words/{language}.yml" for language in ("en", "vi", "zh"))}
    assert all('"no"' in one.remedy for one in found)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("x: &name y\n", "begins with &"),
        ("x: *name\n", "begins with *"),
        ("x: !!python/object:os.system y\n", "begins with !"),
        ("x: !!str 12\n", "begins with !"),
        ("x: ! y\n", "begins with !"),
        ("<<: *name\n", "begins with *"),
        ("---\nx: y\n", "second YAML document"),
        ("? [a, b]\n: c\n", "A key is no text"),
        ("? {a: b}\n: c\n", "A key is no text"),
        ("x: 'y\n", "YAML is broken"),
        ("x: y: z\n", "YAML is broken"),
        ("x: @y\n", "YAML is broken"),
        ("%FOO\n", "YAML is broken"),
        ('x: "\\ud800"\n', "YAML is broken"),
    ],
)
def test_what_else_yaml_can_do_is_told(tiny: Project, faults_of: Faults, text: str, what: str) -> None:
    append(tiny, FACTS, text)
    found = [one for one in told(faults_of()) if what in one.what]
    assert [(one.file, one.line) for one in found] == [(FACTS, 2)]
    assert found[0].remedy


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (BOMB, "begins with *"),
        ("x: " + "[" * 5000 + "]" * 5000 + "\n", f"More than {MOST_DEPTH} lists"),
        ("x: " + "{a: " * 900 + "\n", f"More than {MOST_DEPTH} lists"),
        ("".join(f"{' ' * depth}a:\n" for depth in range(1900)), f"More than {MOST_DEPTH} lists"),
        ("- " * 100_000 + "x\n", f"More than {MOST_DEPTH} lists"),
        ("x: [" + "1, " * MOST_VALUES + "1]\n", f"more than {MOST_VALUES:,} values"),
        (f"x: {'a' * (MOST_LETTERS + 1)}\n", f"at most {MOST_LETTERS:,} are read"),
        ("x: a\n" + "#" * 4_000_000, "at most 4,000,000 are read"),
    ],
    ids=["doubling aliases", "deep lists", "deep mappings", "deep blocks", "deep items", "many values", "a long text", "a large file"],
)
def test_what_is_without_end_or_too_much_is_told(tiny: Project, faults_of: Faults, text: str, what: str) -> None:
    tiny.write(FACTS, text)
    found = [one for one in told(faults_of()) if what in one.what]
    assert found and {one.file for one in found} == {FACTS}
    assert all(one.remedy for one in found)


@pytest.mark.parametrize("text", ["a: x\nb: [y, {c: z}]\n", 'a: "1 # 2"\n', "a: |\n  one # two\n  three\n", "a: 'no'\nb: \"yes\"\n"])
def test_plain_data_is_read_as_any_reader_of_yaml_reads_it(text: str) -> None:
    faults: list[Fault] = []
    assert parse_yaml(text, "a.yml", faults) == yaml.safe_load(text)
    assert not faults
