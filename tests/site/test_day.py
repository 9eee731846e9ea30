"""The day of a build stands in one file, its edition in a few: the same text is nearly the same site."""

from __future__ import annotations

import json
import re

import pytest

from fieldguide.exports.styles import CARD_STYLE, STYLE
from fieldguide.offline.kit import SUMS, checksum
from fieldguide.offline.update import PUBLISHED
from support.kits import files_below
from support.once import once
from support.sites import LANGUAGES, Project, tiny_project
from support.thrice import publish

DAYS = {"1790000000": "2026-09-21", "1795000000": "2026-11-18"}
FIRST, SECOND = DAYS


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Files of the tiny site on the first day."""
    made = once(tmp_path_factory, "day", lambda folder: tiny_project(folder).build(SOURCE_DATE_EPOCH=FIRST).passed())
    return files_below(made / "site")


def test_another_day_changes_the_file_of_the_day_and_the_one_that_offers_copies(tiny: Project, before: dict[str, bytes]) -> None:
    after = files_below(tiny.build(SOURCE_DATE_EPOCH=SECOND).passed().site)
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} == {"assets/scripts/day.js", "keep/editions.json"}
    for day, files in zip(DAYS.values(), (before, after), strict=True):
        assert re.findall(r'"(.+)"', files["assets/scripts/day.js"].decode()) == [day]
        assert json.loads(files["keep/editions.json"])["built"] == day


def test_another_edition_changes_the_few_files_that_tell_it(tiny: Project, before: dict[str, bytes]) -> None:
    """So that updates from one edition to the next are small, whatever the guide has grown to."""
    published = tiny.root / PUBLISHED
    published.mkdir()
    sums = "".join(f"{checksum(data)}  {name}\n" for name, data in before.items())
    (published / f"field-guide-2026.11_2026-11-22.{SUMS}").write_text(sums, encoding="ascii")
    publish(tiny, "2026.11")
    tiny.write("_data/guide.yml", 'edition: "2027.03"\n')
    after = files_below(tiny.build().passed().site)
    changed = {name for name in after if after[name] != before.get(name)}
    lists = {f"keep/{name}.json" for name in ("editions", *LANGUAGES)}
    assert changed == {"assets/scripts/day.js", STYLE, CARD_STYLE, "data/principles.json", *lists}
    assert after.keys() == before.keys()
    assert json.loads(after["data/principles.json"])["edition"] == "2027.03"
    assert b"2026.11" in after["data/guide.ttl"], "a data file names the edition with which it last changed"

    tiny.replace("_data/principles/cso-1.yml", "For a reason.", "For another reason.")
    renewed = files_below(tiny.build().passed().site)
    assert b"2027.03" in renewed["data/relations.csv"] and b"2026.11" in renewed["data/terms.csv"]
