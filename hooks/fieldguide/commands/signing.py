"""Signing what is published, where the publisher's key is given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..guide import Guide
from ..model.data_files import GUIDE_YML
from ..model.faults import RequestError
from ..offline.edition import build_day
from ..offline.kit import SIGNATURE, list_in, with_signature, write_sums
from ..offline.signature import KEY, sign

if TYPE_CHECKING:
    from minisign import SecretKey


def check_key(stated: str, given: str) -> None:
    """Pages say which key editions are signed with: it has to be this one.

    Args:
        stated: the public key of the guide's data; empty where they state none.
        given: the one that belongs to the secret key; empty where none is given.

    Raises:
        RequestError: where they differ.
    """
    if stated == given:
        return
    what = f"Pages say that editions are {f'signed with {stated}' if stated else 'unsigned'}, and {KEY} gives {given or 'no key'}."
    remedy = (
        f'Write `key: "{given}"` in docs/{GUIDE_YML}' if given else f"Give the secret key in {KEY}, or take `key:` out of docs/{GUIDE_YML}"
    )
    raise RequestError(f"Nothing is published. {what}", f"{remedy}.")


def sign_all(folder: Path, secret: SecretKey, guide: Guide, epoch: str) -> None:
    """Sign the list in each offline copy of a folder, and the list of all its files.

    Args:
        epoch: SOURCE_DATE_EPOCH, which gives the day that is signed beside.
    """
    name = guide.words[guide.default_language]["site.name"]
    about = f"{name if name.isascii() else 'Field guide'}, edition {guide.edition}, {build_day(epoch, guide.edition).isoformat()}"
    signatures: dict[bytes, bytes] = {}
    for path in sorted(folder.glob("field-guide-*.zip"), key=lambda path: "-to-" in path.stem):  # an update brings its kit's list
        kit = path.read_bytes()
        listed = list_in(kit)
        signature = signatures.setdefault(listed, sign(listed, secret, f"{about}, {path.stem}"))
        path.write_bytes(with_signature(kit, signature))
    (folder / SIGNATURE).write_bytes(sign(write_sums(folder), secret, about))
