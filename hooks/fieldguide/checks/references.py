"""Relations, links by id and parents lead to what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..model.data_files import TERMS_YML
from ..model.entries import Page, Reference, Relation, Term
from ..model.faults import Fault
from ..model.identifiers import PrincipleId, is_kin, parent_of, source_of
from ..model.passages import Passage

_TERM = "term-"


def check_relations(relations: Iterable[tuple[Relation, str, int]], faults: list[Fault]) -> None:
    """Relations join two principles, once, and say more than the structure does."""
    seen: dict[frozenset[str], str] = {}
    reasons: dict[tuple[str, str], str] = {}
    for relation, name, line in relations:
        pair = f"{relation.origin} → {relation.target}"
        if relation.origin == relation.target:
            faults.append(Fault(name, line, pair, "The relation points at its own principle.", "Name another principle."))
        elif is_kin(relation.origin, relation.target):
            remedy = "Leave it out: parent, child and sibling are linked already."
            faults.append(Fault(name, line, pair, "The relation repeats the structure of the source.", remedy))
        elif relation.is_comparison() and source_of(relation.origin) == source_of(relation.target):
            remedy = "Leave the property out: it marks what another industry, and so another source, shows."
            faults.append(Fault(name, line, pair, "The relation compares two entries of one source.", remedy))
        key = frozenset((relation.origin, relation.target))
        if key in seen:
            remedy = "Declare it once, on one side; the other is derived."
            faults.append(Fault(name, line, pair, f"The relation is declared at {seen[key]} already.", remedy))
        seen.setdefault(key, f"{name}:{line}")
        for language, reason in relation.reason.items():
            if (language, reason) in reasons:
                what = f"The reason in {language} is that of {reasons[language, reason]}."
                faults.append(Fault(name, line, pair, what, "Say what is true of this pair only."))
            reasons.setdefault((language, reason), pair)


def check_forms(terms: Mapping[str, Term], faults: list[Fault]) -> None:
    """Forms that readers type are forms: whole, no note of an editor, said once, and of one term alone."""
    names = {(language, name.casefold()): term for term in terms.values() for language, name in term.names.items()}
    first: dict[tuple[str, str], Term] = {}
    shorts: dict[str, str] = {}
    for term in terms.values():
        if term.short and shorts.setdefault(term.short.casefold(), term.id) != term.id:
            what = f"The short form “{term.short}” is that of '{shorts[term.short.casefold()]}' already."
            faults.append(Fault(TERMS_YML, term.line, term.id, what, "Leave one of the two out."))
        for language in {**term.variants, **term.forbidden}:
            forms = (*term.variants.get(language, ()), *term.forbidden.get(language, ()))
            typed = [form.casefold() for form in forms]
            for place, form in enumerate(forms):
                key = (language, form.casefold())
                named, earlier = names.get(key), first.setdefault(key, term)
                if what := _form_fault(form):
                    faults.append(
                        Fault(TERMS_YML, term.line, term.id, f"The form “{form}” in {language} {what}.", "Write what readers type.")
                    )
                elif named is not None:
                    what = f"The form “{form}” in {language} is the name of '{named.id}'."
                    faults.append(Fault(TERMS_YML, term.line, term.id, what, "Leave it out: names are found anyway."))
                elif earlier is not term or key[1] in typed[:place]:
                    what = f"The form “{form}” in {language} stands under '{earlier.id}' already."
                    faults.append(Fault(TERMS_YML, term.line, term.id, what, "Keep it where it belongs."))


def _form_fault(form: str) -> str:
    """What makes a form none; empty where it is one."""
    if any(form.count(opening) != form.count(closing) for opening, closing in map(tuple, ("()", "（）", "[]", "“”", "《》"))):
        return "has a bracket left open"
    if re.search(r"[;:=]|…|\.\.\.|\b(?:see|cf|also|common|another|readers)\b", form, re.IGNORECASE):
        return "holds a note"
    return ""


def check_targets(relations: Iterable[tuple[Relation, str, int]], known: set[str], faults: list[Fault]) -> None:
    """Relations point at known principles."""
    for relation, name, line in relations:
        if relation.target not in known:
            pair = f"{relation.origin} → {relation.target}"
            what = f"The relation points at the unknown id '{relation.target}'."
            faults.append(Fault(name, line, pair, what, "Name a principle that _data/principles/ declares."))


def check_parents(places: Mapping[PrincipleId, tuple[str, int]], known: set[str], faults: list[Fault]) -> None:
    """The principle that holds another one is known too.

    Args:
        places: file and line where each principle is declared.
    """
    for id in places:
        parent = parent_of(id)
        if parent and parent not in known:
            faults.append(Fault(*places[id], id, f"Its parent '{parent}' is not declared.", "Declare the parent, or mend the id."))


def check_principle_links(pages: Mapping[str, Mapping[str, Page]], known: set[str], faults: list[Fault]) -> None:
    """Links by id that name no term lead to a principle."""
    for page, reference in _references(pages):
        if not reference.id.startswith(_TERM) and reference.id not in known:
            remedy = "Use an id of _data/principles/, or `term-` and an id of _data/terms.yml."
            faults.append(Fault(page.file, reference.line, reference.id, "The link names an unknown id.", remedy))


def check_term_links(pages: Mapping[str, Mapping[str, Page]], terms: Mapping[str, Term], faults: list[Fault]) -> None:
    """Links by id that name a term lead to one of the term base."""
    anchors = {term.anchor for term in terms.values()}
    for page, reference in _references(pages):
        if reference.id.startswith(_TERM) and reference.id not in anchors:
            remedy = "Use `term-` and an id of _data/terms.yml, with hyphens for underscores."
            faults.append(Fault(page.file, reference.line, reference.id, "The link names an unknown term.", remedy))


def _references(pages: Mapping[str, Mapping[str, Page]]) -> Iterator[tuple[Page, Reference]]:
    for by_path in pages.values():
        for page in by_path.values():
            for reference in page.references:
                yield page, reference


def check_made_from(passages: Mapping[str, Mapping[str, Passage]], places: Iterable[tuple[str, int, str]], faults: list[Fault]) -> None:
    """What translations were made from is on record for passages that there are."""
    known = {id for by_id in passages.values() for id in by_id}
    for name, line, id in places:
        if id not in known:
            remedy = "Take the line out, or run `python -m fieldguide ledger add`, which does."
            faults.append(Fault(name, line, id, "The record names a passage that is not there.", remedy))
