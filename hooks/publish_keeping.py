"""Write what lets a browser keep the guide: lists of the site's files, and a manifest for each language's app.

Reads the finished site and the guide; writes keep/<language>.webmanifest, keep/<language>.json and keep/editions.json into the site.
Runs after all hooks that write what readers see (priority -200), and before an offline copy is made of the site (-300).
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from fieldguide.keeping import FOLDER, TOKENS, keeping_files, manifest
from languages import is_building_further_language
from shared import site_of


@event_priority(-250)
def on_post_build(config: MkDocsConfig) -> None:
    if is_building_further_language(config):
        return
    site = site_of(config)
    site_dir = Path(config.site_dir)
    tokens = (site_dir / TOKENS).read_text(encoding="utf-8")
    for language in site.guide.languages:
        _write(site_dir, f"{language}.webmanifest", manifest(site.guide, language, site.tags[language], tokens))
    for name, text in keeping_files(site.guide, site_dir, site.built).items():  # the manifests are listed, too
        _write(site_dir, name, text)


def _write(site_dir: Path, name: str, text: str) -> None:
    write_file(text.encode("utf-8"), str(site_dir / FOLDER / name))
