"""An entry may lack a language in the edition that it is new in, and in no later one."""

from __future__ import annotations

from ..model.faults import Fault
from ..model.identifiers import PrincipleId
from ..reading.content import Content
from ..reading.passages import originals_of


def check_pending(content: Content, faults: list[Fault]) -> None:
    """A translation that is pending is not there yet, and no older than the edition."""
    published = {(one.id, one.language): one.edition for one in content.wordings}
    for id, principle in content.principles.items():
        listed = content.ledger.principles.get(id)
        originals = originals_of(content.sources[principle.source], content.languages) if principle.source in content.sources else ()
        for language in principle.pending:

            def tell(what: str, remedy: str, id: PrincipleId = id) -> None:
                faults.append(Fault(*content.places[id], id, what, remedy))

            own = principle.restated.get(language)
            if language in originals[:1]:
                tell(f"It is made in {language}, which cannot be pending.", "Write it, and translate it from there.")
            elif own and not own.lent_by:
                tell(f"It stands in {language}, which is no longer pending.", f"Take {language} out of `pending`.")
            elif (id, language) in published:
                what = f"Its text in {language} was published with edition {published[id, language]}, and is gone."
                tell(what, f"Restore it from git, and take {language} out of `pending`.")
            elif listed and listed.edition != content.edition:
                what = f"Its translation into {language} is pending since edition {listed.edition}: one edition is as long as it may."
                tell(what, f"Translate it in docs/{language}/{principle.page}.")
