"""What leads into an offline copy, and what is left out of one that holds some of the languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from .links import OFFLINE, page_address, public
from .loading import Guide
from .words import day_of, words_of

_RULE = "-" * 72


def readme(guide: Guide, site_url: str, built: date) -> bytes:
    """README.txt in every language: UTF-8 with a mark and CRLF, so that Notepad shows it."""
    parts = []
    for language, table in guide.words.items():
        words = words_of(table)
        address = public(site_url, page_address(guide, OFFLINE, language))
        fields = {"site": words("site.name"), "edition": guide.edition, "date": day_of(built, words), "address": address}
        parts.append(words("start.readme", **fields))
    return f"\n\n{_RULE}\n\n".join(parts).replace("\n", "\r\n").encode("utf-8-sig") + b"\r\n"


def withdraw(guide: Guide, languages: Iterable[str], site: Path) -> None:
    """Take the pages of some languages out of a built site, and the folders that are empty then."""
    for language in languages:
        for page in guide.pages[language]:
            path = site / page_address(guide, page, language)
            path.unlink()
            for folder in path.parents:
                if folder == site or any(folder.iterdir()):
                    break
                folder.rmdir()
