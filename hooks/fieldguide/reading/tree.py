"""The files of the documentation folder: which are pages and snippets, and what lies there that is neither."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..model.data_files import DATA
from ..model.faults import Fault
from ..model.file_names import page_path_fault, unfit_names
from .assets import KINDS, PICTURES, asset_fault
from .text_files import read_code

SNIPPETS = "_snippets"
ASSETS = "assets"
KEEP = "keep"
SHARED = (DATA, ASSETS, KEEP)
"""Folders beside those of the languages."""

_SHARED_NAME = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)

LEFT_OVER = ("~", ".orig", ".rej", ".bak", ".tmp", ".swp", ".swo")
"""Endings that editors and merges leave behind."""


def pages_in(docs: Path, language: str) -> list[Path]:
    """The pages of a language: its plain Markdown files, hidden ones and snippets left out."""
    return sorted(path for path in _plain_files(docs / language) if path.suffix == ".md" and SNIPPETS not in path.parts)


def snippets_in(docs: Path, language: str) -> list[Path]:
    """The texts that pages of a language set in."""
    return sorted(path for path in _plain_files(docs / language / SNIPPETS) if path.suffix == ".md")


def assets_in(docs: Path) -> list[str]:
    """The files that pages share, by their paths below the documentation folder."""
    return [path.relative_to(docs).as_posix() for path in _plain_files(docs / ASSETS)]


def check_tree(docs: Path, languages: Sequence[str], drafts: Sequence[str], faults: list[Fault]) -> None:
    """Nothing lies in the documentation folder that is neither page, snippet, data nor asset, and names fit everywhere.

    Args:
        languages: codes of the languages that are built, each with its folder.
        drafts: codes of languages whose folders may stand there unfinished.
    """
    if not docs.is_dir():
        faults.append(Fault(".", 1, "", f"{docs} is no folder.", "Restore it: the guide's text stands there."))
        return
    for path in sorted(docs.iterdir()):
        name = path.name
        if is_hidden(name) or name in (*drafts, *languages, *SHARED):
            continue
        remedy = f"Move it into one of: {', '.join((*languages, *SHARED))}; a new language is added in mkdocs.yml first."
        faults.append(Fault(_shown(name), 1, "", "It stands beside the languages and belongs to none.", remedy))
    for folder in (*languages, *SHARED):
        paths = list(files_below(docs / folder))
        for path in paths:
            _check_file(path, docs, languages, faults)
        _check_names([path.relative_to(docs) for path in paths], faults)


def _check_file(path: Path, docs: Path, languages: Sequence[str], faults: list[Fault]) -> None:
    folder, *parts = path.relative_to(docs).parts
    name, below = _shown(path.relative_to(docs).as_posix()), "/".join(parts)

    def tell(what: str, remedy: str) -> None:
        faults.append(Fault(name, 1, "", what, remedy))

    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        tell("It is a link to another file.", "Put the file itself here: links break in zips and on other systems.")
    elif not stat.S_ISREG(mode):
        tell("It is no plain file.", "Take it out.")
    elif name.endswith(LEFT_OVER):
        tell("It is left over from an editor or a merge.", "Take it out.")
    elif folder in languages:
        if fault := _page_fault(below, languages):
            tell(*fault)
    elif path.suffix in (".md", ".markdown"):
        tell("A page stands outside the languages' folders.", "Move it into a language's folder.")
    elif folder != DATA and (fault := asset_fault(path, PICTURES if folder == KEEP else KINDS)):
        tell(*fault)
    elif not _SHARED_NAME.fullmatch(below) or unfit_names([below]):
        tell("Not every system and address can carry this name.", "Rename the file: letters a to z, digits, hyphens and points.")
    elif path.suffix in (".css", ".js"):
        read_code(path, name, faults)


def _page_fault(below: str, languages: Sequence[str]) -> tuple[str, str] | None:
    if not unicodedata.is_normalized("NFC", below):
        return "The name is written in decomposed Unicode.", "Rename the file: small letters a to z, digits and single hyphens."
    if not below.endswith(".md"):
        return "What is no page does not lie in a language's folder.", "Move pictures to docs/assets/, and take out what is not needed."
    if below.startswith(f"{SNIPPETS}/"):
        return (
            page_path_fault(below.removeprefix(f"{SNIPPETS}/"), ())
            if below.count("/") == 1
            else ("A snippet stands in a folder below _snippets/.", "Move it up: snippets are found by their names.")
        )
    return page_path_fault(below, languages)


def _check_names(paths: Sequence[Path], faults: list[Fault]) -> None:
    """No two files differ in case alone: they are one on other systems. No page bears the name of a folder beside it."""
    seen: dict[str, str] = {}
    parents = {path.parent for path in paths} | {above for parent in {path.parent for path in paths} for above in parent.parents}
    for path in paths:
        name = path.as_posix()
        if path.suffix == ".md" and path.with_suffix("") in parents:
            what = f"A folder {path.stem}/ stands beside the page: servers answer for both at one address, without .html."
            faults.append(Fault(_shown(name), 1, "", what, f"Make it {path.stem}/index.md, or give one of the two another name."))
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            faults.append(Fault(_shown(name), 1, "", f"The name differs from {other} in case alone.", "Rename one of the two."))


def _plain_files(folder: Path) -> Iterator[Path]:
    if not folder.is_symlink():
        yield from (Path(entry) for entry in entries_below(folder) if entry.is_file(follow_symlinks=False))


def files_below(folder: Path) -> Iterator[Path]:
    """Files below a folder that are not hidden, and links to folders, which are told and never followed."""
    if folder.is_symlink() and folder.is_dir():
        yield folder
    else:
        yield from map(Path, entries_below(folder))


def entries_below(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """The same as the system lists them, which knows their kind already; a folder that cannot be read has none."""
    try:
        entries = sorted((one for one in os.scandir(folder) if not is_hidden(one.name)), key=lambda one: one.name)
    except OSError:
        return
    folders = [one for one in entries if one.is_dir(follow_symlinks=False)]
    yield from (one for one in entries if one not in folders)
    for one in folders:
        yield from entries_below(one.path)


def is_hidden(name: str) -> bool:
    """MkDocs passes over such files, too; editors keep their locks in them."""
    return name.startswith(".")


def _shown(name: str) -> str:
    """A name as a message can show it: what is no plain letter becomes its code."""
    return name if name.isprintable() else name.encode("unicode_escape").decode("ascii")
