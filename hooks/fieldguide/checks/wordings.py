"""The ledger of texts is what was published: of entries that there were, in editions that there were, with their own fingerprints."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.faults import Fault
from ..model.identifiers import LANGUAGE_CODE
from ..model.ledger import Ledger, order_of
from ..model.passages import fingerprint
from ..model.wordings import Wording
from ..reading.wordings import RESTORE, wordings_file


def check_wordings(wordings: Iterable[Wording], ledger: Ledger, edition: str, faults: list[Fault]) -> None:
    """Every line is told that cannot have been published.

    Args:
        edition: the guide's.
    """
    last: dict[tuple[str, str], str] = {}
    for one in wordings:

        def tell(what: str, remedy: str = RESTORE, one: Wording = one) -> None:
            faults.append(Fault(wordings_file(one.edition), one.line, one.id, what, remedy))

        if order_of(one.edition) > order_of(edition):
            tell(
                f"Its edition, {one.edition}, is later than the guide's, {edition}.", "Restore the file from git, or mend _data/guide.yml."
            )
        if one.id not in ledger.principles:
            tell("No such id was ever published.")
        elif order_of(one.edition) < order_of(ledger.principles[one.id].edition):
            tell(f"It was published with edition {ledger.principles[one.id].edition}, not before.")
        if not LANGUAGE_CODE.fullmatch(one.language):
            tell(f"'{one.language}' is no code of a language.")
        if fingerprint(one.whole) != one.fingerprint:
            tell(f"The words are not those of the fingerprint: theirs is {fingerprint(one.whole)}.")
        if last.get((one.id, one.language)) == one.fingerprint:
            tell(
                "It says what the wording before it says.",
                "Take the line out, if git does not hold it yet; else restore the one before it.",
            )
        last[one.id, one.language] = one.fingerprint
