"""Kits of some of the languages: nothing moves, and nothing points at what is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from fieldguide.guide import Guide
from fieldguide.model.faults import RequestError
from fieldguide.offline.edition import chosen_languages
from fieldguide.offline.kit import kit_name_of
from support.addresses import CARDS, NEUTRAL, in_language, is_elsewhere, target
from support.html import ids, pages, read, text
from support.kits import Made, make_kit, unzip
from support.sites import LANGUAGES, TAGS, Project

ATTRIBUTES = ("href", "src", "action", "poster", "data", "formaction", "cite", "background", "{http://www.w3.org/1999/xlink}href")
KITS = {"vi": ("vi",), "zh,en": ("en", "zh")}
"""What LANGS names, in whatever order, and the languages that are then in the kit, in the guide's."""


@pytest.fixture(scope="module", params=KITS)
def some(
    request: pytest.FixtureRequest, kits: Callable[[str], Made], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Made, Path, tuple[str, ...]]:
    """A kit, the folder in it, and its languages."""
    made = kits(request.param)
    return made, unzip(made.zip, tmp_path_factory.mktemp("some")), KITS[request.param]


def references(tree: Any) -> Iterator[tuple[Any, str]]:
    """Every address that a page names, in an attribute or in the theme's configuration, with its element."""
    for element in tree.iter():
        for name, value in element.attrib.items():
            if name in ATTRIBUTES:
                yield element, value.strip()
            elif name in ("srcset", "imagesrcset"):
                yield from ((element, part.split()[0]) for part in value.split(",") if part.strip())
    for element in tree.xpath("//script[@id='__config']"):
        configuration = json.loads(element.text)
        yield from ((element, configuration[name]) for name in ("search", "index"))


def test_the_name_tells_the_languages(some: tuple[Made, Path, tuple[str, ...]]):
    made, folder, languages = some
    assert folder.name == f"field-guide-2026.11-{'-'.join(languages)}"
    assert made.zip.name == f"{folder.name}.zip"


def test_pages_stand_at_their_addresses_and_no_others(some: tuple[Made, Path, tuple[str, ...]]):
    _, folder, languages = some
    expected = {in_language(address, language) for address in NEUTRAL for language in languages}
    found = {path.relative_to(folder).as_posix() for path in pages(folder)}
    assert found == {*expected, *CARDS, "index.html", "START-HERE.html"}
    left_out = [code for code in ("vi", "zh") if code not in languages]
    assert not [code for code in left_out if (folder / code).exists()]
    assert not [path for path in folder.rglob("*") if path.is_dir() and not any(path.iterdir())], "an empty folder"


def test_nothing_in_it_leads_nowhere(some: tuple[Made, Path, tuple[str, ...]]):
    _, folder, _ = some
    trees = {path.relative_to(folder).as_posix(): read(path) for path in pages(folder)}
    anchors = {name: set(ids(tree)) for name, tree in trees.items()}
    broken = []
    count = 0
    for name, tree in trees.items():
        for element, link in references(tree):
            if is_elsewhere(link):
                continue
            count += 1
            path, anchor = target(link, name)
            if not (folder / path).is_file() or (anchor and anchor not in anchors[path]):
                broken.append(f"{name}: <{element.tag}> {link}")
    assert count > 1000
    assert not broken
    for style in folder.rglob("*.css"):
        for link in re.findall(r"url\(([^)]*)\)", style.read_text(encoding="utf-8")):
            assert link.strip("\"' ").startswith(("data:", "#")) or (style.parent / link.strip("\"' ")).is_file(), f"{style.name}: {link}"


def test_commands_to_check_it_fit_this_kit(some: tuple[Made, Path, tuple[str, ...]]):
    """They name it by a pattern, so that the page is the same in every kit."""
    _, folder, languages = some
    names = (folder.name, f"{folder.name}.zip", "field-guide-2026.11-to-2027.03.zip")
    for language in languages:
        page = read(folder / in_language("offline.html", language))
        commands = [text(code) for code in page.cssselect(".commands code")]
        named = [found.replace("…", "*") for command in commands for found in re.findall(r"field-guide-\S+", command)]
        assert {name for name in names for pattern in named if fnmatch(name, pattern)} == {*names}, commands
        assert all(any(fnmatch(name, pattern) for name in names) for pattern in named), commands


def test_root_and_start_lead_into_the_languages_that_are_there(some: tuple[Made, Path, tuple[str, ...]]):
    _, folder, languages = some
    homes = ["index.html" if language == "en" else f"{language}/index.html" for language in languages]
    starts = ["START-HERE.html"] if "en" in languages else ["START-HERE.html", "index.html"]
    for start in starts:
        page = read(folder / start)
        assert [section.get("lang") for section in page.cssselect("main section")] == [TAGS[language] for language in languages], start
        assert [link.get("href") for link in page.cssselect(".version__read a")] == homes, start
        assert page.get("lang") == TAGS[languages[0]], start


def test_switcher_and_offers_hold_just_these(some: tuple[Made, Path, tuple[str, ...]]):
    _, folder, languages = some
    for language in languages:
        for address in NEUTRAL:
            page = read(folder / in_language(address, language))
            assert [link.get("hreflang") for link in page.cssselect("nav.languages a")] == [TAGS[code] for code in languages], address
            offered = [code for code in languages if code != "en"] if language == "en" else []
            assert [offer.get("data-offer") for offer in page.cssselect("[data-offer]")] == offered, address
            others = {tag for code, tag in TAGS.items() if code not in languages}
            assert not others & {link.get("hreflang") for link in page.cssselect("[hreflang]")}, address


def test_cards_hold_just_these(some: tuple[Made, Path, tuple[str, ...]]):
    _, folder, languages = some
    tags = [TAGS[language] for language in languages]
    for address in CARDS:
        card = read(folder / address)
        assert [section.get("lang") for section in card.cssselect("main section.version")] == tags, address
        assert card.get("lang") == tags[0], address
        assert [link.get("hreflang") for link in card.cssselect(".card-footer a[hreflang]")] == tags, address
        assert [line.get("lang") for line in card.cssselect(".card-footer [lang]")] == tags, address


def test_data_and_search_hold_just_these(some: tuple[Made, Path, tuple[str, ...]]):
    _, folder, languages = some
    data = json.loads((folder / "data/principles.json").read_text(encoding="utf-8"))
    assert data["languages"] == list(languages)
    for principle in data["principles"]:
        for facts in ("label", "place", "title", "text", "url"):
            assert list(principle[facts]) == list(languages), principle["id"]
    relations = json.loads((folder / "data/relations.json").read_text(encoding="utf-8"))
    assert all(list(relation["reason"]) == list(languages) for relation in relations)
    indexes = sorted(path.name for path in (folder / "search").glob("index-*.js"))
    assert indexes == sorted(f"index-{language}.js" for language in languages)
    shared = sorted(path.stem for path in (folder / "share").iterdir())
    assert shared == sorted([*languages, *(f"panel-{language}" for language in languages)])


def test_a_page_left_out_is_named_by_no_page(some: tuple[Made, Path, tuple[str, ...]]):
    """Not even in words: the name of a language that is not there would promise it."""
    _, folder, languages = some
    names = {"en": "in English", "vi": "Tiếng Việt", "zh": "简体中文"}
    for path in pages(folder):
        for place in read(path).cssselect("nav.languages, .card-header, .version__language, .version__read"):
            promised = [code for code in LANGUAGES if code not in languages and names[code] in text(place)]
            assert not promised, f"{path.relative_to(folder)}: {promised}"


def test_all_languages_by_name_are_the_whole_kit(guide: Guide):
    assert kit_name_of(replace(guide, languages=chosen_languages(" zh, en ,vi", LANGUAGES))) == kit_name_of(guide) == "field-guide-2026.11"


@pytest.mark.parametrize(("wanted", "unknown"), [("fr", "fr"), ("vi,de,zh,xx", "de, xx"), ("vi en", "vi en"), ("VI", "VI")])
def test_an_unknown_language_is_refused_with_the_way_to_mend_it(wanted: str, unknown: str):
    with pytest.raises(RequestError) as refused:
        chosen_languages(wanted, LANGUAGES)
    assert str(refused.value) == f"The guide has no language {unknown}. Remedy: Use codes of en, vi, zh, such as LANGS=vi."


def test_no_kit_is_written_in_an_unknown_language(tiny: Project, tmp_path: Path):
    made = make_kit(tiny.for_building(), tmp_path / "made", "vi,de,zh,xx")
    assert made.returncode != 0
    assert "The guide has no language de, xx. Remedy: Use codes of en, vi, zh, such as LANGS=vi." in made.output
    assert "Traceback" not in made.output
    assert not made.zip.suffix, "a kit was written"
