"""The guide in one HTML file of one language, to pass on: no other file, no request.

Search, share panel and age are in it; without script all can be read.

Entries and terms keep their ids as anchors; what other headings are called stands behind their page's name.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from markupsafe import Markup

from ..exports.scripts import bundle, data_script, day_script
from ..exports.search_index import common_questions, index_scripts, places_on
from ..exports.share_texts import files as share_files
from ..exports.styles import FOLDER as STYLES
from ..exports.styles import shortened
from ..model.special_pages import GLOSSARY, OFFLINE, SOURCES
from ..site import Site
from .book import LEFT_OUT, Chapter, Press, anchor_of, book, known_in, sheet, slug, with_anchors

_ENTRY = "single/single.js"
_INSTEAD = {"shared/root.js": "single/root.js", "shared/loading.js": "single/loading.js"}
"""What asks for other files on the site, and what does not here."""
_DRESS = ("tokens", "share", "search", "apart/found", "apart/panel")
"""Styles of the site that its own style stands behind."""
_WAYS = ((GLOSSARY, "glossary"), (SOURCES, "sources"))


def single_name(site: Site, language: str) -> str:
    """`field-guide-2026.11-vi.html`."""
    return f"field-guide-{site.guide.edition}-{language}.html"


def single_page(press: Press, language: str, css: str) -> str:
    """The whole file.

    Args:
        css: its own style. With it go those of what its script opens; the content policy names both, and the script, by their hashes.
    """
    folder = press.docs / STYLES
    parts = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in _DRESS]
    return _drawn(press, language, shortened("\n".join([*parts, css])), _script(press, language), "book/single-foot.html")


def plain_page(press: Press, language: str, css: str) -> str:
    """The same to be printed: without script, and what it alone needs."""
    return _drawn(press, language, css, "", "book/relations.html")


def sheet_page(press: Press, language: str, page: str, css: str) -> str:
    """One working sheet, to be printed: its links lead to public addresses.

    Args:
        page: its path below a language's folder.
        css: its style, in front of that which the site has for sheets on paper.
    """
    site = press.site
    dress = (press.docs / STYLES / "apart/sheet.css").read_text(encoding="utf-8")

    def to(path: str, _: str, anchor: str) -> str:
        inside = f"#{anchor}" if anchor else ""
        return inside if path == page and inside else site.public(site.page_address(path, language)) + inside

    return str(
        site.render(
            "book/sheet.html",
            site=site,
            language=language,
            words=site.words[language],
            title=site.page_title(page, language),
            address=site.public(site.page_address(page, language)),
            css=Markup(css + dress),
            html=Markup(sheet(site, site.guide.pages[language][page], press.dialect, to)),
        )
    )


def _drawn(press: Press, language: str, css: str, script: str, foot: str) -> str:
    site = press.site
    known = known_in(site)
    chapters = book(site, language, press.dialect, lambda page, _, anchor: "#" + anchor_of(page, anchor, known), foot)
    run = f" script-src '{_hash(script)}';" if script else ""
    return str(
        site.render(
            "book/single.html",
            site=site,
            language=language,
            words=site.words[language],
            target=site.public(site.page_address(OFFLINE, language)),
            policy=f"default-src 'none'; style-src '{_hash(css)}';{run} img-src data:; form-action 'none'; base-uri 'none'",
            css=Markup(css),
            script=Markup(script),
            contents=_list(chapters),
            chapters=[(slug(one.page), _address(site, one), Markup(with_anchors(one, known))) for part in chapters for one in part.all()],
        )
    )


def _address(site: Site, chapter: Chapter) -> str:
    """What the foot of a chapter's first pages on paper shows: its first entry's address, or its own."""
    entries = site.entries_on(chapter.page, chapter.language)
    return entries[0].public_card if entries else site.public(site.page_address(chapter.page, chapter.language))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _script(press: Press, language: str) -> str:
    """What the site loads when a reader searches and shares, in one script."""
    site = press.site
    guide = site.guide
    pages = {path: places_on(site, page) for path, page in guide.pages[language].items() if path not in LEFT_OUT}
    ways = [(site.page_address(path, language), site.words[language](f"notfound.{name}")) for path, name in _WAYS]
    questions = [(question, entry.address) for question, entry in common_questions(site, language)]
    found = site.render("pieces/search-found.html", words=site.words[language], ways=ways, questions=questions).strip()
    panels = {path: text for path, text in share_files(site) if not path.startswith("share/panel-") or path == f"share/panel-{language}.js"}
    data = [
        *(text for _, text in day_script(site)),
        *(text for _, text in index_scripts(site, language, pages)),
        data_script("found", language, found),
        *panels.values(),
    ]
    text = "".join(f"{one.strip()};\n" for one in data) + bundle(press.docs, _ENTRY, _INSTEAD)
    return text.replace("</script", r"<\/script").replace("<!--", r"<\!--")


def _list(chapters: Sequence[Chapter]) -> Markup:
    items = Markup("").join(
        Markup('<li><a href="#{}">{}</a>{}</li>').format(slug(one.page), one.title, _list(one.children)) for one in chapters
    )
    return Markup("<ol>{}</ol>").format(items) if chapters else Markup("")
