"""A copy says how old it is once it is more than half a year old; the guide at its public address never does."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from support.kits import MADE
from support.reading import FOLDERS, GUIDELINE, Reader
from support.server import serve
from support.sites import TAGS

PUBLIC = "https://guide.example.org/"
BUILT = datetime(MADE.year, MADE.month, MADE.day, tzinfo=UTC)
TOLD = {
    "en": "This copy is about {months} months old. There may be a newer edition: ",
    "vi": "{months} tháng",
    "zh": "{months}个月",
}
WRITTEN = {"en": "It was made on {day} ", "vi": "{day} tháng {month} năm {year}", "zh": "{year}年{month}月{day}日"}


def at(page: Page, days: float) -> None:
    page.clock.set_fixed_time(BUILT + timedelta(days=days))


def test_a_copy_tells_its_age_from_181_days_on(open_window: Callable[..., Reader], kit_folder: Path):
    reader = open_window(f"{kit_folder.as_uri()}/", offline=True)
    for days, months in ((-30, 0), (0, 0), (180, 0), (180.99, 0), (181, 6), (365, 12), (800, 26)):
        at(reader.page, days)
        page = reader.open(GUIDELINE)
        if months:
            expect(page.locator("p.age")).to_be_visible()
            expect(page.locator("p.age")).to_contain_text(TOLD["en"].format(months=months))
        else:
            expect(page.locator("p.age")).to_be_hidden()
    assert reader.problems == []


@pytest.mark.parametrize("language", FOLDERS)
def test_age_is_told_in_the_readers_language_with_the_way_to_a_newer_one(
    open_window: Callable[..., Reader], kit_folder: Path, language: str
):
    reader = open_window(f"{kit_folder.as_uri()}/", offline=True, locale=TAGS[language])
    at(reader.page, 400)
    home = f"{PUBLIC}{FOLDERS[language]}offline.html"
    places = {f"{FOLDERS[language]}index.html": "footer p.age", f"{FOLDERS[language]}offline.html": "footer p.age"}
    places["START-HERE.html"] = f"section:has(a[href='{FOLDERS[language]}index.html']) p.age"
    places["p/cso-2-2-1.html"] = f"footer [lang={TAGS[language]}] p.age"
    for address, place in places.items():
        line = reader.open(address).locator(place)
        expect(line).to_be_visible()
        expect(line).to_contain_text(TOLD[language].format(months=13))
        assert line.locator("a.external").get_attribute("href") == home
        if address.endswith(("offline.html", "HERE.html")):
            day = WRITTEN[language].format(year=MADE.year, month=MADE.month, day=MADE.day)
            expect(reader.page.locator("[data-made]").filter(has_text=day)).to_be_visible()
    assert reader.stored() == {}
    assert reader.problems == []


def test_the_guide_at_its_public_address_tells_no_age(open_window: Callable[..., Reader], kit_folder: Path):
    def answer(route: Route) -> None:
        path = kit_folder / route.request.url.removeprefix(PUBLIC).partition("#")[0]
        route.fulfill(body=path.read_bytes(), content_type=mimetypes.guess_type(path.name)[0])

    reader = open_window(PUBLIC)
    reader.page.route(f"{PUBLIC}**", answer)
    at(reader.page, 800)
    page = reader.open("vi/index.html")
    assert page.evaluate("location.origin + '/'") == PUBLIC
    expect(page.locator("p.age")).to_have_count(1)
    expect(page.locator("p.age")).to_be_hidden()
    assert reader.problems == []


def test_a_copy_on_another_server_tells_its_age(open_window: Callable[..., Reader], kit_folder: Path):
    with serve(kit_folder) as address:
        reader = open_window(address)
        at(reader.page, 181)
        expect(reader.open("index.html").locator("p.age")).to_be_visible()
        assert reader.problems == []
