"""Characters that no reader sees and no text holds, marks of an unfinished merge, encodings: in every file that authors write."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from fieldguide.guide import Guide
from fieldguide.reading.characters import MOST_TOLD, clean, odd_characters
from support.faults import append, told
from support.sites import LANGUAGES, Project

PAGE = "en/cso/part-1/guideline-1.md"
SNIPPET = "vi/_snippets/cite-cso.md"
LOOSE_SNIPPET = "zh/_snippets/note.md"
FILES = (
    PAGE,
    "zh/index.md",
    SNIPPET,
    LOOSE_SNIPPET,
    "_data/guide.yml",
    "_data/sources.yml",
    "_data/terms.yml",
    "_data/principles/btech.yml",
    "_data/words/vi.yml",
    "_data/style/zh.yml",
    "_data/permalinks.yml",
)

Faults = Callable[[], str]


@pytest.fixture(autouse=True)
def loose_snippet(tiny: Project) -> None:
    for language in LANGUAGES:
        tiny.write(LOOSE_SNIPPET.replace("zh", language), "一段文字。\n" if language == "zh" else "A text.\n")
        append(tiny, f"{language}/offline.md", f'\n--8<-- "{language}/_snippets/note.md"\n')


def ends(project: Project) -> dict[str, int]:
    """By file, the line behind its last."""
    return {file: (project.docs / file).read_text(encoding="utf-8").count("\n") + 1 for file in FILES}


def test_a_soft_hyphen_is_told_in_every_file(tiny: Project, faults_of: Faults) -> None:
    lines = ends(tiny)
    for file in FILES:
        append(tiny, file, "# com\u00adpany\n")
    found = [one for one in told(faults_of()) if "U+00AD SOFT HYPHEN" in one.what]
    assert sorted((one.file, one.line) for one in found) == sorted(lines.items())
    assert all("after “# com”" in one.what and "Take it out" in one.remedy for one in found)


@pytest.mark.parametrize(
    ("character", "name", "why"),
    [
        ("\u200b", "U+200B ZERO WIDTH SPACE", "cannot be seen"),
        ("\u200d", "U+200D ZERO WIDTH JOINER", "cannot be seen"),
        ("\u2060", "U+2060 WORD JOINER", "cannot be seen"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE", "cannot be seen"),
        ("\ufe0f", "U+FE0F VARIATION SELECTOR-16", "cannot be seen"),
        ("\u3164", "U+3164 HANGUL FILLER", "cannot be seen"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A", "cannot be seen"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE", "direction"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE", "direction"),
        ("\u200f", "U+200F RIGHT-TO-LEFT MARK", "direction"),
        ("\x07", "U+0007", "devices"),
        ("\x00", "U+0000", "devices"),
        ("\x7f", "U+007F", "devices"),
        ("\t", "U+0009", "wide"),
        ("\r", "U+000D", "ends a line"),
        ("\x0b", "U+000B", "ends a line"),
        ("\x85", "U+0085", "ends a line"),
        ("\u2028", "U+2028 LINE SEPARATOR", "ends a line"),
        ("\u2029", "U+2029 PARAGRAPH SEPARATOR", "ends a line"),
        ("\ue000", "U+E000", "private use"),
        ("\U00100000", "U+100000", "private use"),
        ("\ufffd", "U+FFFD REPLACEMENT CHARACTER", "letter was lost"),
        ("\ufffe", "U+FFFE", "no letter"),
    ],
)
def test_a_character_that_no_text_holds_is_told_by_its_name(tiny: Project, faults_of: Faults, character: str, name: str, why: str) -> None:
    lines = {}
    for file, old in ((PAGE, "Text of the point"), ("_data/terms.yml", "duty one"), (SNIPPET, "Cite cso")):
        path = tiny.docs / file
        text = path.read_bytes().decode("utf-8")
        path.write_bytes(text.replace(old, f"{old[:6]}{character}{old[6:]}", 1).encode("utf-8"))
        lines[file] = text[: text.index(old)].count("\n") + 1
    found = [one for one in told(faults_of()) if f"{name} stands" in one.what]
    assert sorted((one.file, one.line) for one in found) == sorted(lines.items())
    assert all(why in one.what and one.remedy for one in found)


@pytest.mark.parametrize("escape", ["\\u00ad", "\\u202E", "\\x07", "\\t", "\\L", "\\N", "\\ufeff"])
def test_an_escape_brings_in_no_character_that_the_file_could_not_hold(tiny: Project, faults_of: Faults, escape: str) -> None:
    tiny.replace("_data/terms.yml", "en: duty one", f'en: "duty{escape} one"')
    found = [one for one in told(faults_of()) if "stands after “duty”" in one.what]
    assert [(one.file, one.line) for one in found] == [("_data/terms.yml", 4)]


@pytest.mark.parametrize("text", ["công ty – “được”", "一段，文字：《书》", "می\u200cخواهم", "क्\u200dष", "naïve café №\u00a05", "☐ ⌘C 𠮷"])
def test_letters_and_marks_of_any_language_are_none_of_them(text: str) -> None:
    assert not list(odd_characters(text))
    assert clean(text, "a.md", faults := []) == text
    assert not faults


def test_decomposed_letters_are_told_on_each_line(tiny: Project, faults_of: Faults) -> None:
    lines = ends(tiny)
    for file in FILES:
        append(tiny, file, f"# {unicodedata.normalize('NFD', 'được')}\n\n# {unicodedata.normalize('NFD', 'ủy')}\n")
    found = [one for one in told(faults_of()) if "decomposed" in one.what]
    assert sorted((one.file, one.line) for one in found) == sorted((file, line + more) for file, line in lines.items() for more in (0, 2))


def test_a_file_full_of_odd_characters_is_one_to_write_anew(tiny: Project, faults_of: Faults) -> None:
    append(tiny, SNIPPET, "a\u200b\n" * 1000)
    found = [one for one in told(faults_of()) if one.file == SNIPPET and ("U+200B" in one.what or "not listed" in one.what)]
    assert len(found) == MOST_TOLD + 1
    assert "anew" in found[-1].remedy or any("anew" in one.remedy for one in found)


def test_windows_line_ends_and_a_mark_at_the_start_are_no_faults(tiny: Project, guide_in: Callable[[], Guide]) -> None:
    for file in FILES:
        path = tiny.docs / file
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert guide_in()


@pytest.mark.builds
def test_a_mark_at_the_start_of_a_snippet_does_not_reach_the_page(tiny: Project) -> None:
    for language in LANGUAGES:
        append(tiny, f"{language}/cite.md", f'\n--8<-- "{language}/_snippets/cite-cso.md"\n')
    path = tiny.docs / "en/_snippets/cite-cso.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    built = tiny.build()
    assert built.returncode == 0, built.output
    page = (built.site / "cite.html").read_text(encoding="utf-8")
    assert "Cite cso in en." in page and "\ufeff" not in page


@pytest.mark.parametrize(
    "marks",
    [
        "<<<<<<< HEAD\n# Ours.\n=======\n# Theirs.\n>>>>>>> main\n",
        "<<<<<<< ours\n# Ours.\n||||||| base\n# Base.\n=======\n# Theirs.\n>>>>>>> theirs\n",
        ">>>>>>> 2105e6d (what somebody else wrote)\n",
        "=======\n",
    ],
)
def test_a_merge_that_was_not_finished_is_told(tiny: Project, faults_of: Faults, marks: str) -> None:
    starts = ends(tiny)
    for file in FILES:
        append(tiny, file, marks)
    found = [one for one in told(faults_of()) if "merge was not finished" in one.what]
    lines = [number for number, line in enumerate(marks.split("\n")) if line[:7] in ("<<<<<<<", "|||||||", "=======", ">>>>>>>")]
    assert sorted((one.file, one.line) for one in found) == sorted((file, start + line) for file, start in starts.items() for line in lines)
    assert all("take the marks out" in one.remedy for one in found)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_told(tiny: Project, faults_of: Faults, encoding: str) -> None:
    for path in (tiny.docs / file for file in FILES):
        path.write_bytes(path.read_bytes() + "# é\n".encode(encoding))
    assert sorted(one.file for one in told(faults_of()) if "not UTF-8" in one.what) == sorted(FILES)
