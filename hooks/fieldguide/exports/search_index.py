"""What the search loads of each language: the texts that can be found, and the forms of terms.

Indexing is the engine's work (docs/assets/scripts/): text analysis is defined once, there, for index and query alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from opencc import OpenCC

from ..model.entries import Page, Term
from ..model.special_pages import BRIEF, CITE, GLOSSARY, OFFLINE, SOURCES
from ..site import Entry, Site

SCRIPTS = Path(__file__).parents[1] / "scripts"
SCRIPT_NAMES = ("spelling.js", "text.js", "citations.js", "engine.js")

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_QUESTIONS = "questions"

# Terms that name the guide's own pieces: readers type them in citations, which the engine reads by a grammar.
_OWN_WORDS = {"guide", "entry", "force", "relation", "restatement", "commentary"}

# Sections of the home page that only lead to entries; what they lead to is found itself.
_WAY_IN = "by-"

# Pages about the guide: title and description are enough to find them.
_ABOUT = {OFFLINE, BRIEF, SOURCES, CITE}


def files(site: Site) -> Iterator[tuple[str, str]]:
    """One index a language: path below the site's root, and script, for browsers refuse data files on file://."""
    for language in site.languages:
        value = json.dumps(index_data(site, language), ensure_ascii=False, separators=(",", ":"))
        yield f"search/index-{language}.js", f"self.fieldGuideIndex = {value}\n"


def engine(library: str) -> str:
    """The search's script: the library, then the guide's own files, closed in on themselves."""
    own = "".join((SCRIPTS / name).read_text(encoding="utf-8") for name in SCRIPT_NAMES)
    return f"{library}\n;(() => {{\n{own}}})()\n"


def index_data(site: Site, language: str) -> dict[str, Any]:
    """Pages with what can be found on them, forms of terms, words that tell nothing, characters to convert; in one language."""
    pages = [
        {"location": site.page_address(path, language), "documents": _documents(site, page)}
        for path, page in site.guide.pages[language].items()
    ]
    # Where Han characters are written, readers type Simplified and Traditional ones; elsewhere the term base's names are enough.
    converted = _simplified() if _HAN.search(site.words[language]("language.name")) else {}
    own_words = {key.removeprefix("kind.") for key in site.guide.words[language] if key.startswith("kind.")} | _OWN_WORDS
    forms = {term.id: _forms(term, converted) for term in site.guide.terms.values() if term.id not in own_words}
    table = characters(json.dumps([pages, forms], ensure_ascii=False), converted)
    stop_words = json.loads((SCRIPTS / "stop-words.json").read_text(encoding="utf-8")).get(language, "").split()
    return {"language": language, "pages": pages, "forms": forms, "stopWords": stop_words, "characters": table}


@cache
def _simplified() -> dict[str, str]:
    """Simplified character of every Traditional one in the basic block that differs."""
    block = "".join(map(chr, range(0x4E00, 0xA000)))
    return {one: other for one, other in zip(block, OpenCC("t2s").convert(block), strict=True) if one != other}


def characters(text: str, simplified: Mapping[str, str]) -> str:
    """Pairs of a Traditional and its Simplified character, cut to those whose Simplified one stands in the text."""
    there = set(_HAN.findall(text))
    return "".join(traditional + simple for traditional, simple in simplified.items() if simple in there and _is_in_use(traditional))


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
