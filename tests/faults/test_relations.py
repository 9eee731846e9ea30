"""Faults in relations between principles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.faults import append, assert_told
from support.sites import Project, write_ledger

CSO = "_data/principles/cso-1.yml"
BTECH = "_data/principles/btech.yml"
PAIR = "cso-1-1-1 → btech-1"
OTHER = "{en: Another reason., vi: Một lý do khác., zh: 另一个理由。}"

Faults = Callable[[], str]


def add(tiny: Project, file: str, *lines: str) -> None:
    """Add lines to a file of principles."""
    append(tiny, file, "".join(f"{line}\n" for line in lines))


def relation(to: str, type: str = "supports", reason: str = OTHER) -> tuple[str, ...]:
    return (f"    - to: {to}", f"      type: {type}", f"      reason: {reason}")


def test_a_relation_to_itself_is_told(tiny: Project, faults_of: Faults) -> None:
    add(tiny, CSO, *relation("cso-1-1-1"))
    assert_told(faults_of(), (CSO, 17, "cso-1-1-1 → cso-1-1-1", "its own principle", "Name another principle"))


def test_a_relation_that_is_declared_twice_is_told(tiny: Project, faults_of: Faults) -> None:
    add(tiny, CSO, *relation("btech-1"))
    assert_told(faults_of(), (CSO, 17, PAIR, f"declared at {CSO}:14 already", "on one side"))


def test_a_relation_that_is_declared_on_both_sides_is_told(tiny: Project, faults_of: Faults) -> None:
    add(tiny, BTECH, "  relations:", *relation("cso-1-1-1"))
    assert_told(faults_of(), (BTECH, 6, "btech-1 → cso-1-1-1", f"declared at {CSO}:14 already", "on one side"))


def test_a_relation_to_an_unknown_id_is_told(tiny: Project, faults_of: Faults) -> None:
    add(tiny, CSO, *relation("btech-9"))
    assert_told(faults_of(), (CSO, 17, "cso-1-1-1 → btech-9", "unknown id 'btech-9'", "_data/principles/"))


@pytest.mark.parametrize("target", ["cso-1-1", "cso-1"])
def test_a_relation_to_a_principle_above_is_told(tiny: Project, faults_in: Faults, target: str) -> None:
    add(tiny, CSO, *relation(target))
    assert_told(faults_in(), (CSO, 17, f"cso-1-1-1 → {target}", "repeats the structure", "linked already"))


def test_a_relation_to_a_sibling_is_told(tiny: Project, faults_of: Faults) -> None:
    add(tiny, BTECH, "  relations:", *relation("btech-2"), "- id: btech-2", "  kind: headline", "  force: expects", "  actor: state")
    for language in ("en", "vi", "zh"):
        tiny.write(f"{language}/btech/headline-2.md", "# Headline {#btech-2}\n\nText.\n")
    write_ledger(tiny)
    assert_told(faults_of(), (BTECH, 6, "btech-1 → btech-2", "repeats the structure", "linked already"))


@pytest.mark.parametrize("type", ["is supported by", "mentions"])
def test_an_unknown_type_is_told(tiny: Project, faults_in: Faults, type: str) -> None:
    tiny.replace(CSO, "type: supports", f"type: {type}")
    assert_told(faults_in(), (CSO, 15, PAIR, f"type '{type}' is unknown", "supports, equivalent, contrary; the other side is derived"))


def test_an_unknown_property_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(CSO, "type: supports", "type: supports\n      property: part of")
    assert_told(faults_of(), (CSO, 16, PAIR, "property 'part of' is unknown", "integral to, example of, precedes"))


@pytest.mark.parametrize("type", ["equivalent", "contrary"])
def test_a_property_that_does_not_go_with_the_type_is_told(tiny: Project, faults_in: Faults, type: str) -> None:
    tiny.replace(CSO, "type: supports", f"type: {type}\n      property: example of")
    assert_told(faults_in(), (CSO, 16, PAIR, f"does not go with the type '{type}'", "Leave the property out"))


def test_a_reason_that_another_relation_has_is_told(tiny: Project, faults_of: Faults) -> None:
    reason = "{en: Another reason., vi: Vì một lý do., zh: 另一个理由。}"
    add(tiny, BTECH, "  relations:", *relation("cso-1", reason=reason))
    assert_told(faults_of(), (BTECH, 6, "btech-1 → cso-1", f"reason in vi is that of {PAIR}", "this pair only"))


def test_markup_in_a_reason_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(CSO, "en: For a reason.", "en: For *a* reason.")
    assert_told(faults_of(), (CSO, 16, PAIR, "'reason' holds markup in the language en", "plain text"))


def test_a_reason_that_is_not_written_by_language_is_told_once(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(CSO, "{en: For a reason., vi: Vì một lý do., zh: 有一个理由。}", "For a reason.")
    assert_told(faults_of(), (CSO, 16, PAIR, "'reason' is not written by language", "en, vi, zh"))


@pytest.mark.parametrize(("key", "line"), [("to", "    - to: btech-1\n      type"), ("type", "      type: supports\n")])
def test_a_relation_that_lacks_a_key_is_told(tiny: Project, faults_in: Faults, key: str, line: str) -> None:
    tiny.replace(CSO, line, "    - type" if key == "to" else "")
    pair = "cso-1-1-1 → " if key == "to" else PAIR
    assert_told(faults_in(), (CSO, 14, pair, f"key '{key}' is missing", "Add it"))


def test_a_relation_with_an_unknown_key_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(CSO, "type: supports", "type: supports\n      note: x")
    assert_told(faults_of(), (CSO, 16, PAIR, "key 'note' is unknown", "property, reason, reviewed, to, type"))


@pytest.mark.parametrize("value", ["btech-1", "{to: btech-1}"])
def test_relations_that_are_no_list_are_told(tiny: Project, faults_in: Faults, value: str) -> None:
    add(tiny, BTECH, f"  relations: {value}")
    assert_told(faults_in(), (BTECH, 5, "btech-1", "'relations' is no list", "hyphen"))


def test_a_relation_that_is_no_mapping_is_told(tiny: Project, faults_of: Faults) -> None:
    add(tiny, CSO, "    - btech-1")
    assert_told(faults_of(), (CSO, 17, "btech-1", "no mapping", "keys below"))
