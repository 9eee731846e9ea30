"""Books for tests: made from the real content by the core alone; and every form of a project, without a site generator."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lxml import html

from fieldguide.addresses import relative
from fieldguide.commands.editions import site_of, write_books
from fieldguide.editions.book import PARTS, Press
from fieldguide.offline.kit import kit_name, readme, start_page, write_kit
from fieldguide.pages import card
from fieldguide.pages.article import Dialect, article
from fieldguide.pages.page import page_layout
from fieldguide.reading.mkdocs_settings import markdown_in
from fieldguide.site import Site
from support.kits import EPOCH, MADE
from support.sites import ROOT

STYLES = {name: (PARTS / f"{name}.css").read_text(encoding="utf-8") for name in ("book", "single", "paper")}


def press_of(site: Site) -> Press:
    return Press(site, Dialect(*markdown_in(ROOT / "mkdocs.yml")), MADE, ROOT / "docs")


def composed(site: Site, path: str, language: str = "en") -> html.HtmlElement:
    """The article of a page, as a browser would read it."""
    here = site.page_address(path, language)

    def link(target: str, anchor: str) -> str:
        return relative(site.page_address(target, language), here) + (f"#{anchor}" if anchor else "")

    page = site.guide.pages[language][path]
    made = article(site, page, page_layout(site, page), link, press_of(site).dialect)
    return html.fragment_fromstring(made, create_parent="main")


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
