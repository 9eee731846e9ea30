"""The site's own commentary stands where readers are promised it; its form is the build's to check (tests/faults/test_commentary.py)."""

import pytest

from fieldguide.checks.commentary import LISTS
from fieldguide.checks.layout import COMMENTARY, SAFETY, blocks
from fieldguide.guide import Guide
from support.content import COMMENTED, KINDS, page_of
from support.every import every
from support.sites import LANGUAGES

PART_2 = [page_of(id) for id, kind in KINDS.items() if kind == "guideline" and id.startswith("cso-2-")]

commented = every("path", COMMENTED)
languages = pytest.mark.parametrize("language", LANGUAGES)


def test_the_commented_pages_are_those_of_guidelines_sections_and_headlines():
    assert len(COMMENTED) == 12 + 2 + 5


@languages
@commented
def test_page_carries_every_list_of_commentary(guide: Guide, path: str, language: str):
    inside = [line for _, line in blocks(guide.pages[language][path].lines, COMMENTARY)]
    for list_id in LISTS:
        assert any(line.endswith(f"{{#{list_id}}}") for line in inside), f"{language}/{path} [{list_id}]: not in the marked commentary"


@languages
@every("path", PART_2)
def test_guideline_of_part_2_weighs_safety_before_its_steps(guide: Guide, path: str, language: str):
    page = guide.pages[language][path]
    notice = next((number for number, line in enumerate(page.lines, 1) if line.startswith(f"/// {SAFETY}")), None)
    steps = next(heading.line for heading in page.headings if heading.id == "in-practice")
    assert notice and notice < steps, f"{language}/{path} [in-practice]: no safety notice stands before the steps"
    assert any(line.strip() for _, line in blocks(page.lines, SAFETY)), f"{language}/{path}: the safety notice is empty"
