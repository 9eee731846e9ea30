"""Citations and ready-made e-mail texts: one form, in each language.

The wording stands in the words tables (`citation.*`), from which the browser's compose script makes the same texts.
Citations follow ISO 690, in each language's own punctuation; they are dated by the month of the edition
since which the entry stands in these words: what is cited does not change when other entries do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from .words import Words, date_of

MAILTO_LIMIT = 1_900
"""Characters of a whole `mailto:` address that mail programs take for certain."""

_UNCHANGED = "!~*'()"
"""What JavaScript's encodeURIComponent leaves as it is, and RFC 6068 allows, beside what Python's quote() leaves."""


@dataclass(frozen=True)
class Mail:
    """An e-mail that waits to be sent; paragraphs of its text are parted by an empty line."""

    subject: str
    text: str


def heading_of(label: str, title: str, words: Words) -> str:
    """Label and title of an entry in one line."""
    return label + words("entry.colon") + title


def citation_of(label: str, title: str, restates: str, edition: str, address: str, words: Words) -> str:
    """How an entry is cited: label, title, guide, edition of its words and date, what it restates, public address of its card."""
    site, date = words("site.name"), date_of(edition, words)
    return words("citation.entry", label=label, title=title, site=site, edition=edition, date=date, restates=restates, address=address)


def mail_of(heading: str, paragraphs: Iterable[str], edition: str, address: str, words: Words) -> Mail:
    """An e-mail that quotes an entry, links its card and says whose wording it is."""
    note = words("citation.note", site=words("site.name"), edition=edition)
    return Mail(heading, "\n\n".join([heading, *paragraphs, address, note]))


def mailto_of(mail: Mail, address: str) -> str:
    """A `mailto:` address that opens an e-mail with heading and address alone: the whole text would weigh on every card."""
    return mailto(Mail(mail.subject, f"{mail.subject}\n\n{address}"))


def mailto(mail: Mail) -> str:
    """The address that opens an e-mail in the reader's mail program (RFC 6068: UTF-8, line ends as CRLF)."""
    body = mail.text.replace("\n", "\r\n")
    return f"mailto:?subject={quote(mail.subject, safe=_UNCHANGED)}&body={quote(body, safe=_UNCHANGED)}"
