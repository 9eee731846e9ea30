"""What each form of the guide weighs, and the processor time that it takes to make."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fieldguide.commands.editions import site_of
from fieldguide.editions import epub, paper, single, zim
from fieldguide.editions.book import PARTS
from support.books import STYLES, press_of


def weigh_editions(guide: Path, kit: Path, scratch: Path) -> None:
    """Print size and time by form.

    Args:
        kit: the offline copy of all languages, which the edition for Kiwix is made from.
    """
    scratch.mkdir()
    site = site_of(guide)
    press = press_of(site)
    icon = (PARTS / "icon-48.png").read_bytes()

    def page(language: str, target: Path) -> None:
        target.write_text(single.single_page(press, language, STYLES["single"]), encoding="utf-8")

    def leaf(language: str, target: Path) -> None:
        paper.write_paper(single.plain_page(press, language, STYLES["single"]), STYLES["paper"], target)

    def sheet(language: str, path: str, target: Path) -> None:
        paper.write_paper(single.sheet_page(press, language, path, STYLES["single"]), STYLES["paper"], target)

    sheets = [page.page for page in site.guide.sheets]
    forms: dict[str, list[Callable[[Path], None]]] = {
        "EPUB, all languages": [partial(epub.write_epub, press, site.languages, STYLES["book"])],
        "EPUB": [partial(epub.write_epub, press, (language,), STYLES["book"]) for language in site.languages],
        "HTML": [partial(page, language) for language in site.languages],
        "PDF": [partial(leaf, language) for language in site.languages],
        "PDF, a working sheet": [partial(sheet, language, path) for language in site.languages for path in sheets],
        "ZIM, all languages": [partial(zim.write_zim, site, site.languages, kit, icon)],
    }
    print("\nOther forms, by size of their files (least and most) and processor time")
    for form, makers in forms.items():
        start = time.process_time()
        for number, make in enumerate(makers):
            make(scratch / f"{form}-{number}")
        taken = (time.process_time() - start) / len(makers)
        sizes = sorted((scratch / f"{form}-{number}").stat().st_size / 1000 for number in range(len(makers)))
        print(f"  {form:<28}{len(makers):>3} files {sizes[0]:9.1f} to {sizes[-1]:8.1f} kB {taken:7.2f} s each")
