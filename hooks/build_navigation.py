"""Make the navigation from the guide: its sources and parts in reading order, then the pages about the guide.

Reads the guide; returns the navigation. Runs after static-i18n (priority -100), which has reduced the files to one language.
"""

from itertools import pairwise

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from fieldguide.model.special_pages import HOME
from fieldguide.pages.navigation import Branch, branches
from mkdocs_site import site_of
from static_i18n import current_language, place_of_page


@event_priority(-150)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    site = site_of(config)
    pages = {place_of_page(page)[0]: page for page in nav.pages}
    ordered: list[Page] = []
    items = [_item(branch, pages, ordered, None) for branch in branches(site.guide, current_language(config))]
    for previous, following in pairwise(ordered):
        previous.next_page, following.previous_page = following, previous
    ordered[0].previous_page = ordered[-1].next_page = None
    built = Navigation(items, ordered)
    built.homepage = pages[HOME]
    return built


def _item(branch: Branch, pages: dict[str, Page], ordered: list[Page], parent: Section | None) -> StructureItem:
    page = pages[branch.page]
    ordered.append(page)
    title = escape(branch.title)  # the theme's own templates escape nothing
    if not branch.children:
        page.parent = parent
        page.title = title
        return page
    section = Section(title, [page])
    section.parent = parent
    page.parent = section
    page.title = title
    section.children += [_item(child, pages, ordered, section) for child in branch.children]
    return section
