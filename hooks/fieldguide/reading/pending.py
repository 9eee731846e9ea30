"""Entries that a language lacks in the edition that they are new in: its page is lent another language's words, as they stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model.entries import Heading, Page, Principle
from ..model.identifiers import PrincipleId
from .markdown_pages import end_of_entry

Pages = dict[str, dict[str, Page]]


def lend(
    pages: Pages, principles: Mapping[PrincipleId, Principle], originals: Mapping[str, str]
) -> tuple[Pages, dict[PrincipleId, Principle]]:
    """Pages and principles with what is pending, in the words of the language that it is made in.

    Args:
        originals: by id of a source, the code of that language.
    """
    lent = {language: dict(by_path) for language, by_path in pages.items()}
    found = dict(principles)
    for id, principle in principles.items():
        lender = originals.get(principle.source, "")
        original = principle.restated.get(lender)
        if original is None:
            continue
        for language in principle.pending:
            page = lent.get(language, {}).get(original.page)
            if page and language not in principle.restated:
                lent[language][page.path] = _with_entry(page, pages[lender][original.page], id)
                place = next(heading.line for heading in lent[language][page.path].headings if heading.id == id)
                restated = {**found[id].restated, language: replace(original, line=max(place, 1), lent_by=lender)}
                found[id] = replace(found[id], restated={code: restated[code] for code in pages if code in restated})
    return lent, found


def _with_entry(page: Page, lender: Page, id: str) -> Page:
    """A page with an entry of another language's page, behind the heading that it follows there."""
    ids = [heading.id for heading in lender.headings]
    heading = lender.headings[ids.index(id)]
    own = [one.id for one in page.headings]
    before = next((own.index(one) for one in reversed(ids[: ids.index(id)]) if one in own), None)
    if before is None:
        number = page.body_start
    else:
        number = page.headings[before].line
        if number not in page.lent:  # a lent heading stands in no line of the file
            number = end_of_entry(page, page.headings[before])
    text = "\n".join(lender.lines[heading.line - 1 : end_of_entry(lender, heading)]).strip()
    place = 0 if before is None else before + 1
    headings = (*page.headings[:place], Heading(heading.level, heading.title, id, number), *page.headings[place:])
    known = page.lent.get(number, "")
    return replace(page, headings=headings, lent={**page.lent, number: f"{known}\n\n{text}".strip()})
