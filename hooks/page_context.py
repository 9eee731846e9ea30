"""Give each page's template what it says beside its content: head, language switcher, words.

Reads the guide; writes the page's template context. Runs after static-i18n (priority 50).
"""

from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from fieldguide.heads import page_head
from fieldguide.links import page_address, relative
from languages import place_of_page
from shared import site_of


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    site = site_of(config)
    path, language = place_of_page(page)
    here = page_address(site.guide, path, language)
    switcher = [
        {
            "code": code,
            "tag": site.tags[code],
            "name": site.all_words[code]("language.name"),
            "href": relative(page_address(site.guide, path, code), here),
        }
        for code in site.guide.languages
    ]
    head = page_head(site.guide, path, language, site.public, site.tags)
    cast(dict[str, Any], context).update(site=site, words=site.words, switcher=switcher, head=head)
    return context
