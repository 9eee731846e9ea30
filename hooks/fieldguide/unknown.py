"""What the page for unknown addresses knows: every address that can be meant, and the script that reads a mistyped one."""

from __future__ import annotations

from .finder import SCRIPTS
from .links import page_address
from .loading import Guide

SCRIPT_NAMES = ("spelling.js", "unknown.js")


def known_addresses(guide: Guide) -> dict[str, object]:
    """All that an address can lead to, the one list of it.

    Returns:
        `languages`: folder of each language, empty for the one at the root; `pages`: address of every page in the default
        language, the same below each folder, moved ones too; `cards`: label of every entry that has a card, retired ones too, by its id.
    """
    home = {language: page_address(guide, "", language).removesuffix(".html") for language in guide.languages}
    pages = [*guide.pages[guide.default_language], *guide.ledger.moved]
    retired = [kept.principle for kept in guide.ledger.retired.values()]
    return {
        "languages": home,
        "pages": [page_address(guide, path, guide.default_language) for path in pages],
        "cards": {principle.id: principle.label for principle in (*guide.principles.values(), *retired)},
    }


def script() -> str:
    """The page's script: the spelling that the search knows too, then its own part, closed in on themselves."""
    own = "".join((SCRIPTS / name).read_text(encoding="utf-8") for name in SCRIPT_NAMES)
    return f"(() => {{\n{own}}})()\n"
