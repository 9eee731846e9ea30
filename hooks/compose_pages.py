"""Lay out each page: links by id, chips, relations, contents, notices.

Reads the guide and the templates in overrides/pieces; sets the Markdown extension for the page that is rendered next.
Runs on each page's Markdown, just before MkDocs renders it and resolves and checks its links.
"""

from functools import partial
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from fieldguide.layout import Publication, page_layout
from fieldguide.links import with_labels
from fieldguide.rendering import GuideExtension
from languages import place_of_page
from shared import site_of


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    site = site_of(config)
    path, language = place_of_page(page)
    source = site.guide.pages[language][path]
    publication = Publication(site.public, site.tags, site.built, site.kits)
    layout = page_layout(site.guide, source, partial(_render, site.templates), publication)
    extensions: list[Any] = config.markdown_extensions
    extensions[:] = [extension for extension in extensions if not isinstance(extension, GuideExtension)]
    extensions.append(GuideExtension(layout))
    return with_labels(site.guide, source)


def _render(templates: jinja2.Environment, name: str, **fields: object) -> str:
    return templates.get_template(f"pieces/{name}.html").render(**fields).strip()
