"""What the search loads of each language: the texts that can be found, and the forms of terms.

Indexing is the engine's work (docs/assets/scripts/): text analysis is defined once, there, for index and query alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from opencc import OpenCC

from ..addresses import folder_of
from ..guide import Guide
from ..model.entries import Page, Term
from ..model.special_pages import BRIEF, CITE, GLOSSARY, OFFLINE, SOURCES
from ..site import Entry, Site
from ..wording.term_use import own_terms
from .scripts import data_script

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_QUESTIONS = "questions"

# Sections of the home page that only lead to entries; what they lead to is found itself.
_WAY_IN = "by-"

# Pages about the guide: title and description are enough to find them.
_ABOUT = {OFFLINE, BRIEF, SOURCES, CITE}


def files(site: Site) -> Iterator[tuple[str, str]]:
    """One index a language: path below the site's root, and script, for browsers refuse data files on file://."""
    for language in site.languages:
        yield f"search/index-{language}.js", data_script("index", language, index_data(site, language))


def index_data(site: Site, language: str) -> dict[str, Any]:
    """What can be found in one language, and how it is read; the form is told in docs/assets/scripts/search/data.js."""
    writing = site.guide.writing[language]
    pages = [
        {"location": site.page_address(path, language), "documents": _documents(site, page)}
        for path, page in site.guide.pages[language].items()
    ]
    # Readers of Chinese pages type either script; elsewhere the term base's Traditional names are enough.
    converted = _simplified() if writing.get("writing") == "han" else {}
    own = own_terms(site.guide.words[language])  # readers type them in citations, which the engine reads by a grammar
    forms = {term.id: _forms(term, converted) for term in site.guide.terms.values() if term.id not in own}
    citations = grammar(site.guide)
    return {
        "writing": writing.get("writing", "words"),
        "stemmer": writing.get("stemmer", ""),
        "stopWords": writing.get("stop_words", "").split(),
        "asking": writing.get("asking", []),
        "characters": characters(json.dumps([pages, forms, citations], ensure_ascii=False), converted),
        "citations": citations,
        "folder": folder_of(site.guide, language),
        "forms": forms,
        "pages": pages,
    }


def spelling(guide: Guide) -> dict[str, Any]:
    """How ids are written, in any language: by source the names that people type for it, and numbers as words."""
    return {
        "sources": {source.id: [source.id, source.label, *source.also] for source in guide.sources.values()},
        "numbers": {
            word: int(number)
            for table in guide.writing.values()
            for key in ("numbers", "ordinals")
            for word, number in table.get(key, {}).items()
        },
    }


def grammar(guide: Guide) -> dict[str, Any]:
    """How citations are written, in any language: the spelling, what places are called, and what each number of a source counts."""
    tables = guide.writing.values()
    names: dict[str, list[str]] = {}
    for table in tables:
        for place, called in table.get("places", {}).items():
            names.setdefault(place, []).extend(called)
    return {
        **spelling(guide),
        "ordinals": [word for table in tables for word in table.get("ordinals", {})],
        "numbering": [word for table in tables for word in table.get("numbering", [])],
        "places": names,
        "levels": {source.id: source.places for source in guide.sources.values()},
        "roman": [source.id for source in guide.sources.values() if source.numbers == "roman"],
    }


@cache
def _simplified() -> dict[str, str]:
    """Simplified character of every Traditional one in the basic block that differs."""
    block = "".join(map(chr, range(0x4E00, 0xA000)))
    return {one: other for one, other in zip(block, OpenCC("t2s").convert(block), strict=True) if one != other}


def characters(text: str, simplified: Mapping[str, str]) -> str:
    """Pairs of a Traditional and its Simplified character, cut to those of which one stands in the text."""
    there = set(_HAN.findall(text))
    pairs = [(one, other) for one, other in simplified.items() if one in there or (other in there and _is_in_use(one))]
    return "".join(traditional + simple for traditional, simple in pairs)


def _is_in_use(character: str) -> bool:
    """Whether a Traditional character is of Big5's first level, the characters in common use."""
    try:
        return character.encode("big5")[0] < 0xC7
    except UnicodeEncodeError:
        return False


def _forms(term: Term, simplified: Mapping[str, str]) -> list[str]:
    """Every form a term is written in, once: the search knows no case, and converts characters itself."""
    written = [*term.names.values(), term.short, *(form for forms in term.variants.values() for form in forms)]
    return list(dict.fromkeys("".join(simplified.get(character, character) for character in form).lower() for form in written if form))


def _documents(site: Site, page: Page) -> list[dict[str, Any]]:
    entries = site.entries_on(page.path, page.language)
    if not entries:
        headings = page.headings[:1] if page.path in _ABOUT else page.headings
        found = [_section(site, page, heading.id, heading.title) for heading in headings if not heading.id.startswith(_WAY_IN)]
    else:
        found = [_entry(entry) for entry in entries]
        commentary = " ".join(text for id, text in page.prose.items() if id not in site.guide.principles and id != _QUESTIONS)
        found[0]["questions"] = page.prose.get(_QUESTIONS, "")
        found[0]["more"] = f"{commentary} {found[0]['more']}".strip()
    return [{key: value for key, value in document.items() if value} for document in found]


def _entry(entry: Entry) -> dict[str, str]:
    others = [entry.in_language(language).title for language in entry.site.languages if language != entry.language]
    return {
        "id": entry.id,
        "label": entry.label,
        "title": entry.title,
        "text": entry.text.replace("\n", " "),
        "other": " ".join(others),
        "more": " ".join(one.reason for one in entry.relations if one.side.is_declared),
    }


def _section(site: Site, page: Page, id: str, title: str) -> dict[str, str]:
    """A section of a page without entries."""
    term = site.guide.terms_by_anchor.get(id) if page.path == GLOSSARY else None
    text = str(page.meta.get("description", "")) if page.path in _ABOUT else page.prose.get(id, "")
    return {"id": f"{page.path}#{id}", "label": term.short if term else "", "title": title, "text": text}
