"""The edition stands in one place, and every part of a kit shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from support.html import pages, read, text
from support.kits import Made, files_below, make_kit, unzip
from support.sites import LANGUAGES, TAGS, tiny_project

EDITION = "2031.04"
TOLD = {"en": f"Edition {EDITION}", "vi": f"Ấn bản {EDITION}", "zh": f"{EDITION}版"}


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, Path]:
    """A kit of the tiny guide in another edition, and the folder in it."""
    target = tmp_path_factory.mktemp("later")
    project = tiny_project(target / "project")
    project.replace("_data/guide.yml", "2026.11", EDITION)
    made = make_kit(project.for_building(), target / "made").passed()
    return made, unzip(made.zip, target / "unzipped")


def test_kit_and_its_folder_are_named_by_the_edition(later: tuple[Made, Path]):
    made, folder = later
    assert made.zip.name == f"field-guide-{EDITION}.zip"
    assert folder.name == f"field-guide-{EDITION}"


def test_no_other_edition_is_told_anywhere(later: tuple[Made, Path]):
    """Comments of scripts may, as an example."""
    told = [name for name, data in files_below(later[1]).items() if b"2026.11" in data and not name.startswith("assets/scripts/")]
    assert not told


def told(foot: HtmlElement, language: str) -> bool:
    """Whether a foot says the edition, once the style sheet has filled it in."""
    (place,) = foot.cssselect(".edition")
    place.text = EDITION
    return TOLD[language] in text(foot)


def test_every_page_shows_the_edition_at_its_foot(later: tuple[Made, Path]):
    """The style sheet does, in the place that the page leaves for it."""
    folder = later[1]
    for style in ("guide", "card"):
        assert f'.edition::after{{content:"{EDITION}"}}' in (folder / f"assets/styles/{style}.css").read_text(encoding="utf-8")
    for path in pages(folder):
        name = path.relative_to(folder).as_posix()
        page = read(path)
        if name.startswith("p/"):
            for language in LANGUAGES:
                assert told(page.cssselect(f".card-footer [lang={TAGS[language]}]")[0], language), f"{name}: {language}"
        elif name == "START-HERE.html":
            for language in LANGUAGES:
                assert TOLD[language].lower() in text(page.cssselect(f"section[lang={TAGS[language]}]")[0]).lower(), f"{name}: {language}"
        else:
            language = next((code for code in ("vi", "zh") if name.startswith(f"{code}/")), "en")
            assert told(page.cssselect("footer")[0], language), name


def test_citations_and_mails_name_the_edition(later: tuple[Made, Path]):
    cards = sorted((later[1] / "p").glob("*.html"))
    assert cards
    for path in cards:
        for section in read(path).cssselect("section.version"):
            copied = [text(one) for one in section.cssselect(".copyable")]
            assert len(copied) == 2
            assert all(EDITION in one for one in copied), f"{path.name}: {copied}"


def test_readme_and_data_tell_the_edition(later: tuple[Made, Path]):
    readme = (later[1] / "README.txt").read_text(encoding="utf-8-sig").lower()
    assert all(told.lower() in readme for told in TOLD.values()), readme
    assert json.loads((later[1] / "data/principles.json").read_text(encoding="utf-8"))["edition"] == EDITION
