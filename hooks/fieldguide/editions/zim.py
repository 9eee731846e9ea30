"""The site for Kiwix: a ZIM file (https://wiki.openzim.org/wiki/ZIM_file_format) made by libzim, the same bytes from the same site.

libzim is under the GPL and an optional tool (requirements-editions.in): no build needs it. What it draws at random is set afterwards:
the file's own UUID and those of its two search indexes, and the checksum at the file's end.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
import uuid
import zipfile
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any

from libzim.writer import Creator, Hint, Item, StringProvider

from ..site import Site

_XAPIAN = b"\x0f\x0dXapian Glass"
_HIDDEN_MAIL = re.compile(rb"(?:&#\d+;)+")
_UUID_AFTER = 2
"""Bytes between Xapian's mark and its UUID: the version of its format."""
_TYPES = {
    ".js": "text/javascript",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".tbx": "text/xml",
}


def zim_name(site: Site, languages: Sequence[str]) -> str:
    """`field-guide-2026.11-vi.zim`, or without a language where it holds all."""
    codes = "" if tuple(languages) == site.languages else "-" + "-".join(languages)
    return f"field-guide-{site.guide.edition}{codes}.zim"


def write_zim(site: Site, languages: Sequence[str], kit: Path, icon: bytes, target: Path) -> None:
    """Write the file with what stands in a kit of these languages.

    Args:
        kit: the offline copy as a zip.
        icon: a PNG picture of 48 by 48 pixels.

    Raises:
        ImportError: where libzim is not installed.
    """
    target.unlink(missing_ok=True)
    words = site.words[languages[0]]
    facts = {
        "Name": "field-guide_" + "-".join(languages),
        "Title": words("site.short"),
        "Description": words("site.name"),  # at most 80 letters; what is longer stands in the next
        "LongDescription": words("site.description"),
        "Language": ",".join(site.words[language]("language.three") for language in languages),
        "Creator": words("site.name"),
        "Publisher": words("site.name"),
        "Date": site.built.isoformat(),
        "Source": site.address,
        "License": "CC-BY-4.0",
        "Flavour": site.guide.edition,
        "Tags": "_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
        "Scraper": "field guide",
    }
    creator = Creator(target).config_indexing(True, site.words[languages[0]]("language.three")).config_nbworkers(1)
    creator.set_mainpath(site.home_address(languages[0]))
    with zipfile.ZipFile(kit) as archive, creator:
        creator.add_illustration(48, icon)
        for name, value in facts.items():
            creator.add_metadata(name, value)
        for path in sorted(archive.namelist()):
            data = archive.read(path)
            creator.add_item(_item(path.partition("/")[2], with_plain_mail(data) if path.endswith(".html") else data))
    _settle(target, site, languages)


def with_plain_mail(page: bytes) -> bytes:
    """A page whose mail addresses are written in letters: what python-markdown hides from collectors, tools of ZIM files take for paths."""
    return _HIDDEN_MAIL.sub(lambda found: unescape(found[0].decode("ascii")).encode("utf-8"), page)


def _item(path: str, data: bytes) -> Any:
    class Entry(Item):  # type: ignore[misc]  # libzim has no types
        def get_path(self) -> str:
            return path

        def get_title(self) -> str:
            title = data.partition(b"<title>")[2].partition(b"</title>")[0] if path.endswith(".html") else b""
            return unescape(title.decode("utf-8")).strip()

        def get_mimetype(self) -> str:
            suffix = "." + path.rpartition(".")[2]
            return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"

        def get_contentprovider(self) -> Any:
            return StringProvider(data)

        def get_hints(self) -> dict[Any, bool]:
            return {Hint.FRONT_ARTICLE: path.endswith(".html"), Hint.COMPRESS: not path.endswith(".png")}

    return Entry()


def _settle(target: Path, site: Site, languages: Sequence[str]) -> None:
    """Put in place of what was drawn at random what follows from the edition."""
    data = bytearray(target.read_bytes())
    name = f"{site.address}{site.guide.edition}/{site.built.isoformat()}/{'+'.join(languages)}"
    data[8:24] = uuid.uuid5(uuid.NAMESPACE_URL, name).bytes
    place, number = data.find(_XAPIAN), 0
    while place >= 0:
        start = place + len(_XAPIAN) + _UUID_AFTER
        data[start : start + 16] = uuid.uuid5(uuid.NAMESPACE_URL, f"{name}/index-{number}").bytes
        place, number = data.find(_XAPIAN, start), number + 1
    data[-16:] = hashlib.md5(data[:-16], usedforsecurity=False).digest()
    target.write_bytes(data)
