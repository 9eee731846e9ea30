"""Citation files for reference managers: CSL-JSON, RIS and BibTeX, one file per entry with one record for each language.

An entry is a web page of the guide to all three: they know no smaller unit with an edition of its own and without an author.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.identifiers import PrincipleId
from ..site import Entry, Site
from ..wording.words import month_of


@dataclass(frozen=True)
class BibliographicRecord:
    """An entry in one language, as reference managers keep it.

    Attributes:
        key: name of the record, such as `cso-2-2-1-vi`.
        tag: language tag, such as `zh-Hans`.
        container: name of the guide.
        address: public address of the card.
        note: what it restates; and that it was retired, where it was.
        text: paragraphs of the entry.
    """

    key: str
    tag: str
    title: str
    container: str
    edition: str
    year: int
    month: int
    address: str
    note: str
    text: tuple[str, ...]


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Three files for every principle, current or retired, such as `p/cso-2-2-1.ris`: path below the site's root, and text."""
    for id in (*site.guide.principles, *site.guide.ledger.retired):
        records = records_of(site, id)
        for ending, write in FORMATS.items():
            yield f"p/{id}.{ending}", write(records)


def records_of(site: Site, id: PrincipleId) -> list[BibliographicRecord]:
    """A principle's records, one for each language."""
    return [_record(entry) for entry in site.versions(id)]


def _record(entry: Entry) -> BibliographicRecord:
    year, month = month_of(entry.since)
    retired = entry.site.guide.ledger.retired.get(entry.id)
    since = entry.words("retired.since", label=entry.label, edition=retired.since) if retired else ""
    return BibliographicRecord(
        key=f"{entry.id}-{entry.language}",
        tag=entry.spoken_tag,
        title=entry.heading,
        container=entry.words("site.name"),
        edition=entry.since,
        year=year,
        month=month,
        address=entry.cited_card,
        note=f"{entry.restates} {since}".strip(),
        text=entry.paragraphs,
    )


def csl_json(found: list[BibliographicRecord]) -> str:
    """CSL-JSON 1.0.2: https://github.com/citation-style-language/schema, csl-data.json."""
    records = [
        {
            "id": one.key,
            "type": "webpage",
            "title": one.title,
            "container-title": one.container,
            "edition": one.edition,
            "issued": {"date-parts": [[one.year, one.month]]},
            "language": one.tag,
            "URL": one.address,
            "note": one.note,
            "abstract": "\n".join(one.text),
        }
        for one in found
    ]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def ris(found: list[BibliographicRecord]) -> str:
    """RIS, the form of Reference Manager (2001, with the tags of 2011): a tag, two spaces, a hyphen, a space; lines end with CRLF."""
    lines: list[str] = []
    for one in found:
        fields = (
            ("TY", "ELEC"),
            ("ID", one.key),
            ("TI", one.title),
            ("T2", one.container),
            ("ET", one.edition),
            ("PY", str(one.year)),
            ("DA", f"{one.year}/{one.month:02}//"),
            ("LA", one.tag),
            ("UR", one.address),
            ("N1", one.note),
            ("AB", " ".join(one.text)),
            ("ER", ""),
        )
        lines += [f"{tag}  - {value}" for tag, value in fields]
    return "".join(f"{line}\r\n" for line in lines)


def bibtex(found: list[BibliographicRecord]) -> str:
    """BibTeX in the form that biblatex and biber read: UTF-8, `@online`; titles keep their capitals."""
    records = []
    for one in found:
        fields = {
            "title": f"{{{_tex(one.title)}}}",
            "organization": f"{{{_tex(one.container)}}}",
            "version": _tex(one.edition),
            "date": f"{one.year}-{one.month:02}",
            "language": one.tag,
            "url": one.address,  # read letter for letter
            "note": _tex(one.note),
            "abstract": "\n\n".join(map(_tex, one.text)),
        }
        records.append(f"@online{{{one.key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n")
    return "\n".join(records)


FORMATS = {"csl.json": csl_json, "ris": ris, "bib": bibtex}
"""How each file is written, by the end of its name: p/cso-2-2-1.ris."""

_TEX = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"} | {mark: f"\\{mark}" for mark in "{}$&#%_"}


def _tex(text: str) -> str:
    return re.sub(r"[\\^~{}$&#%_]", lambda match: _TEX[match[0]], text)
