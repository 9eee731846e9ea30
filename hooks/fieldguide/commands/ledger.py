"""Writing what is new into the records that only grow."""

from __future__ import annotations

from pathlib import Path

from ..model.ledger import LEDGER, new_permalinks
from ..model.passages import MADE_FROM
from .checking import loaded
from .staling import record_new


def add_to_ledger(docs: Path) -> int:
    """The command `ledger add`: a line for each id and page that the ledger does not hold yet; no line is changed.

    What each new translation was made from goes on record, too.

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
    recorded = record_new(docs, guide)
    print(f"{docs / MADE_FROM}: {recorded or 'no'} new translation{'' if recorded == 1 else 's'} on record")
    print(f"{path}: {len(lines) or 'no'} new line{'' if len(lines) == 1 else 's'}")
    for line in lines:
        print(line)
    return 0
