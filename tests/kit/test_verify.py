"""`python -m fieldguide verify`: every change to a copy is found, named, and never a reason to break down."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from fieldguide.__main__ import main
from fieldguide.offline.kit import SUMS, kit_name, list_of_sums, write_kit
from fieldguide.offline.verify import UnreadableError, verify
from support.kits import MADE, Made, files_below, sha256, zipped
from support.sites import ROOT

NAME = "field-guide-2026.11"
START = f"{NAME}/START-HERE.html"
ONLY_INSIDE = "Only the inside was checked"
WHOLE = "files agree with the list that came with them."
DISTRUST = "do not trust this copy."

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit of four files, small enough to change each of its bytes."""
    site = tmp_path_factory.mktemp("small") / "site"
    (site / "p").mkdir(parents=True)
    (site / "index.html").write_text("<h1>Home</h1>" * 20, encoding="utf-8")
    (site / "p/one.html").write_text("<h1>A card: thẻ, 卡片</h1>", encoding="utf-8")
    (site / "nothing.txt").touch()
    return write_kit(site, {"START-HERE.html": b"<a href=index.html>Open</a>"}, kit_name("2026.11"), MADE, site.parent / "dist")


@pytest.fixture
def files(small: Path) -> Files:
    """What is in that kit, by its name in the zip."""
    with zipfile.ZipFile(small) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def say(*arguments: str | Path, cwd: Path) -> tuple[int, str]:
    """Give the command in a folder; returns its status and what it said."""
    with contextlib.chdir(cwd), contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
        try:
            status = main(["verify", *map(str, arguments)])
        except SystemExit as end:  # arguments that are none
            status = int(str(end.code))
    assert "Traceback" not in said.getvalue(), said.getvalue()
    return status, said.getvalue()


def say_in_a_terminal(kit: Path, encoding: str) -> tuple[int, str]:
    """The same in a process of its own whose way out has an encoding."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "fieldguide", "verify", str(kit)],
        cwd=ROOT,
        env=kept | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    said = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
    assert "Traceback" not in said, said
    return done.returncode, said


def contents(kit: Path) -> list[tuple[str, bytes]]:
    """What a tool takes out of a zip."""
    with zipfile.ZipFile(kit) as archive:
        return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]


# The command, on the real kit


def test_a_sound_kit_is_held_against_the_list_beside_it(kit: Made, tmp_path: Path):
    status, said = say(kit.zip, cwd=tmp_path)
    assert status == 0, said
    assert WHOLE in said
    assert ONLY_INSIDE not in said


def test_a_sound_kit_is_held_against_a_checksum_from_elsewhere(kit: Made, tmp_path: Path):
    alone = Path(shutil.copy(kit.zip, tmp_path))
    sum = sha256(alone.read_bytes())
    for given in (sum, sum.upper()):
        status, said = say(alone.name, "--sha256", given, cwd=tmp_path)
        assert status == 0, said
        assert ONLY_INSIDE not in said
    wrong = sum.replace(sum[0], "0" if sum[0] != "0" else "1")
    status, said = say(alone.name, "--sha256", wrong, cwd=tmp_path)
    assert status == 1
    assert f"changed: {alone.name} as a whole: its SHA-256 is {sum}, not {wrong}" in said
    assert DISTRUST in said


def test_without_either_it_says_that_only_the_inside_was_checked(kit: Made, tmp_path: Path):
    alone = Path(shutil.copy(kit.zip, tmp_path))
    status, said = say(alone, cwd=Path("/"))
    assert status == 0, said
    assert f"{ONLY_INSIDE}: no SHA256SUMS stands beside it" in said
    (tmp_path / SUMS).write_text(f"{'0' * 64}  another.zip\n", encoding="ascii")
    status, said = say(alone, cwd=Path("/"))
    assert status == 0, said
    assert f"{ONLY_INSIDE}: SHA256SUMS beside it names no {alone.name}" in said


def test_an_unzipped_kit_is_sound_and_each_change_to_it_is_named(kit_folder: Path, tmp_path: Path):
    folder = shutil.copytree(kit_folder, tmp_path / "Tài liệu 冲突 #1 100%")
    status, said = say(folder, cwd=Path("/"))
    assert status == 0, said
    assert WHOLE in said
    changed = folder / "vi/cso/part-2/guideline-2.html"
    changed.write_bytes(changed.read_bytes().replace(b"e", b"f", 1))
    (folder / "p/cso-1.html").unlink()
    (folder / "zh/新.html").write_text("extra", encoding="utf-8")
    status, said = say(".", cwd=folder)
    assert status == 1
    *found, verdict = said.splitlines()
    assert sorted(found) == ["changed: vi/cso/part-2/guideline-2.html", "extra: zh/新.html", "missing: p/cso-1.html"]
    assert DISTRUST in verdict


def test_a_changed_byte_anywhere_in_the_kit_is_found(kit: Made, tmp_path: Path):
    whole = kit.zip.read_bytes()
    damaged = tmp_path / kit.zip.name
    shutil.copy(kit.zip.parent / SUMS, tmp_path)
    for place in [0, 3, 6, 14, len(whole) // 3, len(whole) // 2, len(whole) - 22, len(whole) - 1]:
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        try:
            findings = verify(damaged)
        except UnreadableError:
            continue
        assert any("as a whole" in fault for fault in findings.faults), place
    status, said = say(damaged, cwd=tmp_path)
    assert status in (1, 2), said


@pytest.mark.parametrize(
    "arguments", [["nowhere.zip"], ["kit.zip", "--sha256", "123"], ["kit.zip", "--sha256", "g" * 64], [], ["a", "b"], ["/dev/null"]]
)
def test_what_cannot_be_checked_has_a_status_of_its_own(small: Path, tmp_path: Path, arguments: list[str]):
    shutil.copy(small, tmp_path / "kit.zip")
    status, said = say(*arguments, cwd=tmp_path)
    assert status == 2
    assert said.strip()


@pytest.mark.parametrize(
    ("name", "data"),
    [("text.zip", b"no zip"), ("empty.zip", b""), ("none.zip", None)],
)
def test_what_is_no_kit_is_told(tmp_path: Path, name: str, data: bytes | None):
    if data is None:
        zipped({"index.html": b"no list"}, tmp_path / name)
    else:
        (tmp_path / name).write_bytes(data)
    status, said = say(name, cwd=tmp_path)
    assert status == 2
    assert said.startswith(f"{name}: ")


def test_a_folder_that_is_no_kit_is_told(kit_folder: Path, tmp_path: Path):
    for folder in (tmp_path, kit_folder.parent):
        status, said = say(folder, cwd=tmp_path)
        assert status == 2
        assert "name the folder that holds START-HERE.html" in said


def test_names_cannot_steer_the_terminal_nor_break_a_poor_one(files: Files, tmp_path: Path):
    evil = f"{NAME}/\x1b[2J\nAll 5 {WHOLE}"
    kit = zipped({**files, evil: b"", f"{NAME}/Sơ đồ\u202e.html": b""}, tmp_path / "kit.zip")
    for encoding in ("utf-8", "ascii", "cp1252"):
        status, said = say_in_a_terminal(kit, encoding)
        assert status == 1, said
        assert "\x1b" not in said
        assert "\u202e" not in said
        assert not [line for line in said.splitlines() if line.startswith("All ")]
        assert "extra: \\x1b[2J\\nAll 5" in said


# Each kind of change, on a small kit


def test_every_byte_of_a_zip_changed_is_found_by_its_checksum(small: Path, tmp_path: Path):
    whole = small.read_bytes()
    sum = sha256(whole)
    for place in range(len(whole)):
        changed = tmp_path / small.name
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            faults = verify(changed, sum).faults
        except UnreadableError:
            continue
        assert faults, place


@pytest.mark.parametrize("bits", [0x01, 0x20, 0xFF])
def test_every_byte_of_a_zip_that_changes_what_is_in_it_is_found_without_one(small: Path, tmp_path: Path, bits: int):
    """What zip tools do not read, such as the times, may differ; what they take out may not."""
    whole = small.read_bytes()
    right = contents(small)
    changed = tmp_path / "changed.zip"
    unseen = 0
    for place in range(len(whole)):
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ bits]) + whole[place + 1 :])
        try:
            findings = verify(changed)
        except UnreadableError:
            continue
        assert findings.notes, place
        if not findings.faults:
            assert contents(changed) == right, place
            unseen += 1
    assert unseen < len(whole) / 3


@pytest.mark.parametrize("name", ["index.html", "p/one.html", "START-HERE.html", SUMS])
def test_every_byte_of_a_file_is_checked_in_a_folder(files: Files, tmp_path: Path, name: str):
    folder = unpacked(files, tmp_path)
    whole = (folder / name).read_bytes()
    assert verify(folder).faults == ()
    for bits in (0x01, 0x20, 0xFF):
        for place in range(len(whole)):
            (folder / name).write_bytes(whole[:place] + bytes([whole[place] ^ bits]) + whole[place + 1 :])
            try:
                assert verify(folder).faults, (place, bits)
            except UnreadableError as error:
                assert SUMS in str(error)


def unpacked(files: Mapping[str, bytes], target: Path) -> Path:
    for name, data in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    return target / NAME


CHANGES: dict[str, tuple[Callable[[Files], Files], tuple[str, ...]]] = {
    "none": (lambda files: files, ()),
    "changed": (lambda files: files | {START: b"other"}, ("changed: START-HERE.html",)),
    "emptied": (lambda files: files | {START: b""}, ("changed: START-HERE.html",)),
    "filled": (lambda files: files | {f"{NAME}/nothing.txt": b"something"}, ("changed: nothing.txt",)),
    "missing": (lambda files: {name: data for name, data in files.items() if name != START}, ("missing: START-HERE.html",)),
    "extra": (lambda files: files | {f"{NAME}/p/new.html": b"new"}, ("extra: p/new.html",)),
    "case": (lambda files: files | {f"{NAME}/Index.html": b"new"}, ("extra: Index.html",)),
    "several": (
        lambda files: {name: data for name, data in files.items() if name != START} | {f"{NAME}/index.html": b"", f"{NAME}/a": b""},
        ("changed: index.html", "extra: a", "missing: START-HERE.html"),
    ),
    "reordered": (
        lambda files: files | {f"{NAME}/{SUMS}": b"".join(reversed(files[f"{NAME}/{SUMS}"].splitlines(keepends=True)))},
        (f"changed: {SUMS}",),
    ),
    "named twice": (
        lambda files: files | {f"{NAME}/{SUMS}": b"0" * 64 + b"  index.html\n" + files[f"{NAME}/{SUMS}"]},
        (f"changed: {SUMS}",),
    ),
}


@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("form", ["zip", "folder"])
def test_each_kind_of_change_is_named(files: Files, tmp_path: Path, form: str, kind: str):
    change, expected = CHANGES[kind]
    changed = change(dict(files))
    copy = zipped(changed, tmp_path / "again.zip") if form == "zip" else unpacked(changed, tmp_path)
    assert tuple(sorted(verify(copy).faults)) == expected


def test_files_outside_the_kits_folder_are_extra(files: Files, tmp_path: Path):
    others = {"autorun.inf": b"", "another/index.html": b"", "../over.html": b"", "/root.html": b""}
    found = verify(zipped(files | others, tmp_path / "kit.zip")).faults
    assert len(found) == len(others)
    for name in others:
        assert [fault for fault in found if fault.startswith("extra: ") and fault.endswith(name)], name


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_stands_twice_in_a_zip_is_found(files: Files, tmp_path: Path):
    """Tools differ in which of the two they take out."""
    kit = zipped(files, tmp_path / "kit.zip")
    with zipfile.ZipFile(kit, "a") as archive:
        archive.writestr(START, files[START])
    assert verify(kit).faults == (f"extra: {START} stands twice in the zip",)


def test_a_zipped_link_is_no_file(files: Files, tmp_path: Path):
    kit = tmp_path / "kit.zip"
    with zipfile.ZipFile(kit, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (0o120777 if name == START else 0o100644) << 16
            archive.writestr(entry, data)
    assert verify(kit).faults == ("changed: START-HERE.html",)


def test_links_in_a_folder_are_no_files(files: Files, tmp_path: Path):
    folder = unpacked(files, tmp_path)
    elsewhere = tmp_path / "elsewhere"
    shutil.move(folder / "p", elsewhere)
    (folder / "p").symlink_to(elsewhere, target_is_directory=True)
    (elsewhere / "same.html").write_bytes((folder / "index.html").read_bytes())
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(elsewhere / "same.html")
    (folder / "nothing.txt").unlink()
    (folder / "nothing.txt").symlink_to("nowhere")
    assert sorted(verify(folder).faults) == ["changed: index.html", "changed: nothing.txt", "extra: p", "missing: p/one.html"]


@pytest.mark.parametrize(
    "damage",
    [b"", b"\n", b"no checksum\n", b"\xff\xfe0\x000\x00", b"0" * 64 + b"\n", b"0" * 63 + b"  index.html\n", b"0" * 64 + b" index.html\n"],
)
@pytest.mark.parametrize("form", ["zip", "folder", "beside"])
def test_a_damaged_list_is_told(files: Files, tmp_path: Path, form: str, damage: bytes):
    if form == "beside":
        copy = zipped(files, tmp_path / "kit.zip")
        (tmp_path / SUMS).write_bytes(damage)
    else:
        changed = files | {f"{NAME}/{SUMS}": damage}
        copy = zipped(changed, tmp_path / "kit.zip") if form == "zip" else unpacked(changed, tmp_path)
    if form == "beside" and not damage:
        assert ONLY_INSIDE in verify(copy).notes[0]
        return
    with pytest.raises(UnreadableError, match=f"{SUMS}.*the list itself was changed"):
        verify(copy)


def test_a_list_that_is_a_link_is_told(files: Files, tmp_path: Path):
    folder = unpacked(files, tmp_path)
    shutil.move(folder / SUMS, tmp_path / "list")
    (folder / SUMS).symlink_to(tmp_path / "list")
    with pytest.raises(UnreadableError, match="no plain file"):
        verify(folder)


def test_a_zip_cut_short_is_told(small: Path, tmp_path: Path):
    whole = small.read_bytes()
    cut = tmp_path / "kit.zip"
    for length in range(0, len(whole), 7):
        cut.write_bytes(whole[:length])
        with pytest.raises(UnreadableError, match="this is no whole zip file"):
            verify(cut)


def test_a_list_written_by_other_tools_is_read_beside_a_zip(small: Path, tmp_path: Path):
    """Windows ports of sha256sum mark binary files with a star, and editors there end lines with CRLF."""
    kit = Path(shutil.copy(small, tmp_path))
    sum = sha256(kit.read_bytes())
    for line in (f"{sum.upper()} *{kit.name}\r\n", f"{'0' * 64}  older.zip\n{sum}  {kit.name}"):
        (tmp_path / SUMS).write_bytes(line.encode())
        findings = verify(kit)
        assert (findings.faults, findings.notes) == ((), ())
    (tmp_path / SUMS).write_bytes(f"{'0' * 64}  {kit.name}\n".encode())
    assert len(verify(kit).faults) == 1


def test_the_systems_own_tools_read_the_lists(kit: Made, kit_folder: Path):
    tool = ["sha256sum"] if shutil.which("sha256sum") else ["shasum", "-a", "256"]
    for folder in (kit.zip.parent, kit_folder):
        done = subprocess.run([*tool, "-c", SUMS], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        lines = (folder / SUMS).read_bytes().count(b"\n")
        assert done.stdout.count(": OK\n") == lines
    assert (kit_folder / SUMS).read_bytes() == list_of_sums({name: data for name, data in files_below(kit_folder).items() if name != SUMS})


@pytest.mark.parametrize("change", ["changed", "added", "removed"])
def test_a_copy_with_a_rewritten_list_is_never_called_proved(files: Files, tmp_path: Path, change: str):
    """Files and list were both changed: nothing in the copy can tell, and the command does not claim that it can."""
    folder = tmp_path / "copy"
    for name, data in files.items():
        path = folder / name.split("/", 1)[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if change == "changed":
        (folder / "index.html").write_bytes(b"another page")
    elif change == "added":
        (folder / "more.html").write_bytes(b"more")
    else:
        (folder / "nothing.txt").unlink()
    (folder / SUMS).unlink()
    (folder / SUMS).write_bytes(
        list_of_sums({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    )
    status, said = say(folder, cwd=tmp_path)
    assert status == 0 and "agree with the list that came with them" in said
    assert "as they were made" not in said and "can change such a list as well" in said and "--sha256" in said


@pytest.mark.parametrize("times", [65, 300])
def test_a_file_that_unpacks_to_more_than_any_of_the_guides_is_changed_and_never_held_in_memory(
    small: Path, files: Files, tmp_path: Path, times: int
):
    bomb = tmp_path / small.name
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            with archive.open(name, "w") as opened:
                if name.endswith("index.html"):
                    for _ in range(times):
                        opened.write(bytes(1 << 20))
                else:
                    opened.write(data)
    command = [sys.executable, "-c", f"import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (400 << 20,) * 2); "
               f"from fieldguide.__main__ import main; sys.exit(main(['verify', {str(bomb)!r}]))"]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT / "hooks", capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "changed: index.html" in done.stdout, done.stderr
