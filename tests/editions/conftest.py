"""What several tests of editions read."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldguide.editions.book import PARTS
from fieldguide.editions.zim import write_zim, zim_name
from fieldguide.site import Site
from support.kits import Made
from support.once import once
from support.sites import LANGUAGES

ICON = (PARTS / "icon-48.png").read_bytes()


@pytest.fixture(scope="session")
def zim(resolved: Site, kit: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition for Kiwix of the real guide."""
    name = zim_name(resolved, LANGUAGES)

    def made(folder: Path) -> None:
        folder.mkdir()
        write_zim(resolved, LANGUAGES, kit.zip, ICON, folder / name)

    return once(tmp_path_factory, "zim", made) / name
