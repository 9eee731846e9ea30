"""Paper: tagged, its language marked, with an outline, every entry's address in the foot; the same bytes twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from fieldguide.editions.paper import sheet_name, write_paper
from fieldguide.editions.single import plain_page, sheet_page
from fieldguide.site import Site
from support.books import STYLES, press_of
from support.sites import TAGS

LANGUAGE = "zh"


@pytest.fixture(scope="module")
def paper(resolved: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paper")
    for name in ("one", "two"):
        write_paper(plain_page(press_of(resolved), LANGUAGE, STYLES["single"]), STYLES["paper"], folder / f"{name}.pdf")
    return folder


def test_paper_is_tagged_and_holds_every_entry_with_its_address(resolved: Site, paper: Path) -> None:
    reader = PdfReader(paper / "one.pdf")
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == TAGS[LANGUAGE]
    assert catalog["/MarkInfo"]["/Marked"]
    assert len(reader.outline) > 10
    width, height = (round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:])
    assert (width, height) == (210, 297)
    text = "".join(page.extract_text() for page in reader.pages)
    for entry in resolved.entries(LANGUAGE):
        assert entry.label in text
    feet = [page.extract_text() for page in reader.pages if "/p/" in page.extract_text()]
    assert len(feet) > 20


def test_the_same_text_gives_the_same_bytes(paper: Path) -> None:
    assert (paper / "one.pdf").read_bytes() == (paper / "two.pdf").read_bytes()


def test_a_working_sheet_stands_alone_with_its_address_and_edition(resolved: Site, tmp_path: Path) -> None:
    css = STYLES["single"], STYLES["paper"]
    page = resolved.guide.sheets[1].page
    for name in ("one", "two"):
        write_paper(sheet_page(press_of(resolved), "vi", page, css[0]), css[1], tmp_path / f"{name}.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    reader = PdfReader(tmp_path / "one.pdf")
    assert reader.trailer["/Root"]["/Lang"] == TAGS["vi"] and reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.outline
    texts = [one.extract_text() for one in reader.pages]
    assert all(page.removesuffix(".md") in text for text in texts)
    assert resolved.guide.edition in "".join(texts)
    assert sheet_name(resolved, "vi", page) == f"field-guide-{resolved.guide.edition}-vi-sheet-before-contact.pdf"
