"""What a browser needs to keep the guide on a device: lists of a finished site's files, and manifests of the installed app.

The form of the lists and their addresses do not change: scripts of an edition that a reader keeps read the lists of later ones.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..exports.scripts import DAY
from ..exports.search_index import texts_address
from ..exports.styles import STYLE
from ..model.special_pages import OFFLINE
from ..site import Site
from .kit import checksum, is_of_server

FOLDER = "keep"
"""Folder of the site that holds the lists, the manifests and the app's icons."""


# What pages are made of, by the endings of names. Documents that a page only offers for download are not kept.
_PARTS = {".html", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2", ".webmanifest"}


def files(site: Site, folder: Path) -> Iterator[tuple[str, str]]:
    """Manifests, lists of the files that each language needs, and one file that says which builds there are: path and JSON.

    Each is to be written before the next is asked for: the lists name the manifests.

    Args:
        folder: the finished site.
    """
    tokens = (folder / STYLE).read_text(encoding="utf-8")
    for language in site.languages:
        yield f"{FOLDER}/{language}.webmanifest", _manifest(site, language, tokens)
    for name, value in _lists(site, folder).items():
        yield f"{FOLDER}/{name}.json", _json(value)


def _lists(site: Site, folder: Path) -> dict[str, Any]:
    """By name: a list for each published language, and `editions`."""
    pages = {site.page_address(page, language): language for language, paths in site.guide.pages.items() for page in paths}
    owners = {**pages, **{texts_address(page): language for page, language in pages.items()}}
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.suffix in _PARTS}
    found.pop(DAY)  # whoever keeps the guide asks for it too: another day is no other copy
    facts = {name: (len(data), checksum(data)) for name, data in found.items() if not is_of_server(name) or name.startswith(f"{FOLDER}/")}
    owned = {name: owners.get(name) or _language_in(name, site) for name in facts}
    lists = {
        language: _list({name: fact for name, fact in facts.items() if owned[name] in ("", language)}, site.page_address(OFFLINE, language))
        for language in site.languages
    }
    sizes = {owner: sum(size for name, (size, _) in facts.items() if owned[name] == owner) for owner in ("", *site.languages)}
    languages = {language: {"build": one["build"], "bytes": sizes[language]} for language, one in lists.items()}
    editions = {"edition": site.guide.edition, "built": site.built.isoformat(), "shared": sizes[""], "languages": languages}
    return {**lists, "editions": editions}


def _manifest(site: Site, language: str, tokens: str) -> str:
    """The web app manifest of one language (https://www.w3.org/TR/appmanifest/); its addresses are relative to FOLDER.

    Args:
        tokens: the style that states the guide's colours.
    """
    words = site.words[language]
    icons = [{"src": "../assets/images/favicon.svg", "sizes": "any", "type": "image/svg+xml"}]
    icons += [{"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"} for size in (192, 512)]
    return _json(
        {
            "name": words("site.name"),
            "short_name": words("site.short"),
            "description": words("site.description"),
            "lang": site.tags[language],
            "start_url": f"../{site.home_address(language)}",
            "scope": "../",
            "display": "standalone",
            "display_override": ["minimal-ui"],  # with a button that leads back, where the system has it
            "theme_color": _colour(tokens, "brand"),
            "background_color": _colour(tokens, "paper"),
            "icons": icons,
        }
    )


def _list(facts: Mapping[str, tuple[int, str]], page: str) -> dict[str, Any]:
    """A list of files, each as name, bytes and SHA-256; `build` is of all of them, `page` the Offline copy page."""
    files = [[name, size, sha256] for name, (size, sha256) in sorted(facts.items())]
    return {"build": hashlib.sha256(_json(files).encode("utf-8")).hexdigest()[:16], "page": page, "files": files}


def _language_in(name: str, site: Site) -> str:
    """The language that a script or manifest is named after, as `search/index-vi.js` and `keep/vi.webmanifest` are; else empty."""
    return next((code for code in site.guide.words if re.search(rf"(?:^|[/-]){code}\.(?:js|webmanifest)$", name)), "")


def _colour(tokens: str, name: str) -> str:
    """The value that a colour has at first, which is for light pages."""
    match = re.search(rf"--{name}:(#[0-9a-f]{{6}});", tokens)
    if not match:
        raise ValueError(f"{STYLE} states no colour --{name}")
    return match[1]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
