"""What stands at the address of a page that has moved: a page that leads on, so that old links still find what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..addresses import relative
from ..site import Site
from ..wording.descriptions import short_title_of


def files(site: Site) -> Iterator[tuple[str, str]]:
    """A page that leads on, for each moved page in each language: path below the site's root, and HTML."""
    for language in site.languages:
        for old, new in site.guide.ledger.moved.items():
            here, target = site.page_address(old, language), site.page_address(new, language)
            way = partial(relative, base=here)
            yield (
                here,
                site.render(
                    "moved.html",
                    words=site.words[language],
                    marked=site.marked(language),
                    title=short_title_of(site.guide, new, language),
                    href=way(target),
                    canonical=site.public(target),
                    home=way(site.home_address(language)),
                    way=way,
                ),
            )
