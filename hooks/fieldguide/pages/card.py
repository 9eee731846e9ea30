"""Cards, p/<id>.html: one address for readers of every language; a principle side by side in all of them, or why it was retired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..addresses import card_address, relative
from ..model.entries import Principle
from ..model.ledger import Retired
from ..model.special_pages import OFFLINE, SOURCES
from ..site import Site
from .head import card_head, retired_head
from .page import STEPS, by_source


def files(site: Site) -> Iterator[tuple[str, str]]:
    """A card for every principle, current and retired: path below the site's root, and HTML."""
    for principle in site.guide.principles.values():
        yield card_address(principle.id), _card(site, principle)
    for retired in site.guide.ledger.retired.values():
        yield card_address(retired.principle.id), _retired_card(site, retired)


def _card(site: Site, principle: Principle) -> str:
    entries = [site.entry(principle.id, language) for language in site.languages]
    headings = site.guide.pages[site.languages[0]][principle.page].headings
    html = site.render(
        "card.html",
        **_common(site, principle),
        head=card_head(site, principle.id),
        entries=entries,
        originals={entry.language: site.original(entry.source, entry.language) for entry in entries},
        groups={entry.language: by_source(site.guide, list(entry.relations)) for entry in entries},
        has_commentary=any(heading.id == STEPS for heading in headings),
    )
    return re.sub(r"(\n +)+", "\n", html)  # three languages weigh enough; no text of an entry begins with a space


def _retired_card(site: Site, retired: Retired) -> str:
    principle = retired.principle
    return site.render(
        "card-retired.html",
        **_common(site, principle),
        head=retired_head(site, principle.id),
        entries=[site.entry(principle.id, language) for language in site.languages],
        retired=retired,
        instead={language: [site.entry(id, language) for id in retired.replaced_by] for language in site.languages},
    )


def _common(site: Site, principle: Principle) -> dict[str, object]:
    here = card_address(principle.id)
    way = partial(relative, base=here)
    return {
        "site": site,
        "principle": principle,
        "way": way,
        "home": {language: way(site.home_address(language)) for language in site.languages},
        "about": {language: way(site.page_address(SOURCES, language)) for language in site.languages},
        "offline": {language: site.public(site.page_address(OFFLINE, language)) for language in site.languages},
        "canonical": site.public(here),
    }
