"""What was published stays: every id and page of the ledger is there, retired or moved, and what is new stands in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from ..model.entries import Page, Principle, Relation
from ..model.faults import Fault
from ..model.file_names import page_path_fault
from ..model.identifiers import PrincipleId, parent_of
from ..model.ledger import LEDGER, RETIRED, Ledger, Permalink, Places, Retired, first_of_each, order_of
from ..model.special_pages import NEEDED
from ..reading.ledger_file import ADD
from ..reading.schemas import RETIRED_KEYS


def check_permanent_ids(ledger: Ledger, principles: Mapping[PrincipleId, Principle], places: Places, faults: list[Fault]) -> None:
    """Every published id is still what it was: it stands where it stood, with its kind; or it is retired, and is kept."""
    for permalink in ledger.principles.values():
        id = PrincipleId(permalink.id)
        if ledger.is_whole and permalink.page not in ledger.pages:
            what = f"Its page '{permalink.page}' is not in the ledger."
            faults.append(Fault(LEDGER, permalink.line, id, what, "Restore both lines from git: neither is ever taken out or changed."))
        if permalink.state == "retired":
            _check_retired(ledger, permalink, places.get(id), faults)
        elif id not in principles:
            remedy = f"Declare and restate it again; or retire it: `state: retired` here, what is kept of it in {RETIRED}."
            faults.append(Fault(LEDGER, permalink.line, id, "The id was published and is gone from the guide.", remedy))
        else:
            _check_same(ledger, permalink, principles[id], places[id], faults)
    for id, retired in ledger.retired.items():
        if id not in ledger.retired_ids:
            what = "The ledger does not say that it is retired." if id in ledger.principles else "No such id was ever published."
            remedy = f"Write `state: retired` in its line in {LEDGER}, or take this record out."
            faults.append(Fault(RETIRED, retired.line, id, what, remedy))
        _check_replacements(ledger, retired, principles, faults)


def _check_retired(ledger: Ledger, permalink: Permalink, place: tuple[str, int] | None, faults: list[Fault]) -> None:
    kept = ledger.retired.get(PrincipleId(permalink.id))
    if place:
        what = "The id is retired, and a retired id is never used again."
        faults.append(Fault(*place, permalink.id, what, f"Give the entry an id of its own. {instead(ledger, permalink.id)}"))
    if kept is None and ledger.is_whole:
        what = "It is retired, and what it said is not kept."
        faults.append(Fault(LEDGER, permalink.line, permalink.id, what, f"Write it to {RETIRED}: {', '.join(RETIRED_KEYS)}."))
    elif kept and permalink.kind and kept.principle.kind != permalink.kind:
        what = f"It was published with the kind '{permalink.kind}', not '{kept.principle.kind}'."
        faults.append(Fault(RETIRED, kept.line, permalink.id, what, f"Write `kind: {permalink.kind}`."))


def _check_same(ledger: Ledger, permalink: Permalink, principle: Principle, place: tuple[str, int], faults: list[Fault]) -> None:
    if permalink.kind and principle.kind != permalink.kind:
        what = f"It was published with the kind '{permalink.kind}', not '{principle.kind}'."
        remedy = f"Write `kind: {permalink.kind}`; or retire it and publish another id."
        faults.append(Fault(*place, permalink.id, what, remedy))
    page = ledger.page_now(permalink.page)
    if principle.restated and permalink.page and principle.page != page:
        language, entry = next(iter(principle.restated.items()))
        what = f"It was published on another page, '{page}', and links lead there."
        remedy = "Put it back, in every language; or retire it and publish another id. Only whole pages move."
        faults.append(Fault(f"{language}/{entry.page}", entry.line, permalink.id, what, remedy))


def _check_replacements(ledger: Ledger, retired: Retired, principles: Mapping[PrincipleId, Principle], faults: list[Fault]) -> None:
    for other in retired.replaced_by:
        if other in principles and other not in ledger.retired_ids:
            continue
        is_retired = other in ledger.retired_ids and other != retired.principle.id
        what = f"What takes its place, '{other}', is no current entry."
        remedy = instead(ledger, other) if is_retired else "Name ids that _data/principles/ declares, or leave `replaced_by` out."
        faults.append(Fault(RETIRED, retired.line, retired.principle.id, what, remedy))


def instead(ledger: Ledger, id: str) -> str:
    """The remedy where a retired id is used: what takes its place."""
    retired = ledger.retired.get(PrincipleId(id))
    if retired is None or not retired.replaced_by:
        return f"Do without '{id}': nothing takes its place."
    return f"Use {' or '.join(retired.replaced_by)} instead of '{id}'."


def check_permanent_pages(ledger: Ledger, pages: Mapping[str, Mapping[str, Page]], faults: list[Fault]) -> None:
    """Every published page is there, or has moved to one that is."""
    there = first_of_each(pages)
    for permalink in ledger.pages.values():
        path, line = permalink.page, permalink.line
        if permalink.state != "moved":
            if path not in there and path not in NEEDED:
                remedy = "Restore it in every language; or, where another page takes its place: `state: moved, to: <page>`."
                faults.append(Fault(LEDGER, line, path, "The page was published and is gone from the guide.", remedy))
        elif path in there:
            what = "The page has moved, and its old path is never used again."
            faults.append(Fault(there[path].file, 1, path, what, f"Write the page to another path; this one leads to {permalink.to}."))
        elif permalink.to and ledger.moved.get(path) not in there:
            what = f"The page that it moved to, '{permalink.to}', is not there."
            remedy = "Name a page that stands below every language's folder, such as cso/part-1/index.md."
            faults.append(Fault(LEDGER, line, path, what, remedy))


def check_page_names(ledger: Ledger, pages: Mapping[str, Mapping[str, Page]], faults: list[Fault]) -> None:
    """Every page that the ledger names is one that the site can hold beside its other pages and what is its own."""
    languages = tuple(pages)
    there = {*first_of_each(pages), *ledger.pages}
    folders = {folder.as_posix() for path in there for folder in PurePosixPath(path).parents}
    for path, permalink in ledger.pages.items():
        if permalink.state == "moved" and (path.removesuffix(".md") in folders or f"{PurePosixPath(path).parent}.md" in there):
            what = "A page and a folder of one name stand beside each other: servers answer for both at one address, without .html."
            faults.append(Fault(LEDGER, permalink.line, path, what, "Give the one that is new another name."))
    for permalink in ledger.permalinks:
        for path in filter(None, (permalink.page, permalink.to)):
            if fault := page_path_fault(path, languages):
                faults.append(Fault(LEDGER, permalink.line, path, *fault))


def check_editions(ledger: Ledger, edition: str, faults: list[Fault]) -> None:
    """Nothing was published, or retired, in an edition that is still to come.

    Args:
        edition: the guide's.
    """
    if not order_of(edition):
        return
    for permalink in ledger.permalinks:
        if order_of(permalink.edition) > order_of(edition):
            what = f"Its edition, {permalink.edition}, is later than the guide's, {edition}."
            faults.append(Fault(LEDGER, permalink.line, permalink.name, what, "Restore the line from git, or mend _data/guide.yml."))
    for id, retired in ledger.retired.items():
        first = ledger.principles[id].edition if id in ledger.principles else ""
        if retired.since and not order_of(first) <= order_of(retired.since) <= order_of(edition):
            what = f"It cannot have been retired with edition {retired.since}."
            remedy = f"Write an edition from its first, {first or 'unknown'}, to the guide's, {edition}."
            faults.append(Fault(RETIRED, retired.line, id, what, remedy))


def check_retired_uses(
    ledger: Ledger,
    places: Places,
    pages: Mapping[str, Mapping[str, Page]],
    relations: Iterable[tuple[Relation, str, int]],
    faults: list[Fault],
) -> None:
    """No link, heading, relation or child names a retired id; the remedy names what takes its place."""

    def tell(file: str, line: int, name: str, what: str, id: str) -> None:
        faults.append(Fault(file, line, name, f"{what} the retired id '{id}'.", instead(ledger, id)))

    retired = ledger.retired_ids
    for page in (page for by_path in pages.values() for page in by_path.values()):
        for reference in page.references:
            if reference.id in retired:
                tell(page.file, reference.line, reference.id, "The link names", reference.id)
        for heading in page.headings:
            if heading.id in retired and heading.id not in places:
                tell(page.file, heading.line, heading.id, "The heading carries", heading.id)
    for relation, file, line in relations:
        if relation.target in retired:
            tell(file, line, f"{relation.origin} → {relation.target}", "The relation points at", relation.target)
    for id, (file, line) in places.items():
        parent = parent_of(id)
        if parent in retired and id not in retired:
            what = f"It is held by the retired id '{parent}'."
            faults.append(Fault(file, line, id, what, f"Retire it too: an id is held by what it begins with. {instead(ledger, parent)}"))


def check_listed(
    ledger: Ledger,
    principles: Mapping[PrincipleId, Principle],
    places: Places,
    pages: Mapping[str, Mapping[str, Page]],
    faults: list[Fault],
) -> None:
    """Whatever is published from now on stands in the ledger."""
    remedy = f"Write it there: {ADD}"
    for id, principle in principles.items():
        if principle.restated and id not in ledger.principles:
            faults.append(Fault(*places[id], id, "The id is not in the ledger of permanent addresses.", remedy))
    for path, page in first_of_each(pages).items():
        if path not in ledger.pages:
            faults.append(Fault(page.file, 1, path, "The page is not in the ledger of permanent addresses.", remedy))
