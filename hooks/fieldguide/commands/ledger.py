"""Writing what is new into the records that only grow."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..guide import Guide
from ..model.ledger import LEDGER, new_permalinks
from ..model.passages import MADE_FROM
from ..model.wordings import Wording, new_wordings
from ..reading.wordings import wordings_file
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
        append(path, lines)
    words = new_words(guide)
    if words:
        append(docs / wordings_file(guide.edition), map(str, words))
    print(f"{docs / wordings_file(guide.edition)}: {len(words) or 'no'} new wording{'' if len(words) == 1 else 's'}")
    recorded = record_new(docs, guide)
    print(f"{docs / MADE_FROM}: {recorded or 'no'} new translation{'' if recorded == 1 else 's'} on record")
    print(f"{path}: {len(lines) or 'no'} new line{'' if len(lines) == 1 else 's'}")
    for line in lines:
        print(line)
    return 0


def new_words(guide: Guide) -> tuple[Wording, ...]:
    """What entries say in this edition otherwise than the ledger's last word on them."""
    written = ((id, language) for id in guide.principles for language in guide.languages if (id, language) not in guide.pending)
    return new_wordings((guide.wording(id, language) for id, language in written), guide.wordings)


def append(path: Path, lines: Iterable[str]) -> None:
    """Write lines at the end of a file; the file is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    has_end = not path.exists() or path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8", newline="\n") as opened:
        opened.write("".join(f"{line}\n" for line in (lines if has_end else ["", *lines])))
