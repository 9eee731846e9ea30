"""The ledger of texts only grows: compared with each of its versions in git."""

from __future__ import annotations

from fieldguide.guide import Guide
from fieldguide.model.wordings import TEXTS
from fieldguide.reading.wordings import broken_words
from support.permalinks import texts_in_history
from support.sites import ROOT


def test_the_ledger_of_texts_keeps_what_its_history_promises() -> None:
    folder = ROOT / "docs" / TEXTS
    now = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.jsonl")}
    broken = [promise for before in texts_in_history(ROOT, f"docs/{TEXTS}") for promise in broken_words(before, now)]
    assert not broken, f"restore what was published: {'; '.join(dict.fromkeys(broken))}"


def test_the_first_edition_is_in_the_ledger(guide: Guide) -> None:
    known = {(one.id, one.language) for several in guide.wordings.values() for one in several}
    assert known >= {(id, language) for id in guide.principles for language in guide.languages}
