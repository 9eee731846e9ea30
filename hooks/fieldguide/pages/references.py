"""Links by id in running text: where they lead, and what stands for an id alone."""

from __future__ import annotations

import posixpath

from ..model.entries import Page
from ..model.identifiers import PrincipleId
from ..model.special_pages import GLOSSARY
from ..reading.markdown_pages import rewrite_bare_references
from ..site import Site


def reference_targets(site: Site, page: Page) -> dict[str, tuple[str, str]]:
    """Where the page's links by id lead: the Markdown source with its anchor, and the title to show as tooltip."""
    here = posixpath.dirname(page.path) or "."
    found: dict[str, tuple[str, str]] = {}
    for id in {reference.id for reference in page.references}:
        target, title = _destination(site, id, page.language)
        found[id] = (f"{posixpath.relpath(target, here)}#{id}", title)
    return found


def labels_in(site: Site, page: Page) -> dict[str, str]:
    """What stands for each id that the page cites: a principle's label, a term's short form or name."""
    return {reference.id: site.called(reference.id, page.language) for reference in page.references}


def with_labels(site: Site, page: Page, markdown: str) -> str:
    """The page's Markdown with the label written out wherever an id stands alone."""
    return rewrite_bare_references(markdown, labels_in(site, page))


def _destination(site: Site, id: str, language: str) -> tuple[str, str]:
    if id in site.guide.principles:
        entry = site.entry(PrincipleId(id), language)
        return entry.principle.page, f"{entry.label}: {entry.title}"
    return GLOSSARY, site.guide.terms_by_anchor[id].names[language]
