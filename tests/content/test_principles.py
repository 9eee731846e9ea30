"""The principles stand in every language, on their pages."""

import re

import pytest

from fieldguide.guide import Guide
from fieldguide.reading.style_sheets import read_style_sheet
from support.content import KINDS, PAGES, page_of
from support.every import every
from support.sites import LANGUAGES, ROOT

ids = every("id", KINDS)
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
def test_an_entry_stands_alone_its_abbreviations_written_out(guide: Guide, id: str, language: str):
    """Each is known to the language's style sheet, and the words that it stands for come before it."""
    written_out = read_style_sheet(ROOT / "docs", language, []).abbreviations
    whole = f"{guide.principles[id].restated[language].title}. {guide.principles[id].restated[language].text}"
    rest = whole
    for words in written_out.values():
        rest = words.sub("", rest)  # “UN” is part of such words
    used = {token.removesuffix("s") for token in re.findall(r"[A-Za-z]*[A-Z]{2,}[a-z]*", rest)}
    known = {abbreviation.removesuffix("s") for abbreviation in written_out}
    assert used <= known, f"{id} in {language}: {used - known} stand not in docs/_data/style/{language}.yml"
    for abbreviation, words in written_out.items():
        used_at = re.search(rf"(?<![A-Za-z]){abbreviation}", whole)
        assert used_at is None or words.search(whole[: used_at.start()]), f"{id} in {language}: {abbreviation} is not written out"


@languages
@ids
def test_principle_stands_on_its_page_below_the_heading_of_its_level(guide: Guide, id: str, language: str):
    entry = guide.principles[id].restated[language]
    assert entry.page == page_of(id), f"{language}/{entry.page} [{id}]: the principle belongs on {page_of(id)}"
    page = guide.pages[language][entry.page]
    level = next(heading.level for heading in page.headings if heading.id == id)
    is_first = guide.by_page[entry.page][0].id == id
    assert level == (1 if is_first else 2), f"{page.file} [{id}]: heading of level {level}"
