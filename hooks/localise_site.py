"""Give the language that is built next its own name and description of the site.

Reads the guide; writes config.site_name, config.site_description and the language in config.extra["site"].
Runs after static-i18n (priority -100), which names the language only then. Overwrites, never appends: the config is shared.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from shared import turn_to_language


@event_priority(-150)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    words = turn_to_language(config).words
    config.site_name = words("site.name")
    config.site_description = words("site.description")
    config.theme.static_templates.discard("sitemap.xml")  # the guide writes its own (publish_data.py)
    return config
