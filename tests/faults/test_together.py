"""One run tells every fault of every file, in order, each once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.faults import append, assert_told
from support.sites import Project


def break_all(tiny: Project) -> None:
    """Put a fault into a file of each kind."""
    tiny.replace("_data/sources.yml", ", vi: Nguồn btech", "")
    tiny.replace("_data/principles/cso-1.yml", "type: supports", "type: mentions")
    append(tiny, "_data/words/zh.yml", "]\n")
    tiny.replace("en/index.md", "[one][cso-1-1]", "[one][cso-9-9] and [again][cso-9-9] and [two][btech-8]")
    tiny.replace("vi/cite.md", "Thus.", "Thus.\n\n## No id")
    (tiny.docs / "zh/sources.md").unlink()


def test_faults_of_different_files_are_all_told_in_one_run(tiny: Project, faults_of: Callable[[], str]) -> None:
    break_all(tiny)
    words = len((tiny.docs / "_data/words/zh.yml").read_text(encoding="utf-8").split("\n")) - 1
    assert_told(
        faults_of(),
        ("_data/principles/cso-1.yml", 15, "cso-1-1-1 → btech-1", "type 'mentions' is unknown", "supports"),
        ("_data/sources.yml", 8, "btech", "missing in the language vi", "title: vi:"),
        ("_data/words/zh.yml", words, "", "YAML is broken", "this line"),
        ("en/index.md", 7, "btech-8", "unknown id", "_data/principles/"),
        ("en/index.md", 7, "cso-9-9", "unknown id", "_data/principles/"),
        ("vi/cite.md", 9, "", "has no id", "{#id}"),
        ("zh/sources.md", 1, "", "translation is missing", "Translate en/sources.md"),
    )


def test_a_data_file_that_cannot_be_read_hides_no_fault_of_the_pages(tiny: Project, faults_of: Callable[[], str]) -> None:
    append(tiny, "_data/terms.yml", "]\n")
    tiny.replace("vi/index.md", "[one][cso-1-1]", "[one][cso-9-9]")
    assert_told(
        faults_of(),
        ("_data/terms.yml", 5, "", "YAML is broken", "this line"),
        ("vi/index.md", 7, "cso-9-9", "unknown id", "_data/principles/"),
    )


@pytest.mark.builds
def test_a_build_tells_the_same_fails_and_writes_no_site(tiny: Project, faults_of: Callable[[], str]) -> None:
    break_all(tiny)
    built = tiny.build()
    assert built.returncode != 0
    assert faults_of() in built.output
    assert "Traceback" not in built.output
    assert not (built.site / "index.html").exists()


def test_what_mkdocs_would_only_warn_of_is_told_with_its_line(tiny: Project, faults_of: Callable[[], str]) -> None:
    tiny.replace("zh/cite.md", "Thus.", "![Words](../assets/nowhere.png)")
    tiny.replace("en/cite.md", "Thus.", "See [this](../p/btech-1.html).")
    tiny.replace("vi/cite.md", "Thus.", "See [this](nowhere.md) and [that](#nowhere).")
    assert_told(
        faults_of(),
        ("en/cite.md", 7, "../p/btech-1.html", "leads to no page", "below the language's folder"),
        ("vi/cite.md", 7, "#nowhere", "no heading #nowhere", "Name the id"),
        ("vi/cite.md", 7, "nowhere.md", "leads to no page", "below the language's folder"),
        ("zh/cite.md", 7, "../assets/nowhere.png", "docs/assets/nowhere.png is not there", "letter for letter"),
    )
