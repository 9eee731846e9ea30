"""Write the data that others build on, and what crawlers read.

Reads the guide; writes data/principles.json, data/relations.json, sitemap.xml and robots.txt into the site.
Runs once, after static-i18n (priority -100) has built the last language.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from fieldguide import exports
from languages import is_building_further_language
from shared import site_of


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if is_building_further_language(config):
        return
    site = site_of(config)
    guide = site.guide
    texts = {
        "data/principles.json": exports.principles_json(guide, site.public),
        "data/relations.json": exports.relations_json(guide),
        "sitemap.xml": exports.sitemap(guide, site.public, site.tags),
        "robots.txt": exports.robots(site.public),
    }
    for name, text in texts.items():
        write_file(text.encode("utf-8"), str(Path(config.site_dir, name)))
