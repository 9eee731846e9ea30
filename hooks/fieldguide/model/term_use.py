"""Which terms a text names: whole words, and of two names in one place the longer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_ENDINGS = "(?:s|es|d|ed)?"
"""What Latin words take at their end: terms stand in the term base as their plain form."""

_SEAM = re.compile("(?<=[0-9A-Za-z])(?=[\u2e80-\u9fff])|(?<=[\u2e80-\u9fff])(?=[0-9A-Za-z])")
"""Where Latin and Han characters meet: no space parts words there."""

_OWN = {"guide", "entry", "force", "relation", "restatement", "commentary"}


def own_terms(words: Mapping[str, str]) -> frozenset[str]:
    """Ids of the terms that name the guide's own pieces: in an entry's text the same words mean something else.

    Args:
        words: a language's table, whose kinds are such terms.
    """
    return frozenset(_OWN | {key.removeprefix("kind.") for key in words if key.startswith("kind.")})


def term_pattern(names: Mapping[str, Iterable[str]]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds the terms of one language.

    Args:
        names: by id of a term, the names it goes by.

    Returns:
        A pattern whose matches are names, and the id of the term that each group of it names.
    """
    forms = {name.strip("《》").removeprefix("to "): id for id, several in names.items() for name in several if name}
    ordered = sorted(forms, key=lambda name: (-len(name), name))
    groups = {f"n{number}": forms[name] for number, name in enumerate(ordered)}
    latin, han = ([(number, name) for number, name in enumerate(ordered) if _is_han(name[0]) == is_han] for is_han in (False, True))
    either = ("|".join(f"(?P<n{number}>{_form(name)})" for number, name in some) for some in (latin, han))
    # That a word begins is asked once for all names, since most places in a text begin none.
    return re.compile(
        "|".join(part.format(forms) for part, forms in zip((r"\b(?:{})", "{}"), either, strict=True) if forms) or r"(?!)"
    ), groups


def terms_named(text: str, pattern: re.Pattern[str], groups: Mapping[str, str]) -> frozenset[str]:
    """Ids of the terms that a text names."""
    return frozenset(groups[found.lastgroup] for found in pattern.finditer(_parted(text)) if found.lastgroup)


def names_term(text: str, names: Iterable[str]) -> bool:
    """Whether a text names a term by one of the names that it goes by, be it in a longer one."""
    parted = _parted(text)
    return any(re.search(_form(name.strip("《》").removeprefix("to ")), parted) for name in names if name)


def _parted(text: str) -> str:
    """A text with a sign where Latin and Han characters meet, so that both begin and end words there."""
    return _SEAM.sub("\u200b", text)


def _form(name: str) -> str:
    """One name: whole words; a small letter at its beginning may be a capital, as at the beginning of a sentence."""
    name = _parted(name)
    first, last = re.escape(name[0]), re.escape(name[-1])
    if not _is_han(name[0]):  # no spaces part words in Han
        first = r"(?<!\w)" + (f"[{first}{re.escape(name[0].upper())}]" if name[0].islower() else first)
    if not _is_han(name[-1]):
        last = ("(?:y|ies)" if last == "y" else last + _ENDINGS) + r"(?!\w)"
    return first + re.escape(name[1:-1]) + last if len(name) > 1 else first + ("" if _is_han(name) else r"(?!\w)")


def _is_han(character: str) -> bool:
    return character >= "\u2e80"
