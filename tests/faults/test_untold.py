"""Rules of sources, terms, sheets, blocks and pages that no other test breaks: each names file, line and id."""

from __future__ import annotations

import pytest

from support.faults import append, faults_in, told
from support.sites import Project

CITE, POINT = "en/cite.md", "en/cso/part-1/guideline-1.md"
SOURCES, TERMS, STYLE, SHEETS = "_data/sources.yml", "_data/terms.yml", "_data/style/en.yml", "_data/sheets.yml"
CSO, BTECH = "_data/principles/cso-1.yml", "_data/principles/btech.yml"
RULE = "  - id: {}\n    pattern: zz\n    what: It is so.\n    remedy: Mend it.\n    wrong: [zz]\n    right: [aa]\n"
TABLE = "\n| one | two |\n|---|---|\n| a | b{}\n"

Case = tuple[str, str, str, int, str, str]
"""A file, text in it, what takes its place; and line, id and words of the fault that is told."""

CASES: dict[str, Case] = {
    "a source without a first page": (SOURCES, "home: btech/index.md", "home: btech/none.md", 10, "btech", "'btech/none.md' is not there"),
    "a source in the folder of another": (
        SOURCES,
        "home: btech/index.md",
        "home: cso/index.md",
        10,
        "btech",
        "none of a folder of its own",
    ),
    "a source typed as another": (SOURCES, "label: B-Tech", "label: CSO", 11, "btech", "'cso', stands for cso already"),
    "a place without a name": (
        SOURCES,
        "label: B-Tech\n",
        "label: B-Tech\n  places: [[stanza]]\n",
        12,
        "btech",
        "says what people call the place 'stanza'.",
    ),
    "ids deeper than places": (
        SOURCES,
        "  numbers: roman\n",
        "  places: [[part]]\n",
        6,
        "cso",
        "Its ids have 3 numbers, of which 1 are named",
    ),
    "a comparison inside a source": (
        CSO,
        "to: btech-1\n      type: supports",
        "to: cso-2\n      type: supports\n      property: compare",
        14,
        "cso-1-1-1 → cso-2",
        "compares two entries of one source",
    ),
    "a short form of two terms": (
        TERMS,
        "- id: harm\n  names: {en: harm one, vi: harm một, zh: harm一}\n- id: duty\n",
        "- id: harm\n  short: XY\n  names: {en: harm one, vi: harm một, zh: harm一}\n- id: duty\n  short: xy\n",
        4,
        "duty",
        "“xy” is that of 'harm' already",
    ),
    "a form with a bracket open": (
        TERMS,
        "- id: harm\n",
        "- id: harm\n  variants: {en: [hurt (bad]}\n",
        1,
        "harm",
        "has a bracket left open",
    ),
    "a form that is a note": (TERMS, "- id: harm\n", "- id: harm\n  variants: {en: [see hurt]}\n", 1, "harm", "holds a note"),
    "a form that is a name": (TERMS, "- id: harm\n", "- id: harm\n  variants: {en: [Duty one]}\n", 1, "harm", "is the name of 'duty'"),
    "a form twice": (TERMS, "- id: harm\n", "- id: harm\n  variants: {en: [hurt, Hurt]}\n", 1, "harm", "stands under 'harm' already"),
    "a rule for an unknown kind": (STYLE, "counts: {part:", "counts: {stanza:", 1, "stanza", "There is a rule for the kind 'stanza'"),
    "sentences of an unknown kind": (STYLE, "sentences: {guideline:", "sentences: {stanza:", 1, "stanza", "There is a rule for the kind"),
    "a count with two groups": (STYLE, r"point: '(\d+) points", r"point: '(\d+) (points)", 5, "point", "The pattern has 2 groups"),
    "a table row left open": (CITE, "Thus.\n", f"Thus.\n{TABLE.format('')}", 11, "", "row of the table is not closed"),
    "a block in one of as many slashes": (
        CITE,
        "Thus.\n",
        "Thus.\n\n/// note | One\n\n/// note | Two\n\nText.\n\n///\n\n///\n",
        11,
        "",
        "stands inside 'note', which has no more slashes",
    ),
    "two commentaries": (
        POINT,
        "\n///\n",
        "\n///\n\n/// html | section.commentary\n\n## More {#more}\n\nWords.\n\n///\n",
        19,
        "",
        "A block of commentary stands on line 9 already",
    ),
    "a link without words": (CITE, "Thus.", "Thus [–](sources.md).", 7, "sources.md", "has no words"),
    "a picture beside pages": (CITE, "Thus.", "![A picture](picture.png)", 7, "picture.png", "stands outside the shared ones"),
    "a snippet in a snippet": (
        "en/_snippets/cite-cso.md",
        "Cite cso",
        '--8<-- "en/_snippets/cite-btech.md"\n\nCite cso',
        1,
        "",
        "sets in another",
    ),
    "a page that begins below its title": (CITE, "# Cite en", "## Cite en", 5, "cite", "begins with a heading of level 2"),
    "an id that the guide sets": (CITE, "Thus.\n", "Thus.\n\n## Known {#known}\n\nText.\n", 9, "known", "The guide itself sets this id"),
    "a description of several lines": (
        CITE,
        "description: Description in en.",
        "description: |\n  One.\n  Two.",
        2,
        "description",
        "several lines",
    ),
    "a description with markup": (CITE, "Description in en.", "A *true* description.", 2, "description", "The description holds markup"),
    "a letter of another script": (CITE, "Thus.", "Th\u0443s.", 7, "", "of another script"),
    "a mark that no letter carries": (CITE, "Thus.", "Thus \u0301.", 7, "", "No letter carries it"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_rule_that_is_broken_is_told_with_file_line_and_id(tiny: Project, case: str) -> None:
    file, old, new, line, id, what = CASES[case]
    tiny.replace(file, old, new)
    found = [one for one in told(faults_in(tiny)) if what in one.what]
    assert [(one.file, one.line, one.id) for one in found] == [(file, line, id)], faults_in(tiny)
    assert found[0].remedy


def test_two_rules_of_one_name_are_told(tiny: Project) -> None:
    append(tiny, STYLE, RULE.format("trial") * 2)
    assert [(one.file, one.id) for one in told(faults_in(tiny)) if "Two rules bear this id" in one.what] == [(STYLE, "trial")]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("- page: sheets/none.md\n  offered_on: [cite.md]\n", 1, "'sheets/none.md' is no page"),
        ("- page: cite.md\n  offered_on: [none.md]\n", 2, "'none.md' is no page"),
        ("- page: cite.md\n  offered_on: [cite.md]\n", 2, "The sheet offers itself"),
        ("- page: cite.md\n  offered_on: [index.md]\n- page: cite.md\n  offered_on: [index.md]\n", 3, "stands on line 1 already"),
    ],
)
def test_a_sheet_that_is_none_is_told(tiny: Project, text: str, line: int, what: str) -> None:
    tiny.write(SHEETS, text)
    assert (SHEETS, line) in [(one.file, one.line) for one in told(faults_in(tiny)) if what in one.what]


def test_what_is_not_there_at_all_is_told(tiny: Project) -> None:
    tiny.root.joinpath("docs").rename(tiny.root / "elsewhere")
    assert "is no folder. Remedy: Restore it" in faults_in(tiny)


def test_a_language_that_lacks_the_name_of_a_place_is_told(tiny: Project) -> None:
    tiny.replace(SOURCES, "  numbers: roman\n", "  places: [[part], [guideline], [point]]\n")
    tiny.replace("_data/search/vi.yml", "  guideline: [", "  rule: [")
    found = [(one.file, one.id) for one in told(faults_in(tiny)) if "Nothing says here what people call the place" in one.what]
    assert found == [("_data/search/vi.yml", "guideline")]
