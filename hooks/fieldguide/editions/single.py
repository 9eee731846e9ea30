"""The guide in one HTML file of one language, to pass on: no other file, no request, no script.

Entries and terms keep their ids as anchors; what other headings are called stands behind their page's name.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

from markupsafe import Markup

from ..site import Site
from .book import Chapter, Press, book

_ID = re.compile(r'(<[a-z][^<>]*? id=")([^"]+)(")')


def single_name(site: Site, language: str) -> str:
    """`field-guide-2026.11-vi.html`."""
    return f"field-guide-{site.guide.edition}-{language}.html"


def single_page(press: Press, language: str, css: str) -> str:
    """The whole file.

    Args:
        css: its style, which the file's content policy names by its hash.
    """
    site = press.site
    known = {*site.guide.principles, *site.guide.terms_by_anchor}
    chapters = book(site, language, press.dialect, lambda page, _, anchor: "#" + _anchor(page, anchor, known))
    style = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    return str(
        site.render(
            "book/single.html",
            site=site,
            language=language,
            words=site.words[language],
            policy=f"default-src 'none'; style-src 'sha256-{style}'; img-src data:; form-action 'none'; base-uri 'none'",
            css=Markup(css),
            contents=_list(chapters),
            chapters=[(_slug(one.page), Markup(_with_anchors(one, known))) for part in chapters for one in part.all()],
        )
    )


def _slug(page: str) -> str:
    return page.removesuffix(".md").replace("/", "-")


def _anchor(page: str, anchor: str, known: set[str]) -> str:
    """Where a place of the guide stands in the one file."""
    if not anchor:
        return _slug(page)
    return anchor if anchor in known else f"{_slug(page)}--{anchor}"


def _with_anchors(chapter: Chapter, known: set[str]) -> str:
    return _ID.sub(lambda found: found[1] + _anchor(chapter.page, found[2], known) + found[3], chapter.html)


def _list(chapters: Sequence[Chapter]) -> Markup:
    items = Markup("").join(
        Markup('<li><a href="#{}">{}</a>{}</li>').format(_slug(one.page), one.title, _list(one.children)) for one in chapters
    )
    return Markup("<ol>{}</ol>").format(items) if chapters else Markup("")
