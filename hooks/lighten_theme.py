"""Leave out of the site what no reader of the guide uses: source maps, word cutters of other languages, the stock search.

Reads and writes the list of files; the theme's files are on it by now, the authors' are left alone.
Every language is rendered with the same templates, compiled once.
"""

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from shared import site_of

UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/stylesheets/palette", "assets/images/favicon.png")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in list(files):
        if file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    return files


@event_priority(-150)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    return site_of(config).templates
