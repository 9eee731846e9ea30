"""The ledger of permanent addresses only grows: compared with each of its versions in git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from fieldguide.reading.ledger_file import broken_promises
from support.permalinks import LEDGER, versions
from support.sites import ROOT

FIRST = '- {id: cso-1, kind: part, page: cso/part-1/index.md, edition: "2026.11", state: current}\n'
SECOND = '- {id: cso-1-1, kind: guideline, page: cso/part-1/guideline-1.md, edition: "2026.11", state: current}\n'
PAGE = '- {page: cso/part-1/index.md, edition: "2026.11", state: current}\n'
TEXT = "# The ledger.\n" + FIRST + SECOND + PAGE


def test_the_ledger_keeps_what_its_history_promises():
    now = Path(ROOT, LEDGER).read_text(encoding="utf-8")
    broken = [promise for before in versions(ROOT) for promise in broken_promises(before, now)]
    assert not broken, f"{LEDGER}: restore what was published: {'; '.join(dict.fromkeys(broken))}"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose ledger was committed, and then another file."""
    folder = tmp_path / "repository"
    (folder / LEDGER).parent.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, TEXT)
    (folder / "other").write_text("Something else.\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Something else")
    return folder


def git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=Test", "-c", "user.email=test@guide.example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, "-C", str(folder), *arguments], check=True, capture_output=True)


def commit(folder: Path, text: str) -> None:
    (folder / LEDGER).write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=The ledger")


def broken(folder: Path) -> list[str]:
    now = (folder / LEDGER).read_text(encoding="utf-8")
    return [promise for before in versions(folder) for promise in broken_promises(before, now)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (SECOND, "", ["cso-1-1 was taken out"]),
        (PAGE, "", ["cso/part-1/index.md was taken out"]),
        ("id: cso-1-1,", "id: cso-1-2,", ["cso-1-1 was taken out"]),
        ("kind: guideline", "kind: point", ["cso-1-1 changed its kind from guideline to point"]),
        ("page: cso/part-1/guideline-1.md", "page: cso/part-1/index.md",
         ["cso-1-1 changed its page from cso/part-1/guideline-1.md to cso/part-1/index.md"]),
        ('guideline-1.md, edition: "2026.11"', 'guideline-1.md, edition: "2026.12"',
         ["cso-1-1 changed its edition from 2026.11 to 2026.12"]),
    ],
)  # fmt: skip
def test_what_was_published_cannot_be_taken_out_or_renumbered(repository: Path, old: str, new: str, told: list[str]):
    assert old in TEXT
    (repository / LEDGER).write_text(TEXT.replace(old, new), encoding="utf-8")
    assert broken(repository) == told
    # Committed, it is found all the same, by whoever runs the tests after: in CI.
    commit(repository, TEXT.replace(old, new))
    assert broken(repository) == told


def test_lines_may_be_added_and_a_state_may_change_but_not_back(repository: Path):
    third = SECOND.replace("cso-1-1", "cso-1-2").replace("2026.11", "2027.02")
    later = TEXT.replace(SECOND, SECOND.replace("current", "retired")) + third
    later = later.replace(PAGE, PAGE.replace("current", "moved, to: cso/index.md"))
    assert later != TEXT + third
    commit(repository, later)
    assert broken(repository) == []
    commit(repository, TEXT + third)
    assert broken(repository) == [
        "cso-1-1 changed its state from retired to current",
        "cso/part-1/index.md changed its state from moved to current",
    ]


def test_a_shallow_clone_is_held_against_the_history_that_it_has(repository: Path, tmp_path: Path):
    commit(repository, TEXT.replace("guideline-1.md", "guideline-2.md"))
    for name, options, count in (("whole", [], 2), ("shallow", ["--depth=1"], 1)):
        git(tmp_path, "clone", "--quiet", *options, repository.as_uri(), name)
        assert len(versions(tmp_path / name)) == count


def test_a_folder_outside_git_has_no_history(tmp_path: Path):
    assert versions(tmp_path) == []
