"""Who signed a copy: each fault of a signature is named, and minisign of the system says the same."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
from base64 import b64decode, b64encode
from pathlib import Path

import minisign
import pytest

from fieldguide.__main__ import main
from fieldguide.guide import load_guide
from fieldguide.model.faults import GuideError, RequestError
from fieldguide.offline.kit import SIGNATURE, SUMS, kit_name, list_in, list_of_sums, readme, start_page, with_signature, write_kit
from fieldguide.offline.signature import KEY, PASSWORD, check, public_key, secret_key, sign
from fieldguide.offline.verify import verify
from support.books import composed
from support.kits import MADE, unzip
from support.sites import LANGUAGES, Project, site_of

COMMENT = "Field Guide, edition 2026.11, 2026-11-22"
PAIR = minisign.KeyPair.generate()
OTHER = minisign.KeyPair.generate()
PUBLIC = PAIR.public_key.to_base64().decode()
OTHER_PUBLIC = OTHER.public_key.to_base64().decode()


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small kit, signed, and beside it the signed list of kits."""
    site = tmp_path_factory.mktemp("signed") / "site"
    site.mkdir()
    (site / "index.html").write_text("<h1>Home</h1>", encoding="utf-8")
    made = write_kit(site, {"START-HERE.html": b"<a href=index.html>Open</a>"}, kit_name("2026.11"), MADE, site.parent / "dist")
    data = made.read_bytes()
    made.write_bytes(with_signature(data, sign(list_in(data), PAIR.secret_key, COMMENT)))
    sums = list_of_sums({made.name: made.read_bytes()})
    (made.parent / SUMS).write_bytes(sums)
    (made.parent / SIGNATURE).write_bytes(sign(sums, PAIR.secret_key, COMMENT))
    return made


@pytest.fixture
def folder(kit: Path, tmp_path: Path) -> Path:
    """The same, unzipped."""
    return unzip(kit, tmp_path / "unzipped")


def said(copy: Path, *options: str) -> tuple[int, str]:
    """Status and words of the command `verify`."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        status = main(["verify", str(copy), *options])
    return status, out.getvalue()


def system_says(folder: Path, key: str = PUBLIC) -> int:
    """Status of `minisign -V` for the list in a folder."""
    return subprocess.run(["minisign", "-V", "-q", "-m", SUMS, "-P", key], cwd=folder, capture_output=True, check=False).returncode


def test_the_right_signature(kit: Path, folder: Path) -> None:
    for copy in (kit, folder):
        status, text = said(copy, "--key", PUBLIC)
        assert (status, COMMENT in text, f"were signed with {PUBLIC}" in text) == (0, True, True)
        assert "compare it with the one that you have from elsewhere" in text
    assert system_says(folder) == system_says(kit.parent) == 0


def test_another_key(kit: Path, folder: Path) -> None:
    for copy in (kit, folder):
        status, text = said(copy, "--key", OTHER_PUBLIC)
        assert status == 1 and "do not trust this copy" in text
        assert f"wrong key: {SIGNATURE} was made with another key than {OTHER_PUBLIC}" in text
    assert system_says(folder, OTHER_PUBLIC) != 0


def test_a_forged_copy_that_is_signed_with_the_forgers_own_key(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"<h1>Forged</h1>")
    sums = list_of_sums({name: (folder / name).read_bytes() for name in ("index.html", "START-HERE.html")})
    (folder / SUMS).write_bytes(sums)
    (folder / SIGNATURE).write_bytes(sign(sums, OTHER.secret_key, COMMENT))
    assert [fault.split(":")[0] for fault in verify(folder, key=PUBLIC).faults] == ["wrong key"]
    # The number of a key is no secret: a forger can give the same to a key of their own.
    same = public_with_number_of(OTHER_PUBLIC, PUBLIC)
    lines = (folder / SIGNATURE).read_bytes().splitlines()
    made = b64decode(lines[1])
    (folder / SIGNATURE).write_bytes(b"\n".join([lines[0], b64encode(made[:2] + b64decode(PUBLIC)[2:10] + made[10:]), *lines[2:]]) + b"\n")
    assert verify(folder, key=same).faults == ()  # with the forger's key it fits, and with nobody else's
    (fault,) = verify(folder, key=PUBLIC).faults
    assert fault == f"changed: {SUMS} is not the list that was signed with {PUBLIC}"
    assert system_says(folder) != 0


def public_with_number_of(key: str, number: str) -> str:
    one, other = b64decode(key), b64decode(number)
    return b64encode(one[:2] + other[2:10] + one[10:]).decode()


def test_none(kit: Path, folder: Path, tmp_path: Path) -> None:
    (folder / SIGNATURE).unlink()
    status, text = said(folder, "--key", PUBLIC)
    assert status == 3
    assert "Unsigned: nothing in this copy shows who made it." in text and f"Published copies are signed with {PUBLIC}" in text
    assert said(folder)[0] == 0  # nobody says that it should be signed
    alone = Path(shutil.copy(kit, tmp_path))
    assert verify(alone, key=PUBLIC).comment == COMMENT  # the one inside is enough


def test_without_a_key_it_is_said_that_nobody_checked(folder: Path) -> None:
    status, text = said(folder)
    assert status == 0 and "not checked by whom: give the publisher's public key with --key" in text
    assert COMMENT not in text


def test_an_altered_comment(folder: Path) -> None:
    path = folder / SIGNATURE
    path.write_bytes(path.read_bytes().replace(b"2026.11,", b"2027.11,"))
    status, text = said(folder, "--key", PUBLIC)
    assert status == 1 and f"changed: the comment in {SIGNATURE} is not the one that was signed" in text
    assert "2027.11" not in text
    assert system_says(folder) != 0


def test_an_altered_list(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"<h1>Other</h1>")
    (folder / SUMS).write_bytes(list_of_sums({name: (folder / name).read_bytes() for name in ("index.html", "START-HERE.html")}))
    status, text = said(folder, "--key", PUBLIC)
    assert status == 1 and f"changed: {SUMS} is not the list that was signed with {PUBLIC}" in text
    assert system_says(folder) != 0


def test_an_altered_file_under_a_right_signature(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"<h1>Other</h1>")
    assert verify(folder, key=PUBLIC).faults == ("changed: index.html",)


@pytest.mark.parametrize("where", ["inside", "beside"])
def test_an_altered_list_beside_a_zip_or_in_it(kit: Path, tmp_path: Path, where: str) -> None:
    for name in (kit.name, SUMS, SIGNATURE):
        shutil.copy(kit.parent / name, tmp_path)
    copy, forged = tmp_path / kit.name, sign(b"another list\n", PAIR.secret_key, COMMENT)
    if where == "inside":
        copy.write_bytes(with_signature(copy.read_bytes(), forged))
        (tmp_path / SUMS).write_bytes(list_of_sums({kit.name: copy.read_bytes()}))
        (tmp_path / SIGNATURE).unlink()
    else:
        (tmp_path / SIGNATURE).write_bytes(forged)
    (fault,) = verify(copy, key=PUBLIC).faults
    assert fault.startswith(f"changed: {SUMS} is not the list that was signed") and fault.endswith("(beside the zip)") == (
        where == "beside"
    )


@pytest.mark.parametrize(
    "damage", [b"", b"\n", b"no signature\n", b"\xff" * 400, b"untrusted comment: a\nAAAA\ntrusted comment: b\nAAAA\n"]
)
def test_what_is_no_signature(folder: Path, damage: bytes) -> None:
    (folder / SIGNATURE).write_bytes(damage)
    (fault,) = verify(folder, key=PUBLIC).faults
    assert fault.startswith(f"changed: {SIGNATURE}: this is no signature")


def test_every_byte_of_a_signature_is_checked(folder: Path) -> None:
    data, whole = (folder / SUMS).read_bytes(), (folder / SIGNATURE).read_bytes()
    unsigned = whole.index(b"\n")  # the first line is a comment that nobody signs
    for place in range(unsigned + 1, len(whole) - 1):
        changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        assert check(data, changed, PUBLIC).fault, place


@pytest.mark.parametrize("key", ["RWshort", "x" * 56, "RW" + "/" * 54])
def test_what_is_no_key_is_told(folder: Path, key: str) -> None:
    status, text = said(folder, "--key", key)
    assert status in (1, 2) and text.strip()
    assert "Traceback" not in text


def test_a_keys_file_is_taken_as_well(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "minisign.pub").write_bytes(bytes(PAIR.public_key) + b"\n")
    assert said(folder, "--key", str(tmp_path / "minisign.pub"))[0] == 0


# Signing


def test_keys_and_signatures_of_the_systems_minisign_are_taken(tmp_path: Path) -> None:
    """A key with a password, for which minisign works some seconds each time; and what is done with keys, with one that has none."""
    for made, word in (("locked", "a word\na word\n"), ("open", "")):
        command = ["minisign", "-G", *([] if word else ["-W"]), "-p", f"{made}.pub", "-s", f"{made}.key"]
        done = subprocess.run(command, cwd=tmp_path, input=word, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    path = str(tmp_path / "locked.key")
    locked = secret_key({KEY: path, PASSWORD: "a word"})
    by_path, by_text = secret_key({KEY: str(tmp_path / "open.key")}), secret_key({KEY: (tmp_path / "open.key").read_text(encoding="ascii")})
    assert locked and by_path and by_text
    for key, made in ((locked, "locked"), (by_path, "open"), (by_text, "open")):
        assert public_key(key) == (tmp_path / f"{made}.pub").read_text(encoding="ascii").split()[-1]
    (tmp_path / SUMS).write_bytes(b"list\n")
    for key in (locked, by_path):
        (tmp_path / SIGNATURE).write_bytes(sign(b"list\n", key, COMMENT))
        assert system_says(tmp_path, public_key(key)) == 0
    assert sign(b"list\n", by_text, COMMENT) == (tmp_path / SIGNATURE).read_bytes()  # the same bytes again
    subprocess.run(["minisign", "-S", "-s", "open.key", "-m", SUMS, "-t", COMMENT], cwd=tmp_path, capture_output=True, check=True)
    assert check(b"list\n", (tmp_path / SIGNATURE).read_bytes(), public_key(by_path)).comment == COMMENT


def test_a_key_with_a_password_needs_it_and_is_the_systems_too(tmp_path: Path) -> None:
    """How dear a guess is stands in the key: minisign's own choice costs two seconds each time, this one next to nothing."""
    key = minisign.SecretKey.from_bytes(bytes(PAIR.secret_key))
    key.encrypt("a word", opslimit=1 << 15, memlimit=1 << 24)
    (tmp_path / "a.key").write_bytes(bytes(key) + b"\n")
    for password in ("another", ""):
        with pytest.raises(RequestError, match=f"{KEY} cannot be used: wrong password"):
            secret_key({KEY: str(tmp_path / "a.key"), PASSWORD: password})
    unlocked = secret_key({KEY: str(tmp_path / "a.key"), PASSWORD: "a word"})
    assert unlocked and public_key(unlocked) == PUBLIC
    (tmp_path / SUMS).write_bytes(b"list\n")
    command = ["minisign", "-S", "-s", "a.key", "-m", SUMS, "-t", COMMENT]
    subprocess.run(command, cwd=tmp_path, input="a word\n", capture_output=True, text=True, check=True)
    assert check(b"list\n", (tmp_path / SIGNATURE).read_bytes(), PUBLIC).comment == COMMENT


def test_no_key_is_none_and_a_wrong_one_is_never_told(tmp_path: Path) -> None:
    assert secret_key({}) is None and secret_key({KEY: " "}) is None
    (tmp_path / "no.key").write_text("untrusted comment: x\nRWsecretsecret\n", encoding="ascii")
    for given in (str(tmp_path / "nowhere"), str(tmp_path / "no.key"), "untrusted comment: x\nRWsecretsecret\n"):
        with pytest.raises(RequestError) as error:
            secret_key({KEY: given})
        assert "secretsecret" not in str(error.value) and "Remedy" in str(error.value)


@pytest.mark.parametrize("key", ["RWshort", "", PUBLIC[:-1], f"{PUBLIC} "], ids=["short", "empty", "cut", "spaced"])
def test_a_malformed_key_is_a_fault(tiny: Project, key: str) -> None:
    tiny.write("_data/guide.yml", f'edition: "2026.11"\nkey: "{key}"\n')
    with pytest.raises(GuideError, match="no public key of minisign") as found:
        load_guide(tiny.docs, LANGUAGES)
    assert "_data/guide.yml:2" in str(found.value)


@pytest.mark.parametrize("stated", [PUBLIC, ""], ids=["signed", "unsigned"])
def test_every_page_that_tells_of_it_says_so_in_each_language(tiny: Project, stated: str) -> None:
    tiny.write("_data/guide.yml", 'edition: "2026.11"\n' + (f'key: "{stated}"\n' if stated else ""))
    for language in LANGUAGES:
        heading = "## Which {#edition}\n"
        tiny.replace(f"{language}/offline.md", "Carry it.\n", f"Carry it.\n\n{heading}")
    site = site_of(load_guide(tiny.docs, LANGUAGES))
    texts = [part(site).decode("utf-8-sig") for part in (start_page, readme)]
    texts += [composed(site, "offline.md", language).text_content() for language in LANGUAGES]
    for language, page in zip(LANGUAGES, texts[2:], strict=True):
        unsigned = {"en": "are unsigned", "vi": "chưa có chữ ký số", "zh": "尚未签名"}[language]
        for text in (*texts[:2], page):
            assert (unsigned in text) == (not stated)
    assert all((PUBLIC in text) == bool(stated) for text in texts)
