"""Give the page for unknown addresses the addresses that exist, and write its script.

Reads the guide; writes the template context of 404.html, and assets/scripts/unknown.js into the site.
The script is written once, after static-i18n (priority -100) has built the last language.
"""

from pathlib import Path

import rjsmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from fieldguide.unknown import known_addresses, script
from languages import is_building_further_language
from shared import site_of


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    if template_name == "404.html":
        context["known"] = known_addresses(site_of(config).guide)  # type: ignore[typeddict-unknown-key]
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if not is_building_further_language(config):
        write_file(rjsmin.jsmin(script()).encode("utf-8"), str(Path(config.site_dir, "assets/scripts/unknown.js")))
