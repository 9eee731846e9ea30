"""What crawlers read: sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from ..addresses import card_address
from ..site import Site

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def files(site: Site) -> Iterator[tuple[str, str]]:
    """The two files: path below the site's root, and text."""
    yield "sitemap.xml", _sitemap(site)
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.public('sitemap.xml')}\n"


def _sitemap(site: Site) -> str:
    """Sitemap with absolute addresses; a page names its translations, and the first published language's as x-default."""
    ElementTree.register_namespace("", _SITEMAP)
    ElementTree.register_namespace("xhtml", _XHTML)
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for path in site.guide.pages[site.languages[0]]:
        addresses = {language: site.public(site.page_address(path, language)) for language in site.languages}
        tagged = [(site.tags[language], found) for language, found in addresses.items() if not _is_pending(site, path, language)]
        tagged.append(("x-default", addresses[site.languages[0]]))
        for language in site.languages:
            _url(root, addresses[language], tagged)
    for id in site.guide.principles:
        _url(root, site.public(card_address(id)), ())
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _is_pending(site: Site, path: str, language: str) -> bool:
    """Whether a page begins with an entry whose translation is still to come: it is no translation of the others."""
    return any(bool(entry.lender) for entry in site.entries_on(path, language)[:1])


def _url(root: ElementTree.Element, location: str, alternates: Iterable[tuple[str, str]]) -> None:
    url = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
    ElementTree.SubElement(url, f"{{{_SITEMAP}}}loc").text = location
    for hreflang, href in alternates:
        ElementTree.SubElement(url, f"{{{_XHTML}}}link", {"rel": "alternate", "hreflang": hreflang, "href": href})
