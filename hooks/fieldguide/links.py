"""Addresses of principles, pages and cards, and the way from one to another.

Addresses are relative to the site's root, such as `vi/cso/part-1/guideline-2.html#cso-1-2-3`; those of one page never change.
"""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin

from .identifiers import PrincipleId
from .loading import Guide
from .model import Page, Principle, Term
from .pages import rewrite_bare_references

GLOSSARY = "glossary.md"
BRIEF = "brief.md"
OFFLINE = "offline.md"


def page_address(guide: Guide, page: str, language: str) -> str:
    """Address of a page in one language; the default language stands at the root."""
    prefix = "" if language == guide.default_language else f"{language}/"
    return prefix + page.removesuffix(".md") + ".html"


def address(guide: Guide, principle: Principle, language: str) -> str:
    """Address of a principle on its page in one language."""
    return f"{page_address(guide, principle.page, language)}#{principle.id}"


def card_address(principle: Principle) -> str:
    """Language-neutral address of a principle's card."""
    return f"p/{principle.id}.html"


def relative(target: str, base: str) -> str:
    """The way from the page at `base` to `target`, both relative to the site's root."""
    path, hash, anchor = target.partition("#")
    if path == base:
        return f"{hash}{anchor}" or posixpath.basename(base)
    return posixpath.relpath(path, posixpath.dirname(base) or ".") + hash + anchor


def public(site_url: str, target: str) -> str:
    """Public address of something on the site.

    Args:
        site_url: public address of the site's root, with or without a slash at its end.
    """
    return urljoin(site_url.rstrip("/") + "/", target)


def reference_targets(guide: Guide, page: Page) -> dict[str, tuple[str, str]]:
    """Where the page's links by id lead: the Markdown source with its anchor, and the title to show as tooltip."""
    here = posixpath.dirname(page.path) or "."
    found: dict[str, tuple[str, str]] = {}
    for id in {reference.id for reference in page.references}:
        target, anchor, title = _destination(guide, id, page.language)
        way = posixpath.relpath(target, here)
        found[id] = (f"{way}#{anchor}", title)
    return found


def labels_in(guide: Guide, page: Page) -> dict[str, str]:
    """What stands for each id that the page cites: a principle's label, a term's short form or name."""
    return {reference.id: _label(guide, reference.id, page.language) for reference in page.references}


def with_labels(guide: Guide, page: Page) -> str:
    """The page's Markdown with the label written out wherever an id stands alone."""
    return rewrite_bare_references(page.markdown, labels_in(guide, page))


def _label(guide: Guide, id: str, language: str) -> str:
    principle = guide.principles.get(PrincipleId(id))
    if principle:
        return principle.label
    term = guide.terms_by_anchor[id]
    return term.short or term.names[language]


def _destination(guide: Guide, id: str, language: str) -> tuple[str, str, str]:
    principle = guide.principles.get(PrincipleId(id))
    if principle:
        return principle.page, id, f"{principle.label}: {principle.entries[language].title}"
    term: Term = guide.terms_by_anchor[id]
    return GLOSSARY, id, term.names[language]
