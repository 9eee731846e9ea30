"""What the commands that build say and leave behind, whatever the site generator does: a stand-in takes its place."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

import minisign
import pytest

from fieldguide.__main__ import main
from fieldguide.commands import building
from fieldguide.offline.kit import SIGNATURE, SUMS, files_of, origin_name
from fieldguide.offline.signature import KEY, PASSWORD
from support.sites import LANGUAGES, ROOT, Project
from support.standing_in import ADDRESS, MOMENT, commit, with_generator

KITS = [f"field-guide-2026.11{languages}.zip" for languages in ("", "-en", "-vi", "-zh")]
Said = pytest.CaptureFixture[str]


@pytest.fixture
def root(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site generator is the stand-in."""
    for name in (KEY, PASSWORD, building.GENERATOR):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("SITE_URL", ADDRESS)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    root = with_generator(tiny)
    monkeypatch.setattr("fieldguide.__main__.PROJECT", root)
    return root


def in_dist(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "dist").glob("*"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("docs/en/cite.md: a fault. Remedy: Mend it.", "docs/en/cite.md: a fault. Remedy: Mend it.\n"),
        ("WARNING - an old plugin", "Remedy: mend what these lines name; where they name nothing of yours, report them."),
        ("Traceback (most recent call last):\n  File x\nKeyError: 'theme'", "MkDocs failed: KeyError: 'theme' Remedy: mend mkdocs.yml"),
        (
            "python: No module named mkdocs",
            "mkdocs is not installed here. Remedy: python -m pip install --require-hashes -r requirements.txt",
        ),
    ],
)
def test_what_stops_the_generator_is_told_with_a_remedy_and_leaves_nothing(root: Path, capsys: Said, said: str, told: str) -> None:
    (root / "said.txt").write_text(said, encoding="utf-8")
    assert main(["build"]) == 1
    err = capsys.readouterr().err
    assert told in err and "Traceback" not in err
    assert not (root / "site").exists()


def test_what_stops_a_build_stops_a_kit_and_what_is_published(root: Path, capsys: Said) -> None:
    (root / "said.txt").write_text("A fault. Remedy: Mend it.", encoding="utf-8")
    for command in (["kit"], ["publish", "--copies-only"]):
        assert main(command) == 1 and "A fault. Remedy: Mend it." in capsys.readouterr().err
    assert in_dist(root) == [] and not (root / "site").exists()


@pytest.mark.parametrize(
    ("generator", "told"),
    [("hugo", "FIELD_GUIDE_GENERATOR names no generator: 'hugo'. Remedy: Use one of: mkdocs, properdocs."), ("mkdocs", "")],
)
@pytest.mark.usefixtures("root")
def test_another_generator_is_one_that_there_is(capsys: Said, monkeypatch: pytest.MonkeyPatch, generator: str, told: str) -> None:
    monkeypatch.setenv(building.GENERATOR, generator)
    assert main(["build"]) == (1 if told else 0)
    assert capsys.readouterr().err.strip() == told


def test_settings_that_are_wrong_are_told_before_anything_runs(root: Path, capsys: Said) -> None:
    (root / "mkdocs.yml").unlink()
    for command in (["build"], ["kit"], ["publish"], ["editions"], ["check", "--docs", str(root / "docs")]):
        assert main(command) == 1
        assert "mkdocs.yml is missing. Remedy: " in capsys.readouterr().err


def test_a_build_tells_what_is_behind_and_nothing_else_of_the_generators(root: Path, capsys: Said) -> None:
    (root / "told.txt").write_text(
        "INFO    -  Building\nINFO    -  Behind its original: cite vi\nINFO    -  Translations: 1 behind", encoding="utf-8"
    )
    assert main(["build"]) == 0
    assert (
        capsys.readouterr().out
        == f"Behind its original: cite vi\nTranslations: 1 behind\n{root / 'site'}: the site, for a server and for a disk alike\n"
    )


def test_a_kit_that_fails_leaves_the_one_before_it(root: Path, capsys: Said) -> None:
    assert main(["kit", "--languages", "vi"]) == 0
    kit = root / "dist/field-guide-2026.11-vi.zip"
    before = kit.read_bytes()
    assert capsys.readouterr().out == f"{hashlib.sha256(before).hexdigest()}  {kit.name}\n"
    (root / "said.txt").write_text("A fault. Remedy: Mend it.", encoding="utf-8")
    assert main(["kit", "--languages", "vi"]) == 1 and kit.read_bytes() == before
    assert main(["kit", "--languages", "vi,xx"]) == 1
    assert "The guide has no language xx. Remedy: Use codes of en, vi, zh" in capsys.readouterr().err


def test_what_is_published_unsigned_says_so_and_is_what_is_offered(root: Path, capsys: Said) -> None:
    (root / "dist").mkdir()
    (root / "dist/field-guide-2025.01.zip").write_bytes(b"an edition long ago")
    assert main(["publish", "--copies-only"]) == 0
    out = capsys.readouterr().out
    assert "The copies name no commit: this folder holds what none does." in out
    assert f"Unsigned: {KEY} gives no key, and the guide's pages say so." in out
    assert in_dist(root) == [SUMS, *sorted(KITS)]
    for name in in_dist(root):
        assert (root / "site/downloads" / name).read_bytes() == (root / "dist" / name).read_bytes()
    listed = dict(reversed(line.split("  ")) for line in (root / "dist" / SUMS).read_text(encoding="ascii").splitlines())
    assert listed == {name: hashlib.sha256((root / "dist" / name).read_bytes()).hexdigest() for name in KITS}


def test_what_is_published_from_a_commit_names_it(root: Path) -> None:
    (root / ".gitignore").write_text("/site/\n/dist/\n/build/\n__pycache__/\n", encoding="utf-8")
    head = commit(root)
    assert main(["publish", "--copies-only"]) == 0
    facts = json.loads((root / "dist" / origin_name("2026.11")).read_text(encoding="utf-8"))
    assert facts == {"edition": "2026.11", "commit": head, "epoch": MOMENT, "address": ADDRESS}
    assert f"  {origin_name('2026.11')}\n" in (root / "dist" / SUMS).read_text(encoding="ascii")


def test_what_is_signed_fits_the_key_on_the_pages(root: Path, tiny: Project, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = minisign.KeyPair.generate()
    public = pair.public_key.to_base64().decode()
    monkeypatch.setenv(KEY, bytes(pair.secret_key).decode() + "\n")
    assert main(["publish", "--copies-only"]) == 1
    err = capsys.readouterr().err
    assert f"Pages say that editions are unsigned, and {KEY} gives {public}." in err and f'Write `key: "{public}"` in docs/' in err
    tiny.replace("_data/guide.yml", 'edition: "2026.11"\n', f'edition: "2026.11"\nkey: "{public}"\n')
    assert main(["publish", "--copies-only"]) == 0
    assert f"Signed with {public}." in capsys.readouterr().out
    lists = [((root / "dist" / SUMS).read_bytes(), (root / "dist" / SIGNATURE).read_bytes())]
    for kit in KITS:
        files = {name.partition("/")[2]: data for name, data in files_of((root / "dist" / kit).read_bytes())[0].items()}
        lists.append((files[SUMS], files[SIGNATURE]))
    for data, signature in lists:
        read = minisign.Signature.from_bytes(signature)
        pair.public_key.verify(data, read)
        assert str(read.trusted_comment).startswith("Field Guide: Human Rights, Technology and Conflict, edition 2026.11, 2026-09-21")
    other = minisign.KeyPair.generate()
    for given, told in (("", "no key"), (bytes(other.secret_key).decode(), other.public_key.to_base64().decode())):
        monkeypatch.setenv(KEY, given)
        assert main(["publish", "--copies-only"]) == 1
        assert f"signed with {public}, and {KEY} gives {told}." in capsys.readouterr().err


def test_nothing_is_published_that_the_ledger_does_not_know(root: Path, tiny: Project, capsys: Said) -> None:
    tiny.replace("en/btech/headline-1.md", "Text of the headline in en.", "Words of the headline in en.")
    assert main(["publish"]) == 1
    assert "what is said in 1 places, btech-1 first, is not in the ledger of texts. Remedy: " in capsys.readouterr().err
    assert in_dist(root) == []


def test_a_site_that_offers_other_files_than_were_signed_is_told(root: Path, capsys: Said) -> None:
    generator = root / "mkdocs.py"
    generator.write_text(generator.read_text(encoding="utf-8") + "    (site / 'downloads/SHA256SUMS').write_bytes(b'')\n", encoding="utf-8")
    assert main(["publish", "--copies-only"]) == 1
    assert "The site offers other files than dist/SHA256SUMS lists" in capsys.readouterr().err


def test_what_was_published_goes_on_record_and_the_next_edition_updates_it(root: Path, capsys: Said) -> None:
    assert main(["record"]) == 1
    assert "dist/ holds no offline copy of edition 2026.11. Remedy: publish first" in capsys.readouterr().err
    assert main(["kit"]) == 0 and main(["record"]) == 0
    out = capsys.readouterr().out
    assert "published/field-guide-2026.11_2026-11-22.SHA256SUMS\n" in out and "Commit published/" in out
    generator = root / "mkdocs.py"
    generator.write_text(
        generator.read_text(encoding="utf-8").replace("<h1>Home", "<h1>At home").replace("11, 22, 7", "11, 23, 7"), encoding="utf-8"
    )
    assert main(["kit"]) == 0
    update = "field-guide-2026.11-2026-11-22-to-2026-11-23.zip"
    assert update in in_dist(root) and update in capsys.readouterr().out


def test_every_edition_to_carry_is_made_and_what_lacks_a_tool_is_named(root: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
    for tool, module in (("weasyprint", "paper"), ("libzim", "zim"), ("libzim.writer", "zim")):
        monkeypatch.setitem(sys.modules, tool, None)
        monkeypatch.delitem(sys.modules, f"fieldguide.editions.{module}", raising=False)
    assert main(["editions"]) == 0
    said = capsys.readouterr()
    for what, tool in (("Paper (PDF)", "WeasyPrint"), ("The edition for Kiwix (ZIM)", "libzim")):
        assert f"{what} is left out: {tool}, or what it needs of the system, is not there (" in said.err
    books = [
        f"field-guide-2026.11{end}" for end in (".epub", *(f"-{language}.{form}" for language in LANGUAGES for form in ("epub", "html")))
    ]
    assert in_dist(root) == sorted([SUMS, *KITS, *books])
    assert all(f"  {name}\n" in said.out for name in (*KITS, *books))
