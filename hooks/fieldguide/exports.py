"""Data that others build on, and what crawlers read. Every function returns the text of one file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

from .links import address, card_address, page_address, public
from .loading import Guide
from .words import place_of, words_of

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def principles_json(guide: Guide, site_url: str) -> str:
    """Every principle with its facts and texts, in reading order; addresses are relative to the site's root."""
    words = {language: words_of(guide.words[language]) for language in guide.languages}
    principles = [
        {
            "id": principle.id,
            "source": principle.source,
            "kind": principle.kind,
            "parent": principle.parent,
            "force": principle.force,
            "actor": principle.actor,
            "label": dict.fromkeys(guide.languages, principle.label),
            "place": {language: place_of(principle, words[language]) for language in guide.languages},
            "title": {language: principle.entries[language].title for language in guide.languages},
            "text": {language: principle.entries[language].text for language in guide.languages},
            "url": {language: address(guide, principle, language) for language in guide.languages},
            "card": card_address(principle),
        }
        for principle in guide.principles.values()
    ]
    sources = [
        {"id": source.id, "title": dict(source.title), "source_languages": list(source.languages)} for source in guide.sources.values()
    ]
    return _json(
        {"edition": guide.edition, "site_url": site_url, "languages": list(guide.languages), "sources": sources, "principles": principles}
    )


def relations_json(guide: Guide) -> str:
    """Every relation as declared, in the order of declaration; a property that is not there is null."""
    return _json(
        [
            {
                "from": relation.origin,
                "to": relation.target,
                "type": relation.type,
                "property": relation.property or None,
                "reason": {language: relation.reason[language] for language in guide.languages},
            }
            for relation in guide.relations
        ]
    )


def sitemap(guide: Guide, site_url: str, hreflang: Mapping[str, str]) -> str:
    """Sitemap with absolute addresses; a page names its translations, and the default language's as x-default.

    Args:
        hreflang: language tag of each language's pages, such as `zh-Hans` for `zh`.
    """
    ElementTree.register_namespace("", _SITEMAP)
    ElementTree.register_namespace("xhtml", _XHTML)
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for path in guide.pages[guide.languages[0]]:
        addresses = {language: public(site_url, page_address(guide, path, language)) for language in guide.languages}
        tagged = [(hreflang[language], found) for language, found in addresses.items()]
        tagged.append(("x-default", addresses[guide.languages[0]]))
        for language in guide.languages:
            _url(root, addresses[language], tagged)
    for principle in guide.principles.values():
        _url(root, public(site_url, card_address(principle)), ())
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def robots(site_url: str) -> str:
    """Everything may be read; the sitemap is named by its public address."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {public(site_url, 'sitemap.xml')}\n"


def _url(root: ElementTree.Element, location: str, alternates: Iterable[tuple[str, str]]) -> None:
    url = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
    ElementTree.SubElement(url, f"{{{_SITEMAP}}}loc").text = location
    for hreflang, href in alternates:
        ElementTree.SubElement(url, f"{{{_XHTML}}}link", {"rel": "alternate", "hreflang": hreflang, "href": href})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
