"""No traceback reaches an author: what fails inside is one line that names the file it was at, and what to do."""

from __future__ import annotations

import re

import pytest

from fieldguide import __main__ as program
from fieldguide.commands import building, checking, ledger, serving
from fieldguide.model.entries import Page
from fieldguide.model.faults import unexpected
from fieldguide.offline import verify
from support.sites import LANGUAGES, Project

COMMANDS = [
    (checking, "check", ["check"]),
    (ledger, "add_to_ledger", ["ledger", "add"]),
    (building, "make_site", ["build"]),
    (building, "make_kit", ["kit"]),
    (building, "publish", ["publish"]),
    (serving, "serve", ["serve"]),
    (verify, "run", ["verify", "kit.zip"]),
]


@pytest.mark.parametrize(("module", "name", "arguments"), COMMANDS, ids=[" ".join(one[2]) for one in COMMANDS])
def test_every_command_tells_what_failed_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], module: object, name: str, arguments: list[str]
) -> None:
    def fail(*_: object, **__: object) -> int:
        page = Page("cso/part-1/index.md", "vi", {}, (), 0, (), (), {})
        raise KeyError(f"what is\nnot there on {len(page.lines)} lines")

    monkeypatch.setattr(module, name, fail)
    assert program.main(arguments) == 1
    (line,) = capsys.readouterr().err.strip().split("\n")
    assert "at vi/cso/part-1/index.md: KeyError" in line and "Remedy: " in line and "report" in line and "Traceback" not in line


@pytest.mark.parametrize("name", ["en/cite.md", "_data/terms.yml", "docs/zh/index.md"])
def test_the_file_is_found_in_what_was_being_done(name: str) -> None:
    def read(file: str) -> str:
        return {}[file]  # type: ignore[no-any-return]

    try:
        read(name)
    except KeyError as error:
        assert f"at {name}: KeyError" in unexpected(error)


@pytest.mark.builds
@pytest.mark.parametrize(
    ("hook", "old", "new"),
    [
        ("compose_pages", "    return with_labels(", "    raise ZeroDivisionError\n    return with_labels("),
        ("build_navigation", "    site = site_of(config)", "    site = None"),
        ("publish_files", "    site = site_of(config)", "    raise RecursionError"),
    ],
)
def test_a_hook_that_fails_ends_in_one_line(tiny: Project, hook: str, old: str, new: str) -> None:
    path = tiny.for_building() / f"hooks/{hook}.py"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    built = tiny.build()
    assert built.returncode != 0
    assert "Traceback" not in built.output and "The program failed" in built.output and "report this line" in built.output
    if hook == "compose_pages":
        assert re.search(rf"at (?:{'|'.join(LANGUAGES)})/\S+\.md: ZeroDivisionError", built.output)
