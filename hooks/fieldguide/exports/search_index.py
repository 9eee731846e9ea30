"""What the search loads of each language: what can be found and how queries are read, an index, and, a page at a time, texts.

The index is made here: browsers look terms up and read no texts. The terms come from analysis.py, their weights from postings.py.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from opencc import OpenCC

from ..addresses import folder_of
from ..guide import Guide
from ..model.entries import Page, Term
from ..model.identifiers import PrincipleId
from ..model.special_pages import BRIEF, CITE, CROSSWALK, DATA, GLOSSARY, HOME, OFFLINE, SOURCES, TERMS
from ..model.term_use import own_terms
from ..reading.markdown_pages import links_below, name_bare_references
from ..site import Entry, Site
from .analysis import Analysis, tables_of
from .postings import postings_of, written
from .scripts import data_script

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_QUESTIONS = "questions"

FIELDS = ("title", "asked", "text", "other", "rest")

# What changes with every text: which words stand where, and the Traditional characters of those words.
_INDEX = ("characters", "terms", "postings")

# Sections of the home page that only lead to entries; what they lead to is found itself.
_WAY_IN = "by-"

# The home page's questions: found at what answers them.
_COMMON = "common-questions"

# Characters of a section's text that it is found by.
_BEGINNING = {"words": 150, "syllables": 110, "han": 40}

# Pages about the guide: title and description are enough to find them.
_ABOUT = {OFFLINE, BRIEF, SOURCES, CITE, CROSSWALK, TERMS, DATA}


@dataclass(frozen=True)
class Place:
    """What can be found: an entry, or a section of a page without entries.

    Attributes:
        anchor: id of its heading; an entry's is the entry's id.
        label: an entry's label, a term's short form; else empty.
        title: as it is shown.
        text: plain text below its heading.
        more: plain text that is about it: commentary, reasons of relations.
        asked: what readers ask that it answers, in their words and the page's; never shown.
        other: its titles in the other languages; where a source begins, names of the source.
    """

    anchor: str
    label: str
    title: str
    text: str
    more: str = ""
    asked: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    is_entry: bool = False


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Places and index of each language, and the texts of each page: path below the site's root, and script (no data on file://)."""
    for language in site.languages:
        pages = {path: places_on(site, page) for path, page in site.guide.pages[language].items()}
        for name, script in index_scripts(site, language, pages):
            yield f"search/{name}-{language}.js", script
        for path, places in pages.items():
            address = site.page_address(path, language)
            shown = {place.anchor: f"{place.text} {place.more}".strip() for place in places}
            texts = {id: name_bare_references(text, partial(site.called, language=language)) for id, text in shown.items()}
            yield texts_address(address), data_script("excerpts", address, texts)


def texts_address(page: str) -> str:
    """Address of the texts of a page, by the page's address."""
    return f"search/texts/{page.removesuffix('.html')}.js"


def index_scripts(site: Site, language: str, pages: Mapping[str, Sequence[Place]] | None = None) -> Iterator[tuple[str, str]]:
    """The index in two parts, by name: what a changed text changes, and what it does not, so that no small update brings both."""
    data = index_data(site, language, pages)
    index = {name: data.pop(name) for name in _INDEX}
    yield "places", data_script("places", language, data)
    yield "index", data_script("index", language, index)


def index_data(site: Site, language: str, pages: Mapping[str, Sequence[Place]] | None = None) -> dict[str, Any]:
    """What can be found in one language, and how it is read; the form is told in docs/assets/scripts/search/data.js."""
    if pages is None:
        pages = {path: places_on(site, page) for path, page in site.guide.pages[language].items()}
    writing = site.guide.writing[language]
    ranking = site.guide.ranking
    # Readers of Chinese pages type either script; elsewhere the term base's Traditional names are enough.
    converted = _simplified() if writing.get("writing") == "han" else {}
    forms = forms_of(site, language, converted)
    analysis = Analysis(tables_of(writing, converted, forms))
    found = [place for places in pages.values() for place in places]
    weights = {name: ranking[name] for name in FIELDS}
    index = written(postings_of(_terms(found, analysis), weights, ranking["length"], ranking["spread"]))
    shown = [
        [site.page_address(path, language), int(path in site.guide.by_page), [[place.anchor, place.label, place.title] for place in places]]
        for path, places in pages.items()
    ]
    citations = grammar(site.guide)
    seen = json.dumps([shown, index["terms"], forms, citations], ensure_ascii=False)
    return {
        "writing": writing.get("writing", "words"),
        "spellings": writing.get("spellings", []),
        "endings": writing.get("endings", []),
        "stopWords": writing.get("stop_words", "").split(),
        "asking": writing.get("asking", []),
        "kept": writing.get("kept", []),
        "characters": characters(seen, converted),
        "citations": citations,
        "ranking": {name: value for name, value in ranking.items() if name not in (*FIELDS, "length", "spread")},
        "folder": folder_of(site.guide, language),
        "forms": {meaning: "|".join(written_forms) for meaning, written_forms in forms.items()},
        "pages": shown,
        "questions": {question: entry.id for question, entry in common_questions(site, language)},
        **index,
    }


def _terms(places: Sequence[Place], analysis: Analysis) -> list[dict[str, list[str]]]:
    """Terms of each place by field.

    Of pairs, those are left out that only join two words, being rarer in the guide than the pair before and the one after; and those that
    no title, no entry and no reader's question has. What is only said about a place gives none: they would tell little for their bytes.
    """
    texts = [_texts(place, _BEGINNING[analysis.writing]) for place in places]
    clauses = [{name: [clause for text in one for clause in analysis.clauses(text)] for name, one in fields.items()} for fields in texts]
    pairs = [{name: [run for clause in one for run in analysis.pairs(clause)] for name, one in fields.items()} for fields in clauses]
    counts = Counter(pair for fields in pairs for runs in fields.values() for run in runs for pair in run)
    kept = [{name: [pair for run in runs for pair in _words_in(run, counts)] for name, runs in fields.items()} for fields in pairs]
    core = {
        pair
        for place, fields in zip(places, kept, strict=True)
        for name in ("title", "asked", "other", *(["text"] if place.is_entry else []))
        for pair in fields[name]
    }
    found = []
    for by_text, by_clause, by_pair in zip(texts, clauses, kept, strict=True):
        terms = {name: [term for clause in one for term in analysis.terms(clause)] for name, one in by_clause.items()}
        for name in ("title", "asked", "text", "other"):
            terms[name] += [pair for pair in by_pair[name] if pair in core]
        for name in ("title", "asked", "text"):
            terms[name] += [meaning for text in by_text[name] for meaning in analysis.meanings(text)]
        found.append(terms)
    return found


def _texts(place: Place, beginning: int) -> dict[str, Sequence[str]]:
    """Texts of a place by field; of a section that is no entry, the beginning tells what it is about."""
    text = place.text if place.is_entry else place.text[:beginning]
    title = [place.title] if place.is_entry else [place.title, place.label]  # entries' labels are citations, which are read by a grammar
    return {"title": title, "asked": place.asked, "text": [text], "other": place.other, "rest": [place.more]}


def _words_in(run: Sequence[str], counts: Mapping[str, int]) -> list[str]:
    """Pairs of a run without those that are rarer than the pair before and the one after: they only join two words."""
    around = zip(["", *run], run, [*run[1:], ""], strict=False)
    return [pair for before, pair, after in around if not (before and after and counts[before] > counts[pair] < counts[after])]


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


def forms_of(site: Site, language: str, simplified: Mapping[str, str]) -> dict[str, list[str]]:
    """Every form of each meaning, once: terms, and everyday words of the language."""
    own = own_terms(site.guide.words[language])  # readers type them in citations, which the engine reads by a grammar
    forms = {term.id: _forms(term, language) for term in site.guide.terms.values() if term.id not in own}
    for meaning, words in site.guide.synonyms[language].items():
        forms[meaning] = [*forms.get(meaning, ()), *words]
    return {
        meaning: list(dict.fromkeys("".join(simplified.get(character, character) for character in form).lower() for form in written_forms))
        for meaning, written_forms in forms.items()
    }


def _forms(term: Term, language: str) -> list[str]:
    """Every form a term is written in, in any language; in another script than the language's own, where it is this one's."""
    by_code = (*term.variants.items(), *term.forbidden.items())
    variants = [form for code, forms in by_code if "-" not in code or code.startswith(f"{language}-") for form in forms]
    return [form for form in (*term.names.values(), term.short, *variants) if form]


def places_on(site: Site, page: Page) -> list[Place]:
    """What can be found on a page, in its order."""
    entries = site.entries_on(page.path, page.language)
    asked = _asked(site, page.language)
    if not entries:
        headings = page.headings[:1] if page.path in _ABOUT else page.headings
        own = [heading for heading in headings if not heading.id.startswith((_WAY_IN, _COMMON))]
        first, *others = [_section(site, page, heading.id, heading.title) for heading in own]
        sections = (replace(one, asked=asked.get(f"{page.path}#{one.anchor}", ())) for one in others)
        return [replace(first, asked=asked.get(page.path, ())), *sections]
    commentary = " ".join(text for id, text in page.prose.items() if id not in site.guide.principles and id != _QUESTIONS)
    first, *others = [replace(_entry(entry), asked=asked.get(entry.id, ())) for entry in entries]
    more, questions = f"{commentary} {first.more}".strip(), page.prose.get(_QUESTIONS, "")
    return [replace(first, more=more, asked=(*first.asked, questions)), *others]


def common_questions(site: Site, language: str) -> list[tuple[str, Entry]]:
    """The home page's questions, each with the entry that answers it."""
    home = site.guide.pages[language].get(HOME)
    links = links_below(home, _COMMON) if home else []
    return [(question, site.entry(PrincipleId(id), language)) for question, id in links if id in site.guide.principles]


def _asked(site: Site, language: str) -> dict[str, tuple[str, ...]]:
    """What readers ask that each entry, page or section of one answers: by id, by path, by path and anchor."""
    asked = {key: tuple(phrases) for key, phrases in site.guide.asked[language].items()}
    for question, entry in common_questions(site, language):
        asked[entry.id] = (*asked.get(entry.id, ()), question)
    return asked


def _entry(entry: Entry) -> Place:
    others = [entry.in_language(language).title for language in entry.site.languages if language != entry.language]
    if entry.source.home == entry.principle.page:
        others += [entry.source.title[entry.language], entry.source.label, *entry.source.also]
    reasons = " ".join(one.reason for one in entry.relations if one.side.is_declared)
    return Place(entry.id, entry.label, entry.named, entry.text.replace("\n", " "), more=reasons, other=tuple(others), is_entry=True)


def _section(site: Site, page: Page, id: str, title: str) -> Place:
    """A section of a page without entries."""
    term = site.guide.terms_by_anchor.get(id) if page.path == GLOSSARY else None
    text = str(page.meta.get("description", "")) if page.path in _ABOUT else page.prose.get(id, "")
    return Place(id, term.short if term else "", title, text)
