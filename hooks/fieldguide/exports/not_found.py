"""The page for unknown addresses: in every language, with every address that can be meant for its script to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from ..addresses import folder_of
from ..site import Site
from .search_index import spelling


def files(site: Site) -> Iterator[tuple[str, str]]:
    """The page, whose addresses begin at the host's root, since it is served at whatever address was asked for."""
    root = urlsplit(site.public("")).path
    yield "404.html", site.render("404.html", site=site, root=lambda target: urljoin(root, target), known=known_addresses(site))


def known_addresses(site: Site) -> dict[str, object]:
    """All that an address can lead to, the one list of it.

    Returns:
        `languages`: folder of each language, empty for the one at the root; `pages`: address of every page in the default
        language, the same below each folder, moved ones too; `cards`: label of every entry that has a card, retired ones too, by its id;
        `spelling`: how ids are written.
    """
    guide = site.guide
    pages = [*guide.pages[guide.default_language], *guide.ledger.moved]
    retired = [kept.principle for kept in guide.ledger.retired.values()]
    return {
        "languages": {language: folder_of(guide, language) for language in site.languages},
        "pages": [site.page_address(path, guide.default_language) for path in pages],
        "cards": {principle.id: principle.label for principle in (*guide.principles.values(), *retired)},
        "spelling": spelling(guide),
    }
