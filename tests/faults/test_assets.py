"""Pictures and styles that pages share: they are what their names say, whole, and ask nothing of another host."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldguide.reading.assets import MOST_BYTES, asset_fault
from fieldguide.reading.tree import assets_in
from support.faults import faults_in, told
from support.sites import ROOT, Project

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"IEND\xaeB`\x82"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.svg", SVG.format("<script>alert(1)</script>"), "holds <script>"),
        ("a.svg", SVG.format("<foreignObject/>"), "holds <foreignObject>"),
        ("a.svg", SVG.format('<image xlink:href="https://example.org/x.png"/>'), "holds <image>"),
        ("a.svg", SVG.format('<a xlink:href="javascript:alert(1)"/>'), "holds <a>"),
        ("a.svg", SVG.format('<use href="https://example.org/x.svg#a"/>'), "attribute href"),
        ("a.svg", SVG.format('<g onload="alert(1)"/>'), "attribute onload"),
        ("a.svg", SVG.format('<g fill="url(https://example.org/x)"/>'), "attribute fill"),
        ("a.svg", SVG.format("<style>@import 'https://example.org/x.css'</style>"), "from elsewhere"),
        ("a.svg", '<!DOCTYPE a [<!ENTITY b "c">]>' + SVG.format("&b;"), "document type"),
        ("a.svg", "<svg", "is no XML"),
        ("a.svg", "", "is no XML"),
        ("a.svg", "<html><body/></html>", "holds <html>"),
        ("a.png", "", "no whole PNG"),
        ("a.png", "<html>", "no whole PNG"),
        ("a.png", PNG[:-4], "no whole PNG"),
        ("a.jpg", "GIF89a", "no whole JPG"),
        ("a.png", PNG[:20] + b"\0" * MOST_BYTES + PNG[20:], "at most"),
        ("a.gif", "GIF89a", "no picture, style or script"),
        ("a.html", "<script>alert(1)</script>", "no picture, style or script"),
        ("a.php", "<?php", "no picture, style or script"),
        ("a.css", "@import url(https://example.org/x.css);", "from elsewhere"),
        ("a.css", "a { background: url('//example.org/x.png') }", "from elsewhere"),
    ],
)
def test_a_file_that_is_not_what_pages_may_show_is_told(tmp_path: Path, name: str, content: str | bytes, what: str) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    told = asset_fault(tmp_path / name)
    assert told and what in told[0] and told[1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.svg",
            SVG.format('<defs><path id="p" d="M0 0"/></defs><use href="#p" style="fill:#fff"/><style>@media print{path{fill:red}}</style>'),
        ),
        ("a.png", PNG),
        ("a.css", "a:hover { background: url(data:image/png;base64,x) }"),
    ],
)
def test_what_pages_may_show_is_let_alone(tmp_path: Path, name: str, content: str | bytes) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    assert asset_fault(tmp_path / name) is None


def test_all_that_the_guide_has_is_right() -> None:
    assert [name for name in assets_in(ROOT / "docs") if asset_fault(ROOT / "docs" / name)] == []


def test_a_picture_that_runs_something_stops_the_build(tiny: Project) -> None:
    tiny.write("assets/images/a.svg", SVG.format("<script/>"))
    (found,) = told(faults_in(tiny))
    assert (found.file, found.what) == ("assets/images/a.svg", "The drawing holds <script>.")
