"""Signatures of lists of checksums, in the form of minisign (https://jedisct1.github.io/minisign/): who published what the list names.

The package `minisign` is needed to sign and to check, and for nothing else: a build does without.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model.faults import RequestError
from .kit import SIGNATURE, SUMS

if TYPE_CHECKING:
    from minisign import SecretKey

KEY, PASSWORD = "FIELD_GUIDE_KEY", "FIELD_GUIDE_KEY_PASSWORD"
"""Environment variables: the secret key, or the path of its file; and its password, where it has one."""

_IDENTITY = slice(2, 10)  # of the key, in a key and in a signature alike; before it stands the algorithm
_PREHASHED = b"ED"


@dataclass(frozen=True)
class Verdict:
    """What a signature shows.

    Attributes:
        fault: why it does not fit; empty where it does.
        comment: what its maker says of the list; only where it fits.
    """

    fault: str = ""
    comment: str = ""


def secret_key(environment: Mapping[str, str]) -> SecretKey | None:
    """The key that is given to sign with; None where none is.

    Raises:
        RequestError: where it cannot be used; the key itself is never told.
    """
    given = environment.get(KEY, "").strip()
    if not given:
        return None
    minisign = _minisign()
    try:
        data = given.encode("utf-8") if "\n" in given else Path(given).expanduser().read_bytes()
        key: SecretKey = minisign.SecretKey.from_bytes(data.replace(b"\r\n", b"\n"))
        key.decrypt(environment.get(PASSWORD, ""))
    except OSError as error:
        raise RequestError(f"{KEY} names no file that can be read ({error.strerror}).", "Give the path of minisign's secret key.") from None
    except ValueError as error:
        remedy = f"Give a secret key as `minisign -G` writes it, or its path; and in {PASSWORD} its password, where it has one."
        raise RequestError(f"{KEY} cannot be used: {error}.", remedy) from None
    return key


def public_key(secret: SecretKey) -> str:
    """The public key that belongs to a secret one, in base64."""
    return str(_minisign().PublicKey.from_secret_key(secret).to_base64().decode("ascii"))


def sign(data: bytes, secret: SecretKey, comment: str) -> bytes:
    """The signature of a list; the same list, key and comment give the same bytes.

    Args:
        comment: what is signed beside, in ASCII.
    """
    return bytes(secret.sign(data, trusted_comment=comment, untrusted_comment=f"signature of {SUMS}")) + b"\n"


def check(data: bytes, signature: bytes, key: str) -> Verdict:
    """Whether a list is the one that was signed with a key.

    Args:
        key: the public key in base64.

    Raises:
        RequestError: where the package for it is not there, or the key is none.
    """
    minisign = _minisign()
    try:
        public = minisign.PublicKey.from_base64(key)
    except ValueError:
        raise RequestError(f"{key} is no public key of minisign.", 'Give the 56 letters and digits that begin with "RW".') from None
    try:
        read = minisign.Signature.from_bytes(signature)
        for line in signature.splitlines()[1:4:2]:
            if b64encode(b64decode(line)) != line.strip():  # bits behind the last byte, which decoders pass over
                raise ValueError("base64 with bits that mean nothing")
    except ValueError as error:
        return Verdict(f"changed: {SIGNATURE}: this is no signature, or it is damaged ({error})")
    try:
        public.verify(data, read)
    except minisign.VerifyError:
        return Verdict(_why(data, signature, key))
    return Verdict(comment=str(read.trusted_comment))


def _why(data: bytes, signature: bytes, key: str) -> str:
    """Which of the two parts of a signature does not fit: the list's, or the comment's."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    made, public = b64decode(signature.splitlines()[1]), b64decode(key)
    if made[_IDENTITY] != public[_IDENTITY]:
        return f"wrong key: {SIGNATURE} was made with another key than {key}"
    try:
        Ed25519PublicKey.from_public_bytes(public[10:]).verify(made[10:], blake2b(data).digest() if made[:2] == _PREHASHED else data)
    except InvalidSignature:
        return f"changed: {SUMS} is not the list that was signed with {key}"
    return f"changed: the comment in {SIGNATURE} is not the one that was signed"


def _minisign() -> Any:
    try:
        import minisign  # noqa: PLC0415
    except ImportError:
        remedy = "python -m pip install --require-hashes -r requirements.txt"
        raise RequestError("Signatures need the package py-minisign, which is not installed.", remedy) from None
    return minisign
