"""Load the guide once a build and put it where every other hook finds it.

Reads docs/ and the list of languages in mkdocs.yml; writes config.extra["site"].
Runs first. static-i18n builds each further language with the same config, which then holds the guide already.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from fieldguide.faults import GuideError
from fieldguide.loading import load_guide
from shared import is_building_further_language, languages_of, open_site


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if not config.site_url:
        raise PluginError("The public address is empty. Remedy: set site_url in mkdocs.yml, or SITE_URL to an address for this build.")
    if not is_building_further_language(config):
        try:
            open_site(config, load_guide(Path(config.docs_dir), languages_of(config)))
        except GuideError as error:
            raise PluginError(str(error)) from None
    return config
