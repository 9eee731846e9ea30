"""Give the language that is built next its own words: the site's name and description, the look-up for templates.

Reads the guide; writes config.site_name, config.site_description and the keys words, language and pieces of config.extra.
Runs after static-i18n (priority -100), which names the language only then. Overwrites, never appends: the config is shared.
"""

from fieldguide.links import page_address
from fieldguide.loading import Guide
from fieldguide.words import words_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority


@event_priority(-150)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    guide: Guide = config.extra["guide"]
    language = config.plugins["i18n"].current_language
    words = words_of(guide.words[language])
    config.site_name = words("site.name")
    config.site_description = words("site.description")
    config.extra.update(words=words, language=language, homepage=page_address(guide, "index.md", language))
    config.extra["all_words"] = {code: words_of(guide.words[code]) for code in guide.languages}
    config.extra["tags"] = {entry.locale: entry.theme.get("language", entry.locale) for entry in config.plugins["i18n"].config.languages}
    config.extra["pieces"] = config.theme.get_env()
    config.theme.static_templates.discard("sitemap.xml")  # the guide writes its own (publish_data.py)
    return config
