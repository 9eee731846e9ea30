"""Write the data that others build on, and what crawlers read.

Reads the guide; writes data/principles.json, data/relations.json, sitemap.xml and robots.txt into the site.
Runs once, after static-i18n (priority -100) has built the last language.
"""

from pathlib import Path

from fieldguide import exports
from fieldguide.loading import Guide
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if config.plugins["i18n"].building:
        return
    guide: Guide = config.extra["guide"]
    texts = {
        "data/principles.json": exports.principles_json(guide, config.site_url),
        "data/relations.json": exports.relations_json(guide),
        "sitemap.xml": exports.sitemap(guide, config.site_url, config.extra["tags"]),
        "robots.txt": exports.robots(config.site_url),
    }
    for name, text in texts.items():
        write_file(text.encode("utf-8"), str(Path(config.site_dir, name)))
