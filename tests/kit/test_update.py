"""Small updates: unzipped over the copy before, they make the copy of today, and say what to delete."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import minisign
import pytest

from fieldguide.commands.signing import sign_all
from fieldguide.guide import Guide
from fieldguide.offline.kit import SIGNATURE, SUMS, kit_name, list_in, write_kit
from fieldguide.offline.update import REMOVED, record, write_updates
from fieldguide.offline.verify import verify
from support.html import read, text
from support.kits import EPOCH, MADE, Made, files_below, run_make, unzip, whole_copy
from support.sites import LANGUAGES, ROOT, Project

OLD, NEW = "2026.11", "2027.03"
LATER = MADE + timedelta(days=120)
FIRST = {
    "index.html": b"<h1>Home</h1>",
    "p/one.html": b"<h1>One</h1>",
    "p/old.html": b"<h1>Old</h1>",
    "vi/index.html": b"<h1>Nh\xc3\xa0</h1>",
}
SECOND = {**FIRST, "index.html": b"<h1>At home</h1>", "p/new.html": b"<h1>New</h1>"}
del SECOND["p/old.html"]

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """`make(FIRST, "2026.11")` writes a kit of these files into dist/."""

    def made(files: dict[str, bytes], edition: str, *languages: str, moment: object = MADE) -> Path:
        site = tmp_path / f"site-{len(list(tmp_path.iterdir()))}"
        for name, data in files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(data)
        return write_kit(site, {"START-HERE.html": edition.encode()}, kit_name(edition, languages), moment, tmp_path / "dist")

    return made


@pytest.fixture
def updated(make: Make, tmp_path: Path) -> tuple[Path, Path, Path]:
    """The old copy, unzipped; the new kit; the update between them."""
    old = unzip(make(FIRST, OLD), tmp_path / "carried")
    assert [path.name for path in record(tmp_path / "dist", OLD, LANGUAGES, tmp_path / "published")] == [
        f"field-guide-{OLD}_2026-11-22.{SUMS}"
    ]
    new = make(SECOND, NEW, moment=LATER)
    (update,) = write_updates(tmp_path / "dist", NEW, LANGUAGES, tmp_path / "published")
    return old, new, update


def names_in(zipped: Path) -> set[str]:
    with zipfile.ZipFile(zipped) as archive:
        assert archive.testzip() is None
        return set(archive.namelist())


def over(update: Path, old: Path) -> None:
    """Unzip an update over the old copy, as `unzip -o` does in the folder that holds it."""
    with zipfile.ZipFile(update) as archive:
        archive.extractall(old.parent)


def test_an_update_holds_what_differs_and_nothing_else(updated: tuple[Path, Path, Path]) -> None:
    old, _, update = updated
    assert update.name == "field-guide-2026.11-to-2027.03.zip"
    below = {"START-HERE.html", "index.html", "p/new.html", SUMS, REMOVED}
    assert names_in(update) == {f"{old.name}/{name}" for name in below}


def test_over_the_old_copy_it_makes_the_new_one_and_names_what_to_delete(updated: tuple[Path, Path, Path], tmp_path: Path) -> None:
    old, new, update = updated
    over(update, old)
    assert subprocess.run(["sha256sum", "-c", "--quiet", SUMS], cwd=old, check=False).returncode == 0
    named = (old / REMOVED).read_text(encoding="ascii").splitlines()
    assert named == ["p/old.html", REMOVED]
    assert sorted(verify(old).faults) == sorted(f"delete: {name}" for name in named)
    for name in named:
        (old / name).unlink()
    assert verify(old).faults == ()
    assert files_below(old) == files_below(unzip(new, tmp_path / "new"))


def test_an_update_can_be_checked_before_it_is_unzipped(updated: tuple[Path, Path, Path]) -> None:
    *_, update = updated
    found = verify(update)
    assert (found.faults, found.count) == ((), 3) and "This is an update" in found.notes[-1]
    with zipfile.ZipFile(update, "a") as archive:
        archive.writestr(f"field-guide-{OLD}/evil.js", b"")
    assert "extra: evil.js" in verify(update).faults
    assert any("as a whole" in fault for fault in verify(update, "0" * 64).faults)


def test_what_else_is_wrong_is_told_beside(updated: tuple[Path, Path, Path]) -> None:
    old, _, update = updated
    over(update, old)
    (old / "evil.js").write_bytes(b"")
    (old / "p/one.html").write_bytes(b"changed")
    assert {"extra: evil.js", "changed: p/one.html"} < set(verify(old).faults)


def test_over_another_copy_than_it_was_made_for_the_faults_are_named(updated: tuple[Path, Path, Path], make: Make, tmp_path: Path) -> None:
    *_, update = updated
    other = unzip(make({**FIRST, "p/one.html": b"<h1>Older</h1>"}, "2026.10"), tmp_path / "older")
    other = other.rename(other.with_name(f"field-guide-{OLD}"))
    over(update, other)
    assert "changed: p/one.html" in verify(other).faults


def test_nothing_is_written_where_nothing_differs_or_nothing_was_published(make: Make, tmp_path: Path) -> None:
    make(FIRST, OLD)
    assert write_updates(tmp_path / "dist", OLD, LANGUAGES, tmp_path / "published") == []
    record(tmp_path / "dist", OLD, LANGUAGES, tmp_path / "published")
    assert write_updates(tmp_path / "dist", OLD, LANGUAGES, tmp_path / "published") == []
    make(FIRST, "2026.10")
    assert write_updates(tmp_path / "dist", "2026.10", LANGUAGES, tmp_path / "published") == []  # never back


def test_a_correction_within_an_edition_is_told_by_its_days(make: Make, tmp_path: Path) -> None:
    make(FIRST, OLD)
    record(tmp_path / "dist", OLD, LANGUAGES, tmp_path / "published")
    make({**FIRST, "index.html": b"mended"}, OLD, moment=LATER)
    (update,) = write_updates(tmp_path / "dist", OLD, LANGUAGES, tmp_path / "published")
    assert update.name == "field-guide-2026.11-2026-11-22-to-2027-03-22.zip"
    assert names_in(update) == {f"field-guide-{OLD}/{name}" for name in ("index.html", SUMS)}


def test_each_language_has_its_own_and_a_record_takes_its_predecessors_place(make: Make, tmp_path: Path) -> None:
    published = tmp_path / "published"
    for languages in ([], ["vi"], ["vi", "en"]):  # of some languages together nothing is published
        make(FIRST, OLD, *languages)
    record(tmp_path / "dist", OLD, LANGUAGES, published)
    for languages in ([], ["vi"]):
        make(SECOND, NEW, *languages, moment=LATER)
    written = write_updates(tmp_path / "dist", NEW, LANGUAGES, published)
    assert [path.name for path in written] == ["field-guide-2026.11-to-2027.03.zip", "field-guide-2026.11-to-2027.03-vi.zip"]
    record(tmp_path / "dist", NEW, LANGUAGES, published)
    assert sorted(path.name for path in published.iterdir()) == [
        f"field-guide-2027.03-vi_2027-03-22.{SUMS}",
        f"field-guide-2027.03_2027-03-22.{SUMS}",
    ]


def test_the_same_update_twice(updated: tuple[Path, Path, Path], tmp_path: Path) -> None:
    *_, update = updated
    before = update.read_bytes()
    write_updates(tmp_path / "dist", NEW, LANGUAGES, tmp_path / "published")
    assert update.read_bytes() == before


def test_an_updated_copy_bears_the_new_copys_signature(updated: tuple[Path, Path, Path], guide: Guide) -> None:
    old, new, update = updated
    pair = minisign.KeyPair.generate()
    sign_all(new.parent, pair.secret_key, guide, EPOCH)
    over(update, old)
    with zipfile.ZipFile(new) as archive:
        assert archive.read(f"field-guide-{NEW}/{SIGNATURE}") == (old / SIGNATURE).read_bytes()
    found = verify(old, key=pair.public_key.to_base64().decode())
    assert found.comment.endswith(f", field-guide-{NEW}") and {fault.split(":")[0] for fault in found.faults} == {"delete"}
    assert list_in(update.read_bytes()) == (old / SUMS).read_bytes()


def test_one_changed_sentence_is_a_small_update(kit: Made, tmp_path: Path) -> None:
    project = whole_copy(tmp_path / "project")
    page = project / "docs/en/cso/part-1/guideline-1.md"
    words = page.read_text(encoding="utf-8")
    assert "Take the initiative" in words
    page.write_text(words.replace("Take the initiative", "Shepherd, swiftly and unasked, every initiative", 1), encoding="utf-8")
    record(kit.zip.parent, OLD, LANGUAGES, project / "published")
    done = run_make(project, "kit", SOURCE_DATE_EPOCH=str(int(LATER.timestamp())))
    assert done.returncode == 0, done.stderr
    (update,) = (project / "dist").glob("*-to-*.zip")
    assert update.stat().st_size <= 150_000
    assert len(names_in(update)) <= 14
    assert f"  {update.name}\n" in (project / "dist" / SUMS).read_text(encoding="ascii")
    old = unzip(kit.zip, tmp_path / "carried")
    over(update, old)
    assert files_below(old) == files_below(unzip(project / f"dist/field-guide-{OLD}.zip", tmp_path / "new"))


def test_the_offline_page_offers_updates_and_tells_how_to_use_them(tiny: Project, guide: Guide, make: Make, tmp_path: Path) -> None:
    for language in LANGUAGES:
        tiny.replace(f"{language}/offline.md", "Carry it.\n", "Carry it.\n\n## Renew {#renew}\n\nThus.\n")
    make(FIRST, OLD)
    record(tmp_path / "dist", OLD, LANGUAGES, tmp_path / "published")
    kit = make(SECOND, OLD, moment=LATER)
    (update,) = write_updates(tmp_path / "dist", OLD, LANGUAGES, tmp_path / "published")
    tiny.build(FIELD_GUIDE_DOWNLOADS=str(tmp_path / "dist")).passed()
    for language in LANGUAGES:
        page = tiny.root / "site" / ("" if language == "en" else language) / "offline.html"
        said = text(read(page).cssselect("article")[0])
        assert guide.words[language]["offline.updates-here"] in said and f"unzip -o {update.name}" in said
        (link,) = [link for link in read(page).cssselect("a[download]") if link.get("href").endswith(update.name)]
        assert (page.parent / link.get("href")).read_bytes() == update.read_bytes()
    sums = (tiny.root / "site/downloads" / SUMS).read_text(encoding="ascii")
    assert sorted(line.split("  ")[1] for line in sums.splitlines()) == sorted([update.name, kit.name])
    assert (ROOT / "docs/en/offline.md").read_text(encoding="utf-8").count(REMOVED) == 1
