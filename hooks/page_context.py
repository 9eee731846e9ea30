"""Give each page's template what it says beside its content: description, language switcher, words.

Reads the guide; writes the page's template context and meta. Runs after static-i18n (priority 50), whose switcher loses
the anchor and is root-absolute on some pages, and replaces that switcher.
"""

from fieldguide.links import page_address, relative
from fieldguide.loading import Guide
from fieldguide.summary import description_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    guide: Guide = config.extra["guide"]
    path, language = page.file.norm_src_uri, page.file.locale
    page.meta["description"] = description_of(guide, path, language)
    here = page_address(guide, path, language)
    switcher = [
        {"code": code, "tag": config.extra["tags"][code], "name": guide.words[code]["language.name"], "href": relative(page_address(guide, path, code), here)}
        for code in guide.languages
    ]
    context.update(guide=guide, language=language, words=config.extra["words"], switcher=switcher)  # type: ignore[typeddict-item]
    context["all_words"] = config.extra["all_words"]  # type: ignore[typeddict-unknown-key]
    return context
