"""The guide for e-readers: EPUB 3.3 (https://www.w3.org/TR/epub-33/), in one language or in several, made by the standard library.

Each entry's id is a fragment of its chapter. The same text and time give the same bytes.
"""

from __future__ import annotations

import re
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from markupsafe import Markup

from ..site import Site
from .book import Chapter, Press, book

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_FEATURES = ("readingOrder", "structuralNavigation", "tableOfContents")
_PLAIN_FILE = 0o100644 << 16
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
    files = dict(_files(press, languages, css))
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, press.moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, text.encode("utf-8"), compresslevel=9)


def _files(press: Press, languages: Sequence[str], css: str) -> Iterator[tuple[str, str]]:
    """Every file of the book in its order: the type of the whole comes first, not packed."""
    site = press.site
    yield "mimetype", "application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER
    books = {language: book(site, language, press.dialect, _address) for language in languages}
    chapters = [chapter for parts in books.values() for part in parts for chapter in part.all()]
    titles = {language: f"{language}/title.xhtml" for language in languages}
    pages = [*titles.values(), *(_name(chapter.page, chapter.language) for chapter in chapters)]
    pages.sort(key=lambda name: languages.index(name.split("/")[0]))
    yield "book/package.opf", _package(press, languages, pages)
    yield "book/nav.xhtml", _navigation(site, books, titles)
    yield "book/book.css", css
    for language in languages:
        words = site.words[language]
        html = site.render("book/title.html", site=site, language=language, words=words)
        yield f"book/{titles[language]}", _page(site, language, words("site.name"), html)
    for chapter in chapters:
        yield f"book/{_name(chapter.page, chapter.language)}", _page(site, chapter.language, chapter.title, chapter.html)


def _name(page: str, language: str) -> str:
    """A chapter's file; all of a language lie in one folder, so that links between them are names alone."""
    return f"{language}/{page.removesuffix('.md').replace('/', '-')}.xhtml"


def _address(page: str, language: str, anchor: str) -> str:
    return _name(page, language).rpartition("/")[2] + (f"#{anchor}" if anchor else "")


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


def _navigation(site: Site, books: dict[str, tuple[Chapter, ...]], titles: dict[str, str]) -> str:
    first = next(iter(books))
    lists = []
    for language, parts in books.items():
        name = escape(site.words[language]("language.name"))
        lists.append(f'<li lang="{site.tags[language]}"><a href="{titles[language]}">{name}</a>{_list(parts)}</li>')
    heading = escape(site.words[first]("book.contents"))
    html = f'<nav epub:type="toc" id="toc"><h1>{heading}</h1><ol>{"".join(lists)}</ol></nav>'
    return site.render("book/chapter.html", tag=site.tags[first], title=site.words[first]("book.contents"), html=Markup(html), up="")


def _list(chapters: Sequence[Chapter]) -> str:
    if not chapters:
        return ""
    items = (f'<li><a href="{_name(one.page, one.language)}">{escape(one.title)}</a>{_list(one.children)}</li>' for one in chapters)
    return f"<ol>{''.join(items)}</ol>"
