"""`make publish`: the site with its offline copies, for a public address."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fieldguide.commands.ledger import add_to_ledger
from fieldguide.guide import Guide, load_guide
from fieldguide.offline.edition import is_placeholder
from fieldguide.wording.words import size_of, words_of
from support.books import composed
from support.html import read, text
from support.kits import ADDED, EPOCH, ONLINE_ONLY, files_below, for_make, run_make, sha256, unzip
from support.once import once
from support.sites import LANGUAGES, Project, site_of, tiny_project

PUBLIC = "https://guide.test-organisation.net/"
KITS = ("field-guide-2026.11.zip", "field-guide-2026.11-en.zip", "field-guide-2026.11-vi.zip", "field-guide-2026.11-zh.zip")
PIECES = ("get", "keep", "check-zip", "check-folder", "forms", "renew", "edition", "stored")
"""Headings of the offline page whose sections end with what the build knows."""
OFFLINE = {"en": "offline.html", "vi": "vi/offline.html", "zh": "zh/offline.html"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make publish` has made ready for a server: of a tiny guide, whose offline page has every piece of the real one's."""

    def made(folder: Path) -> None:
        tiny = tiny_project(folder)
        for language in LANGUAGES:
            tiny.replace(f"{language}/offline.md", "Carry it.\n", "Carry it.\n" + "".join(f"\n## On {id} {{#{id}}}\n" for id in PIECES))
        project = for_make(tiny.for_building())
        assert add_to_ledger(tiny.docs) == 0
        (project / "dist").mkdir()
        (project / "dist/field-guide-2025.01.zip").write_bytes(b"an earlier edition")
        done = run_make(project, "publish", "ARGS=--copies-only", SITE_URL=PUBLIC, SOURCE_DATE_EPOCH=EPOCH)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "published", made) / "site"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_offline_page_has_a_place_for_each_piece(guide: Guide, language: str):
    assert set(PIECES) <= {heading.id for heading in guide.pages[language]["offline.md"].headings}


def test_the_site_holds_the_kits_and_their_checksums(published: Path):
    downloads = files_below(published / "downloads")
    assert set(downloads) == {*KITS, "SHA256SUMS"}
    sums = "".join(f"{sha256(downloads[name])}  {name}\n" for name in sorted(KITS))
    assert downloads["SHA256SUMS"].decode() == sums


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_offline_page_offers_them_and_what_it_says_is_true(published: Path, guide: Guide, language: str):
    path = published / OFFLINE[language]
    words = guide.words[language]
    items = read(path).cssselect(".kits > li")
    assert len(items) == len(KITS)
    for item, name in zip(items, KITS, strict=True):
        (link,) = item.cssselect("a")
        assert text(link) == name
        offered = (path.parent / link.get("href")).resolve()
        assert offered == published / "downloads" / name
        assert link.get("download") == ""
        data = offered.read_bytes()
        langs, size, sum = (text(fact) for fact in item.cssselect("dd"))
        code = name.removesuffix(".zip").removeprefix("field-guide-2026.11").removeprefix("-")
        assert langs == (words[f"language.{code}"] if code else words["offline.kit-all"])
        assert size == size_of(len(data), words_of(words))
        assert sum == sha256(data)


def test_the_whole_kit_is_the_published_site_but_for_the_offline_page(published: Path, tmp_path: Path):
    folder = unzip(published / "downloads" / KITS[0], tmp_path)
    inside, site = files_below(folder), files_below(published)
    assert set(inside) == {name for name in site if not ONLINE_ONLY.fullmatch(name)} | set(ADDED)
    differing = {name for name in site if name in inside and inside[name] != site[name]}
    assert differing == set(OFFLINE.values())


def test_the_kits_lead_to_the_public_address(published: Path, tmp_path: Path):
    folder = unzip(published / "downloads" / KITS[2], tmp_path)
    page = read(folder / "vi/offline.html")
    assert f"{PUBLIC}vi/offline.html" in page.xpath("//article//a/@href")
    assert f"{PUBLIC}vi/offline.html" in (folder / "README.txt").read_text(encoding="utf-8-sig")
    assert read(folder / "START-HERE.html").xpath("//@data-public") == [f"{PUBLIC}vi/offline.html"]
    named = [name for name, data in files_below(folder).items() if b"guide.example.org" in data]
    assert not named, "the placeholder is in it"


@pytest.mark.parametrize(
    "address",
    [
        "https://guide.example.org/",
        "https://example.com/guide/",
        "https://GUIDE.EXAMPLE.NET./",
        "http://localhost:8000/",
        "https://guide.test/",
        "https://guide.invalid/",
        "https://the.example/",
        "https:///guide/",
        "guide.organisation.net",
    ],
)
def test_reserved_names_are_placeholders(address: str):
    assert is_placeholder(address)


@pytest.mark.parametrize("address", [PUBLIC, "https://example.organisation.net/", "https://myexample.com/", "https://192.0.2.1/guide/"])
def test_other_names_are_none(address: str):
    assert not is_placeholder(address)


def test_without_kits_the_page_leads_to_the_public_address(tiny: Project, guide: Guide):
    """A site that is built for itself offers no file that is not there."""
    tiny.replace("en/offline.md", "Carry it.\n", "Carry it.\n\n## Get it {#get}\n\nHere.\n")
    for language in ("vi", "zh"):
        tiny.replace(f"{language}/offline.md", "Carry it.\n", "Carry it.\n\n## Get it {#get}\n\nHere.\n")
    site = site_of(load_guide(tiny.docs, LANGUAGES))
    for language in LANGUAGES:
        article = composed(site, "offline.md", language)
        assert not article.cssselect(".kits, [download]")
        before = guide.words[language]["offline.get-public"].split("{")[0].strip()
        assert before in text(article)


def test_other_forms_are_offered_each_with_its_size_in_the_languages_that_it_holds(tiny: Project, tmp_path: Path, guide: Guide):
    made = {f"field-guide-2026.11{code}": os.urandom(300_000) for code in ("-en.html", "-vi.epub", ".epub", "-zh.pdf", "-vi.zim")}
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    for language in LANGUAGES:
        tiny.replace(f"{language}/offline.md", "Carry it.\n", "Carry it.\n\n## Forms {#forms}\n")
    tiny.build(FIELD_GUIDE_DOWNLOADS=str(tmp_path)).passed()
    site = tiny.root / "site"
    assert all((site / "downloads" / name).read_bytes() == data for name, data in made.items())
    listed = (site / "downloads/SHA256SUMS").read_text(encoding="ascii").splitlines()
    assert sorted(listed) == sorted(f"{sha256(data)}  {name}" for name, data in made.items())
    for language in LANGUAGES:
        words = guide.words[language]
        rows = read(site / OFFLINE[language]).cssselect("#forms ~ .forms > div")
        told = {
            text(row.cssselect("dt")[0]): [(text(link), link.get("href").rpartition("/")[2]) for link in row.cssselect("a")] for row in rows
        }
        assert told["EPUB"] == [
            (words["offline.kit-all"], "field-guide-2026.11.epub"),
            (words["language.vi"], "field-guide-2026.11-vi.epub"),
        ]
        assert [*told] == ["EPUB", "HTML", "PDF", "ZIM"]
        assert all("300" in text(row) for row in rows), "kilobytes"
