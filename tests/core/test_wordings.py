"""The ledger of texts: since when words stand, what they were before, and what those are told who come by a citation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from fieldguide.commands import building, staling
from fieldguide.commands.ledger import add_to_ledger
from fieldguide.guide import Guide, load_guide
from fieldguide.model.identifiers import PrincipleId
from fieldguide.model.wordings import standings, wording
from fieldguide.pages import card
from fieldguide.site import Entry, Site
from support.kept import RETIRED, kept_project
from support.sites import LANGUAGES, PUBLIC, Project, site_of
from support.thrice import EDITIONS, FIRST, PAGE, SECOND, THIRD, publish, publish_thrice
from support.thrice import POINT as ID

POINT = PrincipleId(ID)


@pytest.fixture
def thrice(tiny: Project) -> Project:
    return publish_thrice(tiny)


def site_in(project: Project) -> Site:
    return site_of(load_guide(project.docs, LANGUAGES))


def entry(project: Project, language: str) -> Entry:
    return site_in(project).entry(POINT, language)


def card_of(project: Project) -> Any:
    """The point's card."""
    cards = dict(card.files(site_in(project)))
    return html.document_fromstring(cards[f"p/{POINT}.html"])


def lines(project: Project, edition: str) -> list[dict[str, str]]:
    text = (project.docs / f"_data/texts/{edition}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def told_by(found: Any, mark: str) -> str:
    """What those are told who come by an address with this mark."""
    (anchor,) = found.xpath(f"//*[@id='{mark}']")
    return " ".join(anchor.getparent().cssselect("p")[0].text_content().split())


def test_each_edition_adds_what_it_says_otherwise_and_nothing_else(thrice: Project) -> None:
    assert len(lines(thrice, EDITIONS[0])) == 4 * len(LANGUAGES)
    assert [(one["id"], one["language"], one["text"]) for one in lines(thrice, EDITIONS[1])] == [(POINT, "en", SECOND)]
    assert [(one["id"], one["language"]) for one in lines(thrice, EDITIONS[2])] == [(POINT, "en"), (POINT, "zh")]


def test_reformatting_adds_nothing(thrice: Project) -> None:
    thrice.replace(f"en/{PAGE}", f"\n\n{THIRD}\n", f"\n\n\n{THIRD}\n\n\n")
    before = lines(thrice, EDITIONS[2])
    assert add_to_ledger(thrice.docs) == 0
    assert lines(thrice, EDITIONS[2]) == before


def test_an_entry_says_since_which_edition_its_words_stand(thrice: Project) -> None:
    assert [entry(thrice, language).since for language in LANGUAGES] == ["2027.09", "2026.11", "2027.09"]
    thrice.replace(f"vi/{PAGE}", "Text of the point in vi.", "Words of the point in vi.")
    assert entry(thrice, "vi").since == "2027.09", "not in the ledger yet: since this edition"


def test_words_are_known_by_the_edition_since_which_they_stood(thrice: Project) -> None:
    vietnamese, english = entry(thrice, "vi"), entry(thrice, "en")
    assert [one.editions for one in vietnamese.wordings] == [EDITIONS]
    assert [one.editions for one in english.wordings] == [("2027.09",), ("2027.03",), ("2026.11",)]
    assert [one.text for one in english.wordings] == [THIRD, SECOND, FIRST]
    assert vietnamese.wordings[0].marks == (vietnamese.mark,), "a new edition changes no card whose words it leaves"
    assert vietnamese.mark.startswith("2026.11.")


def test_words_that_come_back_are_the_words_that_were_cited(thrice: Project) -> None:
    thrice.replace(f"en/{PAGE}", THIRD, FIRST)
    publish(thrice, "2028.01")
    assert [(one.text, one.editions) for one in entry(thrice, "en").wordings] == [
        (FIRST, ("2026.11", "2028.01")),
        (THIRD, ("2027.09",)),
        (SECOND, ("2027.03",)),
    ]
    assert [mark[:7] for mark in entry(thrice, "en").wordings[0].marks] == ["2026.11", "2028.01"], "links of both times lead to them"


def test_words_of_the_same_edition_are_told_to_those_who_cite_them_alone(thrice: Project) -> None:
    thrice.replace(f"en/{PAGE}", THIRD, "Other words.")
    english = entry(thrice, "en")
    assert [one.text for one in english.wordings] == ["Other words.", THIRD, SECOND, FIRST]
    assert [one.text for one in english.earlier] == [SECOND, FIRST]


def test_two_wordings_in_one_edition_are_both_known() -> None:
    first, second = (wording("cso-1", "en", "2026.11", "Title", text) for text in ("One.", "Two."))
    found = standings(second, [first, second], ["2026.11"])
    assert [(one.text, one.editions) for one in found] == [("Two.", ("2026.11",)), ("One.", ("2026.11",))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_citation_mail_and_link_remember_the_words(thrice: Project, language: str) -> None:
    found = entry(thrice, language)
    assert found.cited_card == f"{PUBLIC}p/{POINT}.html#{found.since}.{found._now.fingerprint[:4]}"
    assert found.since in found.citation and found.citation.endswith(found.cited_card) and found.cited_card in found.mail.text


def test_a_card_tells_those_who_come_by_a_citation_whether_its_words_stand(thrice: Project) -> None:
    found, english = card_of(thrice), entry(thrice, "en")
    same = english.words("cited.same")
    assert told_by(found, english.mark) == same
    vietnamese = entry(thrice, "vi")
    for mark in vietnamese.wordings[0].marks:
        assert told_by(found, mark) == vietnamese.words("cited.same")
    for words in english.earlier:
        told = told_by(found, words.marks[0])
        assert told.startswith(english.words("cited.changed", edition="2027.09")) and same not in told
    (anchor,) = found.xpath(f"//*[@id='{english.earlier[1].marks[0]}']")
    changes = anchor.getparent()
    assert [one.text for one in changes.cssselect("del")] == ["Text", "the"]
    assert [one.text for one in changes.cssselect("ins")] == ["Words", "this"]
    assert changes.get("lang") == "en"


def test_a_card_shows_since_when_its_words_stand_and_leads_to_earlier_ones(thrice: Project) -> None:
    found = card_of(thrice)
    shown = {one.get("lang"): one.xpath(".//div[p[@class='version__more']]")[0] for one in found.cssselect(".version")}
    assert "2027.09" in shown["en"].text_content() and "2026.11" in shown["vi"].text_content()
    assert [(one.text, one.get("href").lstrip("#")) for one in shown["en"].cssselect(".version__more a")] == [
        (words.editions[-1], words.marks[-1]) for words in entry(thrice, "en").earlier
    ]
    assert not shown["vi"].cssselect(".version__more a")
    ids = [one.get("id") for one in found.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))


def test_readers_of_a_translation_are_told_in_which_edition_its_original_changed(thrice: Project) -> None:
    assert staling.confirm(thrice.docs, "", "", every=True) == 0
    thrice.replace("en/btech/headline-1.md", "Text of the headline", "Words of the headline")
    publish(thrice, "2028.01")
    thrice.write("_data/guide.yml", 'edition: "2028.05"\n')
    note = site_in(thrice).entry(PrincipleId("btech-1"), "vi").behind_note
    assert "2028.01" in note and "2028.05" not in note


def test_what_was_retired_is_known_by_the_words_it_had(tmp_path: Path) -> None:
    project = kept_project(tmp_path / "kept")
    record = {"id": "btech-2", "language": "en", "fingerprint": "", "title": "Second en", "text": "Text of the second in en."}
    record["fingerprint"] = wording("btech-2", "en", "2026.11", record["title"], record["text"]).fingerprint
    project.write("_data/texts/2026.11.jsonl", json.dumps(record, ensure_ascii=False) + "\n")
    assert "btech-2" in RETIRED
    found = html.document_fromstring(dict(card.files(site_in(project)))["p/btech-2.html"])
    assert told_by(found, f"2026.11.{record['fingerprint'][:4]}")


def test_nothing_is_published_before_its_words_are_in_the_ledger(thrice: Project, capsys: pytest.CaptureFixture[str]) -> None:
    thrice.replace(f"vi/{PAGE}", "Text of the point in vi.", "Words of the point in vi.")
    assert building.publish(thrice.root) == 1
    said = capsys.readouterr().err
    assert "said in 1 places, cso-1-1-1 first" in said and "Remedy: python -m fieldguide ledger add" in said
    assert not (thrice.root / "dist").exists()


def test_marks_of_one_entry_are_told_apart(guide: Guide) -> None:
    """Sixteen bits are enough to tell apart the words of one entry."""
    site = site_of(guide)
    for id in guide.principles:
        marks = [mark for language in LANGUAGES for words in site.entry(id, language).wordings for mark in words.marks]
        assert len(marks) == len(set(marks)), id
