"""Offline copies of the site, called kits: one zip each, the same bytes from the same commit, on whatever machine and day.

In the zip stands one folder: the site at its own addresses, START-HERE.html, README.txt, the licence, and SHA256SUMS of every other file.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from ..addresses import page_address
from ..guide import Guide, chosen_of
from ..model.faults import RequestError
from ..model.file_names import unfit_names
from ..model.special_pages import OFFLINE
from ..site import SHEET, Download, Site
from ..wording.signing import signed_by
from ..wording.words import Words
from .zip_file import zip_of

SUMS = "SHA256SUMS"
"""Name of the list of checksums, in the form that sha256sum and shasum read: checksum, two spaces, name."""

SIGNATURE = f"{SUMS}.minisig"
"""Name of the list's signature, beside it."""

FORMS = ("epub", "html", "pdf", "zim")
"""Endings of the other forms that the guide is carried in, as the Offline page lists them."""

# What only a server needs: previews of links name its address, and browsers keep on a device what they had from a server.
_OF_SERVER = {"404.html", "assets/scripts/unknown.js", "assets/styles/unknown.css", "sitemap.xml", "robots.txt", "sw.js"}
_OF_SERVER_BELOW = ("downloads/", "assets/images/preview/", "keep/")

_RULE = "-" * 72
_EARLIEST, _LATEST = 1980, 2107  # zip files know no other years


def kit_name(edition: str, languages: Iterable[str] = ()) -> str:
    """Name of a kit's folder, and of its zip without the ending.

    Args:
        languages: codes of the languages in it; empty where all are.
    """
    return "-".join(["field-guide", edition, *languages])


def origin_name(edition: str) -> str:
    """Name of the file, beside an edition's kits, that says what they are built from."""
    return f"{kit_name(edition)}.json"


def kit_name_of(guide: Guide) -> str:
    """Name of the kit that the published languages make."""
    return kit_name(guide.edition, chosen_of(guide))


def updates_in(folder: Path, edition: str, languages: Sequence[str]) -> tuple[Download, ...]:
    """The small updates to an edition that stand in a folder, those of whole kits first; arguments as of kits_in()."""
    code = "|".join(map(re.escape, sorted(languages, key=len, reverse=True)))
    ways = rf"[0-9.]+-to-{re.escape(edition)}|{re.escape(edition)}-[0-9-]+-to-[0-9-]+[0-9]"
    pattern = re.compile(rf"field-guide-(?:{ways})(?:-({code}))?\.zip")
    named = ((path, pattern.fullmatch(path.name)) for path in sorted(folder.glob("*-to-*.zip")))
    updates = [_download(path, (match[1],) if match[1] else ()) for path, match in named if match]
    return tuple(sorted(updates, key=lambda update: (bool(update.languages), update.name)))


def kits_in(folder: Path, edition: str, languages: Sequence[str]) -> tuple[Download, ...]:
    """The kits of an edition that stand in a folder, the whole one first.

    Args:
        languages: codes of the guide's languages; one may hold a hyphen, such as `zh-Hant`.
    """
    return _downloads(folder, edition, languages, "zip")


def books_in(folder: Path, edition: str, languages: Sequence[str]) -> tuple[Download, ...]:
    """The guide in other forms that stands in a folder, by form; arguments as of kits_in()."""
    return tuple(one for form in FORMS for one in _downloads(folder, edition, languages, form))


def _downloads(folder: Path, edition: str, languages: Sequence[str], ending: str) -> tuple[Download, ...]:
    code = "|".join(map(re.escape, sorted(languages, key=len, reverse=True)))
    pattern = re.compile(rf"{re.escape(kit_name(edition))}((?:-(?:{code}))*)(?:{SHEET}[a-z0-9-]+)?\.{ending}")
    named = ((path, pattern.fullmatch(path.name)) for path in sorted(folder.glob(f"*.{ending}")))
    kits = [_download(path, tuple(re.findall(f"-({code})(?=-|$)", match[1]))) for path, match in named if match]
    return tuple(sorted(kits, key=lambda kit: (bool(kit.languages), kit.name)))


def _download(path: Path, languages: tuple[str, ...]) -> Download:
    data = path.read_bytes()
    return Download(path.name, languages, len(data), checksum(data), data)


def downloads_of(site: Site) -> Iterator[tuple[str, bytes]]:
    """The offline copies that the site offers, and their list of checksums: path below the site's root, and bytes."""
    offered = (*site.downloads, *site.updates, *site.books)
    for download in offered:
        yield f"downloads/{download.name}", download.data
    listed = {download.name: download.data for download in offered}
    if site.origin:
        listed[origin_name(site.guide.edition)] = site.origin
        yield f"downloads/{origin_name(site.guide.edition)}", site.origin
    if listed:
        yield f"downloads/{SUMS}", list_of_sums(listed)
    if site.signature:
        yield f"downloads/{SIGNATURE}", site.signature


def is_of_server(name: str) -> bool:
    """Whether a file of the site is of use on a server alone."""
    return name in _OF_SERVER or name.startswith(_OF_SERVER_BELOW)


def checksum(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def list_of_sums(files: Mapping[str, bytes]) -> bytes:
    """The text of SHA256SUMS for files by name."""
    return text_of_sums({name: checksum(data) for name, data in files.items()})


def text_of_sums(sums: Mapping[str, str]) -> bytes:
    """The text of SHA256SUMS for checksums by name."""
    return "".join(f"{found}  {name}\n" for name, found in sorted(sums.items())).encode("utf-8")


def sums_in(data: bytes) -> dict[str, str]:
    """Checksums by name in a SHA256SUMS that the guide has written."""
    pairs = (line.split("  ", 1) for line in data.decode("utf-8").splitlines())
    return {name: found for found, name in pairs}


def write_kit(site: Path, added: Mapping[str, bytes], name: str, moment: datetime, folder: Path) -> Path:
    """Write a kit of a built site, and the list of checksums of the kits beside it.

    Args:
        added: what stands in the kit beside the site, by name.
        name: the kit's, as kit_name() gives it.
        moment: time that every file in it bears, in UTC.
        folder: where the zip is written; earlier kits in it stay.

    Raises:
        RequestError: with every name that a reader's disk would refuse.
    """
    files = {**_carried(site), **added}
    files[SUMS] = list_of_sums(files)
    faults = unfit_names([f"{name}/{file}" for file in files])
    if faults:
        raise RequestError("Some names are unfit for a kit:\n  " + "\n  ".join(faults) + "\n", "Rename these files.")
    if not _EARLIEST <= moment.year <= _LATEST:
        raise RequestError(f"A zip file cannot bear the year {moment.year}.", "Set SOURCE_DATE_EPOCH to the commit's time.")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.zip"
    target.write_bytes(zip_of({f"{name}/{file}": data for file, data in files.items()}, moment))
    write_sums(folder)
    return target


def write_sums(folder: Path) -> bytes:
    """Write the list of checksums of what stands in a folder: offline copies and other editions. Returns the list."""
    files = {path.name: path.read_bytes() for path in folder.glob("field-guide-*") if path.is_file()}
    data = list_of_sums(files)
    (folder / SUMS).write_bytes(data)
    return data


def files_of(kit: bytes) -> tuple[dict[str, bytes], datetime]:
    """What is in a kit, by its name in the zip, and the time that it bears."""
    with zipfile.ZipFile(BytesIO(kit)) as archive:
        entries = archive.infolist()
        return {entry.filename: archive.read(entry) for entry in entries}, datetime(*entries[0].date_time)


def list_in(kit: bytes) -> bytes:
    """The list of checksums in a kit."""
    files, _ = files_of(kit)
    return next(data for name, data in files.items() if name.endswith(f"/{SUMS}"))


def with_signature(kit: bytes, signature: bytes) -> bytes:
    """A kit that holds the signature of its list beside it."""
    files, moment = files_of(kit)
    name = next(name for name in files if name.endswith(f"/{SUMS}"))
    return zip_of({**files, name.replace(SUMS, SIGNATURE): signature}, moment)


def _carried(site: Path) -> dict[str, bytes]:
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not is_of_server(name)}


def readme(site: Site) -> bytes:
    """README.txt in every language: UTF-8 with a mark and CRLF, so that Notepad shows it."""
    parts = []
    for language, words in site.words.items():
        address = site.public(site.page_address(OFFLINE, language))
        name, edition, date = words("site.name"), site.guide.edition, site.day(language)
        parts.append(words("start.readme", site=name, edition=edition, date=date, address=address, signature=_signature(site, words)))
    return f"\n\n{_RULE}\n\n".join(parts).replace("\n", "\r\n").encode("utf-8-sig") + b"\r\n"


def _signature(site: Site, words: Words) -> str:
    """What README.txt says of the signature, with the command that checks it."""
    key = site.guide.key
    return signed_by(key, words) + (f"\n\n  minisign -V -m {SUMS} -P {key}" if key else "")


def start_page(site: Site) -> bytes:
    """START-HERE.html: the way into each language, with edition and age."""
    return site.render("start.html", site=site, signed_by=signed_by).encode("utf-8")


def withdraw(guide: Guide, languages: Iterable[str], folder: Path) -> None:
    """Take the pages of some languages out of a built site, and the folders that are empty then."""
    for language in languages:
        for page in guide.pages[language]:
            path = folder / page_address(guide, page, language)
            path.unlink()
            for parent in path.parents:
                if parent == folder or any(parent.iterdir()):
                    break
                parent.rmdir()
