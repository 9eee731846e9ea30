"""The edition for Kiwix: sound for libzim, the same files as the offline copy, the same bytes twice."""

from __future__ import annotations

import zipfile
from html import unescape
from pathlib import Path

from libzim.reader import Archive

from fieldguide.editions.book import PARTS
from fieldguide.editions.zim import write_zim
from fieldguide.site import Site
from support.kits import Made
from support.sites import LANGUAGES

ICON = (PARTS / "icon-48.png").read_bytes()


def test_libzim_finds_it_sound_and_it_holds_the_kit(resolved: Site, kit: Made, zim: Path) -> None:
    archive = Archive(zim)
    assert archive.check()
    with zipfile.ZipFile(kit.zip) as files:
        for name in files.namelist():
            path = name.partition("/")[2]
            content = archive.get_entry_by_path(path).get_item().content.tobytes()
            packed = files.read(name)
            assert content == packed or (
                path.endswith(".html") and unescape(content.decode("utf-8")) == unescape(packed.decode("utf-8"))
            ), path
            assert b"&#109;" not in content, "a mail address is hidden"
    assert archive.main_entry.get_item().path == "index.html"
    assert not archive.has_entry_by_path("sw.js")
    said = {key: archive.get_metadata(key).decode("utf-8") for key in ("Name", "Title", "Language", "Description", "Flavour", "Date")}
    assert said["Language"] == "eng,vie,zho" and said["Flavour"] == resolved.guide.edition
    assert said["Title"] == resolved.words["en"]("site.short") and said["Description"] == resolved.words["en"]("site.name")
    assert len(said["Title"]) <= 30 and len(said["Description"]) <= 80  # https://wiki.openzim.org/wiki/Metadata
    assert all(said.values())
    assert archive.has_illustration(48)


def test_the_same_site_gives_the_same_bytes(resolved: Site, kit: Made, zim: Path, tmp_path: Path) -> None:
    write_zim(resolved, LANGUAGES, kit.zip, ICON, tmp_path / "again.zim")
    assert (tmp_path / "again.zim").read_bytes() == zim.read_bytes()
