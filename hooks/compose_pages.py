"""Lay out each page: links by id, chips, relations, contents, notices; and what stands beside its content.

Reads the site and the templates in overrides/pieces; sets what the guide's Markdown extension lays out next, and writes each page's
template context. Runs just before MkDocs renders a page and resolves and checks its links, and after static-i18n (priority 50) has
given the page its context.
"""

from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from fieldguide.addresses import relative
from fieldguide.pages.head import page_head
from fieldguide.pages.markdown_extension import GuideExtension
from fieldguide.pages.page import page_layout
from fieldguide.pages.references import with_labels
from mkdocs_site import site_of
from static_i18n import place_of_page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    site = site_of(config)
    path, language = place_of_page(page)
    source = site.guide.pages[language][path]
    if markdown.strip() != source.written.strip():
        what = f"docs/{source.file}: Another plugin or hook has changed this page, and what it wrote was not checked."
        raise PluginError(f"{what} Remedy: take it out of mkdocs.yml, or let it run on what is not text.")
    extension = next(one for one in cast(list[Any], config.markdown_extensions) if isinstance(one, GuideExtension))
    extension.layout = page_layout(site, source)
    return with_labels(site, source, source.markdown)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    site = site_of(config)
    path, language = place_of_page(page)
    here = site.page_address(path, language)
    switcher = [
        {
            "code": code,
            "tag": site.tags[code],
            "name": site.words[code]("language.name"),
            "short": site.words[code]("language.short"),
            "href": relative(site.page_address(path, code), here),
        }
        for code in site.languages
    ]
    cast(dict[str, Any], context).update(
        site=site,
        language=language,
        words=site.words[language],
        switcher=switcher,
        head=page_head(site, path, language),
        way=lambda target: relative(target, here),
    )
    return context
