"""Notices of translations that are behind or still to come: seen by readers of these languages, at a server and on a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from fieldguide.commands import staling
from fieldguide.guide import load_guide
from fieldguide.model.identifiers import PrincipleId
from fieldguide.site import Site
from support.once import once
from support.reading import DESK, PHONE, Reader, at_both
from support.server import serve
from support.sites import LANGUAGES, TAGS, Project, site_of, tiny_project

PAGE = "cso/part-1/guideline-1"
BEHIND, PENDING = PrincipleId("cso-1-1"), PrincipleId("cso-1-1-1")
NOTICED = ((BEHIND, "vi"), (BEHIND, "zh"), (PENDING, "zh"))


def _made(project: Project) -> None:
    """The guideline's translations are behind; the point has no Chinese text yet."""
    project.replace("_data/principles/cso-1.yml", "- id: cso-1-1-1\n", "- id: cso-1-1-1\n  pending: [zh]\n")
    project.replace(f"zh/{PAGE}.md", "## Point zh {#cso-1-1-1}\n\nText of the point in zh.\n\n", "")
    assert staling.confirm(project.docs, "", "", every=True) == 0
    project.replace(f"en/{PAGE}.md", "Text of the guideline", "Words of the guideline")
    project.build().passed()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(once(tmp_path_factory, "translations", lambda folder: _made(tiny_project(folder))))


@pytest.fixture(scope="session")
def noticed(project: Project) -> Site:
    return site_of(load_guide(project.docs, LANGUAGES))


@pytest.fixture
def places(project: Project) -> Iterator[dict[str, str]]:
    """This guide's root by the two ways to read it."""
    with serve(project.root / "site") as http:
        yield {"http": http, "file": f"{(project.root / 'site').as_uri()}/"}


@at_both
@pytest.mark.parametrize("window", [{"viewport": PHONE, "java_script_enabled": False}, {"viewport": DESK, "locale": "vi-VN"}])
def test_a_notice_stands_at_the_entry_and_on_its_card_and_leads_to_the_other_text(
    open_window: Callable[..., Reader], root: str, noticed: Site, window: dict[str, Any]
):
    reader = open_window(root, **window)
    for id, language in NOTICED:
        entry = noticed.entry(id, language)
        notice = reader.open(entry.address).locator(f"section:has(> #{id}) .entry-behind a")
        expect(notice).to_have_text(entry.behind_note)
        notice.click()
        assert reader.here == noticed.entry(id, "en").address
        version = reader.open(entry.card).locator(f".version[lang={TAGS[language]}]")
        expect(version.locator(".entry-behind a")).to_have_text(entry.behind_note)
    for id in (BEHIND, PENDING):
        expect(reader.open(noticed.entry(id, "en").address).locator(".entry-behind")).to_have_count(0)
    assert reader.problems == []


def test_words_of_another_language_are_spoken_and_set_as_such(open_window: Callable[..., Reader], root: str, noticed: Site):
    page = open_window(root, viewport=PHONE).open(noticed.entry(PENDING, "zh").address)
    font = "one => getComputedStyle(one).fontFamily"
    heading = page.locator(f"#{PENDING}")
    assert heading.evaluate("one => one.closest('[lang]').lang") == "en"
    assert heading.evaluate(font) == page.locator(f"section:has(> #{PENDING}) > p[lang=en]").evaluate(font)
    assert heading.evaluate(font) != page.locator("#cso-1-1").evaluate(font)


@pytest.mark.parametrize("place", ["http", "file"])
def test_firefox_shows_them_too(firefox: Any, places: dict[str, str], noticed: Site, place: str):
    entry = noticed.entry(PENDING, "zh")
    seen = "return [...document.querySelectorAll('.entry-behind')].filter(one => one.offsetHeight).map(one => one.textContent)"
    for address in (entry.address, entry.card):
        firefox.navigate(places[place] + address)
        assert entry.behind_note in firefox.execute_script(seen)
