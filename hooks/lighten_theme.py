"""Leave out of the site what no reader of the guide uses: source maps, word cutters of other languages, the stock search.

Reads and writes the list of files; the theme's files are on it by now, the authors' are left alone.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/stylesheets/palette", "assets/images/favicon.png")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in list(files):
        if file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    return files
