"""The gate for Markdown: whatever is not the guide's own small Markdown is told, on pages and in snippets alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.faults import assert_told, faults_in, told
from support.sites import LANGUAGES, Project

Faults = Callable[[], str]

PAGE = "en/cite.md"  # its paragraph stands on line 7
SNIPPET = "en/_snippets/cite-cso.md"
ENTRY = "en/btech/headline-1.md"

CASES = [
    # raw HTML and what hides it
    ("<script>alert(1)</script>", "raw HTML"),
    ('<iframe src="https://example.org"></iframe>', "raw HTML"),
    ("Text with <b>bold</b> in it.", "raw HTML"),
    ("<!-- a remark -->", "raw HTML"),
    ("</div>", "raw HTML"),
    ("Text &lt;script&gt; again.", "written as HTML"),
    ("Text &#106;avascript.", "written as HTML"),
    # attribute lists
    ("*words*{ onclick=alert(1) }", "not allowed here"),
    ("*words*{ style=color:red }", "not allowed here"),
    ("Words. {: .hidden }", "not allowed here"),
    ("[words](offline.md){ target=_blank }", "not allowed here"),
    # links and pictures
    ("[words](javascript:alert(1))", "begins with 'javascript:'"),
    ("[words](JavaScript:alert(1))", "begins with 'JavaScript:'"),
    ("[words](data:text/html,x)", "begins with 'data:'"),
    ("[words](http://example.org/)", "begins with 'http:'"),
    ("[words](//example.org/)", "begins at the root"),
    ("[words](/index.html)", "begins at the root"),
    ("[words]()", "leads nowhere"),
    ("![words](https://example.org/x.png)", "begins with 'https:'"),
    ("![](../assets/images/favicon.svg)", "no words for those who do not see it"),
    ("[one]: https://example.org/", "defines a link"),
    ("See https://example.org/ for more.", "address stands in the text"),
    # brackets that look like links by id
    ("See [CSO-1-1].", "looks like a link by id"),
    ("See [cso–1].", "looks like a link by id"),
    ("See ［btech-1］.", "looks like a link by id"),
    ("See [btech_1].", "looks like a link by id"),
    ("See [btech 1].", "looks like a link by id"),
    ("See [words] [btech-1].", "space stands between"),
    ("See [[btech-1]].", "Brackets stand inside brackets"),
    # blocks
    ("/// savety | Weigh safety first\n\nText.\n\n///", "block 'savety' is unknown"),
    ("/// safety\n\nText.\n\n///", "has no title"),
    ("/// html | script\n\nText.\n\n///", "takes no 'script'"),
    ("/// note | Title\n\nText.", "not closed"),
    ("Text.\n\n///", "closes no block"),
    ("/// note | Title\n    attrs: {class: x}\n\nText.\n\n///", "carries options"),
    ("//// note | Title\n\nText.\n\n///", "closes no block"),
    (" /// note | Title", "indented"),
    ("!!! note\n    Text.", "another program's way"),
    # what python-markdown would make something else of
    ("```\nSome code.\n```", "block of code"),
    ("    indented", "makes it code"),
    ("[TOC]", "table of contents"),
    ("Text[^1].", "footnote"),
    (" ## Title {#x}", "heading is indented"),
    # snippets
    ('--8<-- "en/../../mkdocs.yml"', "no such text"),
    ("--8<--\nen/_snippets/cite-cso.md\n--8<--", "unknown form"),
    ('--8<-- "en/_snippets/cite-cso.md:1:1"', "no such text"),
    ("Text --8<-- \"en/_snippets/cite-cso.md\"", "unknown form"),
    # what a hasty eye takes for allowed
    ("<div/onclick=alert(1)@x>", "raw HTML"),
    ("\\`<img src=x onerror=alert(1)>\\`", "raw HTML"),
    ("``<img src=x onerror=alert(1)>`", "raw HTML"),
    ("*words*{ onclick=alert(1) {lang=vi} }", "not allowed here"),
    ("[a [b] c](javascript:alert(1))", "begins with 'javascript:'"),
    ("[wo\nrds](javascript:alert(1))", "begins with 'javascript:'"),
    ("![a [b] c](https://example.org/x.png)", "not written right"),
    ("![words][btech-1]", "not written right"),
    ("[words](https://user:pass@example.org/)", "address is none"),
    ("[words](https:example.org)", "address is none"),
    ("[words](https://аррӏе.com/)", "address is none"),
    ("[words](mailto:nobody)", "address is none"),
    ("[words](offline)", "address is none"),
    ("[words](offline.md?x=1)", "address is none"),
    ("[words] (https://example.org/)", "not written right"),
    # ids that are no links
    ("See (btech-1).", "An id stands in the text"),
    ("See btech-1 here.", "An id stands in the text"),
    ("See 【btech-1】.", "looks like a link by id"),
    ("See [words.", "Brackets are left over"),
    ("See TBD.", "note to oneself"),
    # what other programs read
    ("Term\n: Definition", "wrapped"),
    ("*[ICT]: Information", "defines a link or an abbreviation"),
    ("~~gone~~", "mark is left over"),
    ("==marked==", "mark is left over"),
    ("x^2^", "mark is left over"),
    (":smile:", "picture letter"),
    ("{{ page.title }}", "holds a field"),
    ("::: note", "another program's way"),
    ("> quoted", "quotation"),
    ("***", "draws a rule"),
    ("**bold", "asterisk is left over"),
    ("_words_", "underscore is left over"),
    ("\\*x\\*", "backslash is left over"),
    # lists and tables that are none
    ("Text:\n- a\n- b", "No empty line parts this list"),
    ("- a\n  - b", "indented by 2 spaces"),
    ("1. a\n   - b", "indented by 3 spaces"),
    ("- a\n        - b", "indented by 8 spaces"),
    ("* a", "looks like an item"),
    ("• a", "looks like an item"),
    ("1) a", "looks like an item"),
    ("-a", "looks like an item"),
    ("1. a\n3. b", "has the number 3"),
    ("- ## Title {#x}", "mark of something else"),
    ("One line\nand another", "wrapped"),
    ("Text\n| a | b |\n|---|---|\n| 1 | 2 |", "No empty line parts this table"),
    ("| a | b |\n| 1 | 2 |", "no head"),
    ("| a | b |\n|---|---|\n| 1 |", "row has 1 cells"),
    ("/// note | T\n\n///", "is empty"),
    ("/// note | *T*\n\nText.\n\n///", "title of the block holds markup"),
    # limits
    ("[" * 2_000, "marks of one kind"),
    ("word " * 4_000, "at most 8,000"),
    ("- a\n" + "".join(f"{'    ' * depth}- b\n" for depth in range(1, 6)), "lists deep"),
]  # fmt: skip


NO_SNIPPET = ("\n", "--8<--", "[btech-1]")
"""What is told of a snippet otherwise than of a page."""


@pytest.mark.parametrize(("text", "what"), CASES)
def test_what_is_not_allowed_is_told_with_its_line_on_a_page_and_in_a_snippet(
    tiny: Project, faults_of: Faults, text: str, what: str
) -> None:
    is_told_alike = not any(part in text for part in NO_SNIPPET)
    tiny.replace(PAGE, "Thus.", text)
    if is_told_alike:
        tiny.write(SNIPPET, f"Cite cso in en.\n\n{text}\n")
    found = [one for one in told(faults_of()) if what in one.what]
    on_page, in_snippet = ([one for one in found if one.file == file] for file in (PAGE, SNIPPET))
    assert on_page and len(on_page) + len(in_snippet) == len(found) and all(one.line >= 7 and one.remedy for one in on_page), text
    assert bool(in_snippet) == is_told_alike and all(one.line == 3 for one in in_snippet), text


@pytest.mark.parametrize(
    ("text", "what"), [("## Title {#x}", "snippet holds a heading"), ("See [btech-1].", "link by id does not work here")]
)
def test_what_is_allowed_on_pages_alone_is_told_in_a_snippet(tiny: Project, faults_of: Faults, text: str, what: str) -> None:
    tiny.write(SNIPPET, f"Cite cso in en.\n\n{text}\n")
    found = [one for one in told(faults_of()) if what in one.what]
    assert found and all((one.file, one.line) == (SNIPPET, 3) for one in found), text


ALLOWED = [
    "A line with `code <b> {x} [cso-1]` in it.",
    "Write `[words][cso-9-9]` or `[cso-9-9]`.",
    "Mail <info@example.org> or [words](mailto:info@example.org).",
    "*Words*{ lang=zh-Hans } and [more](https://example.org/).",
    "[btech-1], [words][cso-1-1].",
    "/// html | div.letter\n\nTo [role], [area: as wide], ［company］.\n\n///",
    "//// note | Title\n\n/// details | More\n\nText.\n\n///\n\n////",
    "- a\n    - b\n        - c",
    "1 < 2, and a < b.",
]


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_allowed_is_let_alone(tiny: Project, text: str) -> None:
    for language in LANGUAGES:
        tiny.replace(f"{language}/cite.md", "Thus.", text)
    assert faults_in(tiny) == ""


@pytest.mark.parametrize("target", ["offline.html", "../vi/offline.md", "../_data/guide.yml", "Offline.md", "cso/offline.md"])
def test_a_link_by_path_leads_to_a_page_and_stands_on_one(tiny: Project, faults_of: Faults, target: str) -> None:
    tiny.replace(PAGE, "Thus.", f"See [words]({target}).")
    tiny.write(SNIPPET, f"Cite [words]({target}) in en.\n")
    assert_told(
        faults_of(),
        (SNIPPET, 1, target, "A link by path stands in a snippet", "by id"),
        (PAGE, 7, target, "leads to no page", "below the language's folder"),
    )


@pytest.mark.builds
def test_all_that_is_allowed_builds(tiny: Project) -> None:
    for language in LANGUAGES:
        tiny.replace(f"{language}/cite.md", "Thus.", "\n\n".join(ALLOWED))
    tiny.build().passed()


@pytest.mark.parametrize(
    ("added", "line", "what"),
    [
        ('\n--8<-- "en/_snippets/cite-cso.md"\n', 5, "set in by a snippet"),
        ("\n/// note | Title\n\nText.\n\n///\n\nA sentence that nobody sees in the data.\n", 11, "behind a block"),
        ('\nMore text.\n\n--8<-- "en/_snippets/cite-cso.md"\n', 7, "set in by a snippet"),
    ],
)
def test_an_entry_that_is_not_whole_in_its_file_is_told(tiny: Project, faults_of: Faults, added: str, line: int, what: str) -> None:
    name = tiny.docs / ENTRY
    name.write_text(name.read_text(encoding="utf-8") + added, encoding="utf-8")
    assert (ENTRY, line, "btech-1") in [(one.file, one.line, one.id) for one in told(faults_of()) if what in one.what]


@pytest.mark.parametrize("key", ["template: nope.html", "title: Another", "hide: [toc]"])
def test_a_key_in_the_front_matter_that_nothing_reads_is_told(tiny: Project, faults_of: Faults, key: str) -> None:
    tiny.replace(PAGE, "description: Description in en.", f"description: Description in en.\n{key}")
    assert_told(faults_of(), (PAGE, 3, key.split(":", maxsplit=1)[0], "unknown in the front matter", "description"))
