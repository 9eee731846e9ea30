"""The core alone gives the whole guide, as any site generator would publish it: every output can be read, every link leads somewhere."""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree

import pytest
from lxml import html

from fieldguide.addresses import relative
from fieldguide.editions.epub import write_epub
from fieldguide.editions.single import single_page
from fieldguide.exports import (
    citation_files,
    data,
    not_found,
    scripts,
    search_found,
    search_index,
    share_texts,
    sheets,
    sitemap,
    skos,
    sssom,
    styles,
    tables,
    tbx,
)
from fieldguide.guide import load_guide
from fieldguide.model.faults import RequestError
from fieldguide.offline import device_copy, verify
from fieldguide.offline.edition import build_day, build_time, chosen_languages
from fieldguide.offline.kit import kit_name, readme, start_page, withdraw, write_kit
from fieldguide.pages import card, old_addresses
from fieldguide.pages.article import article
from fieldguide.pages.head import page_head
from fieldguide.pages.navigation import Branch, branches
from fieldguide.pages.page import page_layout
from fieldguide.site import Site
from support.books import press_of
from support.kept import kept_project
from support.sites import LANGUAGES, ROOT, site_of

pytestmark = pytest.mark.builds

EXPORTS = (
    *(card.files, old_addresses.files, data.files, sssom.files, skos.files, tbx.files, tables.files, sitemap.files, citation_files.files),
    *(share_texts.files, sheets.files, search_index.files, search_found.files, not_found.files, scripts.day_script),
)
MOMENT = datetime(2026, 11, 26, tzinfo=UTC)


def published(site: Site) -> dict[str, bytes]:
    """Every file of the guide by its address; pages are articles with what their heads tell."""
    found: dict[str, str | bytes] = {}
    for export in EXPORTS:
        found |= dict(export(site))
    found |= dict(styles.files(ROOT / "docs", site.guide.edition)) | dict(scripts.files(site, ROOT / "docs"))
    dialect = press_of(site).dialect
    for language in site.languages:
        for path, page in site.guide.pages[language].items():
            here = site.page_address(path, language)

            def link(target: str, anchor: str, here: str = here, language: str = language) -> str:
                return relative(site.page_address(target, language), here) + (f"#{anchor}" if anchor else "")

            head = page_head(site, path, language)
            body = article(site, page, page_layout(site, page), link, dialect)
            found[here] = f"<!doctype html><html {site.marked(language)}><title>{head.title}</title><body>{body}</body></html>"
    for asset in (ROOT / "docs/assets").rglob("*"):
        if asset.is_file() and asset.suffix in (".svg", ".png"):
            found[asset.relative_to(ROOT / "docs").as_posix()] = asset.read_bytes()
    for icon in (ROOT / "docs/keep").glob("*.png"):
        found[f"keep/{icon.name}"] = icon.read_bytes()
    return {path: content if isinstance(content, bytes) else content.encode("utf-8") for path, content in found.items()}


@pytest.fixture(scope="module")
def files(resolved: Site) -> dict[str, bytes]:
    return published(resolved)


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same on a disk."""
    top = tmp_path_factory.mktemp("alone") / "site"
    for path, content in files.items():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_bytes(content)
    return top


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A tiny guide with retired entries and moved pages."""
    return published(site_of(load_guide(kept_project(tmp_path_factory.mktemp("kept") / "project").docs, LANGUAGES)))


@pytest.mark.parametrize("made", ["files", "kept"])
def test_every_output_is_what_its_name_says(made: str, request: pytest.FixtureRequest) -> None:
    seen = set()
    for path, content in request.getfixturevalue(made).items():
        ending = path.rpartition(".")[2]
        seen.add(ending)
        if ending in ("json", "jsonld", "webmanifest"):
            json.loads(content)
        elif ending in ("xml", "tbx", "svg", "rdf"):
            ElementTree.fromstring(content)
        elif ending == "csv":
            (head, *rows) = csv.reader(io.StringIO(content.decode("utf-8-sig")))
            assert all(len(row) == len(head) for row in rows), path
        elif ending == "html":
            assert html.document_fromstring(content).cssselect("title"), path
        elif ending != "png":
            content.decode("utf-8")
    assert {"html", "json", "xml", "csv", "js", "css", "ris", "bib"} <= seen


@pytest.mark.parametrize("made", ["files", "kept"])
def test_every_link_leads_to_a_file_and_an_anchor_that_are_there(made: str, request: pytest.FixtureRequest) -> None:
    found: dict[str, bytes] = request.getfixturevalue(made)
    trees = {path: html.document_fromstring(content) for path, content in found.items() if path.endswith(".html") and path != "404.html"}
    ids = {path: set(tree.xpath("//@id")) for path, tree in trees.items()}
    made_later = ("keep/", "downloads/")
    lost = []
    for path, tree in trees.items():
        for href in tree.xpath("//a/@href"):
            address, anchor = urldefrag(urljoin(f"https://here/{path}", href))
            target = unquote(address.removeprefix("https://here/"))
            if not address.startswith("https://here/") or target.startswith(made_later):
                continue
            if target not in found or (anchor and target in ids and anchor not in ids[target]):
                lost.append((path, href))
    # What a script or the frame of a page sets is none of the article's.
    assert [one for one in lost if not one[1].partition("#")[2].startswith(("brief-", "keep", "ids="))] == []


def test_the_navigation_holds_every_page_once(resolved: Site) -> None:
    def all_of(branch: Branch) -> list[str]:
        return [branch.page, *(page for child in branch.children for page in all_of(child))]

    for language in LANGUAGES:
        pages = [page for branch in branches(resolved.guide, language) for page in all_of(branch)]
        assert sorted(pages) == sorted(resolved.guide.pages[language]) and pages[0] == "index.md"


def told(capsys: pytest.CaptureFixture[str], copy: Path, sha256: str = "") -> tuple[int, str]:
    status = verify.run(argparse.Namespace(copy=copy, sha256=sha256, key=""), "")
    said = capsys.readouterr()
    return status, said.out + said.err


def test_a_kit_is_whole_says_so_and_tells_each_change(
    resolved: Site, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = kit_name("2026.11")
    added = {"START-HERE.html": start_page(resolved), "README.txt": readme(resolved)}
    kit = write_kit(folder, added, name, MOMENT, tmp_path)
    again = write_kit(folder, added, name, MOMENT, tmp_path / "again")
    assert kit.read_bytes() == again.read_bytes()
    assert told(capsys, kit)[0] == 0 and told(capsys, kit, hashlib.sha256(kit.read_bytes()).hexdigest())[0] == 0
    with zipfile.ZipFile(kit) as archive:
        names = {entry.removeprefix(f"{name}/") for entry in archive.namelist()}
        archive.extractall(tmp_path / "out")
    assert {"START-HERE.html", "README.txt", "SHA256SUMS", "index.html", "vi/index.html", "p/btech-1.html"} <= names
    assert "404.html" not in names and "sitemap.xml" not in names
    copy = tmp_path / "out" / name
    assert told(capsys, copy)[0] == 0
    (copy / "index.html").write_bytes(b"changed")
    (copy / "vi/index.html").unlink()
    (copy / "extra.txt").write_bytes(b"")
    status, said = told(capsys, copy)
    assert status == 1 and all(one in said for one in ("changed: index.html", "missing: vi/index.html", "extra: extra.txt"))
    assert told(capsys, kit, "0" * 64)[0] == 1 and told(capsys, tmp_path / "none.zip")[0] == 2
    (tmp_path / "none.zip").write_bytes(b"PK")
    assert told(capsys, tmp_path / "none.zip")[0] == 2


@pytest.mark.parametrize(
    ("name", "year", "what"),
    [("a:b", 2026, "unfit for a kit"), ("x" * 130, 2026, "unfit"), ("guide", 1970, "1970"), ("guide", 2200, "2200")],
)
def test_a_kit_that_no_disk_holds_is_refused(folder: Path, tmp_path: Path, name: str, year: int, what: str) -> None:
    with pytest.raises(RequestError, match=what):
        write_kit(folder / "data", {}, name, MOMENT.replace(year=year), tmp_path)


def test_the_lists_for_devices_name_what_is_there_with_its_sum(resolved: Site, folder: Path, tmp_path: Path) -> None:
    site = shutil.copytree(folder, tmp_path / "site")
    for path, content in device_copy.files(resolved, site):
        (site / path).write_text(content, encoding="utf-8")
    editions = json.loads((site / "keep/editions.json").read_text(encoding="utf-8"))
    assert list(editions["languages"]) == list(LANGUAGES)
    for language in LANGUAGES:
        found = json.loads((site / f"keep/{language}.json").read_text(encoding="utf-8"))
        assert found["build"] == editions["languages"][language]["build"]
        names = [name for name, _, _ in found["files"]]
        assert resolved.home_address(language) in names and f"search/index-{language}.js" in names
        others = [other for other in LANGUAGES if other != language]
        assert not [name for name in names if name in {resolved.home_address(other) for other in others}]
        for name, size, sha256 in found["files"]:
            data = (site / name).read_bytes()
            assert (len(data), hashlib.sha256(data).hexdigest()) == (size, sha256), name


def test_pages_of_languages_that_are_not_published_are_withdrawn_and_nothing_else(resolved: Site, folder: Path, tmp_path: Path) -> None:
    site = shutil.copytree(folder, tmp_path / "site")
    withdraw(resolved.guide, ["zh"], site)
    assert not (site / "zh").exists() and (site / "vi/index.html").is_file() and (site / "p/btech-1.html").is_file()


def test_books_are_well_formed_and_hold_every_entry(resolved: Site, tmp_path: Path) -> None:
    press = press_of(resolved)
    write_epub(press, LANGUAGES, "p{}", tmp_path / "all.epub")
    with zipfile.ZipFile(tmp_path / "all.epub") as archive:
        names = archive.namelist()
        whole = "".join(archive.read(name).decode("utf-8") for name in names)
        for name in names:
            if name.endswith((".xhtml", ".opf", ".xml")):
                ElementTree.fromstring(archive.read(name))
    assert names[0] == "mimetype"
    for language in LANGUAGES:
        assert all(f'id="{id}"' in whole for id in resolved.guide.principles)
        single = html.document_fromstring(single_page(press, language, "p{}"))
        ids = single.xpath("//@id")
        assert len(ids) == len(set(ids)) and set(resolved.guide.principles) <= set(ids)
        assert {href[1:] for href in single.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def refused(make: Callable[[], object]) -> bool:
    with pytest.raises(RequestError, match="Remedy: "):
        make()
    return True


@pytest.mark.parametrize("epoch", ["-1", "-86400", "x", "1e9", "1_000", " 5", "١٢٣", "9" * 13, "9" * 30])
def test_what_is_no_time_is_refused(epoch: str) -> None:
    assert refused(lambda: build_time(epoch)) and refused(lambda: build_day(epoch, "2026.11"))


@pytest.mark.parametrize("wanted", ["xx", "VI", "vi en", "en;vi", "../x", ",", " , "])
def test_languages_that_the_guide_has_not_are_refused(wanted: str) -> None:
    assert refused(lambda: chosen_languages(wanted, LANGUAGES))


def test_days_and_languages_follow_from_what_is_asked() -> None:
    assert (build_day("", "2026.11").isoformat(), build_day("1764115200", "2026.11").isoformat()) == ("2026-11-01", "2025-11-26")
    assert (chosen_languages("", LANGUAGES), chosen_languages(" zh,en ", LANGUAGES)) == (LANGUAGES, ("en", "zh"))
    assert refused(lambda: build_time(""))
