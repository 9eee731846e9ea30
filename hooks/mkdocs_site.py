"""What the hooks share of one build.

No hook keeps anything in its module: a module lives as long as the process, through all languages and rebuilds.
"""

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from fieldguide.site import Site


def keep_site(config: MkDocsConfig, site: Site) -> None:
    """Begin a build: every hook after this finds the site with site_of()."""
    config.extra["site"] = site


def site_of(config: MkDocsConfig) -> Site:
    site: Site = config.extra["site"]
    return site


def is_own(config: MkDocsConfig, template: str) -> bool:
    """Whether a template of the theme is one of the guide's own."""
    return Path(str(config.theme.custom_dir), template).is_file()


def write(config: MkDocsConfig, path: str, content: str | bytes) -> None:
    """Write a file of the site; its folder is made where it is missing."""
    target = Path(config.site_dir, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


class CompiledTemplates(jinja2.BytecodeCache):
    """What one language's environment has compiled, for those of the other languages in the same build."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()
