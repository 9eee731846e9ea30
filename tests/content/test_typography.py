"""How Chinese is written: a second opinion on the rules of its style sheet, by a tool that does not know them."""

from __future__ import annotations

import json
import re

import autocorrect_py
import pytest

from fieldguide.checks.texts import texts_in
from fieldguide.model.faults import Fault
from fieldguide.reading.content import read_content
from support.sites import LANGUAGES, ROOT

LANGUAGE = "zh"
HAN = re.compile("[\u4e00-\u9fff]")
HOUSE_STYLE = {"space-word": 0, "space-punctuation": 0, "space-bracket": 0, "space-dash": 0, "space-backticks": 0, "spellcheck": 0}
"""The style sets the distance between Han and Latin characters; the tool would write spaces."""


@pytest.fixture(autouse=True, scope="module")
def _house_style() -> None:
    autocorrect_py.load_config(json.dumps({"rules": HOUSE_STYLE}))


def test_a_tool_of_the_field_agrees_with_every_text() -> None:
    faults: list[Fault] = []
    texts = [*texts_in(read_content(ROOT / "docs", LANGUAGES, (), faults), LANGUAGE)]
    lines = [(text.file, text.line, line) for text in texts for line in text.text.split("\n") if HAN.search(line)]
    assert len(lines) > 1000 and not faults
    differing = [(*place, line, better) for *place, line in lines if (better := autocorrect_py.format(line)) != line]
    assert not differing


@pytest.mark.parametrize(("wrong", "right"), [("公司,国家", "公司，国家"), ("为什么?", "为什么？"), ("公司（ICT ）", "公司（ICT）")])
def test_the_tool_has_an_opinion(wrong: str, right: str) -> None:
    assert autocorrect_py.format(wrong) == right
