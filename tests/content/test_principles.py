"""The principles stand in every language, on their pages."""

import pytest

from fieldguide.guide import Guide
from support.content import KINDS, PAGES, page_of
from support.sites import LANGUAGES

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
