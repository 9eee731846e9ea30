"""How the guide says whose its files are: by which key they are signed, or that they are not."""

from __future__ import annotations

from .words import Words


def signed_by(key: str, words: Words) -> str:
    """One sentence or two: the public key that published editions are signed with; or that they are unsigned.

    Args:
        key: the public key in minisign's form, or as HTML; empty where editions are not signed.
    """
    return words("genuine.signed", public=key) if key else words("genuine.unsigned")


def grouped(key: str) -> tuple[str, ...]:
    """A key in groups of four, to be read aloud."""
    return tuple(key[place : place + 4] for place in range(0, len(key), 4))
