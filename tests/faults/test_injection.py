"""Marks of HTML, XML and citation files in data: told, or written so that they are what they were: text."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from lxml import etree, html

from fieldguide.addresses import checked
from fieldguide.model.faults import RequestError
from support.faults import told
from support.sites import LANGUAGES, NAMES, Project

CSO = "_data/principles/cso-1.yml"
SOURCES = "_data/sources.yml"

Faults = Callable[[], str]

TEXT = "<i>A</i> &amp; B & C"


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (CSO, "en: For a reason.", 'en: "For a reason.\\nTY  - BOOK"', "'reason.en'"),
        (SOURCES, "en: Source btech", 'en: "Source\\nER  -"', "'title.en'"),
        (SOURCES, "label: B-Tech", 'label: "B-Tech\\nTI  - x"', "'label'"),
        (SOURCES, "label: B-Tech", "label: |\n    B-Tech", "'label'"),
        ("_data/terms.yml", "en: duty one", 'en: "duty\\none"', "'names.en'"),
        ("_data/words/en.yml", '  name: "Field Guide:', '  name: "Field\\nGuide:', "'site.name'"),
        ("_data/words/en.yml", "  previous: Previous page", '  previous: "Previous\\npage"', "'nav.previous'"),
    ],
)
def test_a_line_break_in_a_text_of_one_line_is_told(tiny: Project, faults_of: Faults, file: str, old: str, new: str, what: str) -> None:
    tiny.replace(file, old, new)
    (found,) = [one for one in told(faults_of()) if "line break" in one.what]
    assert found.file == file and what.rsplit(".", maxsplit=1)[-1].strip("'") in found.what
    assert "one line" in found.remedy


@pytest.mark.parametrize("code", ["<b>", 'e"n', "en&vi", "EN", "e", '"en\\nvi"'])
def test_a_language_that_has_no_code_is_told(tiny: Project, faults_of: Faults, code: str) -> None:
    tiny.replace(SOURCES, "languages: [en]\n  home: btech", f"languages: ['{code}']\n  home: btech")
    assert any((one.file, one.line, one.id) == (SOURCES, 9, "btech") and "no code of a language" in one.what for one in told(faults_of()))


@pytest.mark.parametrize("text", ["<b>x</b>", "a_b_", "[x](y)", "{x}"])
@pytest.mark.parametrize(
    ("file", "old", "name"),
    [(CSO, "For a reason.", "reason"), (SOURCES, "Source btech", "title"), ("_data/terms.yml", "duty one", "names")],
)
def test_markup_in_a_plain_text_is_told(tiny: Project, faults_of: Faults, file: str, old: str, name: str, text: str) -> None:
    tiny.replace(file, f"en: {old}", f"en: '{text}'")
    assert any(one.file == file and f"'{name}' holds markup in the language en" in one.what for one in told(faults_of()))


@pytest.mark.parametrize(
    "address",
    ["https://x.org/<b>/", 'https://x.org/"/', "https://x.org/a\nb/", "javascript:alert(1)", "https://x.org/?a=b", "https://x.org/#a",
     "https://hướng.vn/", "https://x.org/ a/", "//x.org/", "https://user@x.org/", "https:///a", "https://x.org/{a}/",
     "https://x..org/", "https://-x.org/", "https://x.org//a/", "https://x.org/a/../b/", "https://."],
)  # fmt: skip
def test_an_address_that_files_cannot_carry_is_refused(address: str) -> None:
    with pytest.raises(RequestError, match="Remedy: Write it as https://"):
        checked(address)


@pytest.mark.parametrize(
    "address", ["https://x.org", "http://127.0.0.1:8000/", "https://x.org/a&b/", "http://[::1]:80/", "https://x.org/%C3%A9/"]
)
def test_an_address_that_files_can_carry_stays_as_it_is(address: str) -> None:
    assert checked(address) == address


@pytest.mark.builds
def test_a_build_for_such_an_address_stops(tiny: Project) -> None:
    built = tiny.build(SITE_URL='https://x.org/"><b>/')
    assert built.returncode != 0
    assert "no public address" in built.output and "Traceback" not in built.output


@pytest.mark.builds
def test_marks_that_a_text_may_hold_are_text_in_every_file(tiny: Project) -> None:
    for language in LANGUAGES:
        name = f"_data/words/{language}.yml"
        lines = (tiny.docs / name).read_text(encoding="utf-8").split("\n")
        for group, key in (
            ("site", "name"),
            ("site", "short"),
            ("nav", "home"),
            ("source", "cso"),
            ("language", "name"),
            ("notice", "and"),
        ):
            start = lines.index(f"{group}:")
            number = next(number for number in range(start, len(lines)) if lines[number].startswith(f"  {key}: "))
            lines[number] = f"  {key}: '{TEXT}'"
        tiny.write(name, "\n".join(lines))
    tiny.for_building()
    tiny.replace("../mkdocs.yml", f'"{NAMES["en"]}"', f"'{TEXT}'")
    tiny.replace("_data/terms.yml", "- id: harm\n", "- id: harm\n  short: R&D <i>\n")
    tiny.replace(CSO, "For a reason.", "For R&amp;D & more.")
    tiny.replace(SOURCES, "label: CSO", "label: C&O")
    built = tiny.build(SITE_URL="https://x.org/a&b/")
    assert built.returncode == 0, built.output
    for path in sorted(built.site.rglob("*.html")):
        assert not html.fromstring(path.read_bytes()).findall(".//i"), path
    assert "C&O I.1.1" in html.fromstring((built.site / "p/cso-1-1-1.html").read_bytes()).text_content()
    for path in [*built.site.rglob("*.xml"), *built.site.rglob("*.svg")]:
        etree.parse(str(path))
    for path in [*built.site.rglob("*.json"), *built.site.rglob("*.webmanifest")]:
        json.loads(path.read_text(encoding="utf-8"))
    for path in built.site.rglob("*.ris"):
        lines = path.read_text(encoding="utf-8").split("\n")
        assert sum(line.startswith("TY  - ") for line in lines) == sum(line.startswith("ER  - ") for line in lines) == len(LANGUAGES)
