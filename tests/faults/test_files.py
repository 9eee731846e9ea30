"""What lies where a data file, a page or a snippet should: links, pipes, folders, files that nothing reads."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from fieldguide.guide import Guide
from support.faults import told
from support.sites import Project

FILES = (
    "_data/guide.yml",
    "_data/sources.yml",
    "_data/principles/btech.yml",
    "_data/words/en.yml",
    "_data/style/vi.yml",
    "_data/permalinks.yml",
    "en/cso/index.md",
    "vi/_snippets/cite-cso.md",
)

Faults = Callable[[], str]


@pytest.mark.parametrize("file", FILES)
def test_a_link_in_the_file_system_is_told_wherever_it_leads(tiny: Project, faults_of: Faults, file: str) -> None:
    path = tiny.docs / file
    for target in ("/etc/passwd", "nowhere.yml", path.name):  # out of the guide, nowhere, in a circle
        path.unlink()
        path.symlink_to(target)
        found = [one for one in told(faults_of()) if one.file == file and "link" in one.what]
        assert found and {one.line for one in found} == {1}, target
        assert all("Put the file itself" in one.remedy for one in found)


@pytest.mark.parametrize("file", FILES)
def test_a_pipe_is_never_opened(tiny: Project, faults_of: Faults, file: str) -> None:
    path = tiny.docs / file
    path.unlink()
    os.mkfifo(path)
    found = [one for one in told(faults_of()) if one.file == file]
    assert any(what in one.what for one in found for what in ("pipe or device", "no plain file"))
    assert {one.line for one in found} == {1}


@pytest.mark.parametrize("file", FILES)
def test_a_folder_with_the_name_of_a_file_is_told(tiny: Project, faults_of: Faults, file: str) -> None:
    path = tiny.docs / file
    path.unlink()
    path.mkdir()
    assert [one.line for one in told(faults_of()) if one.file == file and ("folder" in one.what or "missing" in one.what)] == [1]


def test_a_folder_of_data_that_is_a_link_is_told(tiny: Project, faults_of: Faults) -> None:
    (tiny.docs / "_data/words").rename(tiny.root / "words")
    (tiny.docs / "_data/words").symlink_to(tiny.root / "words")
    found = [one for one in told(faults_of()) if "link in the file system" in one.what]
    assert {one.file for one in found} == {f"_data/words/{language}.yml" for language in ("en", "vi", "zh")}


@pytest.mark.parametrize(
    "file",
    [
        "_data/principle/cso-2.yml",
        "_data/principles/cso-2.yaml",
        "_data/principles/old/cso-2.yml",
        "_data/principles/btech.yml~",
        "_data/sources.yml.orig",
        "_data/term.yml",
        "_data/words/fr.yml",
        "_data/style/vn.yml",
        "_data/notes.md",
    ],
)
def test_a_file_of_data_that_nothing_reads_is_told(tiny: Project, faults_of: Faults, file: str) -> None:
    tiny.write(file, "- a\n")
    found = told(faults_of())
    assert {(one.file, one.line) for one in found} == {(file, 1)}
    assert any("Nothing reads this file" in one.what and "Mend its name" in one.remedy for one in found)


@pytest.mark.parametrize("file", ["_data/.DS_Store", "_data/principles/._btech.yml", "_data/.sources.yml.swp"])
def test_hidden_files_are_the_editors_own(tiny: Project, guide_in: Callable[[], Guide], file: str) -> None:
    tiny.write(file, "\0")
    assert guide_in()


def test_an_editors_lock_is_no_file_of_data(tiny: Project, guide_in: Callable[[], Guide]) -> None:
    (tiny.docs / "_data/principles/.#btech.yml").symlink_to("somebody@host.123")
    assert guide_in()
