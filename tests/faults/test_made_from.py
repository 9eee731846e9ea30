"""What a record of translations can get wrong."""

from __future__ import annotations

from collections.abc import Callable

from fieldguide.commands import staling
from support.faults import append, assert_told
from support.sites import Project

NAME = "_data/made_from/vi.yml"


def test_an_unknown_passage_and_a_malformed_line_are_told(tiny: Project, faults_of: Callable[[], str]) -> None:
    assert staling.confirm(tiny.docs, "", "", every=True) == 0
    line = len((tiny.docs / NAME).read_text(encoding="utf-8").splitlines()) + 1
    append(tiny, NAME, "cso-9-9: en 0123456789ab 0123456789ab\n")
    assert_told(faults_of(), (NAME, line, "cso-9-9", "not there", "ledger add"))
    tiny.replace(NAME, "cso-9-9: en 0123456789ab 0123456789ab", "cso-1-9: english")
    assert_told(faults_of(), (NAME, line, "cso-1-9", "no language with two fingerprints", "stale confirm"))
