"""The real site, with one file of every kind that it may come to hold, behind each server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.once import once
from support.webserver import serve_with

expect.set_options(timeout=15_000)  # what a busy machine may need; nothing waits longer than it has to

KINDS = ("eml", "ris", "bib", "webmanifest", "md", "txt", "png", "zip")
SAMPLES = (*(f"sample.{ending}" for ending in KINDS), "downloads/SHA256SUMS")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:
    """A copy of the site with a sample of each further kind of file."""

    def copied(copy: Path) -> None:
        shutil.copytree(site, copy)
        for name in SAMPLES:
            path = copy / name
            path.parent.mkdir(exist_ok=True)
            path.write_text("Sample: Điều 1, 第一条。\n" * 40, encoding="utf-8")

    return once(tmp_path_factory, "served with spaces", copied)


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the site behind a server that is set up with deploy/'s file for it."""
    with serve_with(request.param, folder, tmp_path_factory.mktemp(request.param)) as address:
        yield address


@pytest.fixture(scope="session")
def python(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the site behind Python's own server."""
    with serve_with("python", folder, tmp_path_factory.mktemp("python")) as address:
        yield address
