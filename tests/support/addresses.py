"""The permanent addresses of the site: those of the ledger, and a few files."""

from __future__ import annotations

import posixpath
from itertools import combinations
from urllib.parse import unquote, urlsplit

from support import permalinks
from support.content import KINDS
from support.content import PAGES as MARKDOWN
from support.sites import LANGUAGES, TAGS

FOLDERS = ("", "vi/", "zh/")
LISTS = tuple(f"keep/{name}.json" for name in ("editions", *LANGUAGES))
DATA = (
    *("data/principles.json", "data/relations.json", "data/schema/principles.json", "data/schema/relations.json"),
    *(f"data/relations-{language}.sssom.tsv" for language in LANGUAGES),
    *("data/guide.ttl", "data/guide.jsonld", "data/shapes.ttl", "data/terms.tbx"),
    *(f"data/{table}.csv" for table in ("entries", "relations", "terms")),
)
FILES = (*DATA, *LISTS, "sitemap.xml", "robots.txt", "404.html")

CARDS = tuple(f"p/{id}.html" for id in KINDS)
PAGES = tuple(folder + page.removesuffix(".md") + ".html" for folder in FOLDERS for page in MARKDOWN)
CITATION_FILES = tuple(card.removesuffix("html") + end for card in CARDS for end in ("csl.json", "ris", "bib"))
SHEET_FILES = (
    *(
        f"sheets/files/letter-{letter}-{'-'.join(languages)}.txt"
        for letter in ("first-contact", "urgent-warning", "no-answer", "keep-records", "public-buyer")
        for languages in (*((language,) for language in LANGUAGES), *combinations(LANGUAGES, 2))
    ),
    *(f"sheets/files/tracker-{language}.csv" for language in LANGUAGES),
)
"""What readers take from the working sheets."""
HTML = (*PAGES, *CARDS, "404.html")
NEUTRAL = PAGES[: len(MARKDOWN)]
"""Addresses of the English pages, which name a page in every language."""
KEPT = (
    *(f"p/{id}.html" for id, record in permalinks.IDS.items() if record["state"] == "retired"),
    *(
        f"{folder}{page.removesuffix('.md')}.html"
        for folder in FOLDERS
        for page, one in permalinks.PAGES.items()
        if one["state"] == "moved"
    ),
)
"""Cards of retired principles, and pages that lead to where a page has moved."""
PERMANENT = (*PAGES, *CARDS, *KEPT, *FILES)


def language_of(address: str) -> str:
    """Language of a page, from its address."""
    folder = address.split("/", 1)[0]
    return folder if folder in LANGUAGES else "en"


def tag_of(address: str) -> str:
    """Language tag of a page, from its address."""
    return TAGS[language_of(address)]


def in_language(address: str, language: str) -> str:
    """The same page in another language."""
    neutral = address.removeprefix("vi/").removeprefix("zh/")
    return neutral if language == "en" else f"{language}/{neutral}"


def markdown_of(address: str) -> str:
    """Path of a page's Markdown below its language's folder."""
    return in_language(address, "en").removesuffix(".html") + ".md"


def is_elsewhere(link: str) -> bool:
    """Whether a link leaves the site: it names a host or a scheme."""
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc)


def target(link: str, base: str) -> tuple[str, str]:
    """Address and anchor that a relative link on the page at `base` leads to."""
    parts = urlsplit(link)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path))) if parts.path else base
    return path, unquote(parts.fragment)
