"""A guide of one more source, and of languages with a script or a region: a reader does with them what readers do with the first ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from fieldguide.addresses import folder_of
from fieldguide.site import Site
from support.growing import add_source, grown, list_language, translate
from support.kits import EPOCH, unzip, zip_in
from support.once import once
from support.reading import PHONE, Reader, barriers
from support.searching import results_of
from support.server import serve
from support.sites import LANGUAGES, PUBLIC, Project, tiny_project

NEW = {"zh-Hant": "繁體中文", "pt-BR": "Português"}
ALL = (*LANGUAGES, *NEW)
ID, PAGE = "oecd-1-1", "oecd/part-1.html"
READ = "navigator.clipboard.readText()"

of_languages = pytest.mark.parametrize("language", NEW)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The grown guide, built once with its kit."""

    def make(folder: Path) -> None:
        project = tiny_project(folder)
        project.for_building()
        add_source(project)
        for language in LANGUAGES:
            project.replace(
                f"{language}/offline.md", "Carry it.", "Carry it.\n\n## Keep it {#keep}\n\nHere.\n\n## Stored {#stored}\n\nThis."
            )
        for language, name in NEW.items():
            list_language(project, language, language, name)
            translate(project, language, name)
        project.build(SOURCE_DATE_EPOCH=EPOCH, FIELD_GUIDE_KIT=str(folder / "dist")).passed()

    return Project(once(tmp_path_factory, "grown", make))


@pytest.fixture(scope="session")
def resolved(made: Project) -> Site:
    return grown(made)


@pytest.fixture(scope="session")
def served(made: Project) -> Iterator[str]:
    with serve(made.root / "site") as address:
        yield address


@pytest.fixture(scope="session")
def on_disk(made: Project, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The kit, unzipped."""
    return f"{unzip(zip_in(made.root), tmp_path_factory.mktemp('grown') / 'kit').as_uri()}/"


@pytest.mark.parametrize("language", ALL)
def test_words_label_and_place_find_the_new_sources_entry_in_every_language(
    open_window: Callable[..., Reader], on_disk: str, resolved: Site, language: str
):
    reader = open_window(on_disk, offline=True)
    folder = folder_of(resolved.guide, language)
    page = reader.open(f"{folder}index.html")
    title = resolved.entry(ID, language).title  # type: ignore[arg-type]
    for query in (title, "OECD 1.1", "oecd 1.1", ID, f"p/{ID}.html"):
        found = results_of(page, query)
        assert found and f"{on_disk}{folder}{PAGE}#{ID}" in found[0], query
        assert all(link.startswith(on_disk + folder) for group in found for link in group)
    assert reader.problems == [] and reader.stored() == {}


@of_languages
def test_the_share_panel_and_the_brief_hand_on_the_new_entry(
    open_window: Callable[..., Reader], served: str, resolved: Site, language: str
):
    reader = open_window(served, permissions=["clipboard-read", "clipboard-write"])
    entry = resolved.entry(ID, language)  # type: ignore[arg-type]
    page = reader.open(entry.page)
    label = page.locator("main .label--own").first
    ground = label.evaluate("one => getComputedStyle(one).backgroundColor")
    assert ground != "rgba(0, 0, 0, 0)", "its label, in the paper's colour, stands on the paper"
    assert barriers(page) == []
    page.click(f"[data-share={ID}][data-language={language}]")
    dialog = page.locator("dialog[open]")
    expect(dialog).not_to_have_attribute("aria-busy", "true")
    for what, text in (("card", entry.cited_card), ("page", f"{PUBLIC}{entry.page}#{ID}"), ("quote", entry.mail.text)):
        dialog.locator(f"[data-copy={what}]").click()
        expect(dialog.get_by_role("status")).to_have_text(resolved.words[language](f"share.done-{what}"))
        assert page.evaluate(READ) == text
    page.keyboard.press("Escape")
    page.click(f"[data-mark={ID}]")
    page.click(".brief-count")
    item = page.locator(".brief__item")
    expect(item).to_have_attribute("data-id", ID)
    expect(item).to_contain_text(entry.title)
    assert page.url.removeprefix(served).startswith(f"{language}/brief.html")
    assert reader.problems == []


def test_the_card_speaks_every_language_under_one_label(open_window: Callable[..., Reader], served: str, resolved: Site):
    reader = open_window(served, viewport=PHONE)
    page = reader.open(f"p/{ID}.html")
    for language in ALL:
        entry = resolved.entry(ID, language)  # type: ignore[arg-type]
        page.click(f".jump a[href='#title-{language}']")
        version = page.locator(f".version[lang='{entry.tag}']")
        expect(version.locator(".version__text")).to_have_text(entry.paragraphs[0])
        assert version.locator(".version__read a").evaluate("link => link.href") == f"{served}{entry.page}#{ID}"
    expect(page.locator("h1")).to_have_text("OECD 1.1")
    assert reader.problems == []


@of_languages
def test_a_language_is_kept_on_a_device_and_searched_without_a_network(open_window: Callable[..., Reader], served: str, language: str):
    reader = open_window(served)
    page = reader.open(f"{language}/offline.html#keep")
    keep = page.locator("[data-part='start']")
    expect(keep).to_be_visible()
    keep.click()
    expect(page.locator("[data-part='kept']")).to_be_visible(timeout=30_000)
    reader.context.set_offline(True)
    reader.open(f"{language}/{PAGE}")
    found = results_of(page, "OECD 1.1")
    assert f"{served}{language}/{PAGE}#{ID}" in found[0]
    assert [problem for problem in reader.problems if not problem.startswith("failed")] == []


def test_the_kit_begins_in_every_language(open_window: Callable[..., Reader], on_disk: str):
    reader = open_window(on_disk, offline=True)
    page = reader.open("START-HERE.html")
    for language in NEW:
        expect(page.locator(f"a[href='{language}/index.html']").first).to_be_visible()
    page.locator("a[href='pt-BR/index.html']").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "pt-BR")
    assert reader.problems == []
