"""What a browser needs to keep the guide on a device: lists of a finished site's files, and manifests of the installed app.

The form of the lists and their addresses do not change: scripts of an edition that a reader keeps read the lists of later ones.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from .kits import checksum, is_of_server
from .links import OFFLINE, page_address
from .loading import Guide
from .navigation import HOME
from .words import words_of

FOLDER = "keep"
"""Folder of the site that holds the lists, the manifests and the app's icons."""

TOKENS = "assets/styles/tokens.css"

# What pages are made of, by the endings of names. Documents that a page only offers for download are not kept.
_PARTS = {".html", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2", ".webmanifest"}

# Scripts and manifests of one language are named after it: search/index-vi.js, keep/vi.webmanifest.
_NAMED = re.compile(r"(?:^|[/-])([a-z]{2})\.(?:js|webmanifest)$")


def keeping_files(guide: Guide, site: Path, built: date) -> dict[str, str]:
    """Texts by name: for each published language the list of the files it needs, and one file that says which builds there are.

    Args:
        site: the finished site.
        built: day of the build.
    """
    owners = {page_address(guide, page, language): language for language, pages in guide.pages.items() for page in pages}
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.suffix in _PARTS}
    facts = {name: (len(data), checksum(data)) for name, data in files.items() if not is_of_server(name) or name.startswith(f"{FOLDER}/")}
    owned = {name: owners.get(name) or _language_in(name, guide) for name in facts}
    lists = {
        language: _list(
            {name: fact for name, fact in facts.items() if owned[name] in ("", language)}, page_address(guide, OFFLINE, language)
        )
        for language in guide.languages
    }
    sizes = {owner: sum(size for name, (size, _) in facts.items() if owned[name] == owner) for owner in ("", *guide.languages)}
    languages = {language: {"build": one["build"], "bytes": sizes[language]} for language, one in lists.items()}
    editions = {"edition": guide.edition, "built": built.isoformat(), "shared": sizes[""], "languages": languages}
    return {f"{language}.json": _json(one) for language, one in lists.items()} | {"editions.json": _json(editions)}


def manifest(guide: Guide, language: str, tag: str, tokens: str) -> str:
    """The web app manifest of one language (https://www.w3.org/TR/appmanifest/); its addresses are relative to FOLDER.

    Args:
        tag: language tag of the language's pages.
        tokens: the style that states the guide's colours.
    """
    words = words_of(guide.words[language])
    icons = [{"src": "../assets/images/favicon.svg", "sizes": "any", "type": "image/svg+xml"}]
    icons += [{"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"} for size in (192, 512)]
    return _json(
        {
            "name": words("site.name"),
            "short_name": words("site.short"),
            "description": words("site.description"),
            "lang": tag,
            "start_url": f"../{page_address(guide, HOME, language)}",
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


def _language_in(name: str, guide: Guide) -> str:
    match = _NAMED.search(name)
    return match[1] if match and match[1] in guide.words else ""


def _colour(tokens: str, name: str) -> str:
    """The value that a colour has at first, which is for light pages."""
    match = re.search(rf"--{name}: (#[0-9a-f]{{6}});", tokens)
    if not match:
        raise ValueError(f"{TOKENS} states no colour --{name}")
    return match[1]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
