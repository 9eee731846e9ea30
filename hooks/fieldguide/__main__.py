"""Commands on the guide: `python -m fieldguide verify field-guide-2026.11.zip`, `python -m fieldguide ledger add`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .guide import load_guide
from .model.faults import GuideError, RequestError
from .model.ledger import LEDGER, new_permalinks
from .offline import verify
from .reading.mkdocs_yml import languages_in

DOCS = Path(__file__).resolve().parents[2] / "docs"
"""The documentation folder of the repository that this package stands in."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m fieldguide", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    copy = commands.add_parser("verify", help="say which files of an offline copy are changed, missing or extra")
    copy.add_argument("copy", type=Path, metavar="KIT_OR_FOLDER", help="the zip file, or the unzipped folder")
    copy.add_argument("--sha256", default="", metavar="HEX", help="the zip's right checksum; else SHA256SUMS beside it is asked")
    copy.set_defaults(run=verify.run)
    ledger = commands.add_parser("ledger", help="the ledger of permanent addresses")
    add = ledger.add_subparsers(required=True, metavar="action").add_parser("add", help="append ids and pages that are new")
    add.add_argument("--docs", type=Path, default=DOCS, help="the documentation folder; mkdocs.yml stands beside it")
    add.set_defaults(run=add_to_ledger)
    parsed = parser.parse_args(arguments)
    status: int = parsed.run(parsed)
    return status


def add_to_ledger(asked: argparse.Namespace) -> int:
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


if __name__ == "__main__":
    sys.exit(main())
