"""Zips of kits and updates: any tool opens them, they are smaller than others, and the same bytes everywhere."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from fieldguide.offline.zip_file import zip_of
from support.kits import files_below, sha256
from support.sites import ROOT

MOMENT = datetime(2026, 11, 22, 7, 30, 15, tzinfo=UTC)
FILES = {"a/b.html": b"<p>Text</p>" * 500, "a/empty": b"", "Sơ đồ 卡片.txt": b"\0\xff" * 3, "a.html": b"<p>A</p>"}


def test_what_goes_in_comes_out() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_of(FILES, MOMENT))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert archive.namelist() == sorted(FILES)
        for entry in archive.infolist():
            assert entry.date_time == (2026, 11, 22, 7, 30, 14)  # the form counts two seconds
            assert (entry.create_system, entry.external_attr) == (3, 0o100644 << 16)
            assert bool(entry.flag_bits & 0x800) == (not entry.filename.isascii())


def test_the_same_bytes_in_any_order_and_on_any_machine() -> None:
    """Where this fails after `make lock`, the package compresses to other bytes now: kits of one commit differ before and after."""
    turned = dict(reversed(FILES.items()))
    assert zip_of(FILES, MOMENT) == zip_of(turned, MOMENT)
    assert sha256(zip_of(FILES, MOMENT)) == "f7952ef96d01c8432ee21409a0e57e640c6aa8c680fdadca520243206ac4e3ff"


def test_it_is_smaller_than_what_others_make() -> None:
    pages = files_below(ROOT / "docs/en")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in pages.items():
            archive.writestr(name, data)
    assert len(zip_of(pages, MOMENT)) < 0.98 * made.getbuffer().nbytes


def test_nothing_makes_a_zip_as_well() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_of({}, MOMENT))) as archive:
        assert archive.namelist() == []
