"""Fixtures: the real site, tiny sites, servers, a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from fieldguide.guide import Guide, load_guide
from fieldguide.site import Site
from support.browser import FLAGS, chromium
from support.kept import kept_project
from support.kits import Made, make_kit, unzip
from support.server import serve
from support.sites import LANGUAGES, ROOT, Project, build, site_of, tiny_project


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The real content, loaded and checked."""
    return load_guide(ROOT / "docs", LANGUAGES)


@pytest.fixture(scope="session")
def resolved(guide: Guide) -> Site:
    """The real content as a site, resolved by the core alone."""
    return site_of(guide)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once a worker."""
    built = build(ROOT, tmp_path_factory.mktemp("site") / "site")
    assert built.returncode == 0, built.output
    return built.site


@pytest.fixture(scope="session")
def kept_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny site with retired principles and moved pages, built once a worker."""
    built = kept_project(tmp_path_factory.mktemp("kept") / "project").build()
    assert built.returncode == 0, built.output
    return built.site


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The whole offline copy of the real site, made once a worker."""
    made = make_kit(ROOT, tmp_path_factory.mktemp("kit"))
    assert made.returncode == 0, made.output
    return made


@pytest.fixture(scope="session")
def kit_folder(kit: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, unzipped."""
    return unzip(kit.zip, tmp_path_factory.mktemp("unzipped"))


@pytest.fixture
def tiny(tmp_path: Path) -> Project:
    """A tiny site in three languages that a test may break before it builds it."""
    return tiny_project(tmp_path / "project")


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """Address of the real site over http."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def places(site: Path, http: str) -> dict[str, str]:
    """The real site's root by the two ways to read it: a server, and a disk."""
    return {"http": http, "file": f"{site.as_uri()}/"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    assert path, "No Chromium found: run the tests with `make test`, which installs it or says how."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()
