"""Commands on the guide: `python -m fieldguide verify field-guide-2026.11.zip`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import verifying


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m fieldguide", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    verify = commands.add_parser("verify", help="say which files of an offline copy are changed, missing or extra")
    verify.add_argument("copy", type=Path, metavar="KIT_OR_FOLDER", help="the zip file, or the unzipped folder")
    verify.add_argument("--sha256", default="", metavar="HEX", help="the zip's right checksum; else SHA256SUMS beside it is asked")
    verify.set_defaults(run=verifying.run)
    parsed = parser.parse_args(arguments)
    status: int = parsed.run(parsed)
    return status


if __name__ == "__main__":
    sys.exit(main())
