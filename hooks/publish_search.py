"""Write the search: its engine, and one index a language.

Reads the guide, and lunr.js from the installed mkdocs; writes search/engine.js and search/index-<language>.js.
Runs once, after static-i18n (priority -100) has built the last language.
"""

from importlib.resources import files
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from fieldguide import finder
from shared import is_building_further_language, site_of

LIBRARY = "contrib/search/templates/search/lunr.js"


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if is_building_further_language(config):
        return
    site = site_of(config)
    guide = site.guide
    library = files("mkdocs").joinpath(LIBRARY).read_text(encoding="utf-8")
    scripts = {"engine.js": finder.engine(library)}
    scripts |= {f"index-{language}.js": finder.index(guide, language) for language in guide.languages}
    for name, text in scripts.items():
        write_file(text.encode("utf-8"), str(Path(config.site_dir, "search", name)))
