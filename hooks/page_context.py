"""Give each page's template what it says beside its content: description, language switcher, words.

Reads the guide; writes the page's template context and meta. Runs after static-i18n (priority 50).
"""

from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from fieldguide.links import page_address, relative
from fieldguide.summary import description_of
from shared import place_of_page, site_of


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    site = site_of(config)
    path, language = place_of_page(page)
    page.meta["description"] = description_of(site.guide, path, language)
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
    cast(dict[str, Any], context).update(site=site, words=site.words, switcher=switcher)
    return context
