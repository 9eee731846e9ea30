"""What the search loads: its engine, and for each language the texts that can be found and the forms of terms.

Indexing is the engine's work (scripts/): text analysis is defined once, there, for index and query alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .links import GLOSSARY, page_address
from .loading import Guide
from .model import KINDS, Page, Term
from .relations import related_to

SCRIPTS = Path(__file__).with_name("scripts")
SCRIPT_NAMES = ("spelling.js", "text.js", "citations.js", "engine.js")

_LINK = re.compile(r"\[([^\[\]]+)\](?:\[[^\[\]]*\]|\([^()]*\))")
_MARKS = re.compile(r"[*_`]|<(?=\S+@)|(?<=\w)>|^(?:\d+\.|-)\s+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_QUESTIONS = "questions"

# Terms that name the guide's own pieces: readers type them in citations, which the engine reads by a grammar.
_OWN_WORDS = {*KINDS, "guide", "entry", "force", "relation"}


# Readers of the Chinese pages type either script; elsewhere the term base's Traditional names are enough.
_CHINESE = "zh"

# Sections of the home page that only lead to entries; what they lead to is found itself.
_WAY_IN = "by-"

# Pages about the guide: title and description are enough to find them.
_ABOUT = {"offline.md", "brief.md", "sources.md", "cite.md"}


def engine(library: str) -> str:
    """The search's script: the library, then the guide's own files, closed in on themselves."""
    own = "".join((SCRIPTS / name).read_text(encoding="utf-8") for name in SCRIPT_NAMES)
    return f"{library}\n;(() => {{\n{own}}})()\n"


def index(guide: Guide, language: str, simplified: Mapping[str, str]) -> str:
    """One language's data as a script, for browsers refuse data files on file://.

    Args:
        simplified: Simplified character of each Traditional one that differs.
    """
    value = data(guide, language, simplified)
    return f"self.fieldGuideIndex = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n"


def data(guide: Guide, language: str, simplified: Mapping[str, str]) -> dict[str, Any]:
    """Pages with what can be found on them, forms of terms, words that tell nothing, characters to convert; in one language."""
    pages = [
        {"location": page_address(guide, path, language), "documents": _documents(guide, page, language)}
        for path, page in guide.pages[language].items()
    ]
    converted = simplified if language == _CHINESE else {}
    forms = {term.id: _forms(term, converted) for term in guide.terms.values() if term.id not in _OWN_WORDS}
    table = characters(json.dumps([pages, forms], ensure_ascii=False), converted)
    stop_words = json.loads((SCRIPTS / "stop-words.json").read_text(encoding="utf-8")).get(language, "").split()
    return {"language": language, "pages": pages, "forms": forms, "stopWords": stop_words, "characters": table}


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


def _documents(guide: Guide, page: Page, language: str) -> list[dict[str, Any]]:
    prose = _prose(page)
    principles = guide.by_page.get(page.path, ())
    headings = page.headings[:1] if page.path in _ABOUT else page.headings
    sections = [heading for heading in headings if not heading.id.startswith(_WAY_IN)]
    documents = [_section(guide, page, heading.id, heading.title, prose) for heading in sections if not principles]
    commentary = " ".join(text for id, text in prose.items() if id not in guide.principles and id != _QUESTIONS)
    for principle in principles:
        entry = principle.entries[language]
        reasons = [related.relation.reason[language] for related in related_to(guide, principle.id) if related.name.endswith("-from")]
        documents.append(
            {
                "id": principle.id,
                "title": entry.title,
                "text": entry.text.replace("\n", " "),
                "other": " ".join(principle.entries[other].title for other in guide.languages if other != language),
                "more": " ".join(reasons),
            }
        )
    if principles:
        documents[0]["questions"] = prose.get(_QUESTIONS, "")
        documents[0]["more"] = f"{commentary} {documents[0]['more']}".strip()
    return [{key: value for key, value in document.items() if value} for document in documents]


def _section(guide: Guide, page: Page, id: str, title: str, prose: Mapping[str, str]) -> dict[str, str]:
    """A section of a page without entries."""
    term = guide.terms_by_anchor.get(id) if page.path == GLOSSARY else None
    text = str(page.meta.get("description", "")) if page.path in _ABOUT else prose.get(id, "")
    return {"id": f"{page.path}#{id}", "label": term.short if term else "", "title": title, "text": text}


def _prose(page: Page) -> dict[str, str]:
    """Plain text below each heading, by the heading's id."""
    found: dict[str, list[str]] = {}
    starts = {heading.line: heading.id for heading in page.headings}
    current = ""
    for number, line in enumerate(page.lines[page.body_start :], page.body_start + 1):
        if number in starts:
            current = starts[number]
        elif line.strip() and not line.lstrip().startswith(("///", "--8<--")):
            found.setdefault(current, []).append(_MARKS.sub("", _LINK.sub(r"\1", line.strip())))
    return {id: " ".join(lines) for id, lines in found.items()}
