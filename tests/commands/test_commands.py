"""The commands, as an author on any system gives them."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldguide.__main__ import main
from fieldguide.commands.ledger import add_to_ledger
from support.sites import Project

Give = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tiny: Project) -> Project:
    """A tiny project with the launcher, in a folder whose name a shell would trip over."""
    target = tiny.root.with_name("o'brien & sons")
    tiny.for_building()
    tiny.root.rename(target)
    return Project(target)


def run(project: Project, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"SOURCE_DATE_EPOCH": "1790000000"}
    whole = [sys.executable, "-m", "fieldguide", *command]
    return subprocess.run(whole, cwd=project.root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def given(project: Project, monkeypatch: pytest.MonkeyPatch) -> Give:
    """`given("stale")` gives a command in this process: its status, and what it said on either way out."""
    monkeypatch.setattr("fieldguide.__main__.PROJECT", project.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    monkeypatch.setenv("FIELD_GUIDE_PUBLISH", "")  # publishing sets it for what it starts

    def give(*command: str) -> tuple[int, str, str]:
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
            status = main(command)
        return status, out.getvalue(), err.getvalue()

    return give


def test_check_lists_every_fault_or_says_what_there_is(project: Project) -> None:
    done = run(project, "check")
    assert done.returncode == 0 and "4 entries, 1 relations, 3 languages, no fault" in done.stdout, done.stderr
    project.replace("en/cite.md", "Thus.", "<b>Thus</b> [cso-9-9].")
    done = run(project, "check")
    assert done.returncode == 1 and "en/cite.md:7: [cso-9-9]" in done.stderr and "Traceback" not in done.stderr


def test_build_and_kit_write_what_they_say(project: Project, given: Give) -> None:
    assert given("stale", "confirm", "--all")[0] == 0
    done = run(project, "build")
    assert done.returncode == 0 and "Translations" not in done.stdout, "none is behind"
    assert (project.root / "site/index.html").is_file()
    done = run(project, "kit", "--languages", "vi")
    assert done.returncode == 0 and "field-guide-2026.11-vi.zip" in done.stdout, done.stderr
    assert run(project, "verify", "dist/field-guide-2026.11-vi.zip").returncode == 0


@pytest.mark.parametrize("text", ["See [sources](Sources.md).", "See [this](sources.md#nowhere).", "![Words](../assets/nowhere.png)"])
def test_a_kit_stops_for_whatever_a_build_stops_for(project: Project, text: str) -> None:
    project.replace("en/cite.md", "Thus.", text)
    done = run(project, "kit")
    assert done.returncode == 1 and "cite.md" in done.stderr
    assert not list(project.root.glob("dist/*.zip"))


@pytest.mark.parametrize("wanted", ["fr", "vi,xx", "EN"])
def test_a_language_that_there_is_none_of_is_told(given: Give, wanted: str) -> None:
    status, _, err = given("kit", "--languages", wanted)
    assert status == 1 and "Use codes of en, vi, zh" in err


def test_the_placeholder_address_is_not_published(project: Project) -> None:
    assert add_to_ledger(project.docs) == 0
    done = run(project, "publish")
    assert done.returncode == 1 and "https://guide.example.org/ is a placeholder" in done.stderr and "Traceback" not in done.stderr
    assert "Remedy: Set site_url in mkdocs.yml, or SITE_URL" in done.stderr
    assert not (project.root / "site").exists() and not (project.root / "dist").exists()


def test_builders_and_publishers_are_told_what_is_behind_and_may_refuse_it(project: Project, given: Give) -> None:
    assert given("stale", "confirm", "--all")[0] == 0 and add_to_ledger(project.docs) == 0
    project.replace("en/cite.md", "Thus.", "So.")
    done = run(project, "build")
    behind = [f"Behind its original: cite {language} (docs/{language}/cite.md)" for language in ("vi", "zh")]
    counted = "Translations: 2 behind their original. `python -m fieldguide stale` tells more."
    assert done.returncode == 0 and done.stdout.splitlines()[:3] == [*behind, counted]
    status, out, err = given("publish", "--refuse-stale")
    assert (status, out) == (1, f"{counted}\n") and "Remedy: mend these translations" in err
    _, out, err = given("publish")
    assert out == f"{counted}\n" and "is a placeholder" in err, "what stops it is something else"
    assert given("stale", "confirm", "cite", "vi")[0] == 0
    assert "Translations: 0 still to come, 1 behind" in given("stale")[1]


@pytest.fixture
def served(project: Project) -> Iterator[tuple[Project, str]]:
    """The project while it is served, and its address."""
    with subprocess.Popen(
        [sys.executable, "-m", "fieldguide", "serve", "--port", "0"], cwd=project.root, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        yield project, process.stdout.readline().split()[-1]
        process.terminate()


def answer(address: str, wanted: str) -> str:
    """What the server answers once it holds some words."""
    text = ""
    for _ in range(150):
        try:
            with urllib.request.urlopen(address) as found:
                text = found.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            text = error.read().decode("utf-8")
        if wanted in text:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{address} never said {wanted!r}: {text[-2000:]}")


def test_serving_shows_faults_in_the_browser_loads_changed_code_and_comes_back(served: tuple[Project, str]) -> None:
    project, address = served
    answer(address, "Welcome to")
    project.replace("en/index.md", "Welcome", "<b>Welcome</b>")
    shown = answer(address, "raw HTML")
    assert "en/index.md:7" in shown and "<b>" not in shown.split("<pre>")[1].split("</pre>")[0]
    project.replace("en/index.md", "<b>Welcome</b>", "Welcome back")
    answer(address, "Welcome back")
    words = Path(project.root, "hooks/fieldguide/wording/descriptions.py")
    words.write_text(
        words.read_text(encoding="utf-8").replace('words("nav.home")', 'words("nav.home") and "Changed by code"'), encoding="utf-8"
    )
    answer(address, "Changed by code")
