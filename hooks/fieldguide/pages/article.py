"""A page's article as HTML from python-markdown and the guide's own templates alone: no site generator is needed.

mkdocs.yml says which Markdown extensions there are; links between sources are resolved by the caller's rule.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from ..model.entries import Page
from ..site import Site
from .markdown_extension import GuideExtension, PageLayout
from .references import with_labels

Link = Callable[[str, str], str]
"""Address of a page's place for a reader of this page: from the page's path below its language's folder, and an anchor or nothing."""


@dataclass(frozen=True)
class Dialect:
    """Markdown as the guide's authors write it.

    Attributes:
        extensions: names of python-markdown's extensions, in their order.
        options: options of each that has some.
    """

    extensions: Sequence[str]
    options: Mapping[str, Mapping[str, Any]]


def article(site: Site, page: Page, layout: PageLayout, link: Link, dialect: Dialect) -> str:
    """The article of one page, laid out; XHTML, so that books can take it."""
    own: list[Any] = [GuideExtension(layout), _Links(page, link)]
    options = {name: dict(values) for name, values in dialect.options.items()}
    markdown = Markdown(extensions=[*dialect.extensions, *own], extension_configs=options, output_format="xhtml")
    return markdown.convert(with_labels(site, page, page.markdown))


class _Links(Extension):
    def __init__(self, page: Page, link: Link) -> None:
        super().__init__()
        self._page, self._link = page, link

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - python-markdown's name
        # Where MkDocs resolves links between sources.
        md.treeprocessors.register(_Resolver(md, self._page, self._link), "guide_links", 0)


class _Resolver(Treeprocessor):
    """Turn paths of sources into addresses, as MkDocs does."""

    def __init__(self, md: Markdown, page: Page, link: Link) -> None:
        super().__init__(md)
        self._page, self._link = page, link

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            parts = urlsplit(link.get("href", ""))
            if not parts.scheme and not parts.netloc and (parts.path.endswith(".md") or not parts.path):
                path = posixpath.normpath(posixpath.join(posixpath.dirname(self._page.path), parts.path)) if parts.path else self._page.path
                link.set("href", self._link(path, parts.fragment))
