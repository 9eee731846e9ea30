"""Load the guide once a build and put it, as a site, where every other hook finds it.

Reads docs/, the list of languages in mkdocs.yml, and what this build is asked for (config.extra); writes config.extra["site"], the
Markdown extension that lays pages out, and, for each language, the site's name and description.
Runs first. static-i18n builds each further language with the same config, which then holds the site already.
"""

import os
from dataclasses import replace
from logging import getLogger
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from fieldguide.addresses import checked
from fieldguide.guide import load_guide
from fieldguide.model.faults import GuideError, RequestError, unexpected
from fieldguide.offline.edition import build_day, chosen_languages, is_placeholder
from fieldguide.offline.kit import SIGNATURE, books_in, kits_in, origin_name, updates_in
from fieldguide.pages.markdown_extension import GuideExtension
from fieldguide.pages.templates import renderer
from fieldguide.reading.mkdocs_yml import languages_in
from fieldguide.site import Site
from mkdocs_site import keep_site, site_of
from static_i18n import current_language, is_building_further_language


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if is_building_further_language(config):
        return config
    if not config.site_url:
        raise PluginError("The public address is empty. Remedy: set site_url in mkdocs.yml, or SITE_URL to an address for this build.")
    if config.extra["publish"] and is_placeholder(config.site_url):
        remedy = "Set site_url in mkdocs.yml, or SITE_URL for this build, to the address that readers will use."
        raise PluginError(f"{config.site_url} is a placeholder, which no reader can reach. Remedy: {remedy}")
    try:
        keep_site(config, _site(config))
    except (GuideError, RequestError) as error:
        raise PluginError(str(error)) from None
    for line in site_of(config).guide.translation_notices:
        getLogger("mkdocs.fieldguide").info(line)
    config.markdown_extensions.append(GuideExtension())  # type: ignore[arg-type]  # python-markdown takes instances as well as names
    config.theme.static_templates -= {"404.html", "sitemap.xml"}  # the guide writes its own (publish_files.py)
    return config


@event_priority(-150)  # after static-i18n (-100), which has settled the language by then
def on_files(files: Files, config: MkDocsConfig) -> Files:
    words = site_of(config).words[current_language(config)]
    config.site_name = escape(words("site.name"))  # the theme's own templates escape nothing
    config.site_description = escape(words("site.description"))
    return files


def on_build_error(error: Exception) -> None:
    """Whatever goes wrong from here on reaches an author as one message, never as a traceback."""
    if isinstance(error, GuideError | RequestError):
        raise PluginError(str(error)) from None
    if not isinstance(error, BuildError):
        raise PluginError(unexpected(error)) from None


def _site(config: MkDocsConfig) -> Site:
    languages = languages_in(Path(config.config_file_path))
    checked(os.environ.get("SITE_URL") or str(config.site_url))  # MkDocs takes line breaks out of it, unasked
    guide = load_guide(Path(config.docs_dir), languages.built, drafts=languages.drafts, name=languages.name)
    downloads = Path(config.extra["downloads"]) if config.extra["downloads"] else None
    if downloads and not downloads.is_dir():
        raise RequestError(f"There is no folder {downloads} of offline copies.", "Make them first, or leave FIELD_GUIDE_DOWNLOADS out.")
    beside = {path.name: path.read_bytes() for path in downloads.iterdir() if path.is_file()} if downloads else {}
    return Site(
        guide=replace(guide, languages=chosen_languages(config.extra["languages"] or "", guide.languages)),
        address=checked(str(config.site_url)),
        built=build_day(os.environ.get("SOURCE_DATE_EPOCH", ""), guide.edition),
        downloads=kits_in(downloads, guide.edition, guide.languages) if downloads else (),
        tags=languages.tags,
        render=renderer(config.theme.dirs),
        signature=beside.get(SIGNATURE, b""),
        origin=beside.get(origin_name(guide.edition), b""),
        updates=updates_in(downloads, guide.edition, guide.languages) if downloads else (),
        books=books_in(downloads, guide.edition, guide.languages) if downloads else (),
    )
