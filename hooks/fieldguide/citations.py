"""Citations and ready-made e-mail texts: one form, in each language.

The wording stands in the words tables (`citation.*`), from which docs/assets/scripts/compose.js makes the same texts in the browser.
Citations follow ISO 690, in each language's own punctuation; they are dated by the edition's month.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from .links import card_address, public
from .loading import Guide
from .model import Principle
from .words import Words, place_of, words_of

MAILTO_LIMIT = 1_900
"""Characters of a whole `mailto:` address that mail programs take for certain."""

_UNCHANGED = "!~*'()"
"""What JavaScript's encodeURIComponent leaves as it is, and RFC 6068 allows, beside what Python's quote() leaves."""


@dataclass(frozen=True)
class Mail:
    """An e-mail that waits to be sent; paragraphs of its text are parted by an empty line."""

    subject: str
    text: str


def month_of(edition: str) -> tuple[int, int]:
    """Year and month of an edition: `(2026, 11)` for `2026.11`."""
    year, month = edition.split(".")[:2]
    return int(year), int(month)


def date_of(edition: str, words: Words) -> str:
    """The edition's month in words: "November 2026"."""
    year, month = month_of(edition)
    return words("citation.date", year=year, month=words("date.months").split()[month - 1])


def heading_of(principle: Principle, language: str, words: Words) -> str:
    """Label and title."""
    return principle.label + words("entry.colon") + principle.entries[language].title


def restates(guide: Guide, principle: Principle, language: str, words: Words) -> str:
    """A sentence that says which place of which source an entry restates."""
    return words("citation.restates", source=guide.sources[principle.source].title[language], place=place_of(principle, words))


def citation_of(guide: Guide, principle: Principle, language: str, site_url: str) -> str:
    """How an entry is cited: label, title, guide, edition and date, what it restates, card."""
    words = words_of(guide.words[language])
    return words(
        "citation.entry",
        label=principle.label,
        title=principle.entries[language].title,
        site=words("site.name"),
        edition=guide.edition,
        date=date_of(guide.edition, words),
        restates=restates(guide, principle, language, words),
        address=public(site_url, card_address(principle)),
    )


def mail_of(guide: Guide, principle: Principle, language: str, site_url: str) -> Mail:
    """An e-mail that quotes an entry, links its card and says whose wording it is."""
    words = words_of(guide.words[language])
    heading = heading_of(principle, language, words)
    note = words("citation.note", site=words("site.name"), edition=guide.edition)
    return Mail(heading, "\n\n".join([heading, *principle.entries[language].paragraphs, public(site_url, card_address(principle)), note]))


def mailto_of(guide: Guide, principle: Principle, language: str, site_url: str) -> str:
    """A `mailto:` address that opens the entry's e-mail; without the entry's text where the whole would be longer than MAILTO_LIMIT."""
    mail = mail_of(guide, principle, language, site_url)
    short = Mail(mail.subject, f"{mail.subject}\n\n{public(site_url, card_address(principle))}")
    whole = mailto(mail)
    return whole if len(whole) <= MAILTO_LIMIT else mailto(short)


def mailto(mail: Mail) -> str:
    """The address that opens an e-mail in the reader's mail program (RFC 6068: UTF-8, line ends as CRLF)."""
    body = mail.text.replace("\n", "\r\n")
    return f"mailto:?subject={quote(mail.subject, safe=_UNCHANGED)}&body={quote(body, safe=_UNCHANGED)}"
