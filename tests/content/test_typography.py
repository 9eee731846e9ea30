"""Each language is set by its own rules, in pages and in data."""

import re
import unicodedata

import pytest

from fieldguide.guide import Guide
from support.content import DOCS, HAN, PAGES, data_texts, numbered_lines, plain
from support.sites import LANGUAGES

# Traditional placement: hóa, hòe, thúy, Ủy; in a closed syllable or before another vowel the mark stands on the second: hoàn, ngoài.
NEW_STYLE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
MISPLACED = re.compile(r"[òóỏõọ](?:[ae]\w)|q[ùúủũụ]\w|[ùúủũụ]y\w", re.IGNORECASE)
STRAIGHT = re.compile(r"[\"']")
AMERICAN = re.compile(
    r"\b(?:(?:behavi|col|fav|hon|lab|neighb|harb|rum|endeav)or(?:s|ed|ing|al|able|hood)?|(?:un)?(?:organ|recogn|real|prior|minim|"
    r"emphas|util|mobil|summar|author|general|special|critic|standard|character|normal|local|neutral|penal)i(?:t?i)?z(?:e|ed|es|ing|ation\w*)|"
    r"analyz\w*|centers?|fulfill|programs|traveler\w*|judgment|licenses?(?!\.txt)|labeled|labeling)\b",
    re.IGNORECASE,
)
HALF_WIDTH = re.compile(rf"[{HAN}]\s*[,.;:?!()]|[,.;:?!()]\s*[{HAN}]")
SPACED = re.compile(
    rf"[{HAN}，。；：？！、（）《》“”][^\S\n]+[A-Za-z0-9]|[A-Za-z0-9][^\S\n]+[{HAN}，。；：？！、（）《》“”]|[{HAN}][^\S\n]+[{HAN}]"
)

pages = pytest.mark.parametrize("path", PAGES)


def slips(guide: Guide, language: str, path: str, pattern: re.Pattern[str]) -> list[str]:
    """Where a page's text matches a pattern."""
    page = guide.pages[language][path]
    return [f"{page.file}:{number}: {found[0]!r} in: {text}" for number, text in lines(page) if (found := pattern.search(text))]


def lines(page):
    return [(number, plain(line)) for number, line in numbered_lines(page)]


def slips_of_data(guide: Guide, language: str, pattern: re.Pattern[str]) -> list[str]:
    """Where a text of the data files matches a pattern."""
    found = [(file, id, pattern.search(re.sub(r"`[^`]*`|<[^<>]*>", "", text)), text) for file, id, text in data_texts(guide, language)]
    return [f"{file} [{id}]: {match[0]!r} in: {text}" for file, id, match, text in found if match]


@pytest.mark.parametrize("file", sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*") if path.suffix in (".md", ".yml")))
def test_letters_are_composed(file: str):
    text = (DOCS / file).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text), f"{file}: letters stand in decomposed Unicode"
    assert not re.search(r"[\u00a0\u200b-\u200f\ufeff]| $", text, re.MULTILINE), f"{file}: invisible marks, or spaces at the end of a line"


@pages
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_no_straight_quotes(guide: Guide, path: str, language: str):
    found = slips(guide, language, path, STRAIGHT)
    assert not found, f"straight quotes: {found}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_has_no_straight_quotes(guide: Guide, language: str):
    found = slips_of_data(guide, language, STRAIGHT)
    assert not found, f"straight quotes: {found}"


@pages
def test_vietnamese_page_places_tones_traditionally(guide: Guide, path: str):
    found = slips(guide, "vi", path, NEW_STYLE) + slips(guide, "vi", path, MISPLACED)
    assert not found, f"tone placement: {found}"


def test_vietnamese_data_places_tones_traditionally(guide: Guide):
    found = slips_of_data(guide, "vi", NEW_STYLE) + slips_of_data(guide, "vi", MISPLACED)
    assert not found, f"tone placement: {found}"


@pytest.mark.parametrize("word", ["hoà", "hoá", "thuý", "Uỷ", "UỶ", "khoẻ", "loè", "huỷ"])
def test_new_style_is_told_apart(word: str):
    assert NEW_STYLE.search(word)


@pytest.mark.parametrize(
    "word", ["hòa", "hóa", "thúy", "Ủy", "khỏe", "quý", "Quỹ", "quỷ", "hoàn", "ngoài", "khoảng", "thuyền", "đoạn", "toán"]
)
def test_traditional_style_is_let_alone(word: str):
    assert not NEW_STYLE.search(word) and not MISPLACED.search(word)


@pages
def test_chinese_page_has_chinese_punctuation(guide: Guide, path: str):
    found = slips(guide, "zh", path, HALF_WIDTH)
    assert not found, f"half-width marks beside Han characters: {found}"


def test_chinese_data_has_chinese_punctuation(guide: Guide):
    found = slips_of_data(guide, "zh", HALF_WIDTH)
    assert not found, f"half-width marks beside Han characters: {found}"


@pages
def test_chinese_page_has_no_spaces_in_text(guide: Guide, path: str):
    found = slips(guide, "zh", path, SPACED)
    assert not found, f"spaces beside Han characters: {found}"


def test_chinese_data_has_no_spaces_in_text(guide: Guide):
    found = slips_of_data(guide, "zh", SPACED)
    assert not found, f"spaces beside Han characters: {found}"


@pages
def test_chinese_page_has_chinese_quotes(guide: Guide, path: str):
    found = slips(guide, "zh", path, re.compile(r"[「」『』«»„]"))
    assert not found, f"other quotation marks than “ ”: {found}"


@pages
@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_and_brackets_come_in_pairs(guide: Guide, path: str, language: str):
    page = guide.pages[language][path]
    for number, text in lines(page):
        for opening, closing in ("“”", "（）", "《》", "()"):
            assert text.count(opening) == text.count(closing), f"{page.file}:{number}: {opening} {closing} do not pair: {text}"


@pages
def test_english_page_is_british(guide: Guide, path: str):
    found = slips(guide, "en", path, AMERICAN)
    assert not found, f"American spelling: {found}"


def test_english_data_is_british(guide: Guide):
    found = slips_of_data(guide, "en", AMERICAN)
    assert not found, f"American spelling: {found}"


@pytest.mark.parametrize("word", ["organization", "recognizes", "behavior", "analyze", "neighboring", "prioritizing"])
def test_american_spelling_is_told_apart(word: str):
    assert AMERICAN.search(word)


@pages
def test_han_characters_stand_in_chinese_pages_only(guide: Guide, path: str):
    """Where another language's page quotes Chinese, the words are set in a book title's marks or stand in the notes on the sources."""
    for language in ("en", "vi"):
        for number, text in lines(guide.pages[language][path]):
            rest = re.sub(r"《[^》]*》", "", text)
            assert path == "sources.md" or not re.search(f"[{HAN}]", rest), f"{language}/{path}:{number}: Han characters: {text}"
