"""Finish the site for those who carry it: lists for browsers that keep it, and an offline copy where one was asked for.

Reads the finished site, the licence and config.extra["kit"], the folder to write to; takes out the pages of languages that are not
published, writes index.html where the default language is left out, keep/ and the kit.
Runs after all others that write into the site (priority -200).
"""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from fieldguide.model.faults import RequestError
from fieldguide.offline import device_copy
from fieldguide.offline.edition import build_time
from fieldguide.offline.kit import kit_name_of, readme, start_page, withdraw, write_kit
from fieldguide.site import Site
from mkdocs_site import site_of, write
from static_i18n import is_building_further_language


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    if is_building_further_language(config):
        return
    site, folder = site_of(config), Path(config.site_dir)
    for asked in map(str, [*config.extra_css, *config.extra_javascript]):
        if not (folder / asked).is_file():
            raise PluginError(
                f"mkdocs.yml: {asked} is asked for by every page and is not there. Remedy: mend its path, or restore the file."
            )
    missing = [language for language in site.guide.words if language not in site.languages]
    for path, content in device_copy.files(site, folder):
        write(config, path, content)
    withdraw(site.guide, missing, folder)
    if site.guide.default_language in missing:
        write(config, "index.html", start_page(site))
    if not config.extra["kit"]:
        return
    licence = Path(config.config_file_path).with_name("LICENSE").read_text(encoding="utf-8")
    try:
        write_kit(
            folder,
            _added(site, licence),
            kit_name_of(site.guide),
            build_time(os.environ.get("SOURCE_DATE_EPOCH", "")),
            Path(config.extra["kit"]),
        )
    except RequestError as error:
        raise PluginError(str(error)) from None
    except OSError as error:
        remedy = "Name a folder that can be written to."
        raise PluginError(f"The offline copy cannot be written to {config.extra['kit']}: {error.strerror}. Remedy: {remedy}") from None


def _added(site: Site, licence: str) -> dict[str, bytes]:
    """What stands in a kit beside the site."""
    return {
        "START-HERE.html": start_page(site),
        "README.txt": readme(site),
        "LICENSE.txt": licence.replace("\n", "\r\n").encode("utf-8"),
    }
