"""The guide on paper: a tagged PDF of A4 pages made by WeasyPrint from the one HTML file, with the entry's address in the foot.

WeasyPrint needs Pango, which not every system has: it is an optional tool (requirements-editions.in), and never imported by a build.
Letters come from two fonts and no other, so that two machines make the same: one is a package, the other of the system,
for no package holds Simplified Chinese in two weights.
"""

from __future__ import annotations

import base64
import io
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path, PurePosixPath
from shutil import which

import font_source_sans_pro
import segno
from fontTools.ttLib import TTFont
from weasyprint import HTML

from ..model.faults import RequestError
from ..site import SHEET, Site

FONT = "Source Sans Pro"
HAN_FONT = "Noto Sans CJK SC"
"""The two fonts, as paper.css names them."""

_FILES = Path(font_source_sans_pro.font_directory)
_CUTS = {"Regular": "400 normal", "It": "400 italic", "Bold": "700 normal", "BoldIt": "700 italic"}
_ADDRESS = re.compile(r'<p class="address">(?P<words>[^<]*?)(?P<address>https?://[^<\s]+)\s*</p>')
_UNSEEN = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)


def paper_name(site: Site, language: str) -> str:
    """`field-guide-2026.11-vi.pdf`."""
    return f"field-guide-{site.guide.edition}-{language}.pdf"


def sheet_name(site: Site, language: str, page: str) -> str:
    """`field-guide-2026.11-vi-sheet-no-answer.pdf`."""
    return f"field-guide-{site.guide.edition}-{language}{SHEET}{PurePosixPath(page).stem}.pdf"


def write_paper(html: str, css: str, target: Path) -> None:
    """Write the PDF.

    Args:
        html: the guide in one file.
        css: the style of paper, which stands behind the file's own.
        target: the file.

    Raises:
        RequestError: where a font, or a letter in both, is missing.
    """
    letters = {letter for letter in unescape(_UNSEEN.sub("", html)) if letter.isprintable() and not letter.isspace()}
    if missing := sorted(letters - _drawn()):
        told = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing)
        raise RequestError(f"Neither {FONT} nor {HAN_FONT} has {told}.", "Write it in other letters, or add a font to editions/paper.py.")
    # WeasyPrint's own argument would stand before the file's style.
    dressed = html.replace("</style>", f"{''.join(_faces())}{css}</style>", 1)
    HTML(string=_ADDRESS.sub(_with_code, dressed)).write_pdf(target, pdf_tags=True, pdf_identifier=b"field-guide")


def _faces() -> Iterator[str]:
    for cut, kind in _CUTS.items():
        weight, style = kind.split()
        address = (_FILES / f"SourceSansPro-{cut}.ttf").as_uri()
        yield f'@font-face {{ font-family: "{FONT}"; font-weight: {weight}; font-style: {style}; src: url("{address}"); }}'


@cache
def _drawn() -> frozenset[str]:
    """The letters that can be drawn.

    Raises:
        RequestError: where the system's font is missing, for which another would be taken, or what finds it.
    """
    if not (program := which("fc-match")):
        raise RequestError(
            "fc-match, which says what fonts there are, is not installed.", "apt-get install fontconfig (macOS: brew install fontconfig)"
        )
    asked = [program, "--format=%{family}\n%{file}\n%{index}", f"{HAN_FONT}:bold"]
    family, _, place = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False).stdout.partition("\n")
    if HAN_FONT not in family.split(","):
        what = f"The font {HAN_FONT} is not installed; {family or 'none'} would stand in its place."
        raise RequestError(what, "apt-get install fonts-noto-cjk (macOS: brew install --cask font-noto-sans-cjk-sc)")
    file, index = place.split("\n")
    fonts = TTFont(_FILES / "SourceSansPro-Bold.ttf", lazy=True), TTFont(file, fontNumber=int(index), lazy=True)
    return frozenset(chr(code) for font in fonts for code in font.getBestCmap())


def _with_code(found: re.Match[str]) -> str:
    """The line of an entry's address with its QR code, for the foot of the pages that follow."""
    picture = io.BytesIO()
    segno.make(found["address"], error="m", micro=False).save(picture, kind="svg", border=1, xmldecl=False, svgns=True)
    data = base64.b64encode(picture.getvalue()).decode("ascii")
    return f'<p class="address"><img alt="" src="data:image/svg+xml;base64,{data}"/> {found["address"]}</p>'
