"""The guide in one file: whole, without a request, its links lead somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import timedelta

import pytest
from lxml import html

from fieldguide.editions.single import single_page
from fieldguide.site import FRESH, Site
from support.books import STYLES, press_of
from support.sites import LANGUAGES, PUBLIC, ROOT, TAGS

LARGEST = 1_000_000


@pytest.fixture(scope="module")
def files(resolved: Site) -> dict[str, str]:
    return {language: single_page(press_of(resolved), language, STYLES["single"]) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_file_holds_everything_and_asks_for_nothing(resolved: Site, files: dict[str, str], language: str) -> None:
    text = files[language]
    assert len(text.encode("utf-8")) <= LARGEST
    page = html.document_fromstring(text)
    assert page.get("lang") == TAGS[language]
    assert not page.cssselect("script[src], link, img, iframe, object, [style], [onclick]")
    ids = [one.get("id") for one in page.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    assert {*resolved.guide.principles, *resolved.guide.terms_by_anchor} <= set(ids)
    links = [link.get("href") for link in page.cssselect("a[href]")]
    lost = [link for link in links if not link.startswith((PUBLIC, "mailto:")) and not (link.startswith("#") and link[1:] in ids)]
    assert not lost
    for entry in resolved.entries(language):
        assert entry.title in text and entry.public_card in text


def test_the_chapter_on_genuineness_says_what_is_signed_and_gives_the_commands_that_it_speaks_of(
    resolved: Site, files: dict[str, str]
) -> None:
    for language, text in files.items():
        said, words = html.document_fromstring(text).find("body").text_content(), resolved.words[language]
        assert words("genuine.unsigned") in said and words("genuine.unsigned-now") in said, "no key stands in the data"
        for command in ("minisign -V -m SHA256SUMS", "certutil -hashfile", "sha256sum --ignore-missing -c", "fieldguide verify"):
            assert command in said, f"{language}: {command}"


def test_what_is_said_of_traces_is_carried_along(resolved: Site, files: dict[str, str]) -> None:
    """Nobody has to visit the public address to learn which traces a copy leaves."""
    for language, text in files.items():
        page = html.document_fromstring(text)
        title = next(heading.title for heading in resolved.guide.pages[language]["offline.md"].headings if heading.id == "traces")
        (heading,) = page.cssselect("[id='offline--traces']")
        assert heading.tag == "h1" and heading.text_content().strip() == title
        assert len(heading.getparent().cssselect("li")) == 7, "ways in which a copy leaves traces"
        assert page.cssselect("[id='sheets-index'] a[href='#offline--traces']"), "the sheets lead there"


def test_it_is_old_from_the_day_on_that_scripts_count(resolved: Site, files: dict[str, str]) -> None:
    (days,) = re.findall(r"FROM = (\d+)", (ROOT / "docs/assets/scripts/shared/day.js").read_text(encoding="utf-8"))
    assert timedelta(days=int(days)) == FRESH
    for language, text in files.items():
        header = html.document_fromstring(text).cssselect("header")[0].text_content()
        assert resolved.day(language) in header and resolved.old_from(language) in header


def test_no_label_that_is_cited_is_cut_in_two(resolved: Site, files: dict[str, str]) -> None:
    labels = {entry.label for entry in resolved.entries("vi")}
    page = html.document_fromstring(files["vi"])
    links = [link for link in page.cssselect("main a[href^='#']") if link.text_content() in labels]
    assert len(links) > 100 and all(link.get("class") == "cited" for link in links)
    assert ".cited{white-space:nowrap}" in page.cssselect("style")[0].text


def test_its_policy_lets_its_own_style_and_script_in_and_nothing_else(files: dict[str, str]) -> None:
    page = html.document_fromstring(files["vi"])
    (policy,) = [meta.get("content") for meta in page.cssselect("meta[http-equiv=Content-Security-Policy]")]
    (style,) = [one.text for one in page.cssselect("style")]
    (script,) = [one.text for one in page.cssselect("script")]
    for kind, text in (("style", style), ("script", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
        assert f"{kind}-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    assert "</script" not in script
