"""Load the guide once a build and put it where every other hook finds it.

Reads docs/ and the list of languages in mkdocs.yml; writes config.extra["guide"].
Runs first. static-i18n builds each further language with the same config, which then holds the guide already.
"""

from pathlib import Path

from fieldguide.faults import GuideError
from fieldguide.loading import load_guide
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    i18n = config.plugins["i18n"]
    if i18n.building:
        return config
    locales = sorted(i18n.config.languages, key=lambda language: not language.default)
    try:
        config.extra["guide"] = load_guide(Path(config.docs_dir), [language.locale for language in locales])
    except GuideError as error:
        raise PluginError(str(error)) from None
    return config
