"""Words that readers see, looked up by key in the tables of docs/_data/words/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from markupsafe import Markup

from ..model.entries import Principle
from ..model.identifiers import numbers_of, roman

Words = Callable[..., str]
"""Looks a key up and fills its fields: `words("page.of", page=3)`. Raises KeyError where the key is unknown."""


def words_of(table: Mapping[str, str]) -> Words:
    """The look-up for one language's table. Where a field is HTML, so is what comes out: the words around it are escaped."""

    def words(key: str, **fields: object) -> str:
        if any(isinstance(value, Markup) for value in fields.values()):
            return Markup(table[key]).format(**fields)
        return table[key].format(**fields) if fields else table[key]

    return words


def place_of(principle: Principle, words: Words) -> str:
    """The principle's place in its source, in the language of `words`: "Part II, Guideline 2, point 1"."""
    numbers = numbers_of(principle.id)
    fields: dict[str, object] = dict(zip(("first", "second", "third"), numbers, strict=False))
    return words(principle.place_key, roman=roman(numbers[0]), **fields)


def month_of(edition: str) -> tuple[int, int]:
    """Year and month of an edition: `(2026, 11)` for `2026.11`."""
    year, month = edition.split(".")[:2]
    return int(year), int(month)


def date_of(edition: str, words: Words) -> str:
    """The edition's month in words: "November 2026"."""
    year, month = month_of(edition)
    return words("citation.date", year=year, month=words("date.months").split()[month - 1])


def day_of(day: date, words: Words) -> str:
    """A day as the language of `words` writes it: "22 November 2026"."""
    return words("date.day", day=day.day, month=words("date.months").split()[day.month - 1], year=day.year)


def size_of(count: int, words: Words) -> str:
    """A size in bytes as people read it: megabytes of a million bytes, to one digit after the point; what is smaller in kilobytes."""
    if count < 1_000_000:
        return words("size.kilobytes", count=str(-(-count // 1000)))
    return words("size.megabytes", count=f"{count / 1_000_000:.1f}".replace(".", words("size.point")))
