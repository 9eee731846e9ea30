"""What is said of the sources is what they say of themselves, and no more."""

import re

import pytest

from fieldguide.guide import Guide
from support.content import DOCS, all_texts
from support.every import every
from support.sites import LANGUAGES, ROOT

SECRETARIAT = "info@voluntaryprinciples.org"
BACKGROUNDER = "The Voluntary Principles on Security and Human Rights: Backgrounder on Company Implementation"
PAPER = "Bridging governance gaps in the age of technology – key characteristics of the state duty to protect"
COUNTED = ("part", "guideline", "point")
COUNTS = {"en": ("{} parts", "{} guidelines", "{} points"), "vi": ("{} phần", "{} hướng dẫn", "{} điểm"), "zh": ("{}", "{}", "{}")}
DATES = {"en": "31 May 2021", "vi": "31 tháng 5 năm 2021", "zh": "2021年5月31日"}


def counts_of(guide: Guide, language: str) -> list[str]:
    numbers = [sum(one.kind == kind for one in guide.principles.values()) for kind in COUNTED]
    return [form.format(number) for form, number in zip(COUNTS[language], numbers, strict=True)]


def test_the_readme_counts_what_there_is(guide: Guide):
    told = re.findall(r"\d+ (?:parts|guidelines|points)\b", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert told and set(told) <= {*counts_of(guide, "en")}


languages = pytest.mark.parametrize("language", LANGUAGES)


@every("file", sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*") if path.suffix in (".md", ".yml")))
def test_no_address_is_added(file: str):
    text = (DOCS / file).read_text(encoding="utf-8")
    assert not re.search(r"https?://|\bwww\.|\bdoi(?:\.org|\s*:|\s+10\.)|\bisbn\b", text, re.IGNORECASE), (
        f"{file}: a web address, DOI or ISBN"
    )
    mails = set(re.findall(r"[\w.+-]+@[\w.-]+\w", text))
    assert mails <= {SECRETARIAT}, f"{file}: mail addresses that no source states: {mails}"
    names = set(re.findall(r"\b[\w-]+\.(?:org|com|net|int|info|gov|edu)\b", text))
    assert names <= {"voluntaryprinciples.org"}, f"{file}: names of hosts that no source states: {names}"


@languages
def test_years_are_known(guide: Guide, language: str):
    for where, text in all_texts(guide, language):
        years = set(re.findall(r"(?<![\d.])(?:19|20)\d\d(?![\d.]?\d)", text)) - {"2026"}
        assert years <= {"2000", "2011", "2021"}, f"{where}: years that no source states: {years}"


@languages
def test_backgrounder_is_cited_by_title_and_the_secretariats_address(guide: Guide, language: str):
    citation = guide.citations[language]["vps"]
    assert BACKGROUNDER in citation or "《安全与人权自愿原则：公司实施背景介绍》" in citation, f"{language}/_snippets/cite-vps.md: no title"
    assert SECRETARIAT in citation, f"{language}/_snippets/cite-vps.md: no address of the Secretariat"


@languages
def test_paper_is_cited_by_title_author_and_listing_date(guide: Guide, language: str):
    citation = guide.citations[language]["btech"]
    for part in (PAPER, "OHCHR B-Tech", DATES[language]):
        assert part in citation, f"{language}/_snippets/cite-btech.md: without {part}"


@languages
def test_cso_guide_is_described_and_not_named(guide: Guide, language: str):
    citation = guide.citations[language]["cso"]
    for part in counts_of(guide, language):
        assert part in citation, f"{language}/_snippets/cite-cso.md: without {part}"
    assert not re.search(r"\b(?:19|20)\d\d\b", citation), f"{language}/_snippets/cite-cso.md: a date, which the source does not state"


@languages
@pytest.mark.parametrize("source", ["cso", "vps", "btech"])
def test_sources_page_and_citing_page_tell_how_the_original_is_cited(guide: Guide, source: str, language: str):
    for path in ("sources.md", "cite.md"):
        text = guide.pages[language][path].markdown
        assert f'--8<-- "{language}/_snippets/cite-{source}.md"' in text, f"{language}/{path} [{source}]: the citation's snippet is missing"


@languages
def test_sources_page_tells_where_the_backgrounders_columns_differ(guide: Guide, language: str):
    text = guide.pages[language]["sources.md"].markdown
    for words in ("公司可持续性成长", "政府"):
        assert words in text, f"{language}/sources.md: does not tell of {words}"
    for id in ("vps-2-2", "vps-1-1"):
        assert re.search(rf"\[{id}\]", text), f"{language}/sources.md [{id}]: does not name the place"


def test_source_languages_are_those_in_hand(guide: Guide):
    found = {source.id: source.languages for source in guide.sources.values()}
    assert found == {"cso": ("vi",), "vps": ("en", "zh"), "btech": ("en",)}


@languages
def test_introduction_hands_on_the_backgrounders_referral(guide: Guide, language: str):
    assert SECRETARIAT in guide.pages[language]["vps/index.md"].markdown, f"{language}/vps/index.md: no address of the Secretariat"


def test_site_bears_its_names(guide: Guide):
    assert {language: guide.words[language]["site.name"] for language in LANGUAGES} == {
        "en": "Field Guide: Human Rights, Technology and Conflict",
        "vi": "Cẩm nang thực địa: Quyền con người, công nghệ và xung đột",
        "zh": "实地指南：人权、科技与冲突",
    }
