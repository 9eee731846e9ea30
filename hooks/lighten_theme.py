"""Leave out of the site what no reader of the guide uses: the theme's scripts, styles and icon.

Reads and writes the list of files; the theme's files are on it by now, the authors' are left alone. The guide's own templates are
escaped, the theme's are not; what one language has compiled serves the next.
"""

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_site import CompiledTemplates, is_own

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in list(files):
        if file.src_uri.startswith(UNUSED):
            files.remove(file)
    return files


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    env.autoescape = lambda name: bool(name) and is_own(config, str(name))
    env.bytecode_cache = config.extra.setdefault("compiled_templates", CompiledTemplates())
    return env
