"""Share controls: beside every entry's heading and on its card, never part of the heading; what the panel weighs."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from fieldguide.guide import Guide
from support.addresses import target
from support.content import KINDS
from support.every import every
from support.html import text
from support.scripts import data_in
from support.sites import LANGUAGES, TAGS

Tree = Callable[[str], Any]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_a_control_that_leads_to_the_cards_texts(guide: Guide, tree: Tree, by_id: dict[str, Any], language: str):
    for id in KINDS:
        address, _, _ = by_id[id]["url"][language].partition("#")
        (control,) = tree(address).xpath(f"//section[@class='entry'][*[@id='{id}']]//a[@data-share]")
        name = guide.words[language]["share.control"].format(label=by_id[id]["label"][language])
        assert (control.get("data-share"), control.get("data-language")) == (id, language)
        assert control.get("aria-label") == name and text(control) and text(control) in name, f"{address}: {control.get('aria-label')}"
        assert target(control.get("href"), address) == (f"p/{id}.html", f"share-{language}"), f"{address}: {control.get('href')}"
        assert not control.xpath("ancestor::h1 | ancestor::h2"), f"{address}: the control is part of the heading"


@every("id", KINDS)
def test_card_has_a_control_in_each_language_that_leads_to_its_texts(guide: Guide, tree: Tree, by_id: dict[str, Any], id: str):
    card = tree(f"p/{id}.html")
    for language in LANGUAGES:
        (control,) = card.xpath(f"//section[@lang='{TAGS[language]}']//a[@data-share]")
        assert control.get("href") == f"#share-{language}" and card.get_element_by_id(f"share-{language}") is not None
        name = guide.words[language]["share.control"].format(label=by_id[id]["label"][language])
        assert (control.get("data-share"), control.get("data-language"), control.get("aria-label")) == (id, language, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_panel_is_a_script_in_its_language_without_inline_script_or_style(site: Path, language: str):
    script = (site / f"share/panel-{language}.js").read_text(encoding="utf-8")
    assert len(gzip.compress(script.encode())) < 3_000
    (panel,) = html.fragments_fromstring(data_in(script, "panels", language))
    assert panel.tag == "dialog" and panel.get("lang") == TAGS[language]
    assert panel.cssselect("[data-first]")[0].get("value") == language
    assert not panel.xpath(".//script | .//style | .//@style | .//@*[starts-with(name(), 'on')]")
    for link in panel.cssselect("a[data-path]:not([data-brief])"):
        assert (site / link.get("data-path").replace("{id}", "btech-3")).is_file()
