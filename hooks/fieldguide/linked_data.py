"""What the guide says of its pages and entries in schema.org's vocabulary, as JSON-LD. Only what is known is said.

No publisher is named, for none is known. A licence covers the guide's own wording, never a source (LICENSE).
No version is called a translation of another: an entry restates its source in every language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from .identifiers import numbers_of
from .layout import source_of_page
from .links import address, card_address, page_address, public
from .loading import Guide
from .model import Principle, Source
from .navigation import HOME
from .summary import description_of, title_of
from .words import words_of

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Data = dict[str, object]


def card_data(guide: Guide, principle: Principle, site_url: str, tags: Mapping[str, str]) -> Data:
    """An entry as one work in all languages: the card's address is its name, its places on the pages are its examples."""
    parent = guide.principles.get(principle.parent) if principle.parent else None
    return {
        **_identity(guide, principle, site_url, tags),
        "position": numbers_of(principle.id)[-1],
        "isPartOf": [*([_work(parent, site_url)] if parent else []), _website(guide, guide.languages[0], site_url)],
        "workExample": [
            {
                "@type": "CreativeWork",
                "@id": public(site_url, address(guide, principle, language)),
                "url": public(site_url, address(guide, principle, language)),
                "name": principle.entries[language].title,
                "inLanguage": tags[language],
            }
            for language in guide.languages
        ],
    }


def retired_data(guide: Guide, principle: Principle, site_url: str, tags: Mapping[str, str]) -> Data:
    """An entry that is no longer current: what it was, and that it is obsolete."""
    return {**_identity(guide, principle, site_url, tags), "creativeWorkStatus": "Obsolete"}


def _identity(guide: Guide, principle: Principle, site_url: str, tags: Mapping[str, str]) -> Data:
    """What is true of an entry, current or retired."""
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": public(site_url, card_address(principle)),
        "url": public(site_url, card_address(principle)),
        "identifier": [principle.id, principle.label],
        "name": [{"@language": tags[language], "@value": principle.entries[language].title} for language in guide.languages],
        "inLanguage": [tags[language] for language in guide.languages],
        "isBasedOn": _source(guide.sources[principle.source], guide.languages[0], tags),
        "license": LICENCE,
    }


def page_data(guide: Guide, path: str, language: str, site_url: str, tags: Mapping[str, str]) -> Data:
    """A page in one language, with the entries on it; the home page stands for the guide as a whole."""
    here = public(site_url, page_address(guide, path, language))
    source = source_of_page(guide, path)
    sources = [source] if source else list(guide.sources.values()) if path == HOME else []
    entries = guide.by_page.get(path, ())
    data: Data = {
        "@context": "https://schema.org",
        "@type": "WebSite" if path == HOME else "WebPage",
        "@id": here,
        "url": here,
        "name": words_of(guide.words[language])("site.name") if path == HOME else title_of(guide, path, language),
        "description": description_of(guide, path, language),
        "inLanguage": tags[language],
        "license": LICENCE,
        "workTranslation": [
            {"@id": public(site_url, page_address(guide, path, other)), "inLanguage": tags[other]}
            for other in guide.languages
            if other != language
        ],
    }
    if path == HOME:
        data["version"] = guide.edition
    else:
        data["isPartOf"] = _website(guide, language, site_url)
    if sources:
        data["isBasedOn"] = [_source(one, language, tags) for one in sources]
    if entries:
        data["hasPart"] = [_entry(guide, principle, language, site_url) for principle in entries]
    return data


def script_text(data: Data) -> str:
    """JSON that can stand inside a script element: no text in it can end the element or open a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _entry(guide: Guide, principle: Principle, language: str, site_url: str) -> Data:
    return {
        "@type": "CreativeWork",
        "@id": public(site_url, address(guide, principle, language)),
        "identifier": [principle.id, principle.label],
        "name": principle.entries[language].title,
        "position": numbers_of(principle.id)[-1],
        "exampleOfWork": _work(principle, site_url),
    }


def _work(principle: Principle, site_url: str) -> Data:
    return {"@type": "CreativeWork", "@id": public(site_url, card_address(principle)), "identifier": [principle.id, principle.label]}


def _website(guide: Guide, language: str, site_url: str) -> Data:
    here = public(site_url, page_address(guide, HOME, language))
    return {"@type": "WebSite", "@id": here, "url": here, "name": words_of(guide.words[language])("site.name"), "version": guide.edition}


def _source(source: Source, language: str, tags: Mapping[str, str]) -> Data:
    """A source as far as it states itself: its title, or a description of it, and the languages in hand."""
    return {
        "@type": "CreativeWork",
        "name": {"@language": tags[language], "@value": source.title[language]},
        "inLanguage": [tags.get(code, code) for code in source.languages],
    }
