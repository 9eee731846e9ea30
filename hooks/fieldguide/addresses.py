"""Addresses of pages, principles and cards, and the way from one to another.

Addresses are relative to the site's root, such as `vi/cso/part-1/guideline-2.html#cso-1-2-3`; those of one page never change.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urljoin

from .guide import Guide
from .model.entries import Principle
from .model.faults import RequestError
from .model.identifiers import PrincipleId
from .model.special_pages import HOME

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_PUBLIC = re.compile(rf"https?://(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{{1,5}})?(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*")
_NOT_AS_IT_STANDS = re.compile(r"//|/\.{1,2}(?:/|$)")


def folder_of(guide: Guide, language: str) -> str:
    """Folder that a language's pages stand in: the default language's is the root itself, `""`; another's ends with a slash."""
    return "" if language == guide.default_language else f"{language}/"


def page_address(guide: Guide, page: str, language: str) -> str:
    """Address of a page in one language."""
    return folder_of(guide, language) + page.removesuffix(".md") + ".html"


def home_address(guide: Guide, language: str) -> str:
    """Address of a language's home page."""
    return page_address(guide, HOME, language)


def address(guide: Guide, principle: Principle, language: str) -> str:
    """Address of a principle on its page in one language."""
    return f"{page_address(guide, principle.page, language)}#{principle.id}"


def card_address(id: PrincipleId) -> str:
    """Language-neutral address of a principle's card."""
    return f"p/{id}.html"


def relative(target: str, base: str) -> str:
    """The way from the page at `base` to `target`, both relative to the site's root."""
    path, hash, anchor = target.partition("#")
    if path == base:
        return f"{hash}{anchor}" or posixpath.basename(base)
    return posixpath.relpath(path, posixpath.dirname(base) or ".") + hash + anchor


def checked(site_url: str) -> str:
    """A public address that every output can carry as it stands: HTML, XML, citation files, shells.

    Raises:
        RequestError: where it is none.
    """
    port = re.match(r"https?://[^/]*:(\d+)(?:/|$)", site_url)
    is_there = _PUBLIC.fullmatch(site_url) and not _NOT_AS_IT_STANDS.search(site_url.partition("//")[2])
    if not is_there or (port and not 0 < int(port[1]) < 65536):
        shown = " ".join(site_url.split())
        remedy = (
            "Write it as https://your.address/folder/, without a query; other letters than a to z as xn-- in the host, as %.. in the path."
        )
        raise RequestError(f"'{shown}' is no public address that can stand in pages and files.", remedy)
    return site_url


def public(site_url: str, target: str) -> str:
    """Public address of something on the site.

    Args:
        site_url: public address of the site's root, with or without a slash at its end.
    """
    return urljoin(site_url.rstrip("/") + "/", target)
