"""Reading and checking the content without building it, and writing what is new into the ledger."""

from __future__ import annotations

import sys
from pathlib import Path

from ..guide import Guide, load_guide
from ..model.faults import GuideError, RequestError
from ..model.ledger import LEDGER, new_permalinks
from ..reading.mkdocs_yml import MKDOCS_YML, languages_in


def check(docs: Path) -> int:
    """The command `check`: every fault of the content, in a second."""
    guide = loaded(docs)
    if guide is None:
        return 1
    print(f"{docs}: {len(guide.principles)} entries, {len(guide.relations)} relations, {len(guide.languages)} languages, no fault")
    return 0


def add_to_ledger(docs: Path) -> int:
    """The command `ledger add`: a line for each id and page that the ledger does not hold yet; no line is changed.

    Returns:
        Exit status: 1 where the guide has faults beside; they are listed, and nothing is written.
    """
    guide = loaded(docs, are_listed=False)
    if guide is None:
        return 1
    lines = [str(permalink) for permalink in new_permalinks(guide.ledger, guide.principles.values(), guide.pages, guide.edition)]
    path = docs / LEDGER
    if lines:
        has_end = path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8", newline="\n") as opened:
            opened.write("".join(f"{line}\n" for line in (lines if has_end else ["", *lines])))
    print(f"{path}: {len(lines) or 'no'} new line{'' if len(lines) == 1 else 's'}")
    for line in lines:
        print(line)
    return 0


def loaded(docs: Path, *, are_listed: bool = True) -> Guide | None:
    """The guide; None, and its faults on standard error, where it has any."""
    try:
        languages = languages_in(docs.parent / MKDOCS_YML)
        return load_guide(docs, languages.built, drafts=languages.drafts, name=languages.name, are_listed=are_listed)
    except (GuideError, RequestError) as error:
        print(error, file=sys.stderr)
        return None
