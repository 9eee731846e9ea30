"""One gate for paths: what is a page, how it may be named, where it may lie; told before the ledger takes anything."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldguide.__main__ import main
from fieldguide.model.faults import GuideError
from fieldguide.reading.mkdocs_yml import languages_in
from support.faults import assert_told, told
from support.sites import LANGUAGES, Project

Faults = Callable[[], str]

TEXT = "---\ndescription: About.\n---\n\n# Title {#title}\n\nText.\n"
LEDGER = "_data/permalinks.yml"


def everywhere(tiny: Project, path: str) -> None:
    for language in LANGUAGES:
        tiny.write(f"{language}/{path}", TEXT.replace("Title", f"Title {language}"))


@pytest.mark.builds
def test_hidden_files_are_no_pages(tiny: Project) -> None:
    folder = tiny.docs / "en/cso/part-1"
    (folder / ".hidden").mkdir()
    (folder / ".#guideline-1.md").symlink_to("somebody@host.12345")  # an editor's lock leads nowhere
    for name in ("._guideline-1.md", ".hidden/page.md", ".DS_Store"):
        (folder / name).write_bytes(b"\x00\xff")
    built = tiny.build().passed()
    assert {path.name for path in (built.site / "cso/part-1").iterdir()} == {"index.html", "guideline-1.html"}


@pytest.mark.parametrize("target", ["nowhere.png", "loop.png", "/etc/hostname", "../../mkdocs.yml", "."])
@pytest.mark.parametrize("place", ["assets/images/loop.png", "en/cso/loop.md"])
def test_a_link_in_the_file_system_is_told_and_never_followed(tiny: Project, faults_of: Faults, place: str, target: str) -> None:
    (tiny.docs / place).parent.mkdir(parents=True, exist_ok=True)
    (tiny.docs / place).symlink_to(target)
    assert_told(faults_of(), (place, 1, "", "link to another file", "the file itself"))


@pytest.mark.parametrize("place", ["en/pipe.md", "assets/pipe", "en/_snippets/pipe.md"])
def test_what_is_no_plain_file_is_told_and_never_opened(tiny: Project, faults_of: Faults, place: str) -> None:
    (tiny.docs / place).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(tiny.docs / place)
    assert_told(faults_of(), (place, 1, "", "no plain file", "Take it out"))


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("cso/README.md", "none of a page"),
        ("cso/readme.md", "README is no page"),
        ("cso/notes.markdown", "no page does not lie"),
        ("cso/notes.txt", "no page does not lie"),
        ("cso/picture.png", "no page does not lie"),
        ("cso/part-1/guideline-1.md~", "left over"),
        ("cso/part-1/guideline-1.md.orig", "left over"),
        ("cso/part-1/guideline-1.md.rej", "left over"),
        ("cso/how to start.md", "none of a page"),
        ("cso/How.md", "none of a page"),
        ("cso/cách.md", "none of a page"),
        ("cso/a%20b.md", "none of a page"),
        ("cso/a_b.md", "none of a page"),
        ("cso/con.md", "Windows cannot"),
        ("p/cso-1.md", "'p' stands at the root"),
        ("404.md", "'404' stands at the root"),
        ("data/index.md", "'data' stands at the root"),
        ("vi/page.md", "'vi' stands at the root"),
        (f"cso/{'a' * 80}.md", "at most 60"),
        (f"{'/'.join('abcdefghij')}/page-with-a-long-name-in-many-folders-below-others.md", "at most 60"),
    ],
)
def test_a_name_that_is_none_of_a_page_is_told_before_the_ledger_takes_it(
    tiny: Project, path: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    everywhere(tiny, path)
    ledger = (tiny.docs / LEDGER).read_bytes()
    status = main(["ledger", "add", "--docs", str(tiny.docs)])
    output = capsys.readouterr().err
    found = [one for one in told(output) if what in one.what]
    assert status == 1 and [one.file for one in found] == [f"{language}/{path}" for language in LANGUAGES], output
    assert (tiny.docs / LEDGER).read_bytes() == ledger


def test_a_name_in_decomposed_letters_has_one_remedy(tiny: Project, faults_of: Faults) -> None:
    name = unicodedata.normalize("NFD", "cách.md")
    tiny.write(f"en/cso/{name}", TEXT)
    found = [one for one in told(faults_of()) if "decomposed" in one.what]
    assert len(found) == 1 and "Rename the file" in found[0].remedy


@pytest.mark.parametrize(
    "names", [("cso/index.md", "CSO/index.md"), ("cite.md", "Cite.md"), ("cso/part-1/index.md", "cso/Part-1/index.md")]
)
def test_names_that_differ_in_case_alone_are_told(tiny: Project, faults_of: Faults, names: tuple[str, str]) -> None:
    tiny.write(f"en/{names[1]}", TEXT)
    assert any("in case alone" in one.what for one in told(faults_of()))


@pytest.mark.parametrize("name", ["notes.md", "fr/index.md", "drafts/page.md", "x.html"])
def test_what_belongs_to_no_language_is_told(tiny: Project, faults_of: Faults, name: str) -> None:
    tiny.write(name, TEXT)
    assert_told(faults_of(), (name.split("/", maxsplit=1)[0], 1, "", "belongs to none", "Move it into one of"))


@pytest.mark.parametrize("name", ["assets/a.md", "assets/images/a?.png", "keep/a\u00e9.png", "assets/a.css~"])
def test_assets_have_names_that_every_disk_stores(tiny: Project, faults_of: Faults, name: str) -> None:
    tiny.write(name, "x")
    (found,) = told(faults_of().replace("\\xe9", "é"))
    assert Path(found.file).name == Path(name).name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("page: cite.md, edition: \"2026.11\", state: current", "page: ../../etc.md, edition: \"2026.11\", state: moved, to: cite.md"),
        ("page: cite.md,", "page: p/cso-1.md,"),
        ("page: cite.md, edition: \"2026.11\", state: current", "page: cite.md, edition: \"2026.11\", state: moved, to: ../x.md"),
        ("page: cite.md,", "page: vi/cite.md,"),
        ("page: cite.md,", "page: /etc/passwd,"),
    ],
)  # fmt: skip
def test_a_line_of_the_ledger_that_leads_out_of_the_site_is_told(tiny: Project, faults_of: Faults, old: str, new: str) -> None:
    tiny.replace(LEDGER, old, new)
    found = [one for one in told(faults_of()) if one.file == LEDGER and ("none of a page" in one.what or "at the root" in one.what)]
    assert found, new


@pytest.mark.builds
@pytest.mark.parametrize("line", ["use_directory_urls: true", "", "use_directory_urls: yes"])
def test_addresses_with_folders_are_refused(tiny: Project, line: str) -> None:
    path = tiny.for_building() / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    (old,) = [one for one in text.split("\n") if one.startswith("use_directory_urls")]
    path.write_text(text.replace(old, line), encoding="utf-8")
    (found,) = told(tiny.build().output)
    assert found.file == "mkdocs.yml" and "use_directory_urls" in found.what


@pytest.mark.parametrize(
    ("locale", "tag", "what"),
    [("zh_TW", "zh-TW", "code 'zh_TW' cannot be used"), ("zh", "zh_Hans", "tag 'zh_Hans' is none"), ("no", "nb", "is no text")],
)
def test_a_language_that_no_address_can_carry_is_told(tiny: Project, locale: str, tag: str, what: str) -> None:
    path = tiny.for_building() / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").replace("- locale: zh", f"- locale: {locale}").replace("language: zh-Hans", f"language: {tag}")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GuideError) as raised:
        languages_in(path)
    (found,) = told(str(raised.value))
    assert found.file == "mkdocs.yml" and found.line > 1 and what in found.what


@pytest.mark.builds
def test_a_language_in_draft_builds_nothing_and_stops_nothing(tiny: Project) -> None:
    path = tiny.for_building() / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    added = "        - locale: fr\n          name: Français\n          build: false\n\nhooks:"
    path.write_text(text.replace("\nhooks:", added, 1), encoding="utf-8")
    tiny.write("fr/index.md", "# Unfinished\n\n<b>Anything")
    shutil.copytree(tiny.docs / "en/_snippets", tiny.docs / "fr/_snippets")
    built = tiny.build()
    assert built.returncode == 0, built.output
    assert not (built.site / "fr").exists() and "Français" not in (built.site / "index.html").read_text(encoding="utf-8")
