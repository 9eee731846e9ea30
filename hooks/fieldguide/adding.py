"""Write what is new into the ledger of permanent addresses."""

from __future__ import annotations

import argparse
import sys

from .configuration import languages_in
from .faults import GuideError, RequestError
from .ledger import LEDGER, new_permalinks
from .loading import load_guide


def run(asked: argparse.Namespace) -> int:
    """Append a line for each id and page that the ledger does not hold yet, and say so; no line is changed.

    Returns:
        Exit status: 1 where the guide has faults beside; they are listed, and nothing is written.
    """
    try:
        guide = load_guide(asked.docs, languages_in(asked.docs.parent / "mkdocs.yml"), are_listed=False)
    except (GuideError, RequestError) as error:
        print(error, file=sys.stderr)
        return 1
    lines = [str(permalink) for permalink in new_permalinks(guide.ledger, guide.principles.values(), guide.pages, guide.edition)]
    path = asked.docs / LEDGER
    if lines:
        has_end = path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8", newline="\n") as opened:
            opened.write("".join(f"{line}\n" for line in (lines if has_end else ["", *lines])))
    print(f"{path}: {len(lines) or 'no'} new line{'' if len(lines) == 1 else 's'}")
    for line in lines:
        print(line)
    return 0
