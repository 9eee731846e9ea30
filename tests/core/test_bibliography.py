"""Citation files hold whatever a title or a text may hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from fieldguide.exports.citation_files import FORMATS, BibliographicRecord, records_of
from fieldguide.model.identifiers import PrincipleId
from fieldguide.site import Site
from support.bibliography import read_bibtex, read_ris
from support.sites import LANGUAGES, TAGS
from support.sites import PUBLIC as SITE

HOSTILE = r"100% of {A & B}: \emph{x}_1 #2 $5 ~ ^ } { TY  - “quoted” Đổi 第1点"

Records = list[BibliographicRecord]


@pytest.fixture
def records(site: Site) -> Records:
    return records_of(site, PrincipleId("cso-1-1-1"))


def test_each_language_has_a_record_of_its_own(records: Records, site: Site) -> None:
    assert [one.key for one in records] == [f"cso-1-1-1-{language}" for language in LANGUAGES]
    assert [one.tag for one in records] == list(TAGS.values())
    for language, one in zip(LANGUAGES, records, strict=True):
        assert "CSO I.1.1" in one.title and f"Point {language}" in one.title
        assert one.text == (f"Text of the point in {language}.",)
        mark = site.entry(PrincipleId("cso-1-1-1"), language).mark
        assert (one.year, one.month, one.edition, one.address) == (2026, 11, "2026.11", f"{SITE}p/cso-1-1-1.html#{mark}")


TITLES: dict[str, Callable[[str], list[str]]] = {
    "csl.json": lambda text: [record["title"] for record in json.loads(text)],
    "ris": lambda text: [record["TI"] for record in read_ris(text)],
    "bib": lambda text: [record["title"] for record in read_bibtex(text)],
}


@pytest.mark.parametrize("format", FORMATS)
def test_marks_that_mean_something_to_a_format_stay_what_they_are(records: Records, format: str) -> None:
    hostile = [replace(one, title=HOSTILE, text=(HOSTILE, HOSTILE)) for one in records]
    assert TITLES[format](FORMATS[format](hostile)) == [HOSTILE] * 3


def test_a_title_keeps_its_capitals_in_bibtex(records: Records) -> None:
    assert f"title = {{{{{records[0].title}}}}}" in FORMATS["bib"](records)


def test_paragraphs_stay_on_one_line_in_ris(records: Records) -> None:
    (found, *_) = read_ris(FORMATS["ris"]([replace(records[0], text=("One.", "Two."))]))
    assert found["AB"] == "One. Two."
