"""What is in a kit, and that every system can take it out again."""

from __future__ import annotations

import re
import stat
import zipfile
from pathlib import Path

import pytest

from fieldguide.guide import Guide
from fieldguide.model.file_names import unfit_names
from support.addresses import HTML
from support.html import read, text
from support.kits import ADDED, MADE, ONLINE_ONLY, Made, files_below, make_kit, sha256
from support.sites import LANGUAGES, ROOT, TAGS, Project

NAME = "field-guide-2026.11"
MEGABYTES = 1_000_000
DAYS = {"en": "22 November 2026", "vi": "ngày 22 tháng 11 năm 2026", "zh": "2026年11月22日"}


@pytest.fixture(scope="module")
def entries(kit: Made) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(kit.zip) as archive:
        assert archive.testzip() is None
        return archive.infolist()


def test_kit_stands_beside_its_checksum(kit: Made):
    assert kit.zip.name == f"{NAME}.zip"
    assert (kit.zip.parent / "SHA256SUMS").read_text(encoding="ascii") == f"{sha256(kit.zip.read_bytes())}  {NAME}.zip\n"


def test_kit_is_small(kit: Made):
    assert kit.zip.stat().st_size <= 2.5 * MEGABYTES


def test_kit_is_one_folder(kit_folder: Path):
    assert kit_folder.name == NAME
    assert [path.name for path in kit_folder.parent.iterdir()] == [NAME]


def test_kit_holds_the_site_unchanged_but_for_what_only_a_server_needs(kit: Made, kit_folder: Path):
    inside, site = files_below(kit_folder), files_below(kit.site)
    assert set(inside) == {name for name in site if not ONLINE_ONLY.fullmatch(name)} | set(ADDED)
    changed = [name for name in site if name in inside and inside[name] != site[name]]
    assert not changed
    assert set(HTML) - {"404.html"} <= set(inside)


def test_list_names_every_other_file_with_its_checksum(kit_folder: Path):
    listed = dict(
        reversed(line.split("  ", 1)) for line in (kit_folder / "SHA256SUMS").read_text(encoding="ascii").removesuffix("\n").split("\n")
    )
    assert listed == {name: sha256(data) for name, data in files_below(kit_folder).items() if name != "SHA256SUMS"}


def test_readme_shows_in_notepad_in_three_languages(kit_folder: Path, guide: Guide):
    raw = (kit_folder / "README.txt").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    readme = raw.decode("utf-8-sig")
    assert not re.search(r"[{}\t]", readme), "a field was left open"
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r") > 30
    parts = readme.split("-" * 72)
    assert len(parts) == len(LANGUAGES)
    for language, part in zip(LANGUAGES, parts, strict=True):
        folder = "" if language == "en" else f"{language}/"
        for said in (guide.words[language]["site.name"], "2026.11", DAYS[language], f"https://guide.example.org/{folder}offline.html"):
            assert said in re.sub(r"\s+", " ", part), f"{language}: {said}"
        for name in ("START-HERE.html", "SHA256SUMS", "LICENSE.txt", "certutil", "shasum -a 256 -c", "sha256sum -c"):
            assert name in part, f"{language}: {name}"


def test_licence_is_the_projects(kit_folder: Path):
    licence = (ROOT / "LICENSE").read_bytes()
    assert b"\r" not in licence
    assert (kit_folder / "LICENSE.txt").read_bytes() == licence.replace(b"\n", b"\r\n")


def test_start_here_leads_into_each_language_without_script(kit_folder: Path, guide: Guide):
    page = read(kit_folder / "START-HERE.html")
    for language in LANGUAGES:
        (section,) = page.cssselect(f"section[lang={TAGS[language]}]")
        folder = "" if language == "en" else f"{language}/"
        assert [link.get("href") for link in section.cssselect("a:not(.external)")] == [f"{folder}index.html", f"{folder}offline.html"]
        assert guide.words[language]["site.name"] in text(section)
        assert "2026.11" in text(section)
    assert not page.xpath("//script[not(@src)] | //style | //@style | //@onclick")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_offline_page_says_which_edition_and_day_this_is(kit_folder: Path, guide: Guide, language: str):
    folder = "" if language == "en" else f"{language}/"
    page = read(kit_folder / f"{folder}offline.html")
    for place in page.cssselect(".edition"):
        place.text = "2026.11"  # which the style sheet writes (test_edition.py)
    assert guide.words[language]["offline.edition"].format(edition="2026.11") in text(page.cssselect("article")[0])
    assert page.cssselect("article [data-made] [data-day]"), "no place for the day, which a script writes"
    assert f'"{MADE.date()}"' in (kit_folder / "assets/scripts/day.js").read_text(encoding="utf-8")
    assert not page.xpath("//article//a[contains(@href, 'downloads/')]")


def test_names_are_safe_on_every_system(entries: list[zipfile.ZipInfo]):
    names = [entry.filename for entry in entries]
    unsafe = [name for name in names if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*", name)]
    assert not unsafe
    assert not [name for name in names if re.search(r"(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)|[.](/|$)", name, re.IGNORECASE)]
    assert len({name.casefold() for name in names}) == len(names)
    assert max(map(len, names)) <= 120
    folders = {parent for name in names for parent in Path(name).parents}
    assert len({str(folder).casefold() for folder in folders}) == len(folders)


def test_entries_are_plain_files(entries: list[zipfile.ZipInfo]):
    for entry in entries:
        mode = entry.external_attr >> 16
        assert stat.S_ISREG(mode), entry.filename
        assert stat.S_IMODE(mode) == 0o644, entry.filename
        assert entry.compress_type == zipfile.ZIP_DEFLATED, entry.filename
        assert entry.date_time == MADE.timetuple()[:6], entry.filename
        assert not entry.flag_bits & 0x1, f"{entry.filename}: encrypted"
        assert not entry.extra, entry.filename


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["kit/Tài liệu.html"], "ASCII"),
        (["kit/冲突.html"], "ASCII"),
        (["kit/a:b.html"], "not every system"),
        (["kit/a?.html"], "not every system"),
        (["kit/a\\b.html"], "not every system"),
        (['kit/"a".html'], "not every system"),
        (["kit/a\n.html"], "not every system"),
        (["kit/a."], "not every system"),
        (["kit/a /b.html"], "not every system"),
        (["kit/aux.html"], "not every system"),
        (["kit/COM1/b.html"], "not every system"),
        (["kit/nul"], "not every system"),
        ([f"kit/{'a' * 117}"], "121 characters; at most 120"),
        (["kit/a.html", "kit/A.html"], "kit/A.html differs from kit/a.html in case alone"),
        (["kit/p/a.html", "kit/P/b.html"], "kit/P differs from kit/p in case alone"),
        (["kit/p", "kit/P/b.html"], "kit/P differs from kit/p in case alone"),
    ],
)
def test_names_that_some_disk_refuses_are_told(names: list[str], what: str):
    (fault,) = unfit_names(names)
    assert fault.startswith(names[-1])
    assert what in fault


def test_names_that_every_disk_takes_are_not_told():
    assert unfit_names(["kit/a.html", "kit/p/console.html", "kit/null", "kit/com10", f"kit/{'a' * 116}", "kit/.nojekyll", "kit/a b"]) == []


def test_no_kit_with_a_name_that_some_disk_refuses(tiny: Project, tmp_path: Path):
    tiny.write("assets/downloads-list/Sơ đồ.txt", "A picture.\n")
    tiny.write("assets/images/Favicon.SVG", "<svg/>\n")
    made = make_kit(tiny.for_building(), tmp_path / "made")
    assert made.returncode != 0
    assert "assets/downloads-list/Sơ đồ.txt" in made.output
    assert "assets/images/favicon.svg in case alone" in made.output.replace("Favicon.SVG", "favicon.svg")
    assert made.output.count("Remedy: ") == 3  # its kind is none of those that stand there, too
    assert "Traceback" not in made.output
    assert not made.zip.suffix, "a kit was written"
