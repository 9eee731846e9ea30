"""The day of a build stands in one file: the same text on another day is nearly the same site."""

from __future__ import annotations

import json
import re

from support.sites import Project

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
