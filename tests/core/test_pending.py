"""An entry that lacks a language in its first edition: another language's words stand in for it, and everything says so."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html

from fieldguide.commands import building, staling
from fieldguide.commands.ledger import add_to_ledger
from fieldguide.editions.single import single_page
from fieldguide.exports import citation_files, data, search_index, share_texts, sitemap, skos, tables
from fieldguide.guide import load_guide
from fieldguide.model.identifiers import PrincipleId
from fieldguide.pages import card
from fieldguide.pages.head import card_head, page_head
from fieldguide.site import Site
from support.books import STYLES, press_of
from support.sites import LANGUAGES, PUBLIC, TAGS, Project, site_of

POINT = PrincipleId("cso-1-1-1")
HEADLINE = PrincipleId("btech-1")
PAGE, ALONE = "cso/part-1/guideline-1", "btech/headline-1"


@pytest.fixture
def pending(tiny: Project) -> Project:
    """The point has no Chinese text; nor has the headline, which its page begins with, a Vietnamese one. Both are made in English."""
    tiny.replace("_data/principles/cso-1.yml", "- id: cso-1-1-1\n", "- id: cso-1-1-1\n  pending: [zh]\n")
    tiny.replace("_data/principles/btech.yml", "- id: btech-1\n", "- id: btech-1\n  pending: [vi]\n")
    tiny.replace(f"zh/{PAGE}.md", "## Point zh {#cso-1-1-1}\n\nText of the point in zh.\n\n", "")
    tiny.write(f"vi/{ALONE}.md", "")
    return tiny


def site_in(project: Project) -> Site:
    return site_of(load_guide(project.docs, LANGUAGES))


def article(site: Site, language: str) -> Any:
    """The guide in one file, whose pages are made of the same parts as the site's."""
    return html.document_fromstring(single_page(press_of(site), language, STYLES["single"]))


@pytest.mark.parametrize(("id", "language", "own"), [(POINT, "zh", "Point"), (HEADLINE, "vi", "Headline")])
def test_its_page_shows_the_original_marked_with_its_language_and_a_notice(pending: Project, id: str, language: str, own: str) -> None:
    site = site_in(pending)
    (heading,) = article(site, language).xpath(f"//*[@id='{id}']")
    section = heading.getparent()
    assert (heading.text, heading.get("lang")) == (f"{own} en", "en")
    (text,) = [one for one in section.cssselect("p") if one.text == f"Text of the {own.lower()} in en."]
    assert text.get("lang") == "en" and section.get("lang") is None
    (notice,) = section.cssselect(".entry-behind a")
    entry = site.entry(PrincipleId(id), language)
    assert notice.text == entry.behind_note and entry.words("language.en") in notice.text
    assert notice.get("href") == PUBLIC + site.entry(PrincipleId(id), "en").address


def test_it_stands_where_it_stands_in_the_original(pending: Project) -> None:
    found = article(site_in(pending), "zh")
    ids = [one.get("id") for one in found.cssselect("[id]")]
    assert ids.index("cso-1-1") < ids.index(POINT) < ids.index("cso-part-1-guideline-1--in-practice")


@pytest.mark.builds
def test_the_built_page_says_the_same(pending: Project) -> None:
    built = pending.build().passed()
    page = html.parse(built.site / f"zh/{PAGE}.html").getroot()
    (heading,) = page.xpath(f"//h2[@id='{POINT}']")
    assert (heading.text, heading.get("lang")) == ("Point en", "en")
    assert heading.getparent().cssselect(".entry-behind a")[0].get("href") == f"../../../{PAGE}.html#{POINT}"
    for told in (f"Still to be translated: {POINT} zh (docs/zh/{PAGE}.md)", "Translations: 2 still to come."):
        assert told in built.output


def test_its_card_says_so_in_the_language_that_lacks_it(pending: Project) -> None:
    site = site_in(pending)
    found = html.document_fromstring(dict(card.files(site))[f"p/{POINT}.html"])
    (version,) = found.cssselect(f"section[lang={TAGS['zh']}]")
    assert version.cssselect("h2 span")[0].get("lang") == "en"
    (text,) = [one for one in version.cssselect(".version__text > p") if not one.get("class")]
    assert (text.text, text.get("lang")) == ("Text of the point in en.", "en")
    assert [one.text_content() for one in found.cssselect(".entry-behind")] == [site.entry(POINT, "zh").behind_note]
    ids = [one.get("id") for one in found.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    assert card_head(site, POINT).title == "CSO I.1.1: Point en · Point vi"


def test_quotes_mails_and_citations_say_so(pending: Project) -> None:
    entry = site_in(pending).entry(POINT, "zh")
    assert entry.behind_note in entry.citation and entry.behind_note in entry.mail.text
    shared = share_texts.share_data(entry.site, "zh")["entries"][POINT]
    assert shared["title"] == "Point en（英文）" and shared["text"] == ("Text of the point in en.", entry.behind_note)
    assert entry.cited_card == entry.in_language("en").cited_card


def test_what_is_found_says_in_which_language_it_is(pending: Project) -> None:
    site = site_in(pending)
    places = {place.anchor: place.title for place in search_index.places_on(site, site.guide.pages["zh"][f"{PAGE}.md"])}
    assert places[POINT] == "Point en（英文）" and places["cso-1-1"] == "Guideline zh"


def test_data_tell_which_language_is_lent(pending: Project) -> None:
    site = site_in(pending)
    principles = {one["id"]: one for one in data.principles_data(site)["principles"]}  # type: ignore[attr-defined]
    assert principles[POINT]["pending"] == [{"language": "zh", "written_in": "en"}]
    assert principles[HEADLINE]["pending"] == [{"language": "vi", "written_in": "en"}]
    assert principles[POINT]["text"]["zh"] == "Text of the point in en." and principles["cso-1-1"]["pending"] == []
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(dict(tables.files(site))["data/entries.csv"].removeprefix("\ufeff")))}
    assert (rows[POINT]["title_zh"], rows[POINT]["text_zh"], rows[POINT]["text_vi"]) == ("", "", "Text of the point in vi.")
    turtle = dict(skos.files(site))["data/guide.ttl"]
    assert '"Point en"@en' in turtle and '"Point en"@zh' not in turtle
    files = dict(citation_files.files(site))
    assert [one["language"] for one in json.loads(files[f"p/{POINT}.csl.json"])] == ["en", "vi"]


def test_robots_are_told_no_translation_that_is_none(pending: Project) -> None:
    site = site_in(pending)
    root = ElementTree.fromstring(dict(sitemap.files(site))["sitemap.xml"])
    tagged = {url[0].text: [link.get("hreflang") for link in list(url)[1:]] for url in root}
    assert tagged[f"{PUBLIC}{PAGE}.html"] == ["en", "vi", "zh-Hans", "x-default"], "the page begins with an entry that is translated"
    assert tagged[f"{PUBLIC}{ALONE}.html"] == ["en", "zh-Hans", "x-default"]
    assert f"{PUBLIC}vi/{ALONE}.html" in tagged and f"{PUBLIC}p/{POINT}.html" in tagged
    told = json.loads(str(page_head(site, f"{PAGE}.md", "zh").data))
    assert [one.get("inLanguage") for one in told["hasPart"]] == [None, "en"]
    assert page_head(site, f"{ALONE}.md", "vi").title == "B-Tech 1 · Headline en (tiếng Anh)"
    assert json.loads(str(card_head(site, POINT).data))["inLanguage"] == ["en", "vi"]


def test_a_copy_of_the_language_that_lacks_it_alone_holds_its_words_too(pending: Project) -> None:
    whole = site_in(pending)
    site = replace(whole, guide=replace(whole.guide, languages=("zh",)), _entries={})
    (record,) = json.loads(dict(citation_files.files(site))[f"p/{POINT}.csl.json"])
    assert (record["language"], record["abstract"]) == ("en", "Text of the point in en.")
    told = json.loads(str(card_head(site, POINT).data))
    assert told["inLanguage"] == ["en"] and told["name"] == [{"@language": "en", "@value": "Point en"}]
    assert '"Point en"@en' in dict(skos.files(site))["data/guide.ttl"]


def test_keepers_are_told_and_the_ledger_of_texts_holds_no_words_that_there_are_not(
    pending: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add_to_ledger(pending.docs) == 0
    lines = [json.loads(line) for line in (pending.docs / "_data/texts/2026.11.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {one["language"] for one in lines if one["id"] == POINT} == {"en", "vi"}
    capsys.readouterr()
    assert staling.tell(pending.docs) == 0
    told = capsys.readouterr().out
    assert f"{POINT} zh  docs/zh/{PAGE}.md lacks it; the words in en stand there" in told and "2 still to come, 0 behind" in told
    assert building.publish(pending.root, refuse_stale=True) == 1
    assert "Translations: 2 still to come." in capsys.readouterr().out


def test_once_written_it_is_a_translation_like_any_other(pending: Project) -> None:
    assert add_to_ledger(pending.docs) == 0
    pending.replace("_data/principles/cso-1.yml", "  pending: [zh]\n", "")
    pending.replace(f"zh/{PAGE}.md", "/// html", "## Point zh {#cso-1-1-1}\n\nText of the point in zh.\n\n/// html")
    site = site_in(pending)
    assert not site.entry(POINT, "zh").behind_note and [one.id for one in site.guide.staleness.unconfirmed] == [POINT]
