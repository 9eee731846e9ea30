"""Who follows a citation is told whether its words still stand: without a script, on a disk too, in a browser of any language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from fieldguide.guide import load_guide
from fieldguide.model.identifiers import PrincipleId
from fieldguide.site import Site
from support.once import once
from support.reading import DESK, PHONE, Reader, at_both
from support.server import serve
from support.sites import LANGUAGES, TAGS, Project, site_of, tiny_project
from support.thrice import POINT, publish_thrice

CARD = f"p/{POINT}.html"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A built guide of three editions."""
    return Project(once(tmp_path_factory, "thrice", lambda folder: publish_thrice(tiny_project(folder)).build().passed()))


@pytest.fixture(scope="session")
def thrice(project: Project) -> Site:
    return site_of(load_guide(project.docs, LANGUAGES))


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": PHONE, "locale": "zh-CN"},
        {"viewport": DESK, "locale": "en-GB"},
        {"viewport": DESK, "locale": "vi-VN", "java_script_enabled": False},
    ],
)
def test_a_citation_is_told_whether_its_words_stand(
    open_window: Callable[..., Reader], project: Project, thrice: Site, options: dict[str, Any]
):
    with serve(project.root / "site") as address:
        for root in (address, f"{(project.root / 'site').as_uri()}/"):
            reader = open_window(root, **options)
            for language in LANGUAGES:
                entry = thrice.entry(PrincipleId(POINT), language)
                for words in entry.wordings:
                    page = reader.open(f"{CARD}#{words.marks[0]}")
                    told = page.locator(".cited p:visible")
                    expect(told).to_have_count(1)
                    expect(told).to_be_in_viewport()
                    key = "cited.same" if words == entry.wordings[0] else "cited.changed"
                    expect(told).to_contain_text(entry.words(key, **({} if key == "cited.same" else {"edition": entry.since})))
                    assert told.locator("..").get_attribute("lang") == TAGS[language]
            assert reader.problems == []


@at_both
def test_other_addresses_of_a_card_are_told_nothing(open_window: Callable[..., Reader], root: str, resolved: Site):
    reader = open_window(root, viewport=PHONE, locale="vi-VN")
    for fragment in ("", "#title-zh", "#share-en", "#2026.11.zzzz", "#%"):
        page = reader.open(f"p/cso-2-2-1.html{fragment}")
        expect(page.locator(".version")).to_have_count(3)
        expect(page.locator(".cited p:visible")).to_have_count(0)
    mark = resolved.entry(PrincipleId("cso-2-2-1"), "vi").mark
    expect(reader.open(f"p/cso-2-2-1.html#{mark}").locator(".cited p:visible")).to_have_count(1)
    assert reader.problems == []


def test_earlier_words_are_one_step_away(open_window: Callable[..., Reader], project: Project, thrice: Site):
    reader = open_window(f"{(project.root / 'site').as_uri()}/", viewport=PHONE)
    page = reader.open(CARD)
    page.locator(".version[lang=en] .version__more a").last.click()
    told = page.locator(".cited p:visible")
    expect(told).to_have_count(1)
    assert told.locator("del").all_text_contents() == ["Text", "the"]
    assert told.locator("ins").all_text_contents() == ["Words", "this"]
    assert thrice.entry(PrincipleId(POINT), "en").earlier[1].editions == ("2026.11",)


@pytest.mark.parametrize("place", ["http", "file"])
def test_firefox_tells_it_too(firefox: Any, places: dict[str, str], resolved: Site, place: str):
    for language in LANGUAGES:
        mark = resolved.entry(PrincipleId("btech-3"), language).mark
        firefox.navigate(f"{places[place]}p/btech-3.html#{mark}")
        visible = "return [...document.querySelectorAll('.cited p')].filter(one => one.offsetHeight).map(one => one.textContent)"
        assert firefox.execute_script(visible) == [resolved.words[language]("cited.same")]
