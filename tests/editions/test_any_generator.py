"""The guide outlives its site generator: another builds the same bytes; python-markdown, Jinja2 and the core give articles and cards."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from fieldguide.addresses import relative
from fieldguide.commands.building import GENERATOR, build
from fieldguide.pages import card
from fieldguide.pages.article import article
from fieldguide.pages.page import page_layout
from fieldguide.site import Site
from support.books import press_of
from support.html import read
from support.kits import EPOCH, files_below
from support.sites import LANGUAGES, ROOT


def words_of(element: html.HtmlElement) -> list[str]:
    return " ".join(element.itertext()).split()


def ids_of(element: html.HtmlElement) -> list[str]:
    return [one.get("id") for one in element.cssselect("[id]")]


def links_of(element: html.HtmlElement) -> list[str]:
    return [one.get("href", "") for one in element.cssselect("a")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_have_the_same_text_ids_and_links(resolved: Site, site: Path, language: str) -> None:
    dialect = press_of(resolved).dialect
    for path, page in resolved.guide.pages[language].items():
        here = resolved.page_address(path, language)

        def link(target: str, anchor: str, path: str = path, here: str = here) -> str:
            to = "" if target == path else relative(resolved.page_address(target, language), here)
            return to + (f"#{anchor}" if anchor else "")

        made = html.fragment_fromstring(article(resolved, page, page_layout(resolved, page), link, dialect), create_parent="main")
        (built,) = read(site / here).cssselect("main")
        for told in (words_of, ids_of, links_of):
            assert "\n".join(told(made)) in "\n".join(told(built)), here  # the template may set something above and below


def test_cards_are_the_same(resolved: Site, site: Path) -> None:
    made = dict(card.files(resolved))
    assert {f"p/{id}.html" for id in resolved.guide.principles} <= made.keys()
    for path, text in made.items():
        for told in (words_of, ids_of, links_of):
            assert told(read(site / path)) == told(html.document_fromstring(text)), path


def test_properdocs_builds_the_same_bytes(site: Path, tmp_path: Path) -> None:
    outcome = build(ROOT, tmp_path, {GENERATOR: "properdocs", "SOURCE_DATE_EPOCH": EPOCH})
    assert outcome.is_whole, outcome.output
    made, expected = files_below(tmp_path), files_below(site)
    assert made.keys() == expected.keys()
    assert not [name for name, data in made.items() if data != expected[name]]


def test_a_generator_that_is_none_is_told(tmp_path: Path) -> None:
    outcome = build(ROOT, tmp_path / "site", {GENERATOR: "hugo"})
    assert not outcome.is_whole and "Use one of: mkdocs, properdocs." in outcome.output
    assert not (tmp_path / "site").exists()
