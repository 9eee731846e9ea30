"""Write each principle's card, p/<id>.html: one address for readers of every language.

Reads the guide and overrides/card.html; writes into the site.
Runs once, after static-i18n (priority -100) has built the last language.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from fieldguide.cards import card_fields
from languages import is_building_further_language
from shared import site_of


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if is_building_further_language(config):
        return
    site = site_of(config)
    guide = site.guide
    template = site.templates.get_template("card.html")
    for principle in guide.principles.values():
        fields = card_fields(guide, principle, site.public, site.tags)
        write_file(template.render(fields, built=site.built).encode("utf-8"), str(Path(config.site_dir, "p", f"{principle.id}.html")))
