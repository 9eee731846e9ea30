"""Fixtures of the browser tests: readers, at a server and at a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from marionette_driver.marionette import Marionette
from playwright.sync_api import Browser, expect

from support.browser import firefox as firefox_path
from support.processes import free_port
from support.reading import Reader
from support.server import serve
from support.webkit import WebKit, webkit_window

expect.set_options(timeout=15_000)  # what a busy machine may need; nothing waits longer than it has to


@pytest.fixture(scope="session")
def firefox_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Firefox writes what pages tell the console."""
    return tmp_path_factory.mktemp("firefox") / "log.txt"


@pytest.fixture(scope="session")
def firefox(firefox_log: Path, downloads: Path) -> Iterator[Any]:
    """A window of Firefox, started once a worker."""
    path = firefox_path()
    assert path, "No Firefox found: run the tests with `make test`, which installs it or says how."
    # The last arguments let tests read the browser's own console, its requests, and what pages tell the console.
    driver = Marionette(
        bin=path,
        port=free_port(),
        headless=True,
        gecko_log=str(firefox_log),
        app_args=["-remote-allow-system-access"],
        prefs={
            "devtools.console.stdout.content": True,
            "browser.download.folderList": 2,
            "browser.download.dir": str(downloads),
            "browser.download.always_ask_before_handling_new_types": False,
        },
    )
    driver.start_session()
    yield driver
    driver.quit()
    driver.cleanup()


@pytest.fixture(scope="session")
def webkit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebKit]:
    """A window of WebKit, started once a worker."""
    with webkit_window(tmp_path_factory.mktemp("webkit")) as opened:
        yield opened


@pytest.fixture
def root(request: pytest.FixtureRequest, places: dict[str, str]) -> str:
    """The site's root on a disk, the harder of the two ways to read it; a test that asks for another gets that (`at_both`)."""
    return places[getattr(request, "param", "file")]


@pytest.fixture
def open_window(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Open a window on a copy of the site; all windows are closed after the test."""
    readers: list[Reader] = []

    def opened(root: str, **options: Any) -> Reader:
        readers.append(Reader(browser, root, **options))
        return readers[-1]

    yield opened
    for reader in readers:
        reader.context.close()


@pytest.fixture
def reader(open_window: Callable[..., Reader], root: str) -> Reader:
    """A reader at a desk, in English."""
    return open_window(root)


@pytest.fixture(scope="session")
def prefixed(below: Path) -> Iterator[str]:
    """Address of the real site, built for a path prefix and served below it."""
    with serve(below / "some/guide", prefix="/some/guide/") as address:
        yield address


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory, site: Path) -> str:
    """Address of a copy on a disk, in a folder whose name holds all that breaks addresses."""
    folder = tmp_path_factory.mktemp("disk") / "Tài liệu 冲突 #1 100%"
    folder.symlink_to(site, target_is_directory=True)
    return f"{folder.as_uri()}/"


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder that Firefox saves to."""
    return tmp_path_factory.mktemp("downloads")
