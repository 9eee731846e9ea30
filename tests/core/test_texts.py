"""Short descriptions, places in words, citations and e-mail texts."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from fieldguide.guide import Guide
from fieldguide.model.identifiers import PrincipleId
from fieldguide.site import Site
from fieldguide.wording.citation import MAILTO_LIMIT, Mail, mailto
from fieldguide.wording.descriptions import description_of, shortened
from fieldguide.wording.words import date_of, place_of, words_of
from support.every import every
from support.sites import PUBLIC as SITE
from support.sites import site_of

LONG = "Human rights due diligence, enhanced, in armed conflict."
LONG_CHINESE = "强化的人权尽职调查与B-Tech项目的关系，以及国家义务。" * 2


def columns(text: str) -> int:
    return sum(2 if character >= "\u2e80" else 1 for character in text)


def test_a_short_text_is_left_as_it_is() -> None:
    assert shortened("A short text.") == "A short text."


def test_a_long_text_is_cut_at_a_word_without_the_comma_before_the_cut() -> None:
    assert shortened("One two, three four", width=12) == "One two…"


def test_a_long_chinese_text_is_cut_at_a_character_that_takes_two_columns() -> None:
    assert shortened("人权尽职调查，以及其他", width=14) == "人权尽职调查…"


@pytest.mark.parametrize("text", [LONG, LONG_CHINESE])
@every("width", range(5, 60))
def test_a_shortened_text_never_takes_more_than_its_width(text: str, width: int) -> None:
    assert columns(shortened(text, width)) <= width


def test_a_page_is_described_by_its_front_matter_or_else_by_its_entry(small: Guide) -> None:
    assert description_of(small, "sources.md", "vi") == "Description in vi."
    assert description_of(small, "btech/headline-1.md", "zh") == "Text of the headline in zh."


def test_words_are_looked_up_and_their_fields_filled() -> None:
    words = words_of({"page.of": "Trang {page}", "plain": "Chữ"})
    assert words("page.of", page=3) == "Trang 3"
    assert words("plain") == "Chữ"
    with pytest.raises(KeyError, match=r"page\.in"):
        words("page.in")


def test_a_place_is_told_in_the_words_of_each_language(guide: Guide) -> None:
    principle = guide.principles[PrincipleId("cso-2-2-1")]
    places = {language: place_of(principle, words_of(guide.words[language])) for language in guide.languages}
    assert places["en"] == "Part II, Guideline 2, point 1"
    assert len(set(places.values())) == len(guide.languages)


def test_every_principle_has_a_place_in_every_language(guide: Guide) -> None:
    for principle in guide.principles.values():
        for words in map(words_of, guide.words.values()):
            assert "{" not in place_of(principle, words)


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_a_citation_names_label_title_edition_date_card_source_and_place(small: Guide, site: Site, language: str) -> None:
    citation = site.entry(PrincipleId("btech-1"), language).citation
    title = small.sources["btech"].title[language]
    place = place_of(small.principles[PrincipleId("btech-1")], words_of(small.words[language]))
    date = date_of("2026.11", words_of(small.words[language]))
    for part in ("B-Tech 1", f"Headline {language}", "2026.11", date, title, place):
        assert part in citation
    mark = site.entry(PrincipleId("btech-1"), language).mark
    assert citation.endswith(f"{SITE}p/btech-1.html#{mark}"), "A mark after the address becomes part of the link in many mail programs."


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_an_e_mail_quotes_the_entry_and_links_its_card(site: Site, language: str) -> None:
    mail = site.entry(PrincipleId("cso-1-1-1"), language).mail
    for part in ("CSO I.1.1", f"Point {language}", f"Text of the point in {language}.", f"{SITE}p/cso-1-1-1.html", "2026.11"):
        assert part in mail.text
    assert "CSO I.1.1" in mail.subject and f"Point {language}" in mail.subject


def test_an_edition_is_dated_by_its_month_in_words(guide: Guide) -> None:
    dates = [date_of("2026.11.1", words_of(guide.words[language])) for language in ("en", "vi", "zh")]
    assert dates == ["November 2026", "tháng 11 năm 2026", "2026年11月"]


def test_an_address_for_the_mail_program_is_ascii_with_crlf_line_ends() -> None:
    address = mailto(Mail("Tiêu đề & 题", "Một (a+b)\n\n二?#%"))
    assert address.isascii() and "+" not in address and "%0D%0A%0D%0A" in address
    assert parse_qs(address.removeprefix("mailto:?")) == {"subject": ["Tiêu đề & 题"], "body": ["Một (a+b)\r\n\r\n二?#%"]}


def test_a_cards_e_mail_holds_heading_and_address_and_fits_every_mail_program(small: Guide) -> None:
    entry = site_of(small).entry(PrincipleId("btech-1"), "zh")
    address = entry.mailto
    assert len(address) <= MAILTO_LIMIT
    assert parse_qs(address.removeprefix("mailto:?"))["body"][0] == f"B-Tech 1：Headline zh\r\n\r\n{SITE}p/btech-1.html#{entry.mark}"
