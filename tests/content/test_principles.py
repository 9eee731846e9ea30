"""The principles stand in every language, on their pages, in the measure that the guide sets itself."""

import re

import pytest

from fieldguide.guide import Guide
from support.content import HAN, KINDS, PAGES, page_of, sentences
from support.sites import LANGUAGES

SHORT = ("guideline", "point", "headline")
MEASURES = {
    "en": (12, "words", lambda title: len(title.split())),
    "vi": (18, "syllables", lambda title: len(title.split())),
    "zh": (22, "Han characters", lambda title: len(re.findall(f"[{HAN}]", title))),
}

ids = pytest.mark.parametrize("id", KINDS)
languages = pytest.mark.parametrize("language", LANGUAGES)


def test_the_guide_holds_the_permanent_ids_in_reading_order(guide: Guide):
    assert len(KINDS) > 0
    assert list(guide.principles) == list(KINDS), "docs/_data/principles: they do not stand in the order of their sources"


def test_the_guide_holds_the_permanent_pages(guide: Guide):
    for language in LANGUAGES:
        assert set(guide.pages[language]) == set(PAGES), f"docs/{language}: pages were added or are missing"


@ids
def test_kind_is_that_of_the_source(guide: Guide, id: str):
    assert guide.principles[id].kind == KINDS[id], f"docs/_data/principles [{id}]: another kind"


@languages
@ids
def test_principle_stands_on_its_page_below_the_heading_of_its_level(guide: Guide, id: str, language: str):
    entry = guide.principles[id].restated[language]
    assert entry.page == page_of(id), f"{language}/{entry.page} [{id}]: the principle belongs on {page_of(id)}"
    page = guide.pages[language][entry.page]
    level = next(heading.level for heading in page.headings if heading.id == id)
    is_first = guide.by_page[entry.page][0].id == id
    assert level == (1 if is_first else 2), f"{page.file} [{id}]: heading of level {level}"


@languages
@ids
def test_title_is_short(guide: Guide, id: str, language: str):
    entry = guide.principles[id].restated[language]
    most, unit, measure = MEASURES[language]
    count = measure(entry.title)
    assert 0 < count <= most, f"{language}/{entry.page} [{id}]: the title has {count} {unit}, at most {most}: {entry.title}"
    assert not re.search(r"[.。;；!！]$", entry.title), f"{language}/{entry.page} [{id}]: a title ends without a stop: {entry.title}"


@languages
@ids
def test_title_is_no_other_principles(guide: Guide, id: str, language: str):
    title = guide.principles[id].restated[language].title
    same = [other for other, principle in guide.principles.items() if principle.restated[language].title == title]
    assert same == [id], f"{language}/{page_of(id)} [{id}]: title shared with {same}"


@languages
@pytest.mark.parametrize("id", [id for id, kind in KINDS.items() if kind in SHORT])
def test_text_is_one_to_three_sentences(guide: Guide, id: str, language: str):
    entry = guide.principles[id].restated[language]
    found = sentences(entry.text, language)
    assert 1 <= len(found) <= 3, f"{language}/{entry.page} [{id}]: {len(found)} sentences: {found}"


@languages
@ids
def test_text_ends_its_last_sentence(guide: Guide, id: str, language: str):
    entry = guide.principles[id].restated[language]
    for paragraph in entry.paragraphs:
        assert re.search(r"[。！？]$" if language == "zh" else r"[.!?]$", paragraph), (
            f"{language}/{entry.page} [{id}]: open end: {paragraph[-30:]}"
        )
