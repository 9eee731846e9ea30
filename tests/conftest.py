"""Fixtures: the real site, tiny sites, servers, a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from fieldguide.guide import Guide, load_guide
from fieldguide.site import Site
from support.browser import FLAGS, chromium
from support.kept import kept_project
from support.kits import Made, make_kit, unzip, zip_in
from support.once import once
from support.server import serve
from support.sites import LANGUAGES, PUBLIC, ROOT, Project, build, site_of, tiny_project

LONG = ("editions", "commands", "kit", "servers", "browser")
"""Folders of tests that make sites, or drive other programs."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deal what takes long among the workers, to be done first: they take short tests off each other, and none works alone at the end."""
    workers: int = getattr(config, "workerinput", {}).get("workercount", 1)
    groups: dict[str, list[pytest.Item]] = {}
    short = []
    for item in items:
        if item.path.parent.name in LONG:
            groups.setdefault(_group(item), []).append(item)
        else:
            short.append(item)
    dealt: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for tests in sorted(groups.values(), key=lambda tests: LONG.index(tests[0].path.parent.name)):
        min(dealt, key=len).extend(tests)
    # A worker begins with its share of the whole list, in this order (xdist, worksteal).
    whole = len(items)
    items.clear()
    for number, own in enumerate(dealt, 1):
        room = max(whole * number // workers - len(items) - len(own), 0)
        items += [*own, *short[:room]]
        del short[:room]
    items += short


def _group(item: pytest.Item) -> str:
    """What stays with one worker: a module, or all that drive Firefox or WebKit, which are long in starting."""
    drives = getattr(item, "fixturenames", ())
    return next((name for name in ("firefox", "webkit") if name in drives), str(item.path))


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The real content, loaded and checked."""
    return load_guide(ROOT / "docs", LANGUAGES)


@pytest.fixture(scope="session")
def resolved(guide: Guide) -> Site:
    """The real content as a site, resolved by the core alone."""
    return site_of(guide)


@pytest.fixture(scope="session")
def below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server's root that holds the real site below /some/guide/, built for that address."""
    address = f"{PUBLIC}some/guide/"
    return once(tmp_path_factory, "below", lambda root: build(ROOT, root / "some/guide", SITE_URL=address).passed())


@pytest.fixture(scope="session")
def kept_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny site with retired principles and moved pages."""
    return once(tmp_path_factory, "kept", lambda folder: kept_project(folder).build().passed()) / "site"


@pytest.fixture(scope="session")
def kits(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """`kits("vi")` is the offline copy of the real site in these languages, `kits("")` the whole one, as `make kit` makes them."""

    def made(languages: str) -> Made:
        folder = once(tmp_path_factory, f"kit-{languages}", lambda folder: make_kit(ROOT, folder, languages).passed())
        return Made(folder / "site", 0, "", zip_in(folder))

    return made


@pytest.fixture(scope="session")
def kit(kits: Callable[[str], Made]) -> Made:
    """The whole offline copy of the real site."""
    return kits("")


@pytest.fixture(scope="session")
def site(kit: Made) -> Path:
    """The real site, of which the whole offline copy was made."""
    return kit.site


@pytest.fixture(scope="session")
def kit_folder(kit: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, unzipped."""
    (folder,) = once(tmp_path_factory, "unzipped", lambda folder: unzip(kit.zip, folder)).iterdir()
    return folder


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
