"""Ids of principles: `cso-2-2-1`, `vps-0`, `btech-3`.

The id is the permanent name of a principle, its anchor and the name of its card (docs/_data/principles/).
Its source, its parent and the numbers of its place follow from it.
"""

from __future__ import annotations

import re
from typing import NewType

PrincipleId = NewType("PrincipleId", str)

WELL_FORMED = re.compile(r"[a-z]+(?:-(?:0|[1-9][0-9]{0,3}))+")
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""Code of any language, such as those of sources and records; folders keep to fewer forms (reading/mkdocs_yml.py)."""

ANCHOR = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

_ROMAN = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}


def source_of(id: str) -> str:
    """Id of the source a principle restates: `cso` for `cso-2-2-1`."""
    return id.split("-", 1)[0]


def numbers_of(id: str) -> tuple[int, ...]:
    """Numbers of the place in the source: `(2, 2, 1)` for `cso-2-2-1`."""
    return tuple(int(number) for number in id.split("-")[1:])


def parent_of(id: str) -> PrincipleId | None:
    """Id of the principle that holds this one, or None at the top of a source."""
    parent = id.rpartition("-")[0]
    return PrincipleId(parent) if "-" in parent else None


def roman(number: int) -> str:
    """Roman numeral of a number; `0` for nought, which has none."""
    if not number:
        return "0"
    numeral = ""
    for letters, value in _ROMAN.items():
        while number >= value:
            numeral += letters
            number -= value
    return numeral


def is_kin(one: str, other: str) -> bool:
    """Whether two principles are bound by structure: one above the other, or held by the same principle."""
    if source_of(one) != source_of(other):
        return False
    return one.startswith(f"{other}-") or other.startswith(f"{one}-") or parent_of(one) == parent_of(other)
