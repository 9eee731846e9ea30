"""The day of a build stands in one file, its edition in a few: the same text is nearly the same site."""

from __future__ import annotations

import json
import re

from fieldguide.exports.styles import CARD_STYLE, STYLE
from fieldguide.offline.kit import SUMS, checksum
from fieldguide.offline.update import PUBLISHED
from support.kits import files_below
from support.sites import LANGUAGES, Project
from support.thrice import publish

DAYS = {"1790000000": "2026-09-21", "1795000000": "2026-11-18"}


def test_another_day_changes_the_file_of_the_day_and_the_one_that_offers_copies(tiny: Project) -> None:
    sites = {}
    for epoch, day in DAYS.items():
        built = tiny.build(SOURCE_DATE_EPOCH=epoch)
        assert built.returncode == 0, built.output
        sites[day] = {path.relative_to(built.site).as_posix(): path.read_bytes() for path in built.site.rglob("*") if path.is_file()}
    one, other = sites.values()
    assert one.keys() == other.keys()
    assert {name for name in one if one[name] != other[name]} == {"assets/scripts/day.js", "keep/editions.json"}
    for day, files in sites.items():
        assert re.findall(r'"(.+)"', files["assets/scripts/day.js"].decode()) == [day]
        assert json.loads(files["keep/editions.json"])["built"] == day


def test_another_edition_changes_the_few_files_that_tell_it(tiny: Project) -> None:
    """So that updates from one edition to the next are small, whatever the guide has grown to."""
    before = files_below(tiny.build().passed().site)
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
