"""Write what readers share entries with: the data that compose.js reads, the share panel, and each entry's citation files.

Reads the guide and overrides/pieces/share-panel.html; writes share/<language>.js, share/panel-<language>.js, p/<id>.csl.json,
p/<id>.ris and p/<id>.bib into the site.
Runs once, after static-i18n (priority -100) has built the last language.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from fieldguide import sharing
from fieldguide.bibliography import FORMATS, records_of
from languages import is_building_further_language
from shared import site_of


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if is_building_further_language(config):
        return
    site = site_of(config)
    guide = site.guide
    texts = {f"share/{language}.js": sharing.script(guide, language, site.tags[language], site.public) for language in guide.languages}
    panel = site.templates.get_template("pieces/share-panel.html")
    for language in guide.languages:
        html = panel.render(sharing.panel_fields(guide, language, site.tags)).strip()
        texts[f"share/panel-{language}.js"] = sharing.panel_script(language, html)
    for principle in guide.principles.values():
        found = list(records_of(guide, principle, site.public, site.tags))
        texts |= {f"p/{principle.id}.{end}": write(found) for end, write in FORMATS.items()}
    for name, text in texts.items():
        write_file(text.encode("utf-8"), str(Path(config.site_dir, name)))
