"""Lay out each page: links by id, chips, relations, contents, notices.

Reads the guide and the templates in overrides/pieces; sets the Markdown extension for the page that is rendered next.
Runs on each page's Markdown, just before MkDocs renders it and resolves and checks its links.
"""

from functools import partial

import jinja2
from fieldguide.layout import page_layout
from fieldguide.links import with_labels
from fieldguide.loading import Guide
from fieldguide.rendering import GuideExtension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    guide: Guide = config.extra["guide"]
    source = guide.pages[page.file.locale][page.file.norm_src_uri]
    layout = page_layout(guide, source, partial(_render, config.extra["pieces"]), config.site_url, config.extra["tags"])
    others = [extension for extension in config.markdown_extensions if not isinstance(extension, GuideExtension)]
    config.markdown_extensions[:] = [*others, GuideExtension(layout)]
    return with_labels(guide, source)


def _render(templates: jinja2.Environment, name: str, **fields: object) -> str:
    return templates.get_template(f"pieces/{name}.html").render(**fields)
