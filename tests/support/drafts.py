"""Reading e-mail drafts back, as strictly as the strictest of mail programs."""

from __future__ import annotations

import email
import re
from email import policy
from email.message import EmailMessage
from typing import cast


def read_draft(text: str) -> tuple[EmailMessage, EmailMessage, EmailMessage]:
    """A draft and its two parts, checked for all that mail programs stumble over."""
    assert text.isascii() and not re.search(r"\r(?!\n)|(?<!\r)\n", text), "a line does not end with CRLF"
    assert max(map(len, text.split("\r\n"))) <= 78, "a line is longer than RFC 5322 wants"
    draft = cast(EmailMessage, email.message_from_bytes(text.encode("ascii"), policy=policy.default))
    assert draft.keys() == ["X-Unsent", "Subject", "MIME-Version", "Content-Type"] and draft["X-Unsent"] == "1"
    assert draft.get_content_type() == "multipart/alternative"
    plain, rich = cast("list[EmailMessage]", list(draft.iter_parts()))
    assert (plain.get_content_type(), rich.get_content_type()) == ("text/plain", "text/html")
    for part in (plain, rich):
        assert part.get_content_charset() == "utf-8" and part["Content-Transfer-Encoding"] == "base64"
    assert not [*draft.defects, *plain.defects, *rich.defects, *draft["Subject"].defects]
    return draft, plain, rich
