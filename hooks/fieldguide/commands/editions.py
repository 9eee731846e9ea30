"""Every edition to carry: offline copies, books for e-readers, one file, paper, Kiwix; and the list of their checksums."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..addresses import checked
from ..editions.book import PARTS, Press
from ..editions.epub import epub_name, write_epub
from ..editions.single import plain_page, sheet_page, single_name, single_page
from ..guide import load_guide
from ..model.faults import GuideError, RequestError
from ..offline.edition import build_day, build_time
from ..offline.kit import kit_name, write_sums
from ..pages.article import Dialect
from ..pages.templates import renderer
from ..reading.mkdocs_settings import address_in, markdown_in
from ..reading.mkdocs_yml import MKDOCS_YML, languages_in
from ..site import Site
from .building import KITS, environment, make_kit

_TOOLS = {"paper": ("WeasyPrint", "pdf"), "zim": ("libzim", "zim")}
"""The optional tool that each module needs, and the ending of the files that it makes."""
_PACKAGES = "python -m pip install --require-hashes -r requirements-editions.txt"
_LIBRARY = "apt-get install libpango-1.0-0 (macOS: brew install pango)"


def make_editions(project: Path) -> int:
    """The command `editions`. What lacks a tool is named and left out; the rest is made."""
    os.environ["SOURCE_DATE_EPOCH"] = environment(project).get("SOURCE_DATE_EPOCH", "")
    try:
        site = site_of(project)
        build_time(os.environ["SOURCE_DATE_EPOCH"])
    except (GuideError, RequestError) as error:
        print(error, file=sys.stderr)
        return 1
    for languages in ("", *site.languages):
        if make_kit(project, languages):
            return 1
    write_books(project)
    print(write_sums(project / KITS).decode("utf-8"), end="")
    return 0


def write_books(project: Path) -> None:
    """Write the guide in every other form beside its offline copies. What lacks a tool is named and left out; the rest is made.

    Raises:
        GuideError, RequestError: as site_of() and build_time().
    """
    os.environ["SOURCE_DATE_EPOCH"] = environment(project).get("SOURCE_DATE_EPOCH", "")
    site = site_of(project)
    folder = project / KITS
    press = Press(site, Dialect(*markdown_in(project / MKDOCS_YML)), build_time(os.environ["SOURCE_DATE_EPOCH"]), project / "docs")
    css = {name: (PARTS / f"{name}.css").read_text(encoding="utf-8") for name in ("book", "single", "paper")}
    for chosen in [(language,) for language in site.languages] + [site.languages]:
        write_epub(press, chosen, css["book"], folder / epub_name(site, chosen))
    for language in site.languages:
        html = single_page(press, language, css["single"])
        (folder / single_name(site, language)).write_text(html, encoding="utf-8", newline="\n")
    _with_tool("Paper (PDF)", "paper", folder, lambda paper: _papers(paper, press, css, folder))
    _with_tool("The edition for Kiwix (ZIM)", "zim", folder, lambda zim: _zims(zim, site, folder))


def site_of(project: Path) -> Site:
    """The guide at its public address, without a site generator.

    Raises:
        GuideError, RequestError: as load_guide() and languages_in().
    """
    languages = languages_in(project / MKDOCS_YML)
    guide = load_guide(project / "docs", languages.built, drafts=languages.drafts)
    theme = find_spec("material")  # its icons; it is not imported
    folders = [
        str(project / "overrides"),
        *(str(Path(place) / "templates") for place in (theme.submodule_search_locations or () if theme else ())),
    ]
    built = build_day(os.environ.get("SOURCE_DATE_EPOCH", ""), guide.edition)
    return Site(guide, checked(address_in(project / MKDOCS_YML)), built, (), languages.tags, renderer(folders))


def _with_tool(what: str, module: str, folder: Path, make: Callable[[Any], None]) -> None:
    """Make a form, given the module that its tool is imported by; without it no file of the form stays, not even of an earlier run."""
    tool, ending = _TOOLS[module]
    try:
        form = import_module(f"fieldguide.editions.{module}")
    except (ImportError, OSError) as error:  # a package, or a library of the system that one loads
        remedy = _PACKAGES if isinstance(error, ImportError) else _LIBRARY
        said = f"{tool}, or what it needs of the system, is not there ({error}). Remedy: {remedy}"
    else:
        try:
            make(form)
        except RequestError as error:
            said = str(error)
        else:
            return
    for path in folder.glob(f"field-guide-*.{ending}"):
        path.unlink()
    print(f"{what} is left out: {said}", file=sys.stderr)


def _zims(zim: Any, site: Site, folder: Path) -> None:
    icon = (PARTS / "icon-48.png").read_bytes()
    for chosen in [(language,) for language in site.languages] + [site.languages]:
        kit = folder / (kit_name(site.guide.edition, () if chosen == site.languages else chosen) + ".zip")
        zim.write_zim(site, chosen, kit, icon, folder / zim.zim_name(site, chosen))


def _papers(paper: Any, press: Press, css: dict[str, str], folder: Path) -> None:
    """The guide, and each sheet alone; their overview only leads to them, which is of use in the guide's own PDF."""
    for language in press.site.languages:
        paper.write_paper(plain_page(press, language, css["single"]), css["paper"], folder / paper.paper_name(press.site, language))
        for sheet in press.site.guide.sheets:
            html = sheet_page(press, language, sheet.page, css["single"])
            paper.write_paper(html, css["paper"], folder / paper.sheet_name(press.site, language, sheet.page))
