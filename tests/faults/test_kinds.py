"""Every kind of fault in authors' files, each by several inputs that have nothing but the kind in common.

Where a kind needs the site, servers or a browser to be seen, its tests stand there.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from fieldguide.model.faults import GuideError
from fieldguide.reading.mkdocs_yml import languages_in
from support.faults import append, faults_in, told
from support.sites import LANGUAGES, Project

PAGE = "en/cso/part-1/guideline-1.md"
CITE = "en/cite.md"
SNIPPET = "en/_snippets/cite-cso.md"
CSO = "_data/principles/cso-1.yml"
SOURCES, TERMS, FACTS, LEDGER = "_data/sources.yml", "_data/terms.yml", "_data/guide.yml", "_data/permalinks.yml"
WORDS, STYLE, MKDOCS = "_data/words/en.yml", "_data/style/en.yml", "../mkdocs.yml"
POINT = "Text of the point in en."
ENTRY = f"## Point en {{#cso-1-1-1}}\n\n{POINT}"
TURNED = f"# Guideline en {{#cso-1-1-1}}\n\n{POINT}\n\n## Point en {{#cso-1-1}}\n\nText of the guideline in en."


@dataclass(frozen=True)
class Input:
    """A change to a guide that is right, and what its author is told.

    Attributes:
        file: the file that the fault names.
        what: words that say what is wrong.
    """

    change: Callable[[Project], object]
    file: str
    what: str


def add(file: str, text: str, what: str) -> Input:
    """Text at the end of a file."""
    return Input(lambda tiny: append(tiny, file, text), file, what)


def put(file: str, content: str | bytes, what: str) -> Input:
    """A file with this content."""

    def write(tiny: Project) -> None:
        path = tiny.docs / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    return Input(write, file, what)


def swap(file: str, old: str, new: str, what: str) -> Input:
    """Another text in the place of one that is there."""
    return Input(lambda tiny: tiny.replace(file, old, new), file, what)


def everywhere(file: str, text: str, what: str) -> Input:
    """Text at the end of a page in every language."""

    def change(tiny: Project) -> None:
        for language in LANGUAGES:
            append(tiny, f"{language}/{file}", text)

    return Input(change, f"en/{file}", what)


def page(path: str, what: str) -> Input:
    """A page in every language at a path."""

    def change(tiny: Project) -> None:
        for language in LANGUAGES:
            tiny.write(f"{language}/{path}", f"---\ndescription: Words in {language}.\n---\n\n# Words {{#some-words}}\n\nText.\n")

    return Input(change, f"en/{path}", what)


def link(place: str, target: str, what: str) -> Input:
    """A link in the file system."""

    def change(tiny: Project) -> None:
        path = tiny.docs / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return Input(change, place, what)


def pipe(place: str, what: str) -> Input:
    def change(tiny: Project) -> None:
        path = tiny.docs / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        os.mkfifo(path)

    return Input(change, place, what)


MARKS = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
RULE = "  - id: trial\n    pattern: '{}'\n    what: It is so.\n    remedy: Mend it.\n    wrong: [zz]\n    right: [aa]\n"

KINDS: dict[str, list[Input]] = {
    "A1 a link that leads nowhere": [
        add(CITE, "\nSee [sources](Sources.md) and [this](sources.md#nowhere).\n", "leads to no page"),
        add(CITE, "\nSee [this](sources.md#nowhere).\n", "no heading #nowhere"),
        add(CITE, "\nSee [sources](sources.html).\n", "leads to no page"),
        add("vi/cite.md", "\nXem [nguồn](../en/sources.md).\n", "leads to no page"),
        add(CITE, "\n![A picture](../assets/images/none.png)\n", "is not there"),
    ],
    "A2 an unfinished merge": [
        add(SNIPPET, MARKS, "merge was not finished"),
        add("zh/sources.md", MARKS, "merge was not finished"),
        add("_data/search/ranking.yml", MARKS, "merge was not finished"),
        put("assets/styles/page.css", f"a {{ color: red }}\n{MARKS}", "merge was not finished"),
        put("assets/scripts/page/guide.js", f"let a\n{MARKS}", "merge was not finished"),
    ],
    "A3 a text that a comment cuts off": [
        swap(CSO, "reason: {en: For a reason.,", "reason:\n        en: As in case #3.\n        vi: Vì.\n        zh: 因。\n#", "cut off"),
        swap(CITE, "description: Description in en.", "description: How case #3 is cited.", "cut off"),
        swap(TERMS, "{en: duty one, vi", "{en: duty #one\n  , vi", "cut off"),
        swap(MKDOCS, '"Field Guide: Human Rights, Technology and Conflict"', "Field Guide #1", "cut off"),
    ],
    "A5 a link in the file system": [
        link("assets/images/evidence.png", "nowhere.png", "link"),
        link("assets/images/a.svg", "a.svg", "link"),
        link("en/cso/out.md", "/etc/hostname", "link"),
        link("_data/words/en.yml", "/etc/hostname", "link"),
        link("en/loop", ".", "link"),
    ],
    "A6 what is no page for one of two programs": [
        page("cso/README.md", "none of a page"),
        page("cso/notes.markdown", "no page"),
        page("cso/INDEX.md", "none of a page"),
        put("keep/list.json", "{}", "no picture"),
        put("sw.js", "alert(1)", "belongs to none"),
    ],
    "A7 what editors and merges leave": [
        put("en/cso/part-1/guideline-1.md~", "# Old {#old}\n", "left over"),
        put("en/cso/part-1/guideline-1.md.orig", "# Old {#old}\n", "left over"),
        put("_data/terms.yaml", "- id: x\n", "Nothing reads"),
        put("assets/images/Thumbs.db", "x", "no picture"),
    ],
    "A8 a name that an address or a disk does not take": [
        page("cso/how to start.md", "none of a page"),
        page("cso/nul.md", "Windows"),
        page("cso.md", "folder cso/ stands beside"),
        page("fr/x.md", "where a language's pages"),
        put("assets/images/a b.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', "can carry this name"),
        put("assets/images/a%20b.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', "can carry this name"),
    ],
    "A9 a name in decomposed letters": [
        page(unicodedata.normalize("NFD", f"cso/{name}.md"), "decomposed") for name in ("được", "café", "übung")
    ],
    "A10 a character that nobody sees": [
        swap(PAGE, POINT, "Text of the po\u00adint in en.", "SOFT HYPHEN"),
        swap(TERMS, "duty one", "duty\u202e one", "RIGHT-TO-LEFT"),
        add(WORDS, "# a\u200bb\n", "ZERO WIDTH"),
        put("assets/styles/page.css", "a { color: re\u200bd }", "ZERO WIDTH"),
        put("_data/synonyms/en.yml", 'war: ["war\u00a0zone", battle]\n', "does not break"),
    ],
    "A11 a word that YAML takes for something else": [
        swap(SOURCES, "languages: [en]\n  home: btech", "languages: [en, no]\n  home: btech", "no text but yes"),
        put(FACTS, "edition: 2026.11\n", "no text but yes"),
        swap(TERMS, "{en: duty one", "{en: Off", "no text but yes"),
        put("_data/synonyms/en.yml", "no: [never, not]\n", "not read as text"),
        swap(MKDOCS, '"Field Guide: Human Rights, Technology and Conflict"', "on", "no text but yes"),
    ],
    "A13 a block that is none": [
        add(CITE, "\n/// savety | Weigh safety first\n\nText.\n\n///\n", "unknown"),
        add(CITE, "\n/// safety | Weigh safety first\n\nText.\n", "not closed"),
        add(CITE, "\n<!--\n\nText of it.\n\n-->\n", "raw HTML"),
        add(CITE, "\n／／／ safety | Weigh\n", "mark is left over"),
        add(CITE, "\n!!! note\n", "another program's way"),
    ],
    "A14 brackets that look like a link by id": [
        add(CITE, "\nSee [CSO-1-1].\n", "looks like a link"),
        add(CITE, "\nSee [cso–1].\n", "looks like a link"),
        add(CITE, "\nSee ［btech-1］.\n", "looks like a link"),
        add(SNIPPET, " See [btech-1].", "does not work here"),
        add(CITE, "\n/// note | On btech-1\n\nText.\n\n///\n", "readers do not know"),
        swap(CITE, "description: Description in en.", "description: About cso-1-1 and more.", "readers do not know"),
        swap(WORDS, "\n  menu: Menu", "\n  menu: Menu cso-1", "readers do not know"),
    ],
    "A15 markup that is not allowed": [
        add(CITE, "\n<script>alert(1)</script>\n", "raw HTML"),
        add(CITE, '\nSee *this*{ onclick="alert(1)" }.\n', "not allowed here"),
        add(CITE, "\n[x](javascript:alert(1))\n", "begins with 'javascript:'"),
        add(CITE, "\n![A picture](https://example.org/x.png)\n", "picture's address"),
        add(CITE, "\nWords{ lang=vi } that no emphasis holds.\n", "not allowed here"),
        add(CITE, "\nIt is $x$ at most.\n", "formula"),
        swap(TERMS, "- id: harm\n", "- id: harm\n  short: '[x](y)'\n", "marks of Markdown"),
    ],
    "A16 an entry that its file does not hold whole": [
        swap(PAGE, POINT, f'{POINT}\n\n--8<-- "en/_snippets/cite-cso.md"', "set in by a snippet"),
        swap(PAGE, POINT, f"{POINT}\n\n/// note | More\n\nText.\n\n///\n\nAnd more.", "behind a block"),
        swap(PAGE, ENTRY, f"/// note | More\n\n{ENTRY}\n\n///", "inside a block"),
        Input(
            lambda tiny: (tiny.replace(PAGE, ENTRY, ""), append(tiny, PAGE, f"\n{ENTRY}\n")),
            PAGE,
            "behind the commentary",
        ),
    ],
    "A17 an interface word that no place can use": [
        swap(WORDS, "{edition}", "{editoin}", "fields are"),
        swap(WORDS, "\n  menu: Menu", "", "missing"),
        swap(WORDS, "January February", "January", "11 parts"),
        swap(WORDS, "January February", "January January", "11 parts"),
        swap(WORDS, "{edition}", "{edition", "brace stands alone"),
    ],
    "A18 front matter that nothing reads": [
        swap(CITE, "description:", "template: nope.html\ndescription:", "unknown in the front matter"),
        swap(CITE, "description:", "hide: [toc]\ndescription:", "unknown in the front matter"),
        swap(CITE, "description: Description in en.", "description: [a, b]", "description is empty"),
        swap(PAGE, "# Guideline en {#cso-1-1}\n", "Template: nope.html\n\n# Guideline en {#cso-1-1}\n", "above the page's title"),
    ],
    "A19 what nobody waits for": [
        put(FACTS, BOMB, "names parts"),
        put(TERMS, "x: " + "[" * 5000 + "]" * 5000 + "\n", "stand in each other"),
        add(CITE, "\n" + "[" * 200_000 + "\n", "characters, at most"),
        add(CITE, "\n" + "<" * 200_000 + "\n", "characters, at most"),
        add(CITE, "\n" + "1" * 6000 + ". x\n", "looks like an item"),
        add(CITE, "\nText of it.\n" * 5000, "lines, at most"),
        pipe("en/x.md", "no plain file"),
        pipe("_data/terms.yml", "pipe"),
        *(
            add(STYLE, RULE.format(pattern), "longer than anybody waits")
            for pattern in ("(?:a+)+b", "(?:a|a)*b", "a*a*a*b", ".*.*x", "(?:a?){40}a", "a?" * 30, "(a*)\\1*b")
        ),
    ],
    "A20 a snippet that cannot be set in": [
        add(CITE, '\n--8<-- "en/../../mkdocs.yml"\n', "no such text"),
        add(CITE, "\n--8<--\nen/_snippets/none.md\n--8<--\n", "unknown form"),
        put(SNIPPET, b"Words \xff here.\n", "not UTF-8"),
        add(CITE, f'\n--8<-- "en/_snippets/{"a" * 300}.md"\n', "no such text"),
        put("en/_snippets/more.md", "\n", "empty"),
    ],
    "A21 a line of the ledger that leads astray": [
        add(LEDGER, '- {page: ../../etc.md, edition: "2026.11", state: moved, to: cso/index.md}\n', "none of a page"),
        add(LEDGER, '- {page: p/cso-1.md, edition: "2026.11", state: moved, to: cso/index.md}\n', "at the root"),
        add(LEDGER, '- {page: cso/a.md, edition: "2026.11", state: moved, to: https://evil.example/}\n', "none of a page"),
        add(LEDGER, '- {page: cso.md, edition: "2026.11", state: moved, to: cite.md}\n', "of one name"),
        add(LEDGER, '- {page: cite/index.md, edition: "2026.11", state: moved, to: cite.md}\n', "of one name"),
    ],
    "A22 a value that would break out of a file": [
        swap(SOURCES, "languages: [en]\n  home: btech", 'languages: ["<en>"]\n  home: btech', "no code of a language"),
        swap(SOURCES, "label: B-Tech", 'label: "A\\nER  - "', "line break"),
        swap(MKDOCS, 'site_url: !ENV [SITE_URL, "https://guide.example.org/"]', 'site_url: "https://a.example/\\nx"', "line break"),
        swap(CSO, "en: For a reason.", 'en: "A reason\\nTY  - BOOK"', "line break"),
        swap(TERMS, "- id: harm\n", '- id: harm\n  short: "A\\nB"\n', "line break"),
    ],
    "A23 a rule of the handbook that is broken": [
        swap("vi/cite.md", "Thus.", "Write down who decides, and then ask for the names of all the people.", "language en"),
        swap("zh/cso/part-1/guideline-1.md", "# Point zh {", "# Ask them for the policy {", "another language"),
        swap(PAGE, "Point en {", "word " * 40 + "{", "40 words"),
        swap(PAGE, "Point en {", "Point in en: {", "ends with a mark"),
        swap(PAGE, POINT, "Text of the the point in en.", "stands twice"),
        swap(PAGE, "3. Third in en.\n", "", "2 items"),
        swap(PAGE, "3. Third in en.", "- Third in en.", "begins otherwise"),
        swap(PAGE, "## Point en", "### Point en", "which holds it"),
        swap(PAGE, "# Guideline en {#cso-1-1}\n\nText of the guideline in en.\n\n" + ENTRY, TURNED, "declared before it"),
        swap(CSO, "For a reason.", "For a reason", "does not end its sentence"),
        add("zh/cite.md", "\n见[来源](sources.md)。\n", "links 'sources.md' 1 times"),
        put("_data/made_from/vi.yml", "cite#cite: vi 02a1693ce343 5fbcb9a42950\n", "made from the language vi"),
        put("_data/asked/en.yml", "cso-1: [where now, Where now]\n", "in other letters"),
        put("_data/synonyms/en.yml", "war: [battle, fight]\nrow: [quarrel, Fight]\n", "stands below war"),
        put("_data/synonyms/en.yml", "war: [battle]\n", "no other word"),
        put("_data/sheets.yml", "- page: cite.md\n  offered_on: []\n", "No page offers"),
        put("_data/sheets.yml", "- page: cso/part-1/index.md\n  offered_on: [cite.md]\n", "holds an entry"),
        swap("_data/search/ranking.yml", "\nlength: 0.5", "\nlength: 5", "no share"),
        swap("_data/search/ranking.yml", "\nspread: 8", "\nspread: 0", "above 0"),
        put("_data/asked/en.yml", 'cso-1: [where now]\nshared: [where now]\n', "below two entries"),
    ],
    "A24 a setting that makes other pages": [
        swap(MKDOCS, "use_directory_urls: false", "use_directory_urls: true", "change every address"),
        swap(MKDOCS, "exclude_docs: |\n", "exclude_docs: |\n  cite.md\n", "left out"),
        swap(MKDOCS, "          name: English\n", "", "missing"),
        swap(MKDOCS, "fallback_to_default: false", "fallback_to_default: true", "passed over"),
    ],
}  # fmt: skip


def inputs() -> Iterator[object]:
    for kind, several in KINDS.items():
        for number, one in enumerate(several, 1):
            yield pytest.param(one, id=f"{kind} {number}")


def faults_of_settings(project: Project) -> str:
    with pytest.raises(GuideError) as raised:
        languages_in(project.root / "mkdocs.yml")
    return str(raised.value)


@pytest.mark.parametrize("one", list(inputs()))
def test_it_is_told_with_file_line_and_remedy(tiny: Project, one: Input) -> None:
    one.change(tiny)
    output = faults_of_settings(tiny) if one.file == MKDOCS else faults_in(tiny)
    found = [fault for fault in told(output) if one.what in fault.what and fault.file == one.file.removeprefix("../")]
    assert found, output[:2000]
    assert all(fault.line >= 1 and fault.remedy for fault in found)
