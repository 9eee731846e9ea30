"""Building the site, an offline copy, or all that is published, by the site generator in a child process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..guide import Guide
from ..model.faults import GuideError, RequestError
from ..offline.edition import chosen_languages
from ..offline.kit import SUMS, origin_name, write_sums
from ..offline.signature import KEY, PASSWORD, public_key, secret_key
from ..offline.update import PUBLISHED, record, write_updates
from ..reading.content import stated
from ..reading.ledger_file import ADD
from ..reading.mkdocs_yml import MKDOCS_YML, Languages, languages_in
from .checking import loaded
from .git import git
from .ledger import new_words
from .rebuilding import origin_of
from .signing import check_key, sign_all

if TYPE_CHECKING:
    from minisign import SecretKey

GENERATOR, GENERATORS = "FIELD_GUIDE_GENERATOR", ("mkdocs", "properdocs")
"""Environment variable that names the site generator, and those that there are; the first where it names none."""

KITS = "dist"
"""Folder that offline copies are written to."""

PUBLIC = {"FIELD_GUIDE_PUBLISH": "yes"}
"""What is asked of a build for the public: it refuses the placeholder address."""


@dataclass(frozen=True)
class Outcome:
    """What a build came to.

    Attributes:
        is_whole: whether the site was written without a fault or warning.
        output: what the generator said.
    """

    is_whole: bool
    output: str


def languages_of(project: Path) -> Languages:
    """The languages of a project.

    Raises:
        GuideError, RequestError: as languages_in().
    """
    return languages_in(project / MKDOCS_YML)


def build(project: Path, site: Path, asked: Mapping[str, str] | None = None) -> Outcome:
    """Build the site; every fault and warning is in the outcome's output.

    Args:
        project: the folder of mkdocs.yml.
        site: where the site is written.
        asked: environment variables that say what is asked for beside the site, such as FIELD_GUIDE_KIT.
    """
    try:
        languages_of(project)
    except (GuideError, RequestError) as error:
        return Outcome(False, str(error))
    given = environment(project) | dict(asked or {})
    generator = given.get(GENERATOR) or GENERATORS[0]
    if generator not in GENERATORS:
        return Outcome(False, f"{GENERATOR} names no generator: {generator!r}. Remedy: Use one of: {', '.join(GENERATORS)}.")
    command = [sys.executable, "-m", generator, "build", "--strict", "--config-file", MKDOCS_YML, "--site-dir", str(site)]
    done = subprocess.run(command, cwd=project, env=given, capture_output=True, encoding="utf-8", errors="replace", check=False)
    output = done.stdout + done.stderr
    if f"No module named {generator}" in output:
        pins = "requirements.txt" if generator == GENERATORS[0] else f"requirements-{generator}.txt"
        output = f"{generator} is not installed here. Remedy: python -m pip install --require-hashes -r {pins}"
    elif "Traceback (most recent call last)" in output:  # MkDocs itself failed, before the guide was read
        *_, last = output.strip().split("\n")
        output = f"MkDocs failed: {last} Remedy: mend mkdocs.yml, and install what requirements.txt pins; or report this line."
    elif done.returncode and "Remedy: " not in output:  # a warning of its own
        output = f"{output.strip()}\nRemedy: mend what these lines name; where they name nothing of yours, report them."
    return Outcome(done.returncode == 0, output)


def make_site(project: Path) -> int:
    """The command `build`; translations that are behind are told and stop nothing."""
    outcome = build(project, project / "site")
    if outcome.is_whole:
        for line in outcome.output.split("\n"):
            if line.removeprefix("INFO").lstrip(" -").startswith(("Still to be translated: ", "Behind its original: ", "Translations: ")):
                print(line.removeprefix("INFO").lstrip(" -"))
    return _tell(outcome, f"{project / 'site'}: the site, for a server and for a disk alike")


def make_kit(project: Path, languages: str = "", more: Mapping[str, str] | None = None) -> int:
    """The command `kit`: an offline copy of all languages, or of some.

    Args:
        languages: codes with commas between; all where empty.
        more: what is asked for beside, as of build().
    """
    try:
        chosen_languages(languages, languages_of(project).built)
    except (GuideError, RequestError) as error:
        print(error, file=sys.stderr)
        return 1
    # A warning is told at the very end, when the kit is written already: it takes its place only where there was none.
    kits, made = project / KITS, project / "build" / KITS
    shutil.rmtree(made, ignore_errors=True)
    if kits.is_dir():
        shutil.copytree(kits, made)
    asked = {"FIELD_GUIDE_LANGUAGES": languages, "FIELD_GUIDE_KIT": str(made), **(more or {})}
    status = _tell(build(project, project / "build" / "kit", asked), "")
    if status == 0:
        shutil.copytree(made, kits, dirs_exist_ok=True)
        _add_updates(project)
        print((project / KITS / "SHA256SUMS").read_text(encoding="utf-8"), end="")
    return status


def _add_updates(project: Path) -> None:
    """Write the small updates that the offline copies in KITS allow, and put them on the list of checksums."""
    kits = project / KITS
    write_updates(kits, stated(project / "docs", "edition"), languages_of(project).built, project / PUBLISHED)
    write_sums(kits)


def put_on_record(project: Path) -> int:
    """The command `record`: the checksums of what was published, against which the next edition's updates are made."""
    edition = stated(project / "docs", "edition")
    written = record(project / KITS, edition, languages_of(project).built, project / PUBLISHED)
    if not written:
        print(f"{KITS}/ holds no offline copy of edition {edition}. Remedy: publish first, in this folder.", file=sys.stderr)
        return 1
    for path in written:
        print(path.relative_to(project).as_posix())
    print(f"Commit {PUBLISHED}/: the next edition's updates are made against it.")
    return 0


def publish(project: Path, write_books: Callable[[Path], None] = lambda _: None, *, refuse_stale: bool = False) -> int:
    """The command `publish`: every offline copy, and the site that offers them; nothing where one of them has a fault.

    Where FIELD_GUIDE_KEY gives the secret key, the lists of checksums are signed, each copy's own and that of all.

    Args:
        write_books: writes the guide in other forms beside the copies, given the project's folder.
        refuse_stale: whether to publish nothing while a translation is missing or behind its original.
    """
    guide = loaded(project / "docs")
    if guide is None:
        return 1
    for line in guide.translation_notices[-1:]:
        print(line)
    try:
        if guide.translation_notices and refuse_stale:
            raise RequestError("Nothing is published.", "mend these translations, or leave out --refuse-stale.")
        if words := new_words(guide):
            what = f"Nothing is published: what is said in {len(words)} places, {words[0].id} first, is not in the ledger of texts."
            raise RequestError(what, f"{ADD}, and commit what it writes.")
        secret = secret_key(os.environ)
        check_key(guide.key, public_key(secret) if secret else "")
        chosen = ("", *languages_of(project).built)
    except (GuideError, RequestError) as error:
        print(error, file=sys.stderr)
        return 1
    shutil.rmtree(project / KITS, ignore_errors=True)
    for languages in chosen:
        if make_kit(project, languages, PUBLIC):
            return 1
    write_books(project)
    _sign(project, guide, secret)
    return _offer(project)


def _sign(project: Path, guide: Guide, secret: SecretKey | None) -> None:
    """Write beside the copies in KITS what they are built from, and the list of them all; sign it, and each copy's own."""
    epoch = environment(project).get("SOURCE_DATE_EPOCH", "")
    if origin := origin_of(project, guide.edition, epoch):
        (project / KITS / origin_name(guide.edition)).write_bytes(origin)
    else:
        print("The copies name no commit: this folder holds what none does.")
    if secret:
        sign_all(project / KITS, secret, guide, epoch)
    else:
        write_sums(project / KITS)
    print(f"Signed with {guide.key}." if secret else f"Unsigned: {KEY} gives no key, and the guide's pages say so.")


def _offer(project: Path) -> int:
    """Build the site that offers what stands in KITS."""
    kits, site = project / KITS, project / "site"
    status = _tell(build(project, site, {"FIELD_GUIDE_DOWNLOADS": str(kits), **PUBLIC}), f"{site}: ready for a server")
    if status:
        return status
    if (kits / SUMS).read_bytes() != (site / "downloads" / SUMS).read_bytes():
        print(f"The site offers other files than {KITS}/{SUMS} lists, which is what was signed. Remedy: report this.", file=sys.stderr)
        return 1
    print("When it is public: python -m fieldguide record, so that the next edition comes with small updates.")
    return 0


def _tell(outcome: Outcome, done: str) -> int:
    """Print what a build came to; returns the exit status."""
    if outcome.is_whole:
        if done:
            print(done)
        return 0
    print(outcome.output.strip(), file=sys.stderr)
    return 1


def environment(project: Path) -> dict[str, str]:
    """This process's environment, with the day of the last commit: the same commit gives the same bytes on any day."""
    found = dict(os.environ) | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    for secret in (KEY, PASSWORD):  # no generator and no plugin sees it
        found.pop(secret, None)
    epoch = found.pop("SOURCE_DATE_EPOCH", "") or git(project, "log", "-1", "--format=%ct").decode().strip()  # MkDocs fails on an empty one
    return found | ({"SOURCE_DATE_EPOCH": epoch} if epoch else {})
