"""Whatever stands in a file of the guide, its author is told what is wrong, or the guide's files can be read.

Few inputs are tried, the same each time; FIELD_GUIDE_EXAMPLES=5000 tries more.
"""

from __future__ import annotations

import csv
import io
import json
import os
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import html

from fieldguide.exports import citation_files, data, not_found, search_index, share_texts, sitemap, skos, sssom, tables, tbx
from fieldguide.guide import Guide, load_guide
from fieldguide.model.faults import GuideError
from fieldguide.pages import card
from support.sites import LANGUAGES, Project, site_of, tiny_project

EXAMPLES = int(os.environ.get("FIELD_GUIDE_EXAMPLES", "25"))
tried = settings(
    max_examples=EXAMPLES,
    derandomize="FIELD_GUIDE_EXAMPLES" not in os.environ,
    database=None,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

PIECES = [
    *"[](){}<>*_`~#|\\/&%$!?:;=+-^@\"'“”（）［］【】《》…—–",
    *("\n", "\n\n", "\r", "\t", "    ", "\0", "\x07", "\u00ad", "\u200b", "\u202e", "\ufeff", "\u2028", "\ud7ff", "\ue000"),
    *("## ", "- ", "1. ", "> ", "/// note | x\n", "///\n", "| a | b |\n", "```\n", "--8<-- ", "{#cso-1}", "{ lang=vi }"),
    *('--8<-- "en/_snippets/cite-cso.md"', "[x](y.md)", "[x][btech-1]", "[btech-1]", "[CSO-1]", "![x](y)", "{x}", "{{ x }}"),
    *("<script>", "<!--", "-->", "&amp;", "javascript:", "https://a.b", "]]>", "\\u0000", "<<<<<<< HEAD\n", " #"),
    *("- id: cso-1\n", "x: y\n", "? ", "&a ", "*a ", "!!str ", "no", "~", "2026.11", "---\n", "...\n", "cso-1-1", "term-harm"),
    *("9" * 5000, "(" * 200, "[" * 200, "a" * 9000, "字", "được", "Ａ", "аbc", "\U0001f600", "e\u0301"),
]

odd_text = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), min_size=1, max_size=4).map("".join)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return tiny_project(tmp_path_factory.mktemp("anything") / "project")


def files_of(project: Project) -> list[str]:
    return sorted(path.relative_to(project.docs).as_posix() for path in project.docs.rglob("*") if path.is_file())


def load(project: Project) -> Guide | None:
    """The guide; None where its faults are told, each with all that an author needs."""
    try:
        return load_guide(project.docs, LANGUAGES)
    except GuideError as error:
        assert error.faults
        for fault in error.faults:
            assert fault.file and fault.line >= 1 and fault.what.strip() and fault.remedy.strip()
            assert "\n" not in str(fault) and "Traceback" not in str(fault)
        return None


def parse(path: str, content: str | bytes) -> None:
    """Read a file of the site as its readers do."""
    text = content if isinstance(content, str) else content.decode("utf-8")
    if path.endswith((".json", ".jsonld")):
        json.loads(text)
    elif path.endswith((".xml", ".tbx", ".rdf")):
        ElementTree.fromstring(text)
    elif path.endswith(".html"):
        page = html.document_fromstring(text)
        assert not page.xpath("//script[not(@src)][not(contains(@type, 'json'))]") and not page.xpath("//@*[starts-with(name(), 'on')]")
    elif path.endswith((".csv", ".tsv")):
        rows = list(csv.reader(io.StringIO(text), delimiter="\t" if path.endswith(".tsv") else ","))
        assert len({len(row) for row in rows if row and not row[0].startswith("#")}) == 1
    elif path.endswith(".ris"):
        assert text.count("\nER  - ") == text.count("TY  - ") == len(LANGUAGES)


def check_outputs(guide: Guide) -> None:
    site = site_of(guide)
    for export in (card, data, sitemap, citation_files, share_texts, skos, sssom, tables, tbx, search_index, not_found):
        for path, content in export.files(site):
            parse(path, content)


def try_with(project: Project, name: str, content: str) -> None:
    """Load the guide with another text in one of its files, and then put the old one back."""
    path = project.docs / name
    before = path.read_bytes()
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    try:
        found = load(project)
        if found:
            assert not [character for character in content if is_never_seen(character)], "A character that nobody sees was passed over."
            check_outputs(found)
    finally:
        path.write_bytes(before)


def is_never_seen(character: str) -> bool:
    """Control characters, surrogates, private use, separators of lines, and what is assigned to nothing; joiners have their use."""
    is_odd = unicodedata.category(character) in ("Cc", "Cs", "Co", "Zl", "Zp") and character not in "\n\r"
    return is_odd or character in "\u00ad\u200b\u202e"


@tried
@given(data=st.data(), text=odd_text)
def test_an_odd_text_anywhere_in_a_file(guide: Project, data: st.DataObject, text: str) -> None:
    name = data.draw(st.sampled_from(files_of(guide)))
    old = (guide.docs / name).read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(old)))
    try_with(guide, name, old[:at] + text + old[at:])


@tried
@given(data=st.data(), text=odd_text, quote=st.sampled_from(["{}", '"{}"', "'{}'", "|\n      {}", "[{}]", "{{a: {}}}"]))
def test_an_odd_value_below_any_key(guide: Project, data: st.DataObject, text: str, quote: str) -> None:
    name = data.draw(st.sampled_from([name for name in files_of(guide) if name.endswith(".yml")]))
    lines = (guide.docs / name).read_text(encoding="utf-8").split("\n")
    number = data.draw(st.sampled_from([number for number, line in enumerate(lines) if ": " in line]))
    key, _, _ = lines[number].partition(": ")
    try_with(guide, name, "\n".join([*lines[:number], f"{key}: {quote.format(text)}", *lines[number + 1 :]]))


@tried
@given(data=st.data())
def test_lines_in_another_order_twice_indented_or_gone(guide: Project, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(files_of(guide)))
    lines = (guide.docs / name).read_text(encoding="utf-8").split("\n")
    one, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    change = data.draw(st.sampled_from(["swap", "double", "indent", "drop", "join", "cut"]))
    if change == "swap":
        lines[one], lines[other] = lines[other], lines[one]
    elif change == "double":
        lines.insert(other, lines[one])
    elif change == "indent":
        lines[one] = f"  {lines[one]}"
    elif change == "drop":
        del lines[one]
    elif change == "join":
        lines[one : one + 2] = ["".join(lines[one : one + 2])]
    else:
        del lines[one:]
    try_with(guide, name, "\n".join(lines))


@tried
@given(data=st.data(), text=odd_text)
def test_an_odd_file_at_an_odd_place(guide: Project, data: st.DataObject, text: str) -> None:
    folders = sorted({Path(name).parent.as_posix() for name in files_of(guide)})
    stem = data.draw(
        st.one_of(
            st.sampled_from(["con", "a b", "README", ".#x", "x.y", "cso", "é", "e\u0301", "A", "-", "x~"]),
            st.text("aZ9-_. ~é", min_size=1, max_size=8),
        )
    )
    path = guide.docs / data.draw(st.sampled_from(folders)) / f"{stem}{data.draw(st.sampled_from(['.md', '.yml', '.svg', '.jsonl', '']))}"
    if path.exists():
        return
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        if load(guide):
            assert path.name.startswith("."), f"{path.name} was passed over."
    finally:
        path.unlink()
