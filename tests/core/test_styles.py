"""Styles: components are joined into one file, in an order that a file's name gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldguide.exports.styles import CARD_STYLE, FOLDER, STYLE, files, shortened


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("/* Why. */\na { color: red; }\n", "a{color:red}"),
        ("a :is(b, c) > d { margin: 0 1px; }", "a :is(b,c)>d{margin:0 1px}"),
        ('q::before { content: "↗\\a0  /* kept */ { }"; }', 'q::before{content:"↗\\a0  /* kept */ { }"}'),
        (
            "@media (min-width: 60em) and (hover: hover) {\n  a:hover { top: calc(1em + 2px); }\n}",
            "@media (min-width:60em) and (hover:hover){a:hover{top:calc(1em + 2px)}}",
        ),
    ],
)
def test_a_style_keeps_all_that_a_browser_reads(written: str, kept: str):
    assert shortened(written) == kept


def test_components_are_joined_between_what_they_build_on_and_paper(tmp_path: Path):
    (tmp_path / FOLDER / "apart").mkdir(parents=True)
    for name in ("zebra", "print", "apart/panel", "base", "card", "entry", "share", "tokens"):
        (tmp_path / FOLDER / f"{name}.css").write_text(f".{Path(name).name} {{ top: 0 }}\n", encoding="utf-8")
    found = dict(files(tmp_path, "2026.11"))
    assert list(found) == [STYLE, CARD_STYLE, f"{FOLDER}/panel.css"]
    told = '.edition::after{content:"2026.11"}'
    assert found[STYLE].replace("{top:0}", "") == f".tokens.base.entry.share.zebra.print{told}"
    assert found[CARD_STYLE].replace("{top:0}", "") == f".tokens.base.card.share.print{told}"
