"""Take out the pages of languages that are not published, and write an offline copy where one was asked for.

Reads the finished site, the licence and config.extra["kit"], the folder to write to; writes index.html where the default language is
left out, and the kit. Runs after all others that write into the site (priority -200).
"""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from fieldguide.editions import build_time
from fieldguide.faults import RequestError
from fieldguide.kits import kit_name, write_kit
from fieldguide.leading import readme, withdraw
from fieldguide.loading import chosen_of
from languages import is_building_further_language, languages_of
from shared import Site, site_of


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    if is_building_further_language(config):
        return
    site = site_of(config)
    site_dir = Path(config.site_dir)
    missing = [language for language in languages_of(config) if language not in site.guide.languages]
    withdraw(site.guide, missing, site_dir)
    if site.guide.default_language in missing:
        write_file(_start(site), str(site_dir / "index.html"))
    if config.extra["kit"]:
        try:
            name = kit_name(site.guide.edition, chosen_of(site.guide))
            moment = build_time(os.environ.get("SOURCE_DATE_EPOCH", ""))
            write_kit(site_dir, _added(site, config), name, moment, Path(config.extra["kit"]))
        except RequestError as error:
            raise PluginError(str(error)) from None


def _added(site: Site, config: MkDocsConfig) -> dict[str, bytes]:
    licence = Path(config.config_file_path).with_name("LICENSE").read_text(encoding="utf-8")
    return {
        "START-HERE.html": _start(site),
        "README.txt": readme(site.guide, site.public, site.built),
        "LICENSE.txt": licence.replace("\n", "\r\n").encode("utf-8"),
    }


def _start(site: Site) -> bytes:
    return site.templates.get_template("start.html").render(site=site).encode("utf-8")
