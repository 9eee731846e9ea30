"""Which edition this is: its day, and the languages that are published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from ..model.faults import RequestError

_RESERVED_NAMES = re.compile(r"\.(?:example|invalid|localhost|test)$|\.example\.(?:com|net|org)$|^\.$")


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
    return build_time(epoch).date()


def chosen_languages(wanted: str, languages: Sequence[str]) -> tuple[str, ...]:
    """Codes of the languages that a build publishes, in the guide's order.

    Args:
        wanted: codes with commas between, such as `vi,en`; all languages where empty.

    Raises:
        RequestError: where a code is no language of the guide.
    """
    codes = [code.strip() for code in wanted.split(",") if code.strip()]
    unknown = [code for code in codes if code not in languages]
    if unknown or (wanted.strip() and not codes):
        unknown = unknown or [repr(wanted)]
        raise RequestError(f"The guide has no language {', '.join(unknown)}.", f"Use codes of {', '.join(languages)}, such as LANGS=vi.")
    return tuple(code for code in languages if code in codes or not codes)


def build_time(epoch: str) -> datetime:
    """Time of a build in UTC, to the second.

    Args:
        epoch: SOURCE_DATE_EPOCH, as for build_day(); here it is needed.

    Raises:
        RequestError: where `epoch` is empty or no such number.
    """
    if not epoch:
        remedy = "Make the kit in a clone with its history, or set SOURCE_DATE_EPOCH to seconds since 1970."
        raise RequestError("The time of the commit is not known, and a kit bears it.", remedy)
    try:
        if not re.fullmatch("[0-9]{1,12}", epoch):
            raise ValueError(epoch)
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise RequestError(f"SOURCE_DATE_EPOCH is no time: {epoch!r}.", "Set it to seconds since 1970, or leave it out.") from None


def is_placeholder(address: str) -> bool:
    """Whether a public address is one of the names that are reserved for examples and tests (RFC 2606, RFC 6761)."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    return bool(_RESERVED_NAMES.search(f".{host}"))
