"""Books for tests: made from the real content by the core alone."""

from __future__ import annotations

from fieldguide.editions.book import PARTS, Press
from fieldguide.pages.article import Dialect
from fieldguide.reading.mkdocs_settings import markdown_in
from fieldguide.site import Site
from support.kits import MADE
from support.sites import ROOT

STYLES = {name: (PARTS / f"{name}.css").read_text(encoding="utf-8") for name in ("book", "single", "paper")}


def press_of(site: Site) -> Press:
    return Press(site, Dialect(*markdown_in(ROOT / "mkdocs.yml")), MADE, ROOT / "docs")
