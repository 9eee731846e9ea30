"""Which edition this is: its day, and the languages that are published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from .faults import RequestError


def build_day(epoch: str, edition: str) -> date:
    """Day of a build, in UTC.

    Args:
        epoch: SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), seconds since 1970; the commit's time
            in builds by the Makefile. Empty where nobody set it: then the day is the first of the edition's month.
        edition: calendar version, such as `2026.11`.

    Raises:
        RequestError: where `epoch` is no such number.
    """
    if not epoch:
        year, month = edition.split(".")[:2]
        return date(int(year), int(month), 1)
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise RequestError(f"SOURCE_DATE_EPOCH is no time: {epoch!r}.", "Set it to seconds since 1970, or leave it out.") from None


def chosen_languages(wanted: str, languages: Sequence[str]) -> tuple[str, ...]:
    """Codes of the languages that a build publishes, in the guide's order.

    Args:
        wanted: codes with commas between, such as `vi,en`; all languages where empty.

    Raises:
        RequestError: where a code is no language of the guide.
    """
    codes = [code.strip() for code in wanted.split(",") if code.strip()]
    unknown = [code for code in codes if code not in languages]
    if unknown:
        raise RequestError(f"The guide has no language {', '.join(unknown)}.", f"Use codes of {', '.join(languages)}, such as LANGS=vi.")
    return tuple(code for code in languages if code in codes or not codes)
