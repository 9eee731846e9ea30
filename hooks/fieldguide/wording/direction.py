"""The direction that languages are written in."""

from __future__ import annotations

_SCRIPTS = {"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
_LANGUAGES = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ku-iq", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
"""Written from right to left where no script is told (Unicode's CLDR, `characters: right-to-left`)."""


def direction_of(tag: str) -> str:
    """`rtl` or `ltr`, by a language tag (BCP 47): its script decides where it tells one, such as `az-Arab`."""
    language, *rest = tag.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    is_from_right = scripts[0] in _SCRIPTS if scripts else language in _LANGUAGES or "-".join([language, *rest]) in _LANGUAGES
    return "rtl" if is_from_right else "ltr"
