"""Books for tests: made from the real content by the core alone; and every form of a project, without a site generator."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from fieldguide.commands.editions import site_of, write_books
from fieldguide.editions.book import PARTS, Press
from fieldguide.offline.kit import kit_name, readme, start_page, write_kit
from fieldguide.pages import card
from fieldguide.pages.article import Dialect
from fieldguide.reading.mkdocs_settings import markdown_in
from fieldguide.site import Site
from support.kits import EPOCH, MADE
from support.sites import ROOT

STYLES = {name: (PARTS / f"{name}.css").read_text(encoding="utf-8") for name in ("book", "single", "paper")}


def press_of(site: Site) -> Press:
    return Press(site, Dialect(*markdown_in(ROOT / "mkdocs.yml")), MADE, ROOT / "docs")


def write_every_form(project: Path) -> None:
    """Write into dist/ the offline copies, which hold the cards alone, and every other form that a tool is there for."""
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    site = site_of(project)
    for path, text in (("index.html", start_page(site)), *((path, text.encode("utf-8")) for path, text in card.files(site))):
        (project / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (project / "site" / path).write_bytes(text)
    for languages in ((), *((language,) for language in site.languages)):
        added = {"START-HERE.html": start_page(site), "README.txt": readme(site)}
        write_kit(project / "site", added, kit_name(site.guide.edition, languages), MADE, project / "dist")
    write_books(project)


if __name__ == "__main__":
    write_every_form(Path(sys.argv[1]))
