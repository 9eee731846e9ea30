"""Keep on this device: nothing before the reader asks, then everything without a network; renewed whole, or left as it was; removed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fieldguide.guide import Guide
from fieldguide.wording.words import size_of, words_of
from support.once import once
from support.reading import CARDS, FOLDERS, GUIDELINE, PAGES, PHONE, Reader, at_both, barriers
from support.server import Server
from support.sites import LANGUAGES, ROOT, Project, copy_project, tiny_project

CHANGED = "cso/part-1/guideline-1.html"
NEXT_EDITION = "2031.07"
OLD_WORD, NEW_WORD = "Study and keep up", "Peruse and keep up"
WORDS = "_data/words/en.yml"
FOOT, OTHER_FOOT = "offline-how: How to take a copy", "offline-how: How to take one along"

STORED = """async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    databases: await indexedDB.databases(),
    items: { ...localStorage, ...sessionStorage },
})"""
NOTHING: dict[str, Any] = {"caches": [], "workers": [], "databases": [], "items": {}}

ANSWERED = """addresses => Promise.all(addresses.map(async (address) => (await (await fetch(address)).blob()).size))"""
"""Bytes of what a page is answered with."""

FIND = """query => new Promise(resolve => {
    const field = document.querySelector(".find input")
    field.focus()
    field.value = query
    field.dispatchEvent(new Event("input", { bubbles: true }))
    const look = () => {
        const { state, query: asked } = document.querySelector(".found[data-state]")?.dataset ?? {}
        const links = [...document.querySelectorAll("[data-result] a")]
        if (state === "failed") resolve(["failed"])
        else if (asked === query && (links.length || state === "none")) resolve(links.map(link => link.textContent.trim()))
        else requestAnimationFrame(look)
    }
    look()
})"""

Open = Callable[..., Reader]


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's next edition, with another title on one page, and another word at every page's foot."""

    def made(folder: Path) -> None:
        project = Project(copy_project(folder))
        shutil.copytree(ROOT / "docs", project.docs)
        (project.docs / "_data/guide.yml").write_text(f'edition: "{NEXT_EDITION}"\n', encoding="utf-8")
        project.replace("en/cso/part-1/guideline-1.md", OLD_WORD, NEW_WORD)
        project.replace(WORDS, FOOT, OTHER_FOOT)  # on every page
        project.build().passed()

    return once(tmp_path_factory, "second", made) / "site"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny guide, for what can go wrong on the way: fewer files go wrong as many do."""

    def made(folder: Path) -> None:
        project = tiny_project(folder)
        for language in LANGUAGES:
            project.replace(f"{language}/offline.md", "Carry it.\n", "Carry it.\n\n## Keep {#keep}\n\n## Stored {#stored}\n")
        project.replace("en/cso/part-1/guideline-1.md", "# Guideline en", f"# {OLD_WORD} with local laws")
        project.build().passed()

    return once(tmp_path_factory, "small", made) / "site"


@pytest.fixture(scope="session")
def small_second(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its next edition, with the same changes."""

    def made(folder: Path) -> None:
        shutil.copytree(small.parent, folder)
        project = Project(folder)
        project.write("_data/guide.yml", f'edition: "{NEXT_EDITION}"\n')
        project.replace("en/cso/part-1/guideline-1.md", OLD_WORD, NEW_WORD)
        project.replace(WORDS, FOOT, OTHER_FOOT)
        project.build().passed()

    return once(tmp_path_factory, "small-second", made) / "site"


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    served = Server(site, prefix="/some/guide/")
    yield served
    served.stop()


@pytest.fixture
def small_server(small: Path) -> Iterator[Server]:
    served = Server(small, prefix="/some/guide/")
    yield served
    served.stop()


@pytest.fixture
def said(guide: Guide) -> Callable[..., str]:
    """What the page says, by key: in English where no language is named."""
    return lambda key, language="en", **fields: words_of(guide.words[language])(f"keep.{key}", **fields)


def part(page: Page, name: str) -> Any:
    return page.locator(f"[data-keep] [data-part='{name}']")


def copy_page(reader: Reader, language: str = "en") -> Page:
    """Come to the part of the Offline copy page that keeps the guide."""
    reader.page.goto("about:blank")  # or nothing is loaded where the page stands open already
    page = reader.open(f"{FOLDERS[language]}offline.html#keep")
    expect(part(page, "possible")).to_be_visible()
    return page


def come_to_stored(page: Page) -> None:
    """Read as far as the list of what is stored, which is loaded then."""
    page.locator("[data-stored]").scroll_into_view_if_needed()
    expect(page.locator("[data-stored] [data-part='list']")).to_be_visible()


def press(page: Page) -> str:
    """Begin to store, wait until it has ended, and return what is said then."""
    part(page, "start").click()
    expect(part(page, "said")).not_to_be_empty(timeout=30_000)
    expect(part(page, "progress")).to_be_hidden()
    return " ".join(part(page, "said").inner_text().split())


def keep(reader: Reader, language: str = "en") -> Page:
    """Store a language from its Offline copy page."""
    page = reader.open(f"{FOLDERS[language]}offline.html#keep")
    press(page)
    expect(part(page, "kept")).to_be_focused()
    return page


def caches_of(page: Page) -> list[str]:
    """Names of the copies that are stored."""
    names: list[str] = page.evaluate("caches.keys()")
    return [name for name in names if not name.endswith(":notes")]


def edition_on(page: Page) -> str:
    return str(page.locator(".foot__notes .edition").evaluate("one => getComputedStyle(one, '::after').content"))


def found(page: Page, query: str) -> list[str]:
    links: list[str] = page.evaluate(FIND, query)
    return links


def files_of(site: Path, language: str) -> list[tuple[str, int, str]]:
    """Name, bytes and SHA-256 of each file that a language needs."""
    found: dict[str, Any] = json.loads((site / f"keep/{language}.json").read_text(encoding="utf-8"))
    return [(name, size, sha256) for name, size, sha256 in found["files"]]


def size_in(site: Path, language: str, guide: Guide | None = None) -> str:
    """Size of a language as it is read: in English where no guide is given."""
    count = sum(size for _, size, _ in files_of(site, language))
    return size_of(count, words_of(guide.words[language])) if guide else f"{count / 1e6:.1f} MB"


def test_nothing_is_stored_before_the_reader_asks(open_window: Open, server: Server):
    reader = open_window(server.address)
    for address in (*PAGES, *CARDS, "vi/offline.html"):
        page = reader.open(address)
        if address.endswith("offline.html"):
            part(page, "reach").click()
            expect(part(page, "start")).to_be_visible()
            come_to_stored(page)
            expect(page.locator("[data-stored] [data-part='none']")).to_be_visible()
        assert page.evaluate(STORED) == NOTHING, address
    assert [path for path in server.asked if path.startswith(("keep/", "sw.js"))] == ["keep/editions.json"] * 2
    assert reader.problems == []


def test_every_page_of_one_language_opens_without_a_network(
    open_window: Open, server: Server, site: Path, guide: Guide, said: Callable[..., str]
):
    reader = open_window(server.address, viewport=PHONE)
    page = copy_page(reader, "vi")
    size = size_in(site, "vi", guide)
    expect(part(page, "size")).to_have_text(said("size", "vi", size=size))
    assert press(page) == said("done", "vi", size=size)
    server.stop()
    assert found(page, "thu dich")  # on the page that was open all the time, too
    answered = page.evaluate(ANSWERED, [reader.root + name for name, _, _ in files_of(site, "vi")])
    assert answered == [size for _, size, _ in files_of(site, "vi")]
    for name in PAGES:
        expect(reader.open(f"vi/{name}").locator("h1")).to_be_visible()
    page = reader.open("vi/")
    expect(page).to_have_title(page.title())
    assert found(page, "thu dich")
    reader.open(f"vi/{GUIDELINE}?from=mail#cso-2-2-1")
    assert reader.here == f"vi/{GUIDELINE}?from=mail#cso-2-2-1"
    reader.open("vi/glossary")
    assert reader.problems == []

    page = reader.open("zh/cite.html")
    assert reader.here.startswith("vi/offline.html")
    expect(part(page, "not-kept")).to_be_focused()
    expect(part(page, "not-kept")).to_contain_text(said("not-kept", "vi"))
    server.start()
    part(page, "again").click()
    page.wait_for_url("**/zh/cite.html")
    assert reader.problems == []


def test_all_languages_open_without_a_network_and_are_removed_again(open_window: Open, server: Server, said: Callable[..., str]):
    reader = open_window(server.address)
    page = copy_page(reader, "zh")
    for box in page.locator("[data-keep] input").all():
        box.check()
    assert press(page).startswith(said("done", "zh", size="").split("，")[0])
    server.stop()
    for language, query in (("en", "hostilities"), ("vi", "thu dich"), ("zh", "國際人道法")):
        for address in (f"{FOLDERS[language]}{GUIDELINE}", f"{FOLDERS[language]}index.html"):
            reader.open(address)
        assert found(reader.page, query)
    page = copy_page(reader)
    expect(part(page, "kept-text")).to_contain_text("English, Vietnamese, Chinese")
    expect(part(page, "choice")).to_be_hidden()  # without a network nothing can be added
    server.start()
    page = copy_page(reader)
    expect(part(page, "start")).to_be_hidden()  # nothing to do
    page.locator("[data-keep] input[value='zh']").uncheck()
    expect(part(page, "start")).to_have_text(said("change"))
    part(page, "remove").click()
    expect(part(page, "said")).to_have_text(said("removed"))
    expect(part(page, "start")).to_be_focused()
    assert page.evaluate(STORED) == NOTHING
    before = len(server.asked)
    assert found(page, "hostilities")  # on the page that was kept a moment ago, too
    reader.open(GUIDELINE)
    assert found(reader.page, "hostilities")
    assert {GUIDELINE, "search/engine.js"} <= set(server.asked[before:])
    assert reader.page.evaluate(STORED) == NOTHING
    assert reader.problems == []


def test_a_new_edition_is_offered_and_swaps_whole(  # noqa: PLR0915
    open_window: Open, server: Server, site: Path, second: Path, said: Callable[..., str]
):
    reader = open_window(server.address)
    page = keep(reader)
    (old,) = caches_of(page)
    reader.open("index.html")
    reader.page = other = reader.context.new_page()
    page = reader.open(CHANGED)
    server.folder = second
    asked = len(server.asked)
    page.reload()
    expect(page.locator("[data-renewal]")).to_be_hidden()
    assert "keep/editions.json" not in server.asked[asked:]  # it was asked a moment ago: once a day is enough

    reader.page = renewing = reader.context.new_page()
    page = copy_page(reader)
    expect(part(page, "newer")).to_contain_text(NEXT_EDITION)
    expect(part(page, "kept-text")).not_to_contain_text(NEXT_EDITION)
    page = reader.open("glossary.html")
    offer = page.locator("[data-renewal]")
    expect(offer).to_be_visible()
    offer.get_by_role("button").click()
    page = reader.open("sources.html")
    expect(page.locator("[data-scheme-toggle]")).to_be_visible()
    expect(page.locator("[data-renewal]")).to_be_hidden()

    page = copy_page(reader)
    expect(part(page, "start")).to_have_text(said("renew"))
    assert barriers(page) == []
    asked = len(server.asked)
    assert press(page) == said("done", size=size_in(second, "en"))
    before, after = ({name: sha256 for name, _, sha256 in files_of(folder, "en")} for folder in (site, second))
    changed = {name for name, sha256 in after.items() if before.get(name) != sha256}
    assert 0 < len(changed) < len(after)
    loaded = [path for path in server.asked[asked:] if path not in ("keep/editions.json", "keep/en.json", "assets/scripts/day.js", "sw.js")]
    assert sorted(loaded) == sorted(changed)  # each once, and what has not changed is not loaded again
    expect(part(page, "kept-text")).to_contain_text(NEXT_EDITION)
    expect(part(page, "newer")).to_be_hidden()
    assert old in caches_of(page)
    server.stop()

    devtools = reader.context.new_cdp_session(other)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")  # as browsers do after a while: what it knew in passing is gone
    assert NEXT_EDITION not in edition_on(other)
    assert any(OLD_WORD in title for title in found(other, "keep up with local laws"))  # the search is loaded only now
    page = reader.open(CHANGED)
    assert NEXT_EDITION in edition_on(page)
    expect(page.locator("h2", has_text=NEW_WORD)).to_be_visible()
    assert any(NEW_WORD in title for title in found(page, "keep up with local laws"))
    assert old in caches_of(page)

    other.close()
    for one in (reader.context.pages[0], renewing):
        one.goto(reader.root + "index.html")
        assert NEXT_EDITION in edition_on(one)
    page.wait_for_function("async old => !(await caches.keys()).includes(old)", arg=old)
    assert len(caches_of(page)) == 1
    assert found(page, "keep up with local laws")


def test_a_broken_connection_leaves_the_former_copy_and_can_be_continued(
    open_window: Open, small_server: Server, small_second: Path, said: Callable[..., str]
):
    reader = open_window(small_server.address)
    keep(reader)
    small_server.folder = small_second
    page = copy_page(reader)
    asked = len(small_server.asked)
    small_server.breaks_after = len(small_server.asked) + 15
    assert press(page) == f"{said('broken')} {said('former')}"
    expect(part(page, "start")).to_be_focused()
    expect(part(page, "start")).to_have_text(said("resume"))
    small_server.stop()
    assert NEXT_EDITION not in edition_on(reader.open(CHANGED))
    assert any(OLD_WORD in title for title in found(reader.page, "keep up with local laws"))
    begun = small_server.asked.index("keep/en.json", asked)
    loaded = set(small_server.asked[begun + 1 : begun + 6])

    small_server.breaks_after = None
    small_server.start()
    page = copy_page(reader)
    expect(part(page, "said")).to_have_text(said("half"))
    asked = len(small_server.asked)
    assert press(page) == said("done", size=size_in(small_second, "en"))
    assert not loaded & set(small_server.asked[asked:])
    small_server.stop()
    assert NEXT_EDITION in edition_on(reader.open(CHANGED))
    assert [problem for problem in reader.problems if "CONTENT_LENGTH_MISMATCH" not in problem] == []


def test_a_closed_or_stopped_page_leaves_what_was_before(
    open_window: Open, small_server: Server, small_second: Path, said: Callable[..., str]
):
    reader = open_window(small_server.address, viewport=PHONE)
    closed = copy_page(reader)
    reader.page = reader.context.new_page()
    page = copy_page(reader)
    small_server.hold(30)
    part(closed, "start").click()
    expect(part(closed, "bytes")).to_contain_text(f"of {size_in(small_server.folder, 'en')}")
    closed.wait_for_function("() => document.querySelector('[data-keep] progress').value > 100000")
    expect(part(closed, "stop")).to_be_focused()
    assert barriers(closed) == []
    assert press(page) == said("busy")
    closed.close()
    small_server.release()

    page.reload()
    expect(part(page, "said")).to_have_text(said("half"))
    part(page, "discard").click()
    expect(part(page, "said")).to_have_text(said("stopped"))
    assert page.evaluate(STORED) == NOTHING

    keep(reader)
    small_server.folder = small_second
    page = copy_page(reader)
    (old,) = caches_of(page)
    small_server.hold(15)
    part(page, "start").click()
    page.wait_for_function("() => document.querySelector('[data-keep] progress').value > 10000")
    part(page, "stop").click()
    expect(part(page, "said")).to_have_text(f"{said('stopped')} {said('former')}")
    small_server.release()
    assert caches_of(page) == [old]
    small_server.stop()
    assert NEXT_EDITION not in edition_on(reader.open(CHANGED))


def test_a_full_disk_leaves_the_former_copy_and_is_told(
    open_window: Open, small_server: Server, small_second: Path, said: Callable[..., str]
):
    reader = open_window(small_server.address)
    page = keep(reader)
    (old,) = caches_of(page)
    small_server.folder = small_second
    page = copy_page(reader)
    devtools = reader.context.new_cdp_session(page)
    used = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": page.evaluate("origin"), "quotaSize": used + 40_000})
    assert press(page) == f"{said('full', size=size_in(small_second, 'en'))} {said('former')}"
    assert caches_of(page) == [old]
    small_server.stop()
    assert NEXT_EDITION not in edition_on(reader.open(CHANGED))
    assert found(reader.page, "keep up with local laws")


def test_a_changed_file_or_a_refusal_leaves_nothing(open_window: Open, small_server: Server, tmp_path: Path, said: Callable[..., str]):
    changed = tmp_path / "changed"
    shutil.copytree(small_server.folder, changed)
    text = (changed / CHANGED).read_bytes()
    (changed / CHANGED).write_bytes(text.replace(b"</h1>", b"</H1>", 1))  # as many bytes as before
    small_server.folder = changed
    reader = open_window(small_server.address)
    page = copy_page(reader)
    assert press(page) == said("changed")
    expect(part(page, "start")).to_be_focused()
    assert page.evaluate(STORED) == NOTHING
    (changed / CHANGED).write_bytes(text)
    (changed / "sw.js").unlink()
    assert press(page) == said("refused")
    assert page.evaluate(STORED) == NOTHING


@at_both
def test_what_is_stored_is_listed_and_removed_with_one_button(open_window: Open, root: str, said: Callable[..., str]):
    reader = open_window(root, color_scheme="light", locale="vi-VN")
    page = reader.open("offline.html#stored")
    stored = page.locator("[data-stored]")
    expect(stored.locator("[data-part='none']")).to_have_text(said("stored-none"))
    expect(stored.get_by_role("button")).to_be_hidden()
    page.locator(".offer:visible [data-dismiss]").click()
    toggle = page.locator("[data-scheme-toggle]")
    toggle.click()
    page.evaluate("localStorage.setItem('field-guide:unheard-of', '1'); localStorage.setItem('of-others', '1')")
    page.reload()
    come_to_stored(page)
    assert reader.scheme() == "dark"
    rows = {row.locator("dt").inner_text(): row.locator("dd").inner_text() for row in stored.locator("[data-item]:visible").all()}
    assert rows == {
        said("stored-copy"): said("stored-no"),
        said("stored-brief"): said("stored-no"),
        said("stored-scheme"): said("stored-yes"),
        said("stored-offer"): said("stored-yes"),
        said("stored-other"): "field-guide:unheard-of",
    }
    stored.get_by_role("button").click()
    told = stored.get_by_role("status")
    expect(told).to_be_focused()
    expect(told).to_have_text(said("stored-removed", things=", ".join(said(f"stored-{name}") for name in ("scheme", "offer", "other"))))
    assert reader.stored() == {"of-others": "1"}
    assert reader.scheme() == "light"
    expect(toggle).to_have_accessible_name("Light or dark: As the device")
    expect(stored.locator("[data-part='none']")).to_be_visible()
    assert reader.problems == []


def test_the_one_button_removes_the_kept_copy_too(open_window: Open, small_server: Server, said: Callable[..., str]):
    reader = open_window(small_server.address)
    page = keep(reader)
    come_to_stored(page)
    stored = page.locator("[data-stored]")
    expect(stored.locator("[data-item='copy'] dd")).to_have_text(part(page, "kept-text").inner_text())
    stored.get_by_role("button").click()
    expect(stored.get_by_role("status")).to_have_text(said("stored-removed", things=said("stored-copy")))
    expect(part(page, "kept")).to_be_hidden()
    assert page.evaluate(STORED) == NOTHING
    keep(reader)  # and from the beginning again
    small_server.stop()
    assert found(reader.open(CHANGED), "keep up with local laws")


@pytest.mark.parametrize("language", FOLDERS)
def test_from_a_disk_it_is_said_where_it_works(open_window: Open, places: dict[str, str], guide: Guide, language: str):
    reader = open_window(places["file"])
    page = reader.open(f"{FOLDERS[language]}offline.html")
    come_to_stored(page)
    expect(page.locator("[data-stored] [data-part='none']")).to_be_visible()
    elsewhere = part(page, "elsewhere")
    expect(elsewhere).to_be_visible()
    assert words_of(guide.words[language])("keep.elsewhere").split("{")[0].strip() in elsewhere.inner_text()
    expect(elsewhere.locator("a.external")).to_have_attribute("href", f"https://guide.example.org/{FOLDERS[language]}offline.html")
    assert page.locator("[data-keep] :is(button, input):visible").count() == 0
    assert page.locator("link[rel=manifest]").count() == 0
    assert reader.problems == []


@at_both
def test_the_page_begins_with_what_the_device_in_hand_can_do(open_window: Open, root: str, said: Callable[..., str]):
    touch: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    for options, first in (({}, "get"), (touch, "keep"), (touch | {"java_script_enabled": False}, "get")):
        page = open_window(root, **options).open("offline.html")
        headings = [one.get_attribute("id") for one in page.locator("article h2").all()]
        assert headings[0] == first
        assert set(headings[:3]) == {"get", "open", "keep"} and headings[-2:] == ["traces", "stored"]
        # Whoever keeps it in a private window is told before.
        expect(page.locator("[data-keep]")).to_contain_text(said("private"))
        if first == "keep" and root.startswith("http"):
            expect(part(page, "reach")).to_be_in_viewport()
            part(page, "reach").tap()
            expect(part(page, "start")).to_be_visible()
            expect(part(page, "reach")).to_be_hidden()
