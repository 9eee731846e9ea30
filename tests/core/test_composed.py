"""Pages that data fills: what stands on them is what the guide's records say, without a site generator."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from lxml import html

from fieldguide.exports import scripts, search_found, share_texts, sheets
from fieldguide.model.faults import GuideError
from fieldguide.model.identifiers import parent_of
from fieldguide.site import Site
from support.books import composed
from support.html import text
from support.sites import LANGUAGES


def ids_linked(element: html.HtmlElement, selector: str) -> list[str]:
    """Ids that links lead to, in their order."""
    return [link.get("href").partition("#")[2] for link in element.cssselect(selector)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_crosswalk_counts_the_relations_between_a_guideline_and_each_chief_entry(resolved: Site, language: str) -> None:
    table = composed(resolved, "crosswalk.md", language)
    columns = ids_linked(table, "thead th a")
    assert columns == ["vps-1", "vps-2", *(f"btech-{number}" for number in range(1, 6))]
    rows = [row for row in table.cssselect("tbody tr") if row.cssselect("th[scope=row]")]
    guidelines = [id for id, one in resolved.guide.principles.items() if one.kind == "guideline"]
    assert [ids_linked(row, "th a")[0] for row in rows] == guidelines

    def is_below(id: str, top: str) -> bool:
        return id == top or id.startswith(f"{top}-")

    for guideline, row in zip(guidelines, rows, strict=True):
        place = 0
        for cell in row.cssselect("td"):
            for column in columns[place : place + int(cell.get("colspan", "1"))]:
                ends = [{one.origin, one.target} for one in resolved.guide.relations]
                count = sum(any(is_below(a, guideline) for a in pair) and any(is_below(b, column) for b in pair) for pair in ends)
                said = text(cell.cssselect("summary b")[0]).rstrip("!") if cell.cssselect("summary") else ""
                assert len(cell.cssselect("i")) == count and (said == str(count) if count else not said.isdigit())
                place += 1
        assert place == len(columns), guideline


def test_the_board_has_every_part_with_its_guidelines_and_a_part_its_neighbours(resolved: Site) -> None:
    board = composed(resolved, "cso/index.md").cssselect(".board")[0]
    entries = [id for id, one in resolved.guide.principles.items() if one.kind in ("part", "guideline")]
    assert sorted(ids_linked(board, "h3 a, .tile")) == sorted(entries)
    steps = [(one.target, one.origin) for one in resolved.guide.relations if one.property == "precedes"]
    assert len(board.cssselect(".board__column li p")) > 0 and steps
    strip = composed(resolved, "cso/part-2/index.md").cssselect(".board")[0]
    assert ids_linked(strip, ".tile") == [f"cso-2-{number}" for number in range(1, 5)]
    assert {parent_of(id) for id in ids_linked(strip, "a.label") if id.count("-") == 2} == {"cso-1", "cso-3"}
    assert not composed(resolved, "vps/index.md").cssselect(".board")


def test_an_index_leads_to_what_begins_the_pages_below_it(resolved: Site) -> None:
    assert ids_linked(composed(resolved, "vps/index.md"), ".contents a") == ["vps-1", "vps-2"]
    assert ids_linked(composed(resolved, "btech/index.md"), ".contents a") == [f"btech-{number}" for number in range(1, 6)]


def test_every_term_leads_to_the_entries_that_name_it(resolved: Site) -> None:
    page = composed(resolved, "terms.md", "vi")
    for name, uses in zip(page.cssselect("dt"), page.cssselect("dd"), strict=True):
        term = resolved.guide.terms_by_anchor[name.get("id")]
        assert ids_linked(uses, "a") == list(resolved.entries_with(term)) != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_and_the_tracker_can_be_taken_as_files_that_say_what_the_page_says(resolved: Site, language: str) -> None:
    files = dict(sheets.files(resolved))
    page = composed(resolved, "sheets/letters.md", language)
    offered = {Path(link.get("href")).name for link in page.cssselect("a[href$='.txt']")}
    assert offered == {Path(name).name for name in files if name.endswith(".txt") and f"-{language}" in name}
    letter = text(page.cssselect(".letter p")[0])
    assert [name for name, said in files.items() if name.endswith(f"-{language}.txt") and said.startswith(letter)]
    table = composed(resolved, "sheets/worksheets.md", language)
    (link,) = table.cssselect("a[href$='.csv']")
    rows = list(csv.reader(StringIO(files[f"sheets/files/{Path(link.get('href')).name}"].removeprefix("\ufeff"))))
    shown = [[text(cell) for cell in row.cssselect("th, td")] for row in table.xpath("//h2[@id='tracker']/following::table[1]//tr")]
    assert [[" ".join(cell.split()) for cell in row] for row in rows] == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_offers_ways_and_common_questions_before_anything_is_typed(resolved: Site, language: str) -> None:
    script = dict(search_found.files(resolved))[f"search/found-{language}.js"]
    shown = html.fromstring(json.loads(script.partition(f"[{json.dumps(language)}]=")[2]))
    leading = {link.get("data-path") for link in shown.iter("a") if link.get("data-path")}
    assert {resolved.page_address("glossary.md", language), resolved.page_address("sources.md", language)} <= leading
    assert any(f"{resolved.home_address(language)}#by-" in address for address in leading)


@pytest.mark.parametrize(
    ("module", "line", "what", "remedy"),
    [
        ('import other from "./b.js"\n', 1, "'./b.js' is imported without braces", "import { name }"),
        ('import { none } from "./b.js"\n', 1, "'./b.js' exports no 'none'", "export it there"),
        ('// A comment\nimport { b } from "b.js"\n', 2, "'b.js' is no module", "beginning with ./"),
        ('import { b } from "./none.js"\n', 1, "'./none.js' is no module", "Name a file below"),
        ("const a = 1\nexport { a }\n", 2, "does not understand this import or export", "`export` before a const"),
        ('import { c } from "./circle.js"\n', 1, "in a circle: a.js → circle.js → a.js", "third one"),
    ],
)
def test_a_module_that_cannot_be_joined_is_told_with_file_and_line(tmp_path: Path, module: str, line: int, what: str, remedy: str) -> None:
    folder = tmp_path / scripts.FOLDER
    folder.mkdir(parents=True)
    for name, content in (
        ("a.js", module),
        ("b.js", "export const b = 1\n"),
        ("circle.js", 'import { a } from "./a.js"\nexport const c = 1\n'),
    ):
        (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(GuideError) as raised:
        scripts.bundle(tmp_path, "a.js")
    (fault,) = raised.value.faults
    at = f"{scripts.FOLDER}/{'circle.js' if 'circle' in what else 'a.js'}"
    assert (fault.file, fault.line) == (at, line) and what in fault.what and remedy in fault.remedy


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_arrives_at_an_entry_is_led_to_the_notice_of_safety_below(resolved: Site, language: str) -> None:
    pages = [composed(resolved, path, language) for path in resolved.guide.pages[language]]
    weighing = [page for page in pages if page.cssselect(".entry") and page.cssselect(".safety")]
    assert len(weighing) > 10, "pages with entries and a notice"
    for page in weighing:
        title = page.cssselect(".safety > .admonition-title")[0]
        ways = [entry.cssselect(".entry-safety a") for entry in page.cssselect(".entry")]
        assert [[(way.get("href"), text(way)) for way in there] for there in ways] == [[(f"#{title.get('id')}", text(title))]] * len(ways)


def test_what_a_cell_says_stands_below_the_name_of_its_column(resolved: Site) -> None:
    """On a phone a row is a list; a table that is still to be filled in stays one."""
    review, filled = composed(resolved, "sheets/ehrdd-review.md"), composed(resolved, "sheets/worksheets.md")
    (table,) = review.cssselect("table.stacked")
    names = [text(head) for head in table.cssselect("th")]
    assert [[cell.get("data-column") for cell in row] for row in table.cssselect("tbody tr")] == [[None, *names[1:]]] * 8
    assert filled.cssselect("table") and not filled.cssselect(".stacked, [data-column]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_while_nothing_is_signed_the_page_on_genuineness_begins_with_what_can_be_done(resolved: Site, language: str) -> None:
    page = composed(resolved, "genuine.md", language)
    assert [step.get("href") for step in page.cssselect("ol a")][:2] == ["offline.html#check-zip", "offline.html#check-folder"]
    closed = [heading.get("id") for heading in page.cssselect("details > summary > h2")]
    assert closed == ["proves", "proves-not", "key", "laptop", "compare"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_is_about_to_send_an_e_mail_is_led_to_the_sheet_before_any_contact(resolved: Site, language: str) -> None:
    panel = dict(share_texts.files(resolved))[f"share/panel-{language}.js"]
    address = resolved.page_address("sheets/before-contact.md", language)
    assert f'data-path=\\"{address}\\"' in panel and resolved.page_title("sheets/before-contact.md", language) in panel
