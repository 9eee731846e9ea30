"""Building what was published once more, from its commit, to see whether the bytes agree: nobody has to believe the publisher's machine."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ..addresses import checked
from ..model.faults import GuideError, RequestError
from ..offline.kit import SIGNATURE, files_of, kit_name, origin_name, with_signature
from ..reading.mkdocs_settings import address_in
from ..reading.mkdocs_yml import MKDOCS_YML, languages_in
from .git import git

REQUIREMENTS = "requirements.txt"
_SHOWN = 40
"""Lines of diffoscope's that are printed."""


def origin_of(project: Path, edition: str, epoch: str) -> bytes:
    """What the copies of an edition are built from, as JSON: commit, SOURCE_DATE_EPOCH and public address.

    Returns:
        Nothing where the folder holds what no commit does: then nobody can build it again.
    """
    commit = git(project, "rev-parse", "HEAD").decode().strip()
    if not commit or git(project, "status", "--porcelain"):
        return b""
    facts = {"edition": edition, "commit": commit, "epoch": epoch, "address": checked(address_in(project / MKDOCS_YML))}
    return (json.dumps(facts, indent=1) + "\n").encode("utf-8")


def rebuild_check(project: Path, dist: Path) -> int:
    """The command `rebuild-check`.

    Args:
        project: a clone that holds the commit.
        dist: folder of what was published: offline copies, and beside them the JSON file that names the commit.

    Returns:
        Status: 0 where all bytes agree, 1 where some do not, 2 where it cannot be tried.
    """
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        try:
            facts = _origin_in(dist)
            _check_out(project, facts["commit"], clone)
            published = [path for path in sorted(dist.glob("field-guide-*")) if path.name != origin_name(facts["edition"])]
            _build_again(clone, facts, published)
        except (GuideError, RequestError) as error:
            print(error, file=sys.stderr)
            return 2
        if (clone / REQUIREMENTS).read_bytes() != (project / REQUIREMENTS).read_bytes():
            print(f"{REQUIREMENTS} was another then: where bytes differ, install what that commit pins, and try again.")
        differing = [path.name for path in published if _differs(path, clone / "dist" / path.name)]
    if not published:
        print(f"{dist}: there is nothing of edition {facts['edition']} in it.", file=sys.stderr)
        return 2
    if differing:
        print(f"{len(differing)} of {len(published)} files are not what {facts['commit']} builds here.")
        return 1
    print(
        f"All {len(published)} files are, to the byte, what {facts['commit']} builds; signatures aside, which the key's holder alone makes."
    )
    return 0


def _origin_in(dist: Path) -> dict[str, str]:
    """What the JSON file beside the copies says.

    Raises:
        RequestError: where there is none, or it does not say it.
    """
    found = sorted(dist.glob(origin_name("*")))
    if len(found) != 1:
        remedy = "Name the folder of one edition, as `publish` wrote it; it writes the file where everything is committed."
        raise RequestError(f"{dist}: {len(found)} files {origin_name('<edition>')} stand in it, and one has to say the commit.", remedy)
    try:
        facts = json.loads(found[0].read_text(encoding="utf-8"))
        stated = {name: str(facts[name]) for name in ("edition", "commit", "epoch", "address")}
        if not re.fullmatch("[0-9a-f]{40,64}", stated["commit"]):  # git would take another word for an option
            raise ValueError
    except (ValueError, KeyError, TypeError):
        raise RequestError(f"{found[0]}: this is not what `publish` writes.", "Get the file again.") from None
    return stated


def _check_out(project: Path, commit: str, clone: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(project), str(clone)], check=True)
    done = subprocess.run(["git", "checkout", "--quiet", "--detach", f"{commit}^{{commit}}"], cwd=clone, capture_output=True, check=False)
    if done.returncode:
        raise RequestError(f"The commit {commit} is not in this clone.", "git fetch, or clone the project whole, and try again.")


def _build_again(clone: Path, facts: dict[str, str], published: list[Path]) -> None:
    """Make the same files in a clone; those that cannot be made here are missing then, which is told.

    Raises:
        RequestError: with what was said, where the build fails.
        GuideError: where the clone's mkdocs.yml has a fault.
    """
    names = {path.name for path in published}
    languages = ["", *(code for code in languages_in(clone / MKDOCS_YML).built if f"{kit_name(facts['edition'], [code])}.zip" in names)]
    others = [path for path in published if path.suffix != ".zip"]
    commands = [["editions"]] if others else [["kit", "--languages", code] for code in languages]
    given = {name: value for name, value in os.environ.items() if not name.startswith("FIELD_GUIDE_")}
    given |= {"SOURCE_DATE_EPOCH": facts["epoch"], "SITE_URL": facts["address"], "FIELD_GUIDE_PUBLISH": "yes"}
    for command in commands:
        whole = [sys.executable, "-m", "fieldguide", *command]
        done = subprocess.run(whole, cwd=clone, env=given, capture_output=True, encoding="utf-8", errors="replace", check=False)
        if done.returncode:
            raise RequestError(f"{facts['commit']} cannot be built here: {done.stderr.strip()}", "Install what its requirements.txt pins.")


def _differs(published: Path, rebuilt: Path) -> bool:
    """Whether a file differs; the first file in it that does is named."""
    if not rebuilt.is_file():
        print(f"{published.name}: it was not made here.")
        return True
    old, new = published.read_bytes(), rebuilt.read_bytes()
    if published.suffix != ".zip":
        if old != new:
            print(f"{published.name}: it differs.")
            _explain(published, rebuilt)
        return old != new
    signature = next((data for name, data in files_of(old)[0].items() if name.endswith(f"/{SIGNATURE}")), None)
    new = new if signature is None else with_signature(new, signature)
    if old == new:
        return False
    before, after = files_of(old)[0], files_of(new)[0]
    name = next((name for name in sorted({*before, *after}) if before.get(name) != after.get(name)), "")
    if not name:
        print(f"{published.name}: every file in it agrees; the zip itself is packed otherwise.")
        return True
    print(f"{published.name}: {name} differs{'' if name in before and name in after else ': one of the two lacks it'}.")
    with tempfile.TemporaryDirectory() as folder:
        pair = [Path(folder) / side / name.rpartition("/")[2] for side in ("published", "rebuilt")]
        for path, data in zip(pair, (before.get(name, b""), after.get(name, b"")), strict=True):
            path.parent.mkdir()
            path.write_bytes(data)
        _explain(*pair)
    return True


def _explain(published: Path, rebuilt: Path) -> None:
    """How two files differ, by diffoscope where it is there."""
    if tool := shutil.which("diffoscope"):
        done = subprocess.run([tool, str(published), str(rebuilt)], capture_output=True, encoding="utf-8", errors="replace", check=False)
        print("\n".join(done.stdout.splitlines()[:_SHOWN]))
