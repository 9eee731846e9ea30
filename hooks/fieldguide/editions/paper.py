"""The guide on paper: a tagged PDF of A4 pages made by WeasyPrint from the one HTML file, with the entry's address in the foot.

WeasyPrint needs Pango, which not every system has: it is an optional tool (requirements-editions.in), and never imported by a build.
"""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path, PurePosixPath

import segno
from weasyprint import CSS, HTML

from ..site import SHEET, Site

_ADDRESS = re.compile(r'<p class="address">(?P<words>[^<]*?)(?P<address>https?://[^<\s]+)\s*</p>')


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
        ImportError, OSError: where WeasyPrint or what it needs is not installed.
    """
    HTML(string=_ADDRESS.sub(_with_code, html)).write_pdf(
        target, stylesheets=[CSS(string=css)], pdf_tags=True, pdf_identifier=b"field-guide"
    )


def _with_code(found: re.Match[str]) -> str:
    """The line of an entry's address with its QR code, for the foot of the pages that follow."""
    picture = io.BytesIO()
    segno.make(found["address"], error="m", micro=False).save(picture, kind="svg", border=1, xmldecl=False, svgns=True)
    data = base64.b64encode(picture.getvalue()).decode("ascii")
    return f'<p class="address"><img alt="" src="data:image/svg+xml;base64,{data}"/> {found["address"]}</p>'
