"""The ledger of permanent addresses: what was published, since which edition, and what became of it.

docs/_data/permalinks.yml   every id and every page ever published, one line each; lines are only ever added
docs/_data/retired.yml      what is kept of retired principles; the file is there as soon as there is one
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from . import checks
from .faults import Fault
from .files import Items, Record, read_records, read_text
from .identifiers import WELL_FORMED, PrincipleId, parent_of
from .model import KINDS, Entry, Localised, Page, Principle, Relation, Source

LEDGER = "_data/permalinks.yml"
RETIRED = "_data/retired.yml"
ADD = ".venv/bin/python -m fieldguide ledger add"

_LINE = re.compile(r"- \{(.*)\}")
_PAIR = re.compile(r'\s*([a-z]+):\s*(?:"([^"]*)"|([^",{}]*?))\s*')
_NAME = re.compile(r"\b(?:id|page):\s*([^\s,}]+)")
_FACTS = ("id", "kind", "force", "actor")
_KEPT = (*_FACTS, "since", "reason", "replaced_by", "title", "text")

Places = Mapping[PrincipleId, tuple[str, int]]
"""File and line at which each principle is declared."""


@dataclass(frozen=True)
class Permalink:
    """One line of the ledger: a principle's id, or a page.

    Attributes:
        id: the principle's; empty for a page.
        kind: the principle's; empty for a page.
        page: path below a language's folder: of the page, or of the one on which the principle was published.
        edition: the first one.
        state: `current`; `retired`, for a principle; `moved`, for a page.
        to: path of the page that a moved one leads to.
        line: its line in the file, counted from 1.
    """

    id: str
    kind: str
    page: str
    edition: str
    state: str = "current"
    to: str = ""
    line: int = 0

    @property
    def name(self) -> str:
        return self.id or self.page

    def __str__(self) -> str:
        """The line as it stands in the file: one form only, so that a difference in git is a difference in what it says."""
        about = f"id: {self.id}, kind: {self.kind}, " if self.id else ""
        to = f", to: {self.to}" if self.to else ""
        return f'- {{{about}page: {self.page}, edition: "{self.edition}", state: {self.state}{to}}}'


@dataclass(frozen=True)
class Retired:
    """What is kept of a principle that is no longer current.

    Attributes:
        principle: its facts, and its title and text in each language as they last were.
        since: edition with which it was retired.
        reason: why, in each language.
        replaced_by: ids of the principles that take its place, if any.
        line: its line in _data/retired.yml.
    """

    principle: Principle
    since: str
    reason: Localised
    replaced_by: tuple[PrincipleId, ...]
    line: int


@dataclass(frozen=True)
class Ledger:
    """Every address ever published.

    Attributes:
        permalinks: the lines of the file, in its order.
        retired: what is kept of each retired principle.
        is_whole: whether every line of both files could be read.
    """

    permalinks: tuple[Permalink, ...] = ()
    retired: Mapping[PrincipleId, Retired] = field(default_factory=dict)
    is_whole: bool = True

    @cached_property
    def principles(self) -> Mapping[str, Permalink]:
        """Principles by id; of those that stand twice, the first."""
        return {permalink.id: permalink for permalink in reversed(self.permalinks) if permalink.id}

    @cached_property
    def pages(self) -> Mapping[str, Permalink]:
        """Pages by path; of those that stand twice, the first."""
        return {permalink.page: permalink for permalink in reversed(self.permalinks) if not permalink.id}

    @cached_property
    def retired_ids(self) -> frozenset[str]:
        return frozenset(permalink.id for permalink in self.principles.values() if permalink.state == "retired")

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """By path of a moved page, the path at which it stands now, however often it moved. Circles are left out."""
        ways = {path: permalink.to for path, permalink in self.pages.items() if permalink.state == "moved" and permalink.to}
        found = {}
        for path in ways:
            passed = [path]
            while passed[-1] in ways and ways[passed[-1]] not in passed:
                passed.append(ways[passed[-1]])
            if passed[-1] not in ways:
                found[path] = passed[-1]
        return found

    def page_now(self, path: str) -> str:
        """Path at which what stood on this page stands now."""
        return self.moved.get(path, path)

    def retired_on(self, path: str) -> tuple[Retired, ...]:
        """Retired principles whose old anchors belong on this page."""
        return tuple(one for one in self.retired.values() if one.principle.page == path)


def read_ledger(docs: Path, languages: Sequence[str], sources: Mapping[str, Source], faults: list[Fault]) -> Ledger | None:
    """The ledger with what is kept of retired principles; None where its file is missing.

    Args:
        sources: the declared sources; empty where they could not be read.
    """
    if not (docs / LEDGER).is_file():
        faults.append(Fault(LEDGER, 1, "", "The ledger of permanent addresses is missing.", "Restore the file: it only ever grows."))
        return None
    count = len(faults)
    ledger = Ledger(tuple(_permalinks(read_text(docs / LEDGER, LEDGER, faults), faults)))
    items = read_records(docs / RETIRED, RETIRED, faults) if (docs / RETIRED).is_file() else None
    is_whole = len(faults) == count
    return replace(ledger, retired=_retired(items, ledger, languages, sources, faults), is_whole=is_whole)


def _permalinks(text: str, faults: list[Fault]) -> Iterator[Permalink]:
    first: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        permalink = _permalink(line, number, faults)
        if permalink is None:
            continue
        if permalink.name in first:
            what = f"It stands on line {first[permalink.name]} already."
            faults.append(Fault(LEDGER, number, permalink.name, what, "Keep the older line, which is in git, and take out this one."))
        first.setdefault(permalink.name, number)
        yield permalink


def _permalink(line: str, number: int, faults: list[Fault]) -> Permalink | None:
    """A line of the ledger; None where it cannot be read. A line is read as such, not as YAML: that is a hundred times as fast."""
    match = _LINE.fullmatch(line)
    pairs = [_PAIR.fullmatch(part) for part in match[1].split(",")] if match else []
    record = Record({pair[1]: pair[2] or pair[3] or "" for pair in pairs if pair})
    record.line = number
    if not all(pairs) or not ({"id", "page"} & set(record)):
        name = _NAME.search(line)
        remedy = f"Restore it from git, or take it out and run: {ADD}"
        faults.append(Fault(LEDGER, number, name[1] if name else "", "The line is malformed.", remedy))
        return None
    permalink = Permalink(**{"id": "", "kind": "", "page": "", "edition": "", **_known(record)}, line=number)
    count = len(faults)
    _check_line(record, permalink, faults)
    if len(faults) == count and str(permalink) != line:
        faults.append(Fault(LEDGER, number, permalink.name, "The line is not in the ledger's one form.", f"Write it as: {permalink}"))
    return permalink


def _known(record: Record) -> dict[str, str]:
    return {key: value for key, value in record.items() if key in ("id", "kind", "page", "edition", "state", "to")}


def _check_line(record: Record, permalink: Permalink, faults: list[Fault]) -> None:
    name = permalink.name
    keys = {"id", "kind", "page", "edition", "state"} if permalink.id else {"page", "edition", "state", "to"}
    checks.check_keys(record, keys, LEDGER, name, faults, optional={"to"})

    def tell(what: str, remedy: str) -> None:
        faults.append(Fault(LEDGER, permalink.line, name, what, remedy))

    if permalink.id and not WELL_FORMED.fullmatch(permalink.id):
        tell("The id is malformed.", "Write a source and its numbers, such as cso-2-2-1.")
    if permalink.kind and permalink.kind not in KINDS:
        tell(f"The kind '{permalink.kind}' is unknown.", f"Use one of: {', '.join(KINDS)}.")
    if permalink.edition and not checks.EDITION.fullmatch(permalink.edition):
        tell("The edition is no calendar version.", 'Write it as "2026.11", in quotation marks.')
    states = ("current", "retired") if permalink.id else ("current", "moved")
    if permalink.state not in states:
        tell(f"The state '{permalink.state}' is unknown.", f"Use one of: {', '.join(states)}.")
    elif permalink.state == "moved" and not permalink.to:
        tell("It is not said where the page moved.", "Write the path of the page that it leads to: `state: moved, to: <page>`.")
    elif permalink.state == "current" and permalink.to:
        tell("A page that has not moved leads nowhere else.", "Write `state: moved`, or take `to` out.")


def _retired(
    items: Items | None, ledger: Ledger, languages: Sequence[str], sources: Mapping[str, Source], faults: list[Fault]
) -> dict[PrincipleId, Retired]:
    """What is kept of retired principles, by id."""
    found: dict[PrincipleId, Retired] = {}
    for record in checks.records(items, RETIRED, faults):
        retired = _checked_retired(record, ledger, languages, sources, faults)
        if retired is None:
            continue
        id = retired.principle.id
        if id in found:
            what = f"It stands on line {found[id].line} already."
            faults.append(Fault(RETIRED, record.line, id, what, "Keep one of the two."))
        found.setdefault(id, retired)
    return found


def _checked_retired(
    record: Record, ledger: Ledger, languages: Sequence[str], sources: Mapping[str, Source], faults: list[Fault]
) -> Retired | None:
    facts = Record({key: record[key] for key in _FACTS if key in record})
    facts.line, facts.lines = record.line, record.lines
    principle = checks.checked_principle(facts, RETIRED, sources, faults)
    id = str(record.get("id") or "")
    checks.check_keys(record, set(_KEPT), RETIRED, id, faults, optional={"replaced_by", *_FACTS})
    localised = {key: checks.checked_localised(record, key, languages, RETIRED, id, faults) for key in ("reason", "title", "text")}
    since = checks.checked_text(record, "since", RETIRED, id, faults)
    if since and not checks.EDITION.fullmatch(since):
        what = "The edition is no calendar version."
        faults.append(Fault(RETIRED, record.line_of("since"), id, what, 'Write it as "2026.11", in quotation marks.'))
    replaced_by = tuple(PrincipleId(other) for other in checks.checked_texts(record, "replaced_by", RETIRED, id, faults))
    if principle is None:
        return None
    page = ledger.page_now(ledger.principles[id].page) if id in ledger.principles else ""
    entries = {language: _entry(localised, language, page, record.line) for language in languages}
    kept = Principle(principle.id, principle.kind, principle.force, principle.actor, entries)
    return Retired(kept, since, localised["reason"], replaced_by, record.line)


def _entry(localised: Mapping[str, Localised], language: str, page: str, line: int) -> Entry:
    title, text = (localised[key].get(language, "").strip() for key in ("title", "text"))
    return Entry(title, "\n".join(part.strip() for part in text.split("\n") if part.strip()), page, line)


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
        faults.append(Fault(LEDGER, permalink.line, permalink.id, what, f"Write it to {RETIRED}: {', '.join(_KEPT)}."))
    elif kept and kept.principle.kind in KINDS and kept.principle.kind != permalink.kind:
        what = f"It was published with the kind '{permalink.kind}', not '{kept.principle.kind}'."
        faults.append(Fault(RETIRED, kept.line, permalink.id, what, f"Write `kind: {permalink.kind}`."))


def _check_same(ledger: Ledger, permalink: Permalink, principle: Principle, place: tuple[str, int], faults: list[Fault]) -> None:
    if permalink.kind in KINDS and principle.kind in KINDS and principle.kind != permalink.kind:
        what = f"It was published with the kind '{permalink.kind}', not '{principle.kind}'."
        remedy = f"Write `kind: {permalink.kind}`; or retire it and publish another id."
        faults.append(Fault(*place, permalink.id, what, remedy))
    page = ledger.page_now(permalink.page)
    if principle.entries and permalink.page and principle.page != page:
        language, entry = next(iter(principle.entries.items()))
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
    there = _first_of_each(pages)
    for permalink in ledger.pages.values():
        path, line = permalink.page, permalink.line
        if permalink.state != "moved":
            if path not in there and path not in checks.NEEDED_PAGES:
                remedy = "Restore it in every language; or, where another page takes its place: `state: moved, to: <page>`."
                faults.append(Fault(LEDGER, line, path, "The page was published and is gone from the guide.", remedy))
        elif path in there:
            what = "The page has moved, and its old path is never used again."
            faults.append(Fault(there[path].file, 1, path, what, f"Write the page to another path; this one leads to {permalink.to}."))
        elif permalink.to and ledger.moved.get(path) not in there:
            what = f"The page that it moved to, '{permalink.to}', is not there."
            remedy = "Name a page that stands below every language's folder, such as cso/part-1/index.md."
            faults.append(Fault(LEDGER, line, path, what, remedy))


def check_editions(ledger: Ledger, edition: str, faults: list[Fault]) -> None:
    """Nothing was published, or retired, in an edition that is still to come.

    Args:
        edition: the guide's.
    """
    if not _order(edition):
        return
    for permalink in ledger.permalinks:
        if _order(permalink.edition) > _order(edition):
            what = f"Its edition, {permalink.edition}, is later than the guide's, {edition}."
            faults.append(Fault(LEDGER, permalink.line, permalink.name, what, "Restore the line from git, or mend _data/guide.yml."))
    for id, retired in ledger.retired.items():
        first = ledger.principles[id].edition if id in ledger.principles else ""
        if retired.since and not _order(first) <= _order(retired.since) <= _order(edition):
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
        if principle.entries and id not in ledger.principles:
            faults.append(Fault(*places[id], id, "The id is not in the ledger of permanent addresses.", remedy))
    for path, page in _first_of_each(pages).items():
        if path not in ledger.pages:
            faults.append(Fault(page.file, 1, path, "The page is not in the ledger of permanent addresses.", remedy))


def new_permalinks(
    ledger: Ledger, principles: Iterable[Principle], pages: Mapping[str, Mapping[str, Page]], edition: str
) -> tuple[Permalink, ...]:
    """Lines for what the ledger does not hold yet: principles in reading order, then pages by path."""
    ids = [Permalink(one.id, one.kind, one.page, edition) for one in principles if one.id not in ledger.principles]
    paths = [Permalink("", "", path, edition) for path in sorted(_first_of_each(pages)) if path not in ledger.pages]
    return (*ids, *paths)


def broken_promises(before: str, now: str) -> list[str]:
    """What a later text of the ledger may not have done to an earlier one, in plain words; empty where it kept to the rules.

    Lines may be added, and a state may change from `current` to `retired` or `moved`. Nothing else.
    """
    found = {permalink.name: permalink for permalink in _permalinks(now, [])}
    broken = []
    for old in _permalinks(before, []):
        new = found.get(old.name)
        if new is None:
            broken.append(f"{old.name} was taken out")
            continue
        changed = [key for key in ("kind", "page", "edition") if getattr(old, key) != getattr(new, key)]
        broken += [f"{old.name} changed its {key} from {getattr(old, key)} to {getattr(new, key)}" for key in changed]
        if old.state not in ("current", new.state):
            broken.append(f"{old.name} changed its state from {old.state} to {new.state}")
    return broken


def _first_of_each(pages: Mapping[str, Mapping[str, Page]]) -> dict[str, Page]:
    """Each path with the page in the first language that has it."""
    found: dict[str, Page] = {}
    for by_path in pages.values():
        for path, page in by_path.items():
            found.setdefault(path, page)
    return found


def _order(edition: str) -> tuple[int, ...]:
    """What editions are sorted by; nothing comes before an edition that cannot be read."""
    return tuple(map(int, edition.split("."))) if checks.EDITION.fullmatch(edition) else ()
