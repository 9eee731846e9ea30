"""Commands of the field guide, the same on every system: `python -m fieldguide <command>` in the project's folder."""

from __future__ import annotations

import argparse
import errno
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from .commands import building, checking, editions, ledger, rebuilding, serving, staling
from .model.faults import unexpected
from .offline import verify
from .reading.content import stated

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

PROJECT = Path(__file__).resolve().parents[2]
"""The repository that this package stands in."""


def _publish(asked: argparse.Namespace) -> int:
    more = () if asked.copies_only else (editions.write_books,)
    return building.publish(PROJECT, *more, refuse_stale=asked.refuse_stale)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m fieldguide", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for add in (_add_building, _add_checking, _add_translating, _add_trusting):
        add(commands)
    parsed = parser.parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except Exception as error:
        print(unexpected(error), file=sys.stderr)
        return 1


def _add_building(commands: _Commands) -> None:
    serve = commands.add_parser("serve", help="serve the guide, and build it anew when a file changes")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=lambda asked: serving.serve(PROJECT, port=asked.port))

    build = commands.add_parser("build", help="write site/: the folder for a server and for a disk alike")
    build.set_defaults(run=lambda _: building.make_site(PROJECT))

    kit = commands.add_parser("kit", help="write the offline copy, dist/field-guide-<edition>.zip")
    kit.add_argument("--languages", default="", metavar="vi,en", help="some of the languages")
    kit.set_defaults(run=lambda asked: building.make_kit(PROJECT, asked.languages))

    publish = commands.add_parser("publish", help="write site/ with the offline copies to download, ready for a server")
    publish.add_argument("--refuse-stale", action="store_true", help="publish nothing while a translation is behind its original")
    publish.add_argument("--copies-only", action="store_true", help="no other form beside the offline copies: no EPUB, HTML file, PDF, ZIM")
    publish.set_defaults(run=_publish)

    published = commands.add_parser("record", help="put what was published on record, so that the next edition comes with small updates")
    published.set_defaults(run=lambda _: building.put_on_record(PROJECT))

    carried = commands.add_parser("editions", help="write every edition to carry into dist/: kits, EPUB, one HTML file, PDF, ZIM")
    carried.set_defaults(run=lambda _: editions.make_editions(PROJECT))


def _add_checking(commands: _Commands) -> None:
    check = commands.add_parser("check", help="list every fault of the content, without a build")
    check.set_defaults(run=lambda asked: checking.check(asked.docs))

    records = commands.add_parser("ledger", help="the ledger of permanent addresses")
    add = records.add_subparsers(required=True, metavar="action").add_parser("add", help="append ids and pages that are new")
    add.set_defaults(run=lambda asked: ledger.add_to_ledger(asked.docs))

    for command in (check, add):
        command.add_argument("--docs", type=Path, default=PROJECT / "docs", help="the documentation folder; mkdocs.yml stands beside it")


def _add_translating(commands: _Commands) -> None:
    stale = commands.add_parser("stale", help="list translations that are behind what they were made from")
    stale.set_defaults(run=lambda _: staling.tell(PROJECT / "docs"))
    confirm = stale.add_subparsers(metavar="action").add_parser("confirm", help="record that translations follow the texts of today")
    confirm.add_argument("id", nargs="?", default="", help="of a passage, as `stale` lists it")
    confirm.add_argument("language", nargs="?", default="", help="of the translation; all where left out")
    confirm.add_argument("--all", action="store_true", help="every passage")
    confirm.set_defaults(run=lambda asked: staling.confirm(PROJECT / "docs", asked.id, asked.language, every=asked.all))


def _add_trusting(commands: _Commands) -> None:
    again = commands.add_parser("rebuild-check", help="build a published commit again, and say whether the bytes agree")
    again.add_argument("dist", type=Path, metavar="FOLDER", help="of what was published, with field-guide-<edition>.json in it")
    again.set_defaults(run=lambda asked: rebuilding.rebuild_check(PROJECT, asked.dist))

    copy = commands.add_parser("verify", help="say which files of an offline copy are changed, missing or extra, and whether it is signed")
    copy.add_argument("copy", type=Path, metavar="KIT_OR_FOLDER", help="the zip file, or the unzipped folder")
    copy.add_argument("--sha256", default="", metavar="HEX", help="the zip's right checksum; else SHA256SUMS beside it is asked")
    copy.add_argument("--key", default="", metavar="KEY", help="the publisher's public key, or its file; else that of docs/_data/guide.yml")
    copy.set_defaults(run=lambda asked: verify.run(asked, stated(PROJECT / "docs", "key")))


class _Unheard(io.FileIO):
    """A way out whose reader may go away, as `head` does: what is said then is lost, and the command goes on to its usual end."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            if error.errno not in (errno.EPIPE, errno.EINVAL):  # the second is Windows'
                raise
            return len(memoryview(data))


def _unheard(stream: TextIO) -> TextIO:
    if stream.isatty():  # nobody goes away; and consoles of Windows take no bytes
        return stream
    out = io.BufferedWriter(_Unheard(stream.fileno(), "wb", closefd=False))
    return io.TextIOWrapper(out, stream.encoding, stream.errors, line_buffering=stream is sys.stderr)


if __name__ == "__main__":
    sys.stdout, sys.stderr = _unheard(sys.stdout), _unheard(sys.stderr)
    sys.exit(main())
