"""The permanent addresses of the site, as tests/site/addresses.txt keeps them."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from support.sites import LANGUAGES, ROOT, TAGS

PERMANENT = tuple(Path(ROOT, "tests/site/addresses.txt").read_text(encoding="utf-8").split())
CARDS = tuple(address for address in PERMANENT if address.startswith("p/"))
PAGES = tuple(address for address in PERMANENT if address.endswith(".html") and address not in ("404.html", *CARDS))
CITATION_FILES = tuple(card.removesuffix("html") + end for card in CARDS for end in ("csl.json", "ris", "bib"))
HTML = (*PAGES, *CARDS, "404.html")
NEUTRAL = tuple(address for address in PAGES if not address.startswith(("vi/", "zh/")))
"""Addresses of the English pages, which name a page in every language."""


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
