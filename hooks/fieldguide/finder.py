"""What the search can find: one document an entry, a term or a page, in one language."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .links import GLOSSARY, address, page_address
from .loading import Guide
from .model import Page
from .relations import related_to

SCRIPTS = Path(__file__).with_name("scripts")

_LINK = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_INLINE = re.compile(r"\[([^\[\]]+)\]\([^()]*\)|[*_`]|<[^>]*>")
_QUESTIONS = "questions"


def engine(library: str) -> str:
    """The search's script: the library, the text analysis and the engine as one file, each closed in on itself."""
    own = "".join((SCRIPTS / name).read_text(encoding="utf-8") for name in ("text.js", "engine.js"))
    return f"{library}\n(() => {{\n{own}}})()\n"


def index(guide: Guide, language: str) -> str:
    """One language's documents as a script: browsers refuse data files on file://."""
    value = {"language": language, "documents": documents(guide, language)}
    return f"self.fieldGuideIndex = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n"


def documents(guide: Guide, language: str) -> list[dict[str, str]]:
    """Everything that can be found in one language, in reading order."""
    found: list[dict[str, str]] = []
    for path, page in guide.pages[language].items():
        found += _page_documents(guide, path, page, language)
    return found


def _page_documents(guide: Guide, path: str, page: Page, language: str) -> list[dict[str, str]]:
    location = page_address(guide, path, language)
    principles = guide.by_page.get(path, ())
    prose = _prose(page)
    documents = []
    for principle in principles:
        entry = principle.entries[language]
        is_first = principle is principles[0]
        reasons = " ".join(related.relation.reason[language] for related in related_to(guide, principle.id))
        documents.append(
            {
                "id": principle.id,
                "page": location,
                "location": location if is_first else address(guide, principle, language),
                "label": principle.label,
                "title": entry.title,
                "text": entry.text.replace("\n", " "),
                "questions": prose.get(_QUESTIONS, "") if is_first else "",
                "more": " ".join([*(text for id, text in prose.items() if id not in guide.principles and id != _QUESTIONS), reasons])
                if is_first
                else reasons,
            }
        )
    if not principles:
        documents += _sections(guide, page, prose, location)
    return documents


def _sections(guide: Guide, page: Page, prose: dict[str, str], location: str) -> list[dict[str, str]]:
    documents = []
    for heading in page.headings:
        term = guide.terms_by_anchor.get(heading.id) if page.path == GLOSSARY else None
        known = (
            " ".join([*(term.names.values()), term.short, *(form for forms in term.variants.values() for form in forms)]) if term else ""
        )
        documents.append(
            {
                "id": f"{page.path}#{heading.id}",
                "page": location,
                "location": location if heading.level == 1 else f"{location}#{heading.id}",
                "label": term.short if term else "",
                "title": heading.title,
                "text": prose.get(heading.id, ""),
                "questions": known,
                "more": "",
            }
        )
    return documents


def _prose(page: Page) -> dict[str, str]:
    """Plain text below each heading, by the heading's id."""
    found: dict[str, list[str]] = {}
    starts = {heading.line: heading.id for heading in page.headings}
    current = ""
    for number, line in enumerate(page.lines[page.body_start :], page.body_start + 1):
        if number in starts:
            current = starts[number]
        elif line.strip() and not line.lstrip().startswith(("///", "--8<--")):
            text = _INLINE.sub(r"\1", _LINK.sub(r"\1", line)).strip()
            found.setdefault(current, []).append(re.sub(r"^(?:\d+\.|-)\s+", "", text))
    return {id: " ".join(lines) for id, lines in found.items()}
