"""Authors' Markdown as readers read it: without marks, in sentences."""

from __future__ import annotations

import re

HAN = r"\u2e80-\u2fff\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Han characters, as the inside of a character class."""

_LINK = re.compile(r"\[([^\[\]]+)\](?:\[[^\[\]]*\]|\([^()]*\))")
_CODE_OR_ATTRIBUTES = re.compile(r"`[^`]*`|\{[^{}]*\}|<[^<>]*>")
_LEADING = re.compile(r"^\s*(?:#+\s+|\d+\.\s+|[-+*]\s+|/{3,}\s*(?:\w+\s*\|)?\s*)")
_SENTENCE_END = re.compile(r"(?<=[。！？])[”’）》]*|(?<=[.!?])[”’)]*(?:\s+|$)")
_CLOSERS = " ”’）)"


def plain(line: str) -> str:
    """A line of Markdown without its marks; of a link its words stay."""
    words = _CODE_OR_ATTRIBUTES.sub("", _LINK.sub(r"\1", line))
    return _LEADING.sub("", words).translate({ord(mark): None for mark in "[]*"}).strip()


def sentences(text: str) -> list[str]:
    """Sentences of a plain text, without the quotation marks and brackets at their ends."""
    return [part.strip(_CLOSERS) for part in _SENTENCE_END.split(text) if part and part.strip(_CLOSERS)]
