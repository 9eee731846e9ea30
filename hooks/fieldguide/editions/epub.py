"""The guide for e-readers: EPUB 3.3 (https://www.w3.org/TR/epub-33/), in one language or in several, one zip made by the guide itself.

Each entry's id is a fragment of its chapter. The same text and time give the same bytes.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from markupsafe import Markup

from ..offline.zip_file import zip_of
from ..pages.article import Dialect
from ..pages.navigation import Branch, branches
from ..site import Site
from .book import Chapter, Press, anchor_of, book, known_in, slug, with_anchors

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_FEATURES = ("readingOrder", "structuralNavigation", "tableOfContents")
_BARE = re.compile(r"\b(open|hidden|reversed|checked|disabled)(?=[\s/>])(?!=)")


def epub_name(site: Site, languages: Sequence[str]) -> str:
    """`field-guide-2026.11-vi.epub`, or without a language where it holds all."""
    codes = "" if tuple(languages) == site.languages else "-" + "-".join(languages)
    return f"field-guide-{site.guide.edition}{codes}.epub"


def write_epub(press: Press, languages: Sequence[str], css: str, target: Path) -> None:
    """Write the book.

    Args:
        css: its style.
        target: the file.
    """
    files = {name: text.encode("utf-8") for name, text in _files(press, languages, css)}
    target.write_bytes(zip_of(files, press.moment, {"mimetype": b"application/epub+zip"}))


def _files(press: Press, languages: Sequence[str], css: str) -> Iterator[tuple[str, str]]:
    """Every file of the book but its type. What stands below one chapter is one file: so it is half as large."""
    site = press.site
    known = known_in(site)
    yield "META-INF/container.xml", _CONTAINER
    books = {language: _Book(site, language, press.dialect) for language in languages}
    yield "book/package.opf", _package(press, languages, [name for one in books.values() for name in one.names])
    yield "book/nav.xhtml", _navigation(site, books)
    yield "book/book.css", css
    for language, one in books.items():
        words = site.words[language]
        html = site.render("book/title.html", site=site, language=language, words=words)
        yield f"book/{one.title}", _page(site, language, words("site.name"), html)
        for part in one.parts:
            sections = [f'<section class="chapter" id="{slug(page.page)}">\n{with_anchors(page, known)}\n</section>' for page in part.all()]
            yield f"book/{one.file(part.page)}", _page(site, language, part.title, "\n".join(sections))


class _Book:
    """The chapters of one language, and the files that they stand in, all in one folder."""

    def __init__(self, site: Site, language: str, dialect: Dialect) -> None:
        self._language = language
        self._top = {one.page: branch.page for branch in branches(site.guide, language) for one in _all(branch)}
        known = known_in(site)
        self.title = f"{language}/title.xhtml"
        self.parts = book(
            site, language, dialect, lambda page, _, anchor: self.place(page, anchor_of(page, anchor, known)).partition("/")[2]
        )
        self.names = [self.title, *(self.file(part.page) for part in self.parts)]

    def file(self, page: str) -> str:
        return f"{self._language}/{slug(self._top[page])}.xhtml"

    def place(self, page: str, anchor: str) -> str:
        return f"{self.file(page)}#{anchor}"


def _all(branch: Branch) -> Iterator[Branch]:
    yield branch
    for child in branch.children:
        yield from _all(child)


def _page(site: Site, language: str, title: str, html: str) -> str:
    return site.render("book/chapter.html", tag=site.tags[language], title=title, html=_well_formed(html), up="../")


def _well_formed(html: str) -> str:
    """HTML's attributes without a value, which XML does not know; the HTML of templates is otherwise XHTML."""
    return Markup(re.sub(r"<[a-z][^<>]*>", lambda tag: _BARE.sub(r'\1="\1"', tag[0]), html))


def _package(press: Press, languages: Sequence[str], pages: list[str]) -> str:
    """Package document: what the book says of itself, and its pages in reading order."""
    site = press.site
    words = site.words[languages[0]]
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{site.address}{site.guide.edition}/{'+'.join(languages)}")
    facts = [
        f'<dc:identifier id="book-id">urn:uuid:{identifier}</dc:identifier>',
        *(f'<dc:title xml:lang="{site.tags[one]}">{escape(site.words[one]("site.name"))}</dc:title>' for one in languages),
        *(f"<dc:language>{site.tags[one]}</dc:language>" for one in languages),
        f"<dc:description>{escape(words('site.description'))}</dc:description>",
        f"<dc:source>{escape(site.address)}</dc:source>",
        "<dc:rights>CC BY 4.0</dc:rights>",
        f'<meta property="dcterms:modified">{press.moment:%Y-%m-%dT%H:%M:%SZ}</meta>',
        f'<meta property="schema:version">{escape(site.guide.edition)}</meta>',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        *(f'<meta property="schema:accessibilityFeature">{one}</meta>' for one in _FEATURES),
        '<meta property="schema:accessibilityHazard">none</meta>',
        f'<meta property="schema:accessibilitySummary">{escape(words("book.accessible"))}</meta>',
    ]
    manifest = [f'<item id="{_id(name)}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages]
    spine = [f'<itemref idref="{_id(name)}"/>' for name in pages]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" '
        f'xml:lang="{site.tags[languages[0]]}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n' + "\n".join(facts) + "\n</metadata>\n<manifest>\n"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        '<item id="css" href="book.css" media-type="text/css"/>\n'
        + "\n".join(manifest)
        + '\n</manifest>\n<spine>\n<itemref idref="nav"/>\n'
        + "\n".join(spine)
        + "\n</spine>\n</package>\n"
    )


def _id(name: str) -> str:
    return "page-" + re.sub(r"[^a-zA-Z0-9-]", "-", name.removesuffix(".xhtml"))


def _navigation(site: Site, books: dict[str, _Book]) -> str:
    first = next(iter(books))
    lists = []
    for language, one in books.items():
        name = escape(site.words[language]("language.name"))
        lists.append(f'<li lang="{site.tags[language]}"><a href="{one.title}">{name}</a>{_list(one, one.parts)}</li>')
    heading = escape(site.words[first]("book.contents"))
    html = f'<nav epub:type="toc" id="toc"><h1>{heading}</h1><ol>{"".join(lists)}</ol></nav>'
    return site.render("book/chapter.html", tag=site.tags[first], title=site.words[first]("book.contents"), html=Markup(html), up="")


def _list(one: _Book, chapters: Sequence[Chapter]) -> str:
    if not chapters:
        return ""
    items = (
        f'<li><a href="{one.place(chapter.page, slug(chapter.page))}">{escape(chapter.title)}</a>{_list(one, chapter.children)}</li>'
        for chapter in chapters
    )
    return f"<ol>{''.join(items)}</ol>"
