"""Write every file of the site that is no page: cards, data, search, share texts, what stands at old addresses, the 404 page.

Reads the site; writes what each export gives. Runs once, after static-i18n (priority -100) has built the last language.
Cards and pages at old addresses are no pages of MkDocs: navigation, search and sitemap hold only what is current.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from fieldguide.exports import (
    citation_files,
    data,
    not_found,
    scripts,
    search_found,
    search_index,
    share_texts,
    sheets,
    sitemap,
    skos,
    sssom,
    styles,
    tables,
    tbx,
)
from fieldguide.model.faults import GuideError
from fieldguide.offline import kit
from fieldguide.offline.update import PUBLISHED, as_published, records_in
from fieldguide.pages import card, old_addresses
from mkdocs_site import site_of, write
from static_i18n import is_building_further_language

EXPORTS = (
    card.files,
    old_addresses.files,
    sitemap.files,
    citation_files.files,
    share_texts.files,
    sheets.files,
    search_index.files,
    search_found.files,
    not_found.files,
    scripts.day_script,
    kit.downloads_of,
)

DATA = (data.files, sssom.files, skos.files, tbx.files, tables.files)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if is_building_further_language(config):
        return
    site = site_of(config)
    for export in EXPORTS:
        for path, content in export(site):
            write(config, path, content)
    published = list(records_in(Path(config.config_file_path).parent / PUBLISHED))
    for export in DATA:
        for path, content in export(site):
            is_dated = path == data.PRINCIPLES  # what builds on it asks there which edition the guide is of
            write(config, path, content if is_dated else as_published(path, content, site.guide.edition, site.guide.editions, published))
    try:
        dressed = styles.files(Path(config.docs_dir), site.guide.edition, has_retired=bool(site.guide.ledger.retired))
        for path, content in (*dressed, *scripts.files(site, Path(config.docs_dir))):
            write(config, path, content)
    except GuideError as error:
        raise PluginError(str(error)) from None
