"""Load the guide once a build and put it where every other hook finds it.

Reads docs/, the list of languages in mkdocs.yml, and what this build is asked for; writes config.extra["site"].
Runs first. static-i18n builds each further language with the same config, which then holds the guide already.
"""

import os
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from fieldguide.editions import build_day, chosen_languages, is_placeholder
from fieldguide.faults import GuideError, RequestError
from fieldguide.kits import kits_in
from fieldguide.loading import load_guide
from languages import is_building_further_language, languages_of
from shared import open_site


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if not config.site_url:
        raise PluginError("The public address is empty. Remedy: set site_url in mkdocs.yml, or SITE_URL to an address for this build.")
    if config.extra["publish"] and is_placeholder(config.site_url):
        remedy = "Set site_url in mkdocs.yml, or SITE_URL for this build, to the address that readers will use."
        raise PluginError(f"{config.site_url} is a placeholder, which no reader can reach. Remedy: {remedy}")
    if not is_building_further_language(config):
        try:
            guide = load_guide(Path(config.docs_dir), languages_of(config))
            published = chosen_languages(config.extra["languages"] or "", guide.languages)
            built = build_day(os.environ.get("SOURCE_DATE_EPOCH", ""), guide.edition)
            kits = kits_in(Path(config.extra["downloads"]), guide.edition) if config.extra["downloads"] else ()
        except (GuideError, RequestError) as error:
            raise PluginError(str(error)) from None
        open_site(config, replace(guide, languages=published), built, kits)
    return config
