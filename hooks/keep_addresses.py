"""Write what stands at old addresses: cards of retired principles, and pages that lead to where a page has moved.

Reads the guide, overrides/card-retired.html and overrides/moved.html; writes into the site.
Runs once, after static-i18n (priority -100) has built the last language. Neither is a page of MkDocs: navigation, search and sitemap
hold only what is current.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from fieldguide.kept import SCRIPT, moved_pages, moved_script, retired_card_fields
from fieldguide.links import card_address
from languages import is_building_further_language
from shared import site_of


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if is_building_further_language(config):
        return
    site = site_of(config)
    guide = site.guide
    texts = {}
    card, moved = (site.templates.get_template(name) for name in ("card-retired.html", "moved.html"))
    for retired in guide.ledger.retired.values():
        texts[card_address(retired.principle)] = card.render(retired_card_fields(guide, retired, site.public, site.tags), built=site.built)
    for language in guide.languages:
        for address, fields in moved_pages(guide, language, site.public).items():
            texts[address] = moved.render(fields, tag=site.tags[language])
    if guide.ledger.moved:
        texts[SCRIPT] = moved_script()
    for name, text in texts.items():
        write_file(text.encode("utf-8"), str(Path(config.site_dir, name)))
