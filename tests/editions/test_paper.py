"""Paper: tagged, its language marked, with an outline, every entry's address in the foot, every letter drawn by the two fonts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from lxml import html
from pypdf import PageObject, PdfReader
from pypdf.generic import ByteStringObject, TextStringObject

from fieldguide.editions.book import LEFT_OUT
from fieldguide.editions.paper import FONT, HAN_FONT, sheet_name, write_paper
from fieldguide.editions.single import plain_page, sheet_page
from fieldguide.guide import load_guide
from fieldguide.model.faults import RequestError
from fieldguide.pages.article import article
from fieldguide.pages.page import page_layout
from fieldguide.site import Download, Site
from support.books import STYLES, press_of
from support.html import text
from support.sites import LANGUAGES, TAGS, Project, site_of

LANGUAGE = "zh"
FONTS = {name.replace(" ", "-") for name in (FONT, HAN_FONT)}
CUTS = re.compile(r"^/[A-Z]{6}\+|(-(Bold|Italic|Oblique))+$")


def fonts_of(page: PageObject) -> dict[str, Any]:
    """The fonts of a page by the name that its content has for them."""
    return {name: font.get_object() for name, font in page["/Resources"]["/Font"].items()}


def drawn_nothing(page: PageObject) -> list[int]:
    """Numbers of the glyphs on a page that are empty, or not in the font's file, as it is for a letter that no font has."""
    fonts, now, found = {}, "", []
    for name, font in fonts_of(page).items():
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        file = TTFont(io.BytesIO((described.get("/FontFile2") or described.get("/FontFile3")).get_object().get_data()))
        fonts[name] = file, file.getGlyphSet()
    for operands, operator in page.get_contents().operations:
        if operator == b"Tf":
            now = operands[0]
        for piece in operands[0] if operator == b"TJ" else operands if operator == b"Tj" else ():
            if not isinstance(piece, TextStringObject | ByteStringObject):
                continue
            data = piece.original_bytes
            for number in (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)):
                file, glyphs = fonts[now]
                pen = BoundsPen(glyphs)
                order = file.getGlyphOrder()
                if 0 < number < len(order):
                    glyphs[order[number]].draw(pen)
                if not pen.bounds:
                    found.append(number)
    return found


def flat(outline: list[Any]) -> Iterator[Any]:
    for one in outline:
        yield from flat(one) if isinstance(one, list) else [one]


@pytest.fixture(scope="module")
def pages(resolved: Site) -> dict[str, str]:
    """The guide as it goes to paper, in each language."""
    return {language: plain_page(press_of(resolved), language, STYLES["single"]) for language in LANGUAGES}


def test_every_entry_goes_to_paper_with_its_address(resolved: Site, pages: dict[str, str]) -> None:
    for language, page in pages.items():
        told = html.document_fromstring(page).find("body").text_content()
        for entry in resolved.entries(language):
            assert entry.label in told and entry.public_card in told, (language, entry.id)


def test_paper_is_tagged_with_an_outline_and_every_entrys_address(tiny: Project, tmp_path: Path) -> None:
    site = site_of(load_guide(tiny.docs, LANGUAGES))
    press = replace(press_of(site), docs=tiny.for_building() / "docs")
    write_paper(plain_page(press, LANGUAGE, STYLES["single"]), STYLES["paper"], tmp_path / "guide.pdf")
    reader = PdfReader(tmp_path / "guide.pdf")
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == TAGS[LANGUAGE]
    assert catalog["/MarkInfo"]["/Marked"]
    assert len(reader.outline) > 5
    width, height = (round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:])
    assert (width, height) == (210, 297)
    texts = [page.extract_text() for page in reader.pages]
    for entry in site.entries(LANGUAGE):
        assert entry.label in "".join(texts)
    assert sum("/p/" in text for text in texts) >= 3
    begun = {one.title: texts[reader.get_destination_page_number(one) or 0] for one in flat(reader.outline)}
    for path in set(site.guide.pages[LANGUAGE]) - LEFT_OUT:  # what begins a chapter stands in the foot of its first page
        entries = site.entries_on(path, LANGUAGE)
        title = entries[0].title if entries else site.page_title(path, LANGUAGE)
        address = entries[0].public_card if entries else site.public(site.page_address(path, LANGUAGE))
        assert address in "".join(begun[title].split()), path
    assert {CUTS.sub("", font["/BaseFont"]) for page in reader.pages for font in fonts_of(page).values()} == FONTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_drawn_upright_bold_and_slanted(pages: dict[str, str], language: str, tmp_path: Path) -> None:
    page = html.document_fromstring(pages[language])
    letters = "".join(sorted({letter for letter in page.find("body").text_content() if not letter.isspace()}))
    shown = letters.replace("&", "&amp;").replace("<", "&lt;")
    specimen = f'<html lang="{TAGS[language]}"><style></style><p>{shown}</p><p><b>{shown}</b></p><p><em>{shown}</em></p></html>'
    write_paper(specimen, STYLES["paper"], tmp_path / "letters.pdf")
    reader = PdfReader(tmp_path / "letters.pdf")
    read = re.sub(r"\s", "", "".join(one.extract_text() for one in reader.pages))
    assert set(letters) <= set(read)
    assert [number for one in reader.pages for number in drawn_nothing(one)] == []
    assert {CUTS.sub("", font["/BaseFont"]) for one in reader.pages for font in fonts_of(one).values()} == FONTS


def test_a_letter_that_no_font_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=rf"Neither {FONT} nor {HAN_FONT} has ក \(U\+1780\)\. Remedy: "):
        write_paper("<style></style><p>a&#x1780;b</p>", "", tmp_path / "none.pdf")
    assert not (tmp_path / "none.pdf").exists()


def test_a_working_sheet_stands_alone_with_its_address_and_edition(resolved: Site, tmp_path: Path) -> None:
    page = resolved.guide.sheets[1].page
    write_paper(sheet_page(press_of(resolved), "vi", page, STYLES["single"]), STYLES["paper"], tmp_path / "sheet.pdf")
    reader = PdfReader(tmp_path / "sheet.pdf")
    assert reader.trailer["/Root"]["/Lang"] == TAGS["vi"] and reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.outline
    texts = [one.extract_text() for one in reader.pages]
    assert all(page.removesuffix(".md") in text for text in texts)
    for told in (resolved.guide.edition, resolved.day("vi"), resolved.old_from("vi"), resolved.page_address("offline.md", "vi")):
        assert told in " ".join("".join(texts).split())
    assert sheet_name(resolved, "vi", page) == f"field-guide-{resolved.guide.edition}-vi-sheet-before-contact.pdf"


def test_each_sheet_is_offered_with_its_size(resolved: Site) -> None:
    offered = resolved.guide.sheets[1].page
    name = sheet_name(resolved, "vi", offered)
    site = replace(resolved, books=(Download(name, ("vi",), 29_334, "0" * 64, b""),))
    page = site.guide.pages["vi"]["offline.md"]
    made = article(site, page, page_layout(site, page), lambda path, _: path, press_of(site).dialect)
    (link,) = html.fragment_fromstring(made, create_parent="main").cssselect(f"a[href$='{name}']")
    assert link.text == site.page_title(offered, "vi") and text(link.getnext()) == "(30 kB)"
