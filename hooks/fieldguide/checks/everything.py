"""All checks of the content, in the order in which their faults are easiest to mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..model.data_files import SOURCES_YML, TERMS_YML
from ..model.faults import Fault
from ..model.ledger import LEDGER, RETIRED, Places, order_of
from ..reading.content import Content
from ..reading.project_files import read_project
from . import asked, commentary, markup, pending, permanence, references, structure, style, terms, wordings, words
from .words_used import words_used

ROOT = Path(__file__).resolve().parents[3]
"""The repository that this package stands in, whose templates and hooks make the site."""


def check(content: Content, faults: list[Fault], *, name: str = "", are_listed: bool = True) -> None:
    """Append every fault of the content.

    Args:
        name: the guide's, in mkdocs.yml; empty where that was not read.
        are_listed: whether every address has to stand in the ledger already.
    """
    kept = {id: one.principle for id, one in content.ledger.retired.items()}
    places = {**{id: (RETIRED, one.line) for id, one in content.ledger.retired.items()}, **content.places}
    words.check_words(content.words, words_used(read_project(ROOT, faults), faults), faults)
    words.check_needed_words(content, {**kept, **content.principles}.values(), places, faults)
    structure.check_name(name, content.pages, content.words, faults)
    _check_structure(content, places, faults)
    asked.check_asked(content, faults)
    asked.check_synonyms(content, faults)
    permanence.check_page_names(content.ledger, content.pages, faults)
    if content.has_principles and LEDGER not in content.unread:
        _check_permanence(content, faults, are_listed=are_listed)
    if content.has_principles and TERMS_YML not in content.unread:
        terms.check_terms(content, faults)
    # How a line is written is told where nothing worse is wrong with it; what differs between languages, where both pages stand.
    faulty = {fault.file for fault in faults}
    _add(faults, lambda found: markup.check_markup(content, found))
    _add(faults, lambda found: style.check_style(content, found))
    _add(faults, lambda found: terms.check_forbidden(content, found))
    unsound = {fault.file for fault in faults}
    _add(faults, lambda found: commentary.check_commentary(content, faulty, unsound, found))


def _check_structure(content: Content, places: Places, faults: list[Fault]) -> None:
    """What is declared fits together, and stands on pages in its order. Of a file that cannot be read, that is one fault, told already.

    Args:
        places: where current and retired principles are declared.
    """
    pages, sources = content.pages, content.sources
    structure.check_homes(sources, content.source_records, pages, faults)
    structure.check_places(sources, content.source_records, content.principles, content.writing, faults)
    structure.check_typed(sources, content.source_records, faults)
    references.check_relations(content.relations, faults)
    structure.check_pages(pages, set(content.places), faults)
    if SOURCES_YML not in content.unread:
        structure.check_snippets(content.snippets, pages, sources, faults)
    structure.check_entries(content.principles, pages, content.places, faults)
    structure.check_order(pages, content.places, faults)
    if content.has_principles:
        known = {*content.places, *content.ledger.retired_ids}
        references.check_targets(content.relations, known, faults)
        references.check_parents(places, known, faults)
        references.check_principle_links(pages, known, faults)
        for by_path in pages.values():
            for page in by_path.values():
                structure.check_entry_headings(page, known, faults)
    if TERMS_YML not in content.unread:
        references.check_forms(content.terms, faults)
        references.check_term_links(pages, content.terms, faults)
        structure.check_glossary(pages, content.terms, faults)


def _check_permanence(content: Content, faults: list[Fault], *, are_listed: bool) -> None:
    """What was published stands, and what is new is on record; arguments as of check()."""
    ledger, pages = content.ledger, content.pages
    permanence.check_permanent_ids(ledger, content.principles, content.places, faults)
    permanence.check_retired_uses(ledger, content.places, pages, content.relations, faults)
    permanence.check_permanent_pages(ledger, pages, faults)
    permanence.check_editions(ledger, content.edition, faults)
    if order_of(content.edition):
        wordings.check_wordings(content.wordings, ledger, content.edition, faults)
        pending.check_pending(content, faults)
    if are_listed and not faults:  # what is missing for another reason is told already
        references.check_made_from(content.passages, content.made_from_places, faults)
    if are_listed and ledger.is_whole:
        permanence.check_listed(ledger, content.principles, content.places, pages, faults)


def _add(faults: list[Fault], check: Callable[[list[Fault]], None]) -> None:
    """Add what a check finds on lines on which nothing was found before."""
    lines = {(fault.file, fault.line) for fault in faults}
    found: list[Fault] = []
    check(found)
    faults += [fault for fault in found if (fault.file, fault.line) not in lines]
