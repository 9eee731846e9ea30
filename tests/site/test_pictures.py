"""Home by need, the phase board and the crosswalk: as HTML and SVG, in each language, from the data, with no script."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from lxml.html import HtmlElement

from fieldguide.guide import Guide
from support.addresses import in_language, target
from support.content import KINDS
from support.html import text
from support.sites import LANGUAGES

Tree = Callable[[str], Any]
GUIDELINES = [id for id, kind in KINDS.items() if kind == "guideline"]
COLUMNS = [id for id, kind in KINDS.items() if kind in ("headline", "practice") and id.count("-") == 1]
languages = pytest.mark.parametrize("language", LANGUAGES)


def page_of(tree: Tree, name: str, language: str) -> Any:
    return tree(in_language(name, language))


def anchors(links: list[HtmlElement]) -> list[str]:
    return [link.get("href").partition("#")[2] for link in links]


def guideline_of(id: str) -> str:
    return "-".join(id.split("-")[:3])


def steps(relations: Any) -> set[tuple[str, str]]:
    return {(guideline_of(one["from"]), guideline_of(one["to"])) for one in relations if one["property"] == "precedes"}


# Home


@languages
def test_home_goes_by_need(tree: Tree, language: str):
    article = page_of(tree, "index.html", language).cssselect("main article")[0]
    order = [id for id in article.xpath(".//@id") if id != "home"]
    assert order == ["by-situation", "common-questions", "by-counterpart", "by-source", "no-network"]
    assert article.cssselect("h1 ~ form[role=search] input[role=combobox]"), "no search box"
    before = article.xpath(".//h1/following-sibling::*[following-sibling::form]")
    assert [one.tag for one in before] == ["p"], "more than a promise stands before the search"


@languages
def test_home_asks_what_is_happening_and_offers_the_sheets(tree: Tree, language: str):
    section = page_of(tree, "index.html", language).cssselect("section.situations")[0]
    assert anchors(section.cssselect("ul > li > a")) == ["cso-1", "cso-2", "cso-3"]
    offered = [link.get("href").rpartition("/")[2] for link in section.cssselect("p a")]
    assert offered == ["which-part.html", "before-contact.html", "index.html"]


@languages
def test_each_common_question_leads_to_its_answer(tree: Tree, by_id: dict[str, Any], language: str):
    items = page_of(tree, "index.html", language).cssselect("#common-questions ~ ul > li")
    assert len(items) >= 6
    for item in items:
        (link,) = item.cssselect("a")
        assert text(link) == text(item) and re.search("[?？]$", text(link)), text(item)
        assert anchors([link])[0] in by_id


@languages
def test_with_no_network_home_leads_to_copies_and_their_traces(tree: Tree, language: str):
    links = page_of(tree, "index.html", language).cssselect("section.no-network ul a")
    assert anchors(links) == ["keep", "get", "traces"]


@languages
def test_the_search_box_sends_nothing_and_leads_to_all_entries_without_script(tree: Tree, language: str):
    (form,) = page_of(tree, "index.html", language).cssselect("main form[data-find]")
    assert not form.xpath(".//@name"), "what is typed would reach the server"
    assert target(form.get("action"), in_language("index.html", language)) == (in_language("crosswalk.html", language), "all-entries")


# Phase board


@languages
def test_the_board_shows_every_guideline_in_its_part_and_what_it_builds_on(
    guide: Guide, tree: Tree, by_id: dict[str, Any], relations: Any, language: str
):
    (board,) = page_of(tree, "cso/index.html", language).cssselect("nav.board")
    columns = board.cssselect("ol")
    assert [anchors(column.cssselect("li > a")) for column in columns] == [
        [id for id in GUIDELINES if id.startswith(f"cso-{part}-")] for part in (1, 2, 3)
    ]
    words = guide.words[language]
    for item in board.cssselect("li"):
        (id,) = anchors(item.cssselect("a"))
        assert by_id[id]["title"][language] in text(item)
        before = [by_id[one]["label"][language] for one in GUIDELINES if (one, id) in steps(relations)]
        told = [words["board.builds-on"].format(labels=words["notice.and"].join(before))] if before else []
        assert [text(one) for one in item.cssselect("p")] == told, id


def starts_and_ends(board: HtmlElement) -> Iterator[list[tuple[float, float]]]:
    """Heights at which lines begin and end in each gutter."""
    for drawing in board.xpath(".//*[local-name() = 'svg'][contains(@class, 'board__lines')]"):
        path = drawing.xpath("*[local-name() = 'path'][1]/@d")[0]
        yield [(float(start), float(end)) for start, end in re.findall(r"M0 ([\d.]+)C.*?100 ([\d.]+)(?=M|$)", path)]


def test_lines_join_each_guideline_to_those_that_build_on_it(tree: Tree, relations: Any):
    (board,) = tree("cso/index.html").cssselect("nav.board")
    columns = [anchors(column.cssselect("li > a")) for column in board.cssselect("ol")]
    middle = {id: round(100 * (row + 0.5) / len(column), 1) for column in columns for row, id in enumerate(column)}
    gutters = list(starts_and_ends(board))
    for number, (column, following) in enumerate(pairwise(columns)):
        for before, after in steps(relations):
            if before in column and after in following:
                assert (middle[before], middle[after]) in gutters[number], f"{before} → {after}"
            elif before in column and after not in column:
                assert any(start == middle[before] and end not in middle.values() for start, end in gutters[number]), f"{before} → {after}"


@languages
@pytest.mark.parametrize("part", ["1", "2", "3"])
def test_a_part_shows_its_strip(tree: Tree, relations: Any, part: str, language: str):
    (board,) = page_of(tree, f"cso/part-{part}/index.html", language).cssselect("nav.board--strip")
    own = [id for id in GUIDELINES if id.startswith(f"cso-{part}-")]
    shown = [anchors(column.cssselect("li > a")) for column in board.cssselect("ol")]
    before = [id for id in GUIDELINES if id not in own and any((id, one) in steps(relations) for one in own)]
    after = [id for id in GUIDELINES if id not in own and any((one, id) in steps(relations) for one in own)]
    assert shown == [column for column in (before, own, after) if column]


# Crosswalk


@languages
def test_the_crosswalk_counts_every_relation_and_opens_its_reason(
    guide: Guide, tree: Tree, by_id: dict[str, Any], relations: Any, language: str
):
    (table,) = page_of(tree, "crosswalk.html", language).cssselect("table.crosswalk")
    columns = anchors(table.cssselect("thead a"))
    assert sorted(columns) == sorted(COLUMNS)
    rows = [row for row in table.cssselect("tbody tr") if row.cssselect("td")]
    assert [anchors(row.cssselect("th a"))[0] for row in rows] == GUIDELINES
    words = guide.words[language]
    for row, guideline in zip(rows, GUIDELINES, strict=True):
        place = 0
        for cell in row.cssselect("td"):
            below = columns[place : place + int(cell.get("colspan", "1"))]
            place += len(below)
            between = [
                one
                for one in relations
                for ends in ((one["from"], one["to"]), (one["to"], one["from"]))
                if guideline_of(ends[0]) == guideline and "-".join(ends[1].split("-")[:2]) in below
            ]
            where = f"{guideline} × {below}"
            if between:
                assert cell.cssselect("details:not([open])"), f"{where}: stands open"
                count = text(cell.cssselect("summary b")[0])
                tensions = [one for one in between if one["type"] == "contrary"]
                assert count == f"{len(between)}{'!' if tensions else ''}", where
                assert (words["crosswalk.tension"] in text(cell.cssselect("summary")[0])) == bool(tensions), where
                told = cell.cssselect("details > div > p")
                assert len(told) == len(between), where
                for one in between:
                    (said,) = (paragraph for paragraph in told if one["reason"][language] in text(paragraph))
                    assert set(anchors(said.cssselect("a"))) | {guideline} >= {one["from"], one["to"]}, (
                        f"{where}: an end that cannot be opened"
                    )
                if tensions:
                    assert any(one["reason"][language] in text(told[0]) for one in tensions), f"{where}: the tension is not first"
                continue
            sources = {by_id[id]["source"] for id in below}
            examined = [one for one in by_id[guideline]["examined"] if {one["source"]} == sources]
            if examined:
                assert words["crosswalk.none"] in text(cell.cssselect("summary")[0]), where
                assert words[f"source.{examined[0]['source']}"] in text(cell.cssselect("summary")[0]), f"{where}: in which source?"
                assert examined[0]["reason"][language] in text(cell), where
            else:
                assert not text(cell), f"{where}: no empty cell"
        assert place == len(columns)


@languages
def test_the_crosswalk_is_the_index_of_all_entries(tree: Tree, by_id: dict[str, Any], language: str):
    links = page_of(tree, "crosswalk.html", language).cssselect("ul.all-entries a")
    assert anchors(links) == list(KINDS)
    for link in links:
        id = anchors([link])[0]
        assert text(link) == f"{by_id[id]['label'][language]} {by_id[id]['title'][language]}"


@languages
@pytest.mark.parametrize("name", ["index.html", "cso/index.html", "crosswalk.html"])
def test_pictures_need_no_script_and_no_style_of_their_own(tree: Tree, name: str, language: str):
    article = page_of(tree, name, language).cssselect("main article")[0]
    assert not article.xpath(".//script | .//@style | .//style")


@languages
def test_the_crosswalk_stands_in_the_navigation(tree: Tree, language: str):
    links = page_of(tree, "glossary.html", language).xpath("//nav//a/@href")
    assert "crosswalk.html" in links


@languages
def test_every_term_says_where_it_is_used(guide: Guide, tree: Tree, by_id: dict[str, Any], language: str):
    """In any language: a translation may name a term where another implies it."""
    glossary, uses = page_of(tree, "glossary.html", language), page_of(tree, "terms.html", language)
    (term,) = [term for term in guide.terms.values() if term.short == "IHL"]
    (link,) = [link for link in glossary.cssselect(".term a") if link.get("href").endswith(f"#{term.anchor}")]
    listed = anchors(uses.cssselect(f"#{term.anchor} + dd a"))
    assert str(len(listed)) in text(link)
    naming = [
        id for id, one in by_id.items() if any(re.search(r"\bIHL\b", f"{one['title'][code]} {one['text'][code]}") for code in LANGUAGES)
    ]
    assert naming and set(naming) <= set(listed)
    for one in glossary.cssselect(".term dd > a"):
        assert uses.cssselect(one.get("href").partition("#")[2].join(("#", ""))), one.get("href")
