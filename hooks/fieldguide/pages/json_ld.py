"""What the guide says of its pages and entries in schema.org's vocabulary, as JSON-LD. Only what is known is said.

No publisher is named, for none is known. A licence covers the guide's own wording, never a source (LICENSE).
A page names no edition, for each would change it: data/principles.json does.
No version is called a translation of another: an entry restates its source in every language.
"""

from __future__ import annotations

import json

from markupsafe import Markup

from ..model.entries import Source
from ..model.identifiers import PrincipleId, numbers_of
from ..model.special_pages import HOME
from ..site import Entry, Site

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Data = dict[str, object]


def card_data(site: Site, id: PrincipleId) -> Data:
    """An entry as one work in all languages: the card's address is its name, its places on the pages are its examples."""
    entries = site.versions(id)
    parent = entries[0].parent
    return {
        **_identity(entries),
        "position": numbers_of(id)[-1],
        "isPartOf": [*([_work(parent)] if parent else []), _website(site, site.languages[0])],
        "workExample": [
            {
                "@type": "CreativeWork",
                "@id": site.public(entry.address),
                "url": site.public(entry.address),
                "name": entry.title,
                "inLanguage": entry.spoken_tag,
                "version": entry.since,
            }
            for entry in entries
        ],
    }


def retired_data(site: Site, id: PrincipleId) -> Data:
    """An entry that is no longer current: what it was, and that it is obsolete."""
    return {**_identity(site.versions(id)), "creativeWorkStatus": "Obsolete"}


def page_data(site: Site, path: str, language: str) -> Data:
    """A page in one language, with the entries on it; the home page stands for the guide as a whole."""
    here = site.public(site.page_address(path, language))
    source = site.source_of_page(path)
    sources = [source] if source else list(site.guide.sources.values()) if path == HOME else []
    entries = site.entries_on(path, language)
    data: Data = {
        "@context": "https://schema.org",
        "@type": "WebSite" if path == HOME else "WebPage",
        "@id": here,
        "url": here,
        "name": site.words[language]("site.name") if path == HOME else site.page_title(path, language),
        "description": site.page_description(path, language),
        "inLanguage": site.tags[language],
        "license": LICENCE,
        "workTranslation": [
            {"@id": site.public(site.page_address(path, other)), "inLanguage": site.tags[other]}
            for other in site.languages
            if other != language
        ],
    }
    if path != HOME:
        data["isPartOf"] = _website(site, language)
    if sources:
        data["isBasedOn"] = [_source(site, one, language) for one in sources]
    if entries:
        data["hasPart"] = [_part(entry) for entry in entries]
    return data


def script_text(data: Data) -> Markup:
    """JSON that can stand inside a script element: no text in it can end the element or open a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _identity(entries: list[Entry]) -> Data:
    """What is true of an entry, current or retired; one record for each language."""
    first = entries[0]
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": first.public_card,
        "url": first.public_card,
        "identifier": [first.id, first.label],
        "name": [{"@language": entry.spoken_tag, "@value": entry.title} for entry in entries],
        "inLanguage": [entry.spoken_tag for entry in entries],
        "isBasedOn": _source(first.site, first.source, first.language),
        "license": LICENCE,
    }


def _part(entry: Entry) -> Data:
    """An entry as a part of its page."""
    return {
        "@type": "CreativeWork",
        "@id": entry.site.public(entry.address),
        "identifier": [entry.id, entry.label],
        "name": entry.title,
        **({"inLanguage": entry.spoken_tag} if entry.lender else {}),
        "position": numbers_of(entry.id)[-1],
        "exampleOfWork": _work(entry),
    }


def _work(entry: Entry) -> Data:
    return {"@type": "CreativeWork", "@id": entry.public_card, "identifier": [entry.id, entry.label]}


def _website(site: Site, language: str) -> Data:
    here = site.public(site.home_address(language))
    return {"@type": "WebSite", "@id": here, "url": here, "name": site.words[language]("site.name")}


def _source(site: Site, source: Source, language: str) -> Data:
    """A source as far as it states itself: its title, or a description of it, and the languages in hand."""
    return {
        "@type": "CreativeWork",
        "name": {"@language": site.tags[language], "@value": source.title[language]},
        "inLanguage": [site.tags.get(code, code) for code in source.languages],
    }
