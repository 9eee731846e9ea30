"""Write the search: its engine, and one index a language.

Reads the guide, lunr.js from the installed mkdocs and OpenCC's character table; writes search/engine.js and search/index-<language>.js.
Runs once, after static-i18n (priority -100) has built the last language.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

import rjsmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file
from opencc import OpenCC

from fieldguide import finder
from languages import is_building_further_language
from shared import site_of

LIBRARY = "contrib/search/templates/search/lunr.js"


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    if is_building_further_language(config):
        return
    guide = site_of(config).guide
    library = files("mkdocs").joinpath(LIBRARY).read_text(encoding="utf-8")
    scripts = {"engine.js": rjsmin.jsmin(finder.engine(library))}
    scripts |= {f"index-{language}.js": finder.index(guide, language, _simplified()) for language in guide.languages}
    for name, text in scripts.items():
        write_file(text.encode("utf-8"), str(Path(config.site_dir, "search", name)))


@cache
def _simplified() -> dict[str, str]:
    """Simplified character of every Traditional one in the basic block that differs."""
    block = "".join(map(chr, range(0x4E00, 0xA000)))
    return {one: other for one, other in zip(block, OpenCC("t2s").convert(block), strict=True) if one != other}
