"""Put the offline copies that the site offers where the Offline copy page links to them.

Reads config.extra["downloads"], the folder that they stand in; writes downloads/ into the site.
Runs once, after static-i18n (priority -100) has built the last language.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import copy_file

from fieldguide.kits import SUMS
from languages import is_building_further_language
from shared import site_of


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    kits = site_of(config).kits
    if is_building_further_language(config) or not kits:
        return
    for name in [*(kit.name for kit in kits), SUMS]:
        copy_file(str(Path(config.extra["downloads"], name)), str(Path(config.site_dir, "downloads", name)))
