"""Faults against the ledger of permanent addresses: each way to break a promise, and the command that writes new ones."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from fieldguide.__main__ import main
from fieldguide.guide import load_guide
from fieldguide.reading.ledger_file import ADD
from support.faults import append, assert_told, faults_in
from support.kept import CSO, GUIDELINE, RETIRED, kept_project, take_out_point
from support.sites import LANGUAGES, Project, tiny_pages

LEDGER = "_data/permalinks.yml"
KEPT = "_data/retired.yml"
BTECH = "_data/principles/btech.yml"
FACTS = "_data/guide.yml"
HEADLINE = '- {id: btech-1, kind: headline, page: btech/headline-1.md, edition: "2026.11", state: current}\n'
CITE = '- {page: cite.md, edition: "2026.11", state: current}\n'

Faults = Callable[[], str]


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


Add = Callable[[Path], Done]


@pytest.fixture
def kept(tmp_path: Path) -> Project:
    return kept_project(tmp_path / "kept")


def line_of(project: Project, text: str, name: str = LEDGER) -> int:
    lines = (project.docs / name).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def add_headline(project: Project, id: str = "btech-2") -> None:
    append(project, BTECH, f"- id: {id}\n  kind: headline\n  force: recommends\n  actor: state\n")
    for language in LANGUAGES:
        project.write(f"{language}/btech/{id}.md", f"# Another {language} {{#{id}}}\n\nAnother text in {language}.\n")


# What the ledger holds and the guide does not, or holds otherwise


def test_an_id_that_disappears_is_told(tiny: Project, faults_of: Faults) -> None:
    take_out_point(tiny)
    assert_told(faults_of(), (LEDGER, line_of(tiny, "cso-1-1-1"), "cso-1-1-1", "published and is gone", "or retire it: `state: retired`"))


def test_an_id_that_changes_its_kind_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(BTECH, "kind: headline", "kind: introduction")
    assert_told(faults_of(), (BTECH, 1, "btech-1", "published with the kind 'headline', not 'introduction'", "`kind: headline`"))


def test_an_id_that_changes_its_source_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("_data/principles/btech.yml", "id: btech-1", "id: cso-2")
    tiny.replace("_data/principles/btech.yml", "kind: headline", "kind: part")
    tiny.replace(CSO, "to: btech-1", "to: cso-2")
    for language in LANGUAGES:
        for page in (f"{GUIDELINE}.md", "glossary.md", "btech/headline-1.md"):
            tiny.replace(f"{language}/{page}", "btech-1", "cso-2")
    output = faults_of()
    assert f"{LEDGER}:{line_of(tiny, 'id: btech-1')}: [btech-1] The id was published and is gone from the guide. Remedy: " in output
    assert f"{BTECH}:1: [cso-2] The id is not in the ledger of permanent addresses. Remedy: Write it there: {ADD}" in output


def test_an_entry_that_goes_to_another_page_is_told(tiny: Project, faults_of: Faults) -> None:
    for language in LANGUAGES:
        point = f"## Point {language} {{#cso-1-1-1}}\n\nText of the point in {language}.\n\n"
        tiny.replace(f"{language}/{GUIDELINE}.md", point, "")
        append(tiny, f"{language}/btech/headline-1.md", f"\n{point}")
    assert_told(faults_of(), ("en/btech/headline-1.md", 5, "cso-1-1-1", f"on another page, '{GUIDELINE}.md'", "Put it back"))


def test_a_page_that_disappears_is_told(tiny: Project, faults_of: Faults) -> None:
    for language in LANGUAGES:
        (tiny.docs / language / "cite.md").unlink()
    assert_told(faults_of(), (LEDGER, line_of(tiny, "cite.md"), "cite.md", "published and is gone", "`state: moved, to: <page>`"))


def test_an_id_and_a_page_that_are_new_are_told_with_the_command_that_writes_them(tiny: Project, faults_of: Faults) -> None:
    add_headline(tiny)
    assert_told(
        faults_of(),
        (BTECH, 5, "btech-2", "not in the ledger", "python -m fieldguide ledger add"),
        ("en/btech/btech-2.md", 1, "btech/btech-2.md", "not in the ledger", "python -m fieldguide ledger add"),
    )


def test_an_edition_that_is_still_to_come_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(LEDGER, HEADLINE, HEADLINE.replace("2026.11", "2027.01"))
    assert_told(faults_of(), (LEDGER, 2, "btech-1", "2027.01, is later than the guide's, 2026.11", "_data/guide.yml"))


# The file itself


def test_a_missing_ledger_is_one_fault(tiny: Project, faults_of: Faults) -> None:
    (tiny.docs / LEDGER).unlink()
    assert_told(faults_of(), (LEDGER, 1, "", "ledger of permanent addresses is missing", "Restore"))


def test_an_id_or_a_page_that_stands_twice_is_told(tiny: Project, faults_of: Faults) -> None:
    append(tiny, LEDGER, HEADLINE + CITE)
    first, last = line_of(tiny, CITE.strip()), len((tiny.docs / LEDGER).read_text(encoding="utf-8").split("\n")) - 2
    assert_told(
        faults_of(),
        (LEDGER, last, "btech-1", "stands on line 2 already", "Keep the older line"),
        (LEDGER, last + 1, "cite.md", f"stands on line {first} already", "Keep the older line"),
    )


@pytest.mark.parametrize(
    ("new", "id", "what", "remedy"),
    [
        ("- id: btech-1", "btech-1", "malformed", ADD),
        ("- {id: btech-1, kind}", "btech-1", "malformed", ADD),
        ('- {kind: headline, edition: "2026.11", state: current}', "", "malformed", ADD),
        (HEADLINE.replace("btech-1,", "B-Tech-1,"), "B-Tech-1", "id is malformed", "such as cso-2-2-1"),
        (HEADLINE.replace("kind: headline, ", ""), "btech-1", "key 'kind' is missing", "Add it"),
        (HEADLINE.replace("}", ", note: x}"), "btech-1", "key 'note' is unknown", "edition, id, kind, page, state"),
        (HEADLINE.replace("kind: headline", "kind: heading"), "btech-1", "kind 'heading' is unknown", "headline"),
        (HEADLINE.replace("2026.11", "2026.13"), "btech-1", "no calendar version", '"2026.11"'),
        (HEADLINE.replace("current", "gone"), "btech-1", "state 'gone' is unknown", "current, retired"),
        (HEADLINE.replace("current", "moved"), "btech-1", "state 'moved' is unknown", "current, retired"),
        (HEADLINE.replace('"', ""), "btech-1", "not in the ledger's one form", HEADLINE.strip()),
        (HEADLINE.replace("id: btech-1, kind: headline", "kind: headline, id: btech-1"), "btech-1", "one form", HEADLINE.strip()),
    ],
)
def test_a_faulty_line_is_told(tiny: Project, faults_of: Faults, new: str, id: str, what: str, remedy: str) -> None:
    tiny.replace(LEDGER, HEADLINE, f"{new.strip()}\n")
    output = faults_of()
    assert f"{LEDGER}:2: {f'[{id}] ' if id else ''}" in output
    assert what in output
    assert remedy in output


def test_an_id_whose_page_is_not_in_the_ledger_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(LEDGER, CITE, "")
    tiny.replace(LEDGER, "- {page: btech/headline-1.md", "- {page: cite.md")
    assert_told(
        faults_of(),
        (LEDGER, 2, "btech-1", "Its page 'btech/headline-1.md' is not in the ledger", "Restore both lines"),
        ("en/btech/headline-1.md", 1, "btech/headline-1.md", "not in the ledger", ADD),
    )


# Moved pages


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "remedy"),
    [
        ("state: moved, to: btech/index.md", "state: moved", "page: btech/headline-2.md, e", "not said where the page moved", "to: <page>"),
        ("to: btech/index.md", "to: btech/none.md", "page: btech/headline-2.md, e", "'btech/none.md', is not there", "cso/part-1/index.md"),
        ("to: cite.md", "to: old/notes.md", "{page: notes.md", "'old/notes.md', is not there", "cso/part-1/index.md"),
        ("state: moved, to: btech/index.md", "state: current, to: btech/index.md", "page: btech/headline-2.md, e", "nowhere", "take `to`"),
        ("state: moved, to: btech/index.md", "state: retired", "page: btech/headline-2.md, e", "'retired' is unknown", "current, moved"),
    ],
)  # fmt: skip
def test_a_faulty_move_is_told(kept: Project, old: str, new: str, line: str, what: str, remedy: str) -> None:
    kept.replace(LEDGER, old, new)
    output = faults_in(kept)
    name = line.split(", ", maxsplit=1)[0].removeprefix("{").removeprefix("page: ")
    found = [one for one in output.split("\n") if f"{LEDGER}:{line_of(kept, '- {' + line.removeprefix('{'))}: [{name}]" in one]
    assert any(what in one and remedy in one for one in found), output


def test_a_page_at_the_path_of_one_that_moved_is_told(kept: Project) -> None:
    for language in LANGUAGES:
        kept.write(f"{language}/notes.md", tiny_pages(language)["cite.md"].replace("#cite", "#notes"))
    assert_told(faults_in(kept), ("en/notes.md", 1, "notes.md", "never used again", "to another path; this one leads to cite.md"))


def test_a_page_that_moves_as_the_handbook_says_takes_its_entries_along(tiny: Project, add: Add) -> None:
    for language in LANGUAGES:
        (tiny.docs / language / "btech/headline-1.md").rename(tiny.docs / language / "btech/first.md")
    old = '- {page: btech/headline-1.md, edition: "2026.11", state: '
    tiny.replace(LEDGER, f"{old}current}}", f"{old}moved, to: btech/first.md}}")
    done = add(tiny.docs)
    assert done.returncode == 0, done.stderr
    guide = load_guide(tiny.docs, LANGUAGES)
    assert guide.principles["btech-1"].page == "btech/first.md"
    assert guide.ledger.moved == {"btech/headline-1.md": "btech/first.md"}


# Retired principles


def test_a_retired_id_that_is_declared_again_is_told(kept: Project) -> None:
    append(kept, CSO, "- id: cso-1-1-1\n  kind: point\n  force: recommends\n  actor: cso\n")
    for language in LANGUAGES:
        kept.replace(f"{language}/{GUIDELINE}.md", "/// html", "## Anew {#cso-1-1-1}\n\nAnother text.\n\n/// html")
    assert_told(faults_in(kept), (CSO, 9, "cso-1-1-1", "never used again", "Use btech-1 or cso-1-1 instead of 'cso-1-1-1'"))


def test_every_use_of_a_retired_id_is_told_with_what_takes_its_place(kept: Project) -> None:
    kept.replace("en/index.md", "[one][cso-1-1]", "[one][cso-1-1-1] and [btech-2]")
    kept.replace(BTECH, "actor: state\n", "actor: state\n  relations:\n    - to: cso-1-1-1\n      type: supports\n"
                 "      reason: {en: For one., vi: Vì vậy., zh: 因此。}\n      by: editors\n      day: '2026-11-26'\n")  # fmt: skip
    append(kept, CSO, "- id: cso-1-1-1-1\n  kind: point\n  force: recommends\n  actor: cso\n")
    for language in LANGUAGES:
        kept.replace(f"{language}/sources.md", "{#licence}", "{#btech-2}")
        append(kept, f"{language}/{GUIDELINE}.md", "\n## Below {#cso-1-1-1-1}\n\nA text.\n")
    output = faults_in(kept)
    instead = "Use btech-1 or cso-1-1 instead of 'cso-1-1-1'."
    assert f"en/index.md:7: [cso-1-1-1] The link names the retired id 'cso-1-1-1'. Remedy: {instead}" in output
    assert "en/index.md:7: [btech-2] The link names the retired id 'btech-2'. Remedy: Do without 'btech-2'" in output
    assert f"{BTECH}:6: [btech-1 → cso-1-1-1] The relation points at the retired id 'cso-1-1-1'. Remedy: {instead}" in output
    assert f"{CSO}:9: [cso-1-1-1-1] It is held by the retired id 'cso-1-1-1'. Remedy: Retire it too" in output
    assert f"begins with. {instead}" in output
    for language in LANGUAGES:
        assert f"{language}/sources.md:9: [btech-2] The heading carries the retired id 'btech-2'. Remedy: Do without" in output
    assert "unknown" not in output


def test_a_retired_id_of_which_nothing_is_kept_is_told(kept: Project) -> None:
    kept.replace(KEPT, RETIRED["btech-2"], "")
    assert_told(faults_in(kept), (LEDGER, line_of(kept, "id: btech-2"), "btech-2", "what it said is not kept", f"Write it to {KEPT}"))


def test_a_retired_guide_without_its_file_is_told(kept: Project) -> None:
    (kept.docs / KEPT).unlink()
    assert_told(
        faults_in(kept),
        *((LEDGER, line_of(kept, f"id: {id}"), id, "what it said is not kept", f"Write it to {KEPT}") for id in RETIRED),
    )


@pytest.mark.parametrize(
    ("old", "new", "at", "what", "remedy"),
    [
        ("id: btech-2", "id: btech-77", "id: btech-77", "No such id was ever published", "take this record out"),
        ("kind: headline", "kind: point", "id: btech-2", "published with the kind 'headline', not 'point'", "`kind: headline`"),
        ("kind: headline", "kind: heading", "kind: heading", "kind 'heading' is unknown", "headline"),
        ('  since: "2027.01"\n', "", "id: btech-2", "key 'since' is missing", "Add it"),
        ('since: "2027.01"', "since: 2027.01", "since: 2027.01", "'since' is no text", "quotation marks"),
        ('since: "2027.01"', 'since: "January"', "January", "no calendar version", '"2026.11"'),
        ('since: "2027.01"', 'since: "2027.04"', "id: btech-2", "cannot have been retired with edition 2027.04", "to the guide's, 2027.03"),
        ('since: "2027.01"', 'since: "2026.10"', "id: btech-2", "cannot have been retired with edition 2026.10", "its first, 2026.11"),
        (", vi: Đó là sai sót.", "", "It was an error", "'reason' is missing in the language vi", "reason: vi:"),
        ("zh: Second zh", "zh: '**Second**'", "Second en", "'title' holds markup in the language zh", "plain text"),
        ("  text: {en: Text of the second in en., vi: Text of the second in vi., zh: Text of the second in zh.}\n", "", "id: btech-2",
         "key 'text' is missing", "Add it"),
        ('since: "2027.01"', 'since: "2027.01"\n  replaced_by: [cso-9]', "id: btech-2", "'cso-9', is no current", "_data/principles/"),
        ('since: "2027.01"', 'since: "2027.01"\n  replaced_by: [cso-1-1-1]', "id: btech-2", "'cso-1-1-1', is no current", "Use btech-1 or"),
        ('since: "2027.01"', 'since: "2027.01"\n  note: x', "note: x", "key 'note' is unknown", "replaced_by"),
    ],
)  # fmt: skip
def test_what_is_kept_of_a_retired_principle_is_checked(kept: Project, old: str, new: str, at: str, what: str, remedy: str) -> None:
    kept.replace(KEPT, old, new)
    output = faults_in(kept)
    id = "btech-77" if "btech-77" in new else "btech-2"
    found = [one for one in output.split("\n") if one.startswith(f"  {KEPT}:{line_of(kept, at, KEPT)}: [{id}]")]
    assert any(what in one and remedy in one for one in found), output


def test_what_is_kept_of_an_id_that_is_not_retired_is_told(kept: Project) -> None:
    kept.replace(LEDGER, 'headline-2.md, edition: "2026.11", state: retired', 'headline-2.md, edition: "2026.11", state: current')
    output = faults_in(kept)
    assert f"{KEPT}:{line_of(kept, 'id: btech-2', KEPT)}: [btech-2] The ledger does not say that it is retired. Remedy: " in output


def test_what_is_kept_stands_once(kept: Project) -> None:
    first = line_of(kept, "id: btech-2", KEPT)
    append(kept, KEPT, RETIRED["btech-2"])
    last = len((kept.docs / KEPT).read_text(encoding="utf-8").split("\n")) - RETIRED["btech-2"].count("\n")
    assert_told(faults_in(kept), (KEPT, last, "btech-2", f"stands on line {first} already", "Keep one"))


# The command


@pytest.fixture
def add(capsys: pytest.CaptureFixture[str]) -> Add:
    """Append to the ledger below a documentation folder what is new."""

    def add(docs: Path) -> Done:
        status = main(["ledger", "add", "--docs", str(docs)])
        return Done(status, *capsys.readouterr())

    return add


def test_the_command_appends_what_is_new_and_then_the_guide_builds(tiny: Project, add: Add) -> None:
    before = (tiny.docs / LEDGER).read_text(encoding="utf-8")
    tiny.write(FACTS, 'edition: "2027.02"\n')
    add_headline(tiny)
    done = add(tiny.docs)
    assert done.returncode == 0, done.stderr
    new = [
        '- {id: btech-2, kind: headline, page: btech/btech-2.md, edition: "2027.02", state: current}',
        '- {page: btech/btech-2.md, edition: "2027.02", state: current}',
    ]
    after = (tiny.docs / LEDGER).read_text(encoding="utf-8")
    assert after == before + "".join(f"{line}\n" for line in new)
    assert "2 new lines" in done.stdout
    assert all(line in done.stdout for line in new)
    load_guide(tiny.docs, LANGUAGES)
    again = add(tiny.docs)
    assert (again.returncode, "no new lines" in again.stdout) == (0, True)
    assert (tiny.docs / LEDGER).read_text(encoding="utf-8") == after


def test_the_command_lists_other_faults_and_writes_nothing(tiny: Project, add: Add) -> None:
    before = (tiny.docs / LEDGER).read_text(encoding="utf-8")
    add_headline(tiny)
    tiny.replace("en/index.md", "[one][cso-1-1]", "[one][cso-9-9]")
    done = add(tiny.docs)
    assert done.returncode == 1
    assert_told(done.stderr, ("en/index.md", 7, "cso-9-9", "unknown id", "_data/principles/"))
    assert (tiny.docs / LEDGER).read_text(encoding="utf-8") == before


def test_the_command_writes_for_the_repository_that_it_stands_in(tiny: Project, tmp_path: Path) -> None:
    add_headline(tiny)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = [sys.executable, "-m", "fieldguide", "ledger", "add"]
    environment = {"PYTHONPATH": str(tiny.for_building() / "hooks"), "PATH": ""}
    done = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "id: btech-2" in (tiny.docs / LEDGER).read_text(encoding="utf-8")


def test_the_command_says_where_it_looks_for_the_languages(tiny: Project, add: Add) -> None:
    shutil.move(tiny.root / "mkdocs.yml", tiny.root / "other.yml")
    done = add(tiny.docs)
    assert done.returncode == 1
    assert "mkdocs.yml is missing. Remedy: " in done.stderr
    tiny.root.joinpath("mkdocs.yml").write_text("site_name: !ENV [NAME, Guide]\nplugins: [search]\n", encoding="utf-8")
    assert "mkdocs.yml:2: An item of 'plugins' is no mapping. Remedy: " in add(tiny.docs).stderr
