"""Commands on the guide: `python -m fieldguide verify field-guide-2026.11.zip`, `python -m fieldguide ledger add`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import adding, verifying

DOCS = Path(__file__).resolve().parents[2] / "docs"
"""The documentation folder of the repository that this package stands in."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m fieldguide", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    verify = commands.add_parser("verify", help="say which files of an offline copy are changed, missing or extra")
    verify.add_argument("copy", type=Path, metavar="KIT_OR_FOLDER", help="the zip file, or the unzipped folder")
    verify.add_argument("--sha256", default="", metavar="HEX", help="the zip's right checksum; else SHA256SUMS beside it is asked")
    verify.set_defaults(run=verifying.run)
    ledger = commands.add_parser("ledger", help="the ledger of permanent addresses")
    add = ledger.add_subparsers(required=True, metavar="action").add_parser("add", help="append ids and pages that are new")
    add.add_argument("--docs", type=Path, default=DOCS, help="the documentation folder; mkdocs.yml stands beside it")
    add.set_defaults(run=adding.run)
    parsed = parser.parse_args(arguments)
    status: int = parsed.run(parsed)
    return status


if __name__ == "__main__":
    sys.exit(main())
