"""What is carried: lists for browsers, the first files of an offline copy, downloads, a site with fewer languages."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from fieldguide.exports.scripts import DAY
from fieldguide.exports.styles import STYLE
from fieldguide.model.faults import RequestError
from fieldguide.offline import device_copy
from fieldguide.offline.edition import build_day, build_time, chosen_languages, is_placeholder
from fieldguide.offline.kit import books_in, downloads_of, kit_name, kits_in, readme, start_page, updates_in, withdraw, write_kit
from fieldguide.site import Site
from support.html import text
from support.sites import LANGUAGES

MOMENT = datetime(2026, 11, 22, 7, 30, 14, tzinfo=UTC)
KEY = "RW" + "Q" * 54


@pytest.fixture
def folder(site: Site, tmp_path: Path) -> Path:
    """The files of a finished site, as far as lists tell them apart."""
    written = {DAY: "day", STYLE: ":root{--brand:#123456;--paper:#fefefe;}", "assets/a.pdf": "paper"}
    written |= {site.page_address(page, language): language for language in LANGUAGES for page in site.guide.pages[language]}
    written |= {f"search/index-{language}.js": f"index of {language}" for language in LANGUAGES} | {"404.html": "none", "sw.js": "worker"}
    for name, content in written.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return tmp_path / "site"


def listed(site: Site, folder: Path) -> dict[str, object]:
    """The lists by name, written as a build writes them: each before the next is asked for."""
    found = {}
    for name, content in device_copy.files(site, folder):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
        found[name.removeprefix("keep/")] = json.loads(content)
    return found


def test_each_language_keeps_its_own_files_and_those_of_all(site: Site, folder: Path) -> None:
    found = listed(site, folder)
    for language in LANGUAGES:
        one = found[f"{language}.json"]
        assert isinstance(one, dict)
        names = [name for name, _, _ in one["files"]]
        own = {site.page_address(page, language) for page in site.guide.pages[language]}
        assert set(names) == own | {f"search/index-{language}.js", f"keep/{language}.webmanifest", STYLE}
        for name, size, checksum in one["files"]:
            data = (folder / name).read_bytes()
            assert (len(data), hashlib.sha256(data).hexdigest()) == (size, checksum)
        assert one["page"] == site.page_address("offline.md", language)
    editions = found["editions.json"]
    assert isinstance(editions, dict)
    assert (editions["edition"], editions["built"], list(editions["languages"])) == ("2026.11", "2026-11-01", list(LANGUAGES))


def test_a_changed_page_changes_the_build_of_its_language_alone_and_another_day_none(site: Site, folder: Path) -> None:
    before = listed(site, folder)["editions.json"]
    (folder / DAY).write_text("another day", encoding="utf-8")
    (folder / "vi/cite.html").write_text("changed", encoding="utf-8")
    after = listed(site, folder)["editions.json"]
    assert isinstance(before, dict) and isinstance(after, dict)
    assert [code for code in LANGUAGES if before["languages"][code]["build"] != after["languages"][code]["build"]] == ["vi"]


def test_the_installed_app_bears_the_guides_name_and_colours(site: Site, folder: Path) -> None:
    manifest = listed(site, folder)["zh.webmanifest"]
    assert isinstance(manifest, dict)
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == (site.words["zh"]("site.name"), "zh-Hans", "../zh/index.html")
    assert (manifest["theme_color"], manifest["background_color"]) == ("#123456", "#fefefe")
    (folder / STYLE).write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="states no colour --brand"):
        listed(site, folder)


@pytest.mark.parametrize("key", ["", KEY])
def test_the_first_files_of_a_copy_tell_edition_day_address_and_whether_it_is_signed(site: Site, key: str) -> None:
    signed = replace(site, guide=replace(site.guide, key=key), _entries={})
    told = readme(signed).decode("utf-8-sig")
    assert told.count("\n") == told.count("\r\n") and (f"minisign -V -m SHA256SUMS -P {key}" in told) is bool(key)
    start = html.document_fromstring(start_page(signed).decode("utf-8"))
    for language in LANGUAGES:
        assert site.public(site.page_address("offline.md", language)) in told and site.day(language) in told
        assert site.home_address(language) in start.xpath("//a/@href")
        said = site.words[language]("genuine.signed", public=key) if key else site.words[language]("genuine.unsigned")
        assert said in " ".join(told.split()) or said in text(start)


def test_downloads_are_sorted_and_each_stands_on_the_list_of_checksums(site: Site, tmp_path: Path) -> None:
    names = ["-vi.zip", ".zip", "-vi.epub", ".epub", "-vi-sheet-letters.pdf"]
    updates = ["field-guide-2026.05-to-2026.11-vi.zip", "field-guide-2026.05-to-2026.11.zip"]
    for name in (*(kit_name("2026.11") + end for end in names), *updates, "field-guide-2026.05.zip", "notes.zip"):
        (tmp_path / name).write_bytes(name.encode())
    asked = (tmp_path, "2026.11", LANGUAGES)
    offering = replace(
        site, downloads=kits_in(*asked), updates=updates_in(*asked), books=books_in(*asked), origin=b"{}", signature=b"signed"
    )
    assert [one.name for one in offering.downloads] == ["field-guide-2026.11.zip", "field-guide-2026.11-vi.zip"]
    assert [one.name for one in offering.updates] == updates[::-1]
    assert [one.form for one in offering.books] == ["epub", "epub", "pdf"] and offering.books[-1].sheet == "letters"
    files = dict(downloads_of(offering))
    sums = {line.split("  ")[1]: line.split("  ")[0] for line in files.pop("downloads/SHA256SUMS").decode("ascii").splitlines()}
    assert files.pop("downloads/SHA256SUMS.minisig") == b"signed"
    assert {f"downloads/{name}": found for name, found in sums.items()} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }
    assert dict(downloads_of(site)) == {}


def test_a_language_that_is_withdrawn_leaves_no_page_and_no_empty_folder(site: Site, folder: Path) -> None:
    (folder / "zh/picture.png").write_bytes(b"a picture")
    withdraw(site.guide, ["vi", "zh"], folder)
    assert not (folder / "vi").exists() and [path.name for path in (folder / "zh").iterdir()] == ["picture.png"]
    assert all((folder / site.page_address(page, "en")).is_file() for page in site.guide.pages["en"])


@pytest.mark.parametrize(
    ("name", "year", "told"), [("con.html", 2026, "unfit for a kit"), ("fine.html", 1979, "cannot bear the year 1979")]
)
def test_a_kit_that_no_disk_would_take_is_refused(tmp_path: Path, name: str, year: int, told: str) -> None:
    (tmp_path / "site").mkdir()
    with pytest.raises(RequestError, match=told):
        write_kit(tmp_path / "site", {name: b""}, kit_name("2026.11"), MOMENT.replace(year=year), tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_days_and_languages_that_are_none_are_refused() -> None:
    assert build_day("", "2026.11.2").isoformat() == "2026-11-01" and build_day("1790000000", "2026.11").isoformat() == "2026-09-21"
    for epoch, told in (("", "is not known"), ("yesterday", "is no time: 'yesterday'"), ("9" * 12, "is no time")):
        with pytest.raises(RequestError, match=told):
            build_time(epoch)
    assert chosen_languages(" vi,en ", LANGUAGES) == ("en", "vi") and chosen_languages("", LANGUAGES) == LANGUAGES
    for wanted in ("xx", "vi,xx", " , "):
        with pytest.raises(RequestError, match="The guide has no language"):
            chosen_languages(wanted, LANGUAGES)
    addresses = [
        "https://a.example/",
        "http://localhost:8000/",
        "https://guide.example.org./",
        "/",
        "https://guide.org/",
        "https://example.org.vn/",
    ]
    assert [is_placeholder(address) for address in addresses] == [True, True, True, True, False, False]
