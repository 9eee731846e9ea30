"""The site's own commentary: complete, particular to its page, the same in every language."""

from collections import defaultdict

import pytest

from fieldguide.guide import Guide
from support.content import COMMENTED, KINDS, LISTS, PAGES, below, blocks, items, links, page_of, plain, sentences
from support.sites import LANGUAGES

SAFETY = "safety"
COMMENTARY = "html | section.commentary"
PART_2 = [page_of(id) for id, kind in KINDS.items() if kind == "guideline" and id.startswith("cso-2-")]

commented = pytest.mark.parametrize("path", COMMENTED)
languages = pytest.mark.parametrize("language", LANGUAGES)
lists = pytest.mark.parametrize("list_id", LISTS)


def test_the_commented_pages_are_those_of_guidelines_sections_and_headlines():
    assert len(COMMENTED) == 12 + 2 + 5


@languages
@lists
@commented
def test_page_has_the_list_in_its_measure(guide: Guide, path: str, list_id: str, language: str):
    found = items(guide.pages[language][path], list_id)
    least, most = LISTS[list_id]
    assert least <= len(found) <= most, f"{language}/{path} [{list_id}]: {len(found)} items, {least} to {most} are wanted"


@languages
@lists
@commented
def test_list_holds_nothing_but_items(guide: Guide, path: str, list_id: str, language: str):
    page = guide.pages[language][path]
    others = [line for line in below(page, list_id) if line.strip()]
    assert len(others) == len(items(page, list_id)), f"{language}/{path} [{list_id}]: lines that are no items: {others}"


@languages
@pytest.mark.parametrize("list_id", ["what-to-ask", "questions"])
@commented
def test_questions_ask(guide: Guide, path: str, list_id: str, language: str):
    for item in items(guide.pages[language][path], list_id):
        assert plain(item).endswith(("?", "？", "?”", "？”")), f"{language}/{path} [{list_id}]: no question: {item}"


@commented
@lists
def test_list_has_as_many_items_and_the_same_links_in_every_language(guide: Guide, path: str, list_id: str):
    found = {language: items(guide.pages[language][path], list_id) for language in LANGUAGES}
    counts = {language: len(texts) for language, texts in found.items()}
    assert len(set(counts.values())) == 1, f"{path} [{list_id}]: items differ: {counts}"
    for number, texts in enumerate(zip(*found.values(), strict=True), 1):
        ids = {language: sorted(links([text])) for language, text in zip(found, texts, strict=True)}
        assert ids["en"] == ids["vi"] == ids["zh"], f"{path} [{list_id}]: links of item {number} differ: {ids}"


@pytest.mark.parametrize("path", PAGES)
def test_page_links_the_same_ids_in_every_language(guide: Guide, path: str):
    found = {language: sorted(reference.id for reference in guide.pages[language][path].references) for language in LANGUAGES}
    for language in LANGUAGES[1:]:
        extra = set(found[language]) ^ set(found["en"])
        assert found[language] == found["en"], f"{language}/{path}: links differ from en/{path}: {sorted(extra) or 'in number'}"


@languages
@pytest.mark.parametrize("path", [*COMMENTED, "glossary.md"])
def test_page_has_two_links_by_id(guide: Guide, path: str, language: str):
    page = guide.pages[language][path]
    lines = page.lines if path == "glossary.md" else blocks(page, COMMENTARY)
    own = {principle.id for principle in guide.by_page.get(path, ())}
    found = [id for id in links(lines) if id not in own]
    assert len(found) >= 2, f"{language}/{path}: {len(found)} links to other entries or terms, at least two are wanted: {found}"


@languages
@pytest.mark.parametrize("path", PART_2)
def test_guideline_of_part_2_weighs_safety_before_its_steps(guide: Guide, path: str, language: str):
    page = guide.pages[language][path]
    notice = next((number for number, line in enumerate(page.lines, 1) if line.startswith(f"/// {SAFETY}")), None)
    steps = next(heading.line for heading in page.headings if heading.id == "in-practice")
    assert notice and notice < steps, f"{language}/{path} [in-practice]: no safety notice stands before the steps"
    assert any(line.strip() for line in blocks(page, SAFETY)), f"{language}/{path}: the safety notice is empty"


@commented
def test_safety_notice_stands_in_every_language_or_none(guide: Guide, path: str):
    found = {language: bool(blocks(guide.pages[language][path], SAFETY)) for language in LANGUAGES}
    assert len(set(found.values())) == 1, f"{path}: safety notice by language: {found}"


@languages
@commented
def test_steps_and_questions_stand_inside_the_commentary(guide: Guide, path: str, language: str):
    page = guide.pages[language][path]
    inside = blocks(page, COMMENTARY)
    for list_id in LISTS:
        assert any(line.endswith(f"{{#{list_id}}}") for line in inside), f"{language}/{path} [{list_id}]: outside the marked commentary"


@pytest.fixture(scope="session")
def places_of_sentences(guide: Guide) -> dict[str, dict[str, set[str]]]:
    """By language and sentence, the pages whose commentary, notices or common questions hold the sentence."""
    found: dict[str, dict[str, set[str]]] = {language: defaultdict(set) for language in LANGUAGES}
    for language in LANGUAGES:
        for path, page in guide.pages[language].items():
            for line in blocks(page, COMMENTARY, SAFETY, "html | section.common-questions"):
                if line.startswith("#"):
                    continue
                for text in (plain(line), *sentences(plain(line), language)):
                    found[language][text.strip().casefold().rstrip(".。?？")].add(path)
    return found


@languages
@pytest.mark.parametrize("path", [*COMMENTED, "index.md", "btech/index.md"])
def test_no_step_question_or_sentence_stands_on_another_page(places_of_sentences: dict[str, dict[str, set[str]]], path: str, language: str):
    shared = {text: sorted(on - {path}) for text, on in places_of_sentences[language].items() if text and path in on and len(on) > 1}
    assert not shared, f"{language}/{path}: stands on other pages too: {shared}"


@languages
@commented
def test_commentary_repeats_no_sentence_on_its_own_page(guide: Guide, path: str, language: str):
    lines = [plain(line) for line in blocks(guide.pages[language][path], COMMENTARY, SAFETY) if line and not line.startswith("#")]
    found = [sentence for line in lines for sentence in sentences(line, language)]
    twice = {sentence for sentence in found if found.count(sentence) > 1}
    assert not twice, f"{language}/{path}: stands twice: {twice}"
