"""The Brief page: collecting, arranging, handing on, from a server and from a disk; nothing is kept unasked, nothing breaks it."""

from __future__ import annotations

import json
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from markdown import markdown
from playwright.sync_api import Locator, Page, expect

from fieldguide.guide import Guide
from fieldguide.wording.words import Words, words_of
from support.reading import FOLDERS, PHONE, Reader, at_both, barriers

KEY = "field-guide:brief"
PUBLIC = "https://guide.example.org/"
IDS = ("cso-2-2-1", "btech-3", "vps-1-2")
MAY_COPY = {"permissions": ["clipboard-read", "clipboard-write"]}
HOSTILE = (
    '<img src=x onerror="window.hit = 1"><script>window.hit = 1</script>\n# No heading\n[no link](javascript:alert(1)) "&amp;" </textarea>'
)


def act(page: Page, name: str) -> Locator:
    return page.locator(f".brief [data-act={name}]")


def part(page: Page, name: str) -> Locator:
    return page.locator(f".brief [data-part={name}]")


def said(page: Page) -> Locator:
    return page.locator(".brief [role=status]")


def shown(page: Page) -> Locator:
    return page.locator(".brief__item")


def shown_ids(page: Page) -> list[str]:
    return [str(item.get_attribute("data-id")) for item in shown(page).all()]


def expect_ids(page: Page, *ids: str) -> None:
    expect(shown(page)).to_have_count(len(ids))
    page.wait_for_function(
        "ids => [...document.querySelectorAll('.brief__item')].every((one, at) => one.dataset.id === ids[at])", arg=list(ids)
    )


def kept(reader: Reader) -> Any:
    stored = reader.stored()
    assert set(stored) <= {KEY}
    return json.loads(stored[KEY]) if stored else None


def collect(page: Page, *ids: str) -> None:
    """Add entries as the share panel does, and come back to the page."""
    for id in ids:
        assert page.evaluate("id => fieldGuide.collection.add(id)", id)
    page.reload()
    expect_ids(page, *ids)


def fresh(reader: Reader, address: str) -> Page:
    """Open an address anew, and not as a place on the page that is open."""
    reader.page.goto("about:blank")
    return reader.open(address)


def made(page: Page) -> dict[str, Any]:
    """What compose.js makes of the stored brief, once the preview shows it."""
    done = page.evaluate(
        """async () => {
            const { items, languages, style } = fieldGuide.collection.read()
            const chosen = languages.length ? languages : [document.querySelector(".brief").dataset.language]
            const datas = await Promise.all(chosen.map(language => fieldGuide.compose.load(language)))
            return fieldGuide.compose.brief(datas, items, style)
        }"""
    )
    page.wait_for_function(
        """html => {
            const box = document.createElement("div")
            box.innerHTML = html
            return document.querySelector("[data-part=preview]").textContent === box.textContent
        }""",
        arg=done["html"],
    )
    return dict(done)


def saved(page: Page, end: str) -> bytes:
    with page.expect_download() as waiting:
        act(page, end).click()
    assert waiting.value.suggested_filename == f"field-guide-brief.{end}"
    return Path(waiting.value.path()).read_bytes()


def choose(page: Page, languages: tuple[str, ...], style: str) -> None:
    for place in (3, 2):
        if page.locator(f"#brief-language-{place}").is_enabled():
            page.select_option(f"#brief-language-{place}", "")
    for place, language in enumerate(languages, 1):
        page.select_option(f"#brief-language-{place}", language)
    page.check(f".brief [name=style][value={style}]")


@pytest.fixture
def words(guide: Guide) -> Words:
    return words_of(guide.words["en"])


@at_both
def test_a_brief_is_arranged_kept_and_emptied(reader: Reader, guide: Guide, words: Words):
    page = reader.open("brief.html")
    expect(part(page, "empty")).to_be_visible()
    assert reader.stored() == {}
    assert not [name for name in reader.requests if name.startswith("share/")], "texts are loaded before there is anything to show"
    collect(page, *IDS)
    first = shown(page).first
    expect(first).to_contain_text("CSO II.2.1")
    link = first.get_by_role("link", name=guide.principles[IDS[0]].restated["en"].title)
    assert link.evaluate("link => link.href") == f"{reader.root}cso/part-2/guideline-2.html#cso-2-2-1"

    first.get_by_role("button", name="Down CSO II.2.1").focus()
    page.keyboard.press("Enter")
    expect_ids(page, "btech-3", "cso-2-2-1", "vps-1-2")
    expect(said(page)).to_have_text(words("brief.moved", label="CSO II.2.1", number=2, count=3))
    page.keyboard.press("Enter")
    expect_ids(page, "btech-3", "vps-1-2", "cso-2-2-1")
    expect(page.get_by_role("button", name="Up CSO II.2.1")).to_be_focused()  # it cannot go further down

    page.get_by_label("Your note VPs 1.2").fill("Ask for the minutes.")
    expect(part(page, "preview")).to_contain_text("Ask for the minutes.")
    page.get_by_role("button", name="Remove VPs 1.2").click()
    expect_ids(page, "btech-3", "cso-2-2-1")
    expect(said(page)).to_have_text(words("brief.removed", label="VPs 1.2"))
    expect(act(page, "undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect_ids(page, "btech-3", "vps-1-2", "cso-2-2-1")
    expect(page.get_by_role("button", name="Remove VPs 1.2")).to_be_focused()

    choose(page, ("vi", "zh"), "link")
    page.reload()
    expect_ids(page, "btech-3", "vps-1-2", "cso-2-2-1")
    assert page.get_by_label("Your note VPs 1.2").input_value() == "Ask for the minutes."
    assert kept(reader) == {
        "items": [{"id": "btech-3", "note": ""}, {"id": "vps-1-2", "note": "Ask for the minutes."}, {"id": "cso-2-2-1", "note": ""}],
        "languages": ["vi", "zh"],
        "style": "link",
    }
    page.select_option("#brief-language-1", "zh")  # stands second: they change places
    assert kept(reader)["languages"] == ["zh", "vi"]

    act(page, "empty").click()
    expect(part(page, "sure")).to_be_focused()
    act(page, "unsure").click()
    expect(act(page, "empty")).to_be_focused()
    assert len(kept(reader)["items"]) == 3
    act(page, "empty").click()
    act(page, "sure").click()
    expect(part(page, "empty")).to_be_visible()
    expect(said(page)).to_have_text(words("brief.emptied"))
    assert reader.stored() == {}
    assert "minutes" not in page.content()
    assert reader.problems == []


def test_removing_the_last_entry_leaves_nothing_behind_until_it_is_undone(reader: Reader):
    page = reader.open("brief.html")
    collect(page, "btech-3")
    page.get_by_role("button", name="Remove B-Tech 3").click()
    expect(part(page, "empty")).to_be_visible()
    assert reader.stored() == {}
    act(page, "undo").click()
    expect_ids(page, "btech-3")
    assert [item["id"] for item in kept(reader)["items"]] == ["btech-3"]


@at_both
def test_two_windows_show_the_same_brief(reader: Reader, words: Words):
    page = reader.open("brief.html")
    collect(page, "btech-3")
    page.get_by_label("Your note B-Tech 3").focus()
    other = reader.context.new_page()
    other.goto(f"{reader.root}zh/brief.html")
    expect_ids(other, "btech-3")
    assert other.evaluate("fieldGuide.collection.add('vps-1-2')")
    expect_ids(page, "btech-3", "vps-1-2")
    expect(page.get_by_label("Your note B-Tech 3")).to_be_focused()
    expect(said(page)).to_have_text(words("brief.changed"))
    act(page, "empty").click()
    act(page, "sure").click()
    expect(part(other, "empty")).to_be_visible()
    assert reader.problems == []


@pytest.mark.parametrize("language", FOLDERS)
def test_what_is_taken_is_what_compose_makes(open_window: Callable[..., Reader], places: dict[str, str], guide: Guide, language: str):
    reader = open_window(places["file" if language == "vi" else "http"], **MAY_COPY)
    page = reader.open(f"{FOLDERS[language]}brief.html")
    collect(page, *IDS)
    shown(page).nth(1).locator("textarea").fill("Ghi chú, 附注\nin two lines")
    others = tuple(other for other in FOLDERS if other != language)
    for languages, style in (((language,), "quote"), ((others[0], language), "link"), ((*others, language), "full")):
        choose(page, languages, style)
        brief = made(page)
        for id in IDS:
            entry = guide.principles[id].restated[languages[-1]]
            assert entry.title in brief["text"]
            assert (entry.paragraphs[0] in brief["text"]) == (style != "link")
        assert "in two lines" in brief["text"]
        said(page).evaluate("status => status.textContent = ''")  # what it says next is said of this copy
        act(page, "copy").click()
        expect(said(page)).to_have_text(guide.words[language]["brief.copied"])
        copied = page.evaluate(
            """async () => {
                const [item] = await navigator.clipboard.read()
                return Promise.all(["text/plain", "text/html"].map(async type => (await item.getType(type)).text()))
            }"""
        )
        assert copied[0] == brief["text"]
        assert words_in(copied[1]) == words_in(brief["html"])
        if style == "link":
            continue  # Chromium asks before it takes an eleventh file from one page
        assert saved(page, "txt").decode() == brief["text"] + "\n"
        assert saved(page, "md").decode() == brief["markdown"] + "\n"
        document = saved(page, "html").decode()
        assert words_in(brief["html"]) == words_in(document.partition("<body>")[2])
        assert html.document_fromstring(document).findtext(".//title") == brief["subject"]
        draft: Any = message_from_bytes(saved(page, "eml"), policy=policy.default)
        assert draft["X-Unsent"] == "1"
        assert draft["Subject"] == brief["subject"]
        assert draft.get_body(("plain",)).get_content().replace("\r\n", "\n") == brief["text"] + "\n"
        assert words_in(brief["html"]) == words_in(draft.get_body(("html",)).get_content().partition("<body>")[2])
    assert reader.problems == []


def words_in(markup: str) -> list[str]:
    """Words of HTML, with the addresses of its links."""
    tree: Any = html.fromstring(f"<div>{markup}</div>")
    return [*tree.text_content().split(), *tree.xpath("//a/@href")]


def assert_draft(address: str | None, brief: dict[str, Any]) -> None:
    assert address
    assert len(address) <= 1900
    fields = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert fields == {"subject": [brief["subject"]], "body": [brief["text"].replace("\n", "\r\n")]}


def test_the_way_to_an_e_mail_follows_its_length(reader: Reader, words: Words):
    page = reader.open("brief.html")
    collect(page, "btech-3")
    choose(page, ("en",), "link")
    brief = made(page)
    expect(act(page, "mailto")).to_be_visible()
    expect(page.get_by_text(words("brief.mailto-hint"))).to_be_visible()
    expect(act(page, "eml")).to_be_hidden()
    assert_draft(act(page, "mailto").get_attribute("href"), brief)
    choose(page, ("zh", "vi"), "full")
    made(page)
    expect(act(page, "eml")).to_be_visible()
    expect(page.get_by_text(words("brief.eml-hint"))).to_be_visible()
    expect(act(page, "mailto")).to_be_hidden()


def test_markup_in_a_note_stays_text(open_window: Callable[..., Reader], root: str):
    reader = open_window(root, **MAY_COPY)
    page = reader.open("brief.html")
    collect(page, "btech-3", "cso-2-2-1")
    shown(page).first.locator("textarea").fill(HOSTILE)
    choose(page, ("en", "zh"), "full")
    brief = made(page)
    page.reload()
    made(page)
    assert page.get_by_label("Your note B-Tech 3").input_value() == HOSTILE
    assert part(page, "preview").locator("img, script, iframe, [onerror]").count() == 0
    expect(part(page, "preview")).to_contain_text('<img src=x onerror="window.hit = 1"><script>')
    act(page, "copy").click()
    expect(said(page)).not_to_be_empty()
    rich = page.evaluate("navigator.clipboard.read().then(([item]) => item.getType('text/html')).then(blob => blob.text())")
    draft: Any = message_from_bytes(saved(page, "eml"), policy=policy.default)
    texts = {
        "copy": rich,
        ".html": saved(page, "html").decode(),
        ".eml": draft.get_body(("html",)).get_content(),
        ".md": markdown(saved(page, "md").decode()),
    }
    for where, text in texts.items():
        tree: Any = html.document_fromstring(text)
        assert not tree.xpath("//img | //script | //@onerror | //textarea"), f"{where}: markup of a note came alive"
        assert all(link.startswith(PUBLIC) for link in tree.xpath("//a/@href")), f"{where}: a note has become a link"
        assert "No heading" not in " ".join(tree.xpath("//h1//text() | //h2//text()")), f"{where}: a note has become a heading"
        assert '<img src=x onerror="window.hit = 1">' in tree.text_content(), f"{where}: the note is not there as it was typed"
    assert HOSTILE in brief["text"]
    assert page.evaluate("window.hit") is None
    assert reader.problems == []


@at_both
def test_a_link_is_shown_and_kept_only_when_the_reader_says_so(reader: Reader, guide: Guide, words: Words):
    page = reader.open("vi/brief.html#ids=btech-3,vps-1-2")
    expect_ids(page, "btech-3", "vps-1-2")
    expect(part(page, "offer")).to_be_focused()
    shown(page).first.locator("textarea").fill("Chỉ xem thử")
    shown(page).first.locator("[data-act=down]").click()
    choose(page, ("zh",), "full")
    expect(part(page, "preview")).to_contain_text("Chỉ xem thử")
    assert reader.stored() == {}, "looking at a link keeps nothing, nor does trying things out"
    act(page, "decline").click()
    expect(part(page, "empty")).to_be_visible()
    assert reader.here == "vi/brief.html"
    assert reader.stored() == {}

    page = fresh(reader, "brief.html#ids=btech-3,vps-1-2")
    act(page, "keep").click()
    expect(said(page)).to_have_text(words("brief.kept", count=2))
    assert [item["id"] for item in kept(reader)["items"]] == ["btech-3", "vps-1-2"]
    assert reader.here == "brief.html"
    hrefs = page.locator(".languages a").evaluate_all("links => links.map(link => link.href)")
    assert not [href for href in hrefs if "ids" in href], "the way into another language still carries the link's list"
    shown(page).first.locator("textarea").fill("mine")

    page = fresh(reader, "brief.html#ids=vps-1-2,cso-1")
    expect(part(page, "offer").locator("li")).to_have_count(2)
    expect(part(page, "offer")).to_contain_text(guide.principles["cso-1"].restated["en"].title)
    expect_ids(page, "btech-3", "vps-1-2")
    act(page, "decline").click()
    expect(part(page, "offer")).to_be_hidden()
    assert [item["id"] for item in kept(reader)["items"]] == ["btech-3", "vps-1-2"]
    page.evaluate("location.hash = '#ids=vps-1-2,cso-1'")  # a link that is opened on this very page
    act(page, "join").click()
    expect_ids(page, "btech-3", "vps-1-2", "cso-1")
    assert [item["note"] for item in kept(reader)["items"]] == ["mine", "", ""]
    page.evaluate("location.hash = '#ids=cso-1,btech-0'")
    act(page, "replace").click()
    expect_ids(page, "cso-1", "btech-0")
    assert [item["id"] for item in kept(reader)["items"]] == ["cso-1", "btech-0"]
    assert reader.problems == []


@at_both
def test_the_link_to_hand_on_is_public_and_carries_no_notes(open_window: Callable[..., Reader], root: str, words: Words):
    reader = open_window(root, **MAY_COPY)
    page = reader.open("brief.html")
    collect(page, "btech-3", "vps-1-2")
    shown(page).first.locator("textarea").fill("secret")
    expect(page.get_by_text(words("brief.link-hint"))).to_be_visible()
    for language, folder in FOLDERS.items():
        choose(page, (language,), "quote")
        said(page).evaluate("status => status.textContent = ''")  # what it says next is said of this copy
        act(page, "link").click()
        expect(said(page)).to_have_text(words("brief.copied-link"))
        assert page.evaluate("navigator.clipboard.readText()") == f"{PUBLIC}{folder}brief.html#ids=btech-3,vps-1-2"


FRAGMENTS = {
    "#ids=%20CSO-2-2-1,%20cso-2-2-1%20;btech-3+vps-1-2.": (IDS, ()),
    "#IDS=btech-3，btech-3、vps-1-2": (("btech-3", "vps-1-2"), ()),
    "#ids=cso-9-9,btech-3": (("btech-3",), ("cso-9-9",)),
    "#ids=btech-3,<img src=x onerror=hit=1>,__proto__,constructor,toString": (("btech-3",), ("constructor", "tostring", "onerror=hit=1>")),
    "#ids=%E0%A4%A,btech-3": (("btech-3",), ("%E0%A4%A",)),
    "#ids=" + ",".join([*(f"cso-9-{number}" for number in range(200)), "btech-3"]): (("btech-3",), ("cso-9-0", "cso-9-19")),
    "#ids=nothing": ((), ("nothing",)),
    "#ids=": ((), ()),
    "#ids": ((), ()),
    "#kept": ((), ()),
}


def test_whatever_a_link_holds_what_is_right_is_shown_and_the_rest_is_named(reader: Reader, words: Words):
    for fragment, (ids, unknown) in FRAGMENTS.items():
        page = fresh(reader, f"brief.html{fragment}")
        expect(part(page, "full" if ids else "empty")).to_be_visible()
        assert shown_ids(page) == list(ids), fragment
        named = part(page, "dropped").locator("li").all_text_contents()
        for id in unknown:
            assert words("brief.unknown", id=id) in named, fragment
        assert bool(named) == bool(unknown), fragment
        assert len(named) <= 21, fragment
        assert page.evaluate("window.hit") is None
        assert reader.stored() == {}, fragment
    assert reader.problems == []


def test_a_link_carries_some_hundred_entries_at_most(reader: Reader):
    page = reader.open("brief.html")
    many = page.evaluate("fieldGuide.collection.carried('#ids=' + Array.from({length: 5000}, (_, at) => `x-${at}`).join())")
    assert len(many["ids"]) == 300
    assert len(many["dropped"]) == 300


def test_adding_by_a_link_stores_on_a_disk_and_asks_on_a_server(open_window: Callable[..., Reader], places: dict[str, str], words: Words):
    reader = open_window(places["file"])
    page = reader.open("zh/brief.html#add=BTECH-3")
    expect_ids(page, "btech-3")
    assert [item["id"] for item in kept(reader)["items"]] == ["btech-3"]
    assert reader.here == "zh/brief.html"
    page = fresh(reader, "brief.html#add=vps-1-2")
    expect(said(page)).to_have_text(words("brief.added", label="VPs 1.2"))
    page.evaluate("location.hash = '#add=vps-1-2'")
    expect(page).to_have_url(f"{reader.root}brief.html")
    expect_ids(page, "btech-3", "vps-1-2")
    page = fresh(reader, "brief.html#add=cso-9-9")
    expect(part(page, "dropped")).to_contain_text(words("brief.unknown", id="cso-9-9"))
    assert len(kept(reader)["items"]) == 2
    assert reader.problems == []

    # Over http pages store by themselves: such a link comes from somewhere else, and what comes from elsewhere is never kept unasked.
    reader = open_window(places["http"])
    page = reader.open("brief.html#add=btech-3")
    expect_ids(page, "btech-3")
    assert reader.stored() == {}
    act(page, "keep").click()
    assert [item["id"] for item in kept(reader)["items"]] == ["btech-3"]


BROKEN = {
    "{": ((), True),
    "null": ((), True),
    "[]": ((), True),
    '{"items": {"length": 3}}': ((), True),
    '{"items": [{"id": "btech-3"}], "languages": "vi", "style": {"toString": 1}}': (("btech-3",), False),
    '{"items": [null, 5, "vps-1-2", {"id": "btech-3", "note": 7}, {"id": "<b>"}, {"id": "__proto__"}], "languages": [5], "style": 1}': (
        ("btech-3",),
        True,
    ),
    '{"items": [{"id": "cso-9-9", "note": "n"}, {"id": "vps-1-2"}, {"id": "vps-1-2"}], "languages": ["vi", "vi", "zh", "en", "xx"]}': (
        ("vps-1-2",),
        False,
    ),
}


def test_whatever_is_stored_what_is_right_is_shown_and_the_rest_is_named(reader: Reader, words: Words):
    page = reader.open("brief.html")
    for text, (ids, is_broken) in BROKEN.items():
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        page.reload()
        expect(part(page, "full" if ids else "empty")).to_be_visible()
        assert shown_ids(page) == list(ids), text
        named = part(page, "dropped").locator("li").all_text_contents()
        assert (words("brief.broken") in named) == is_broken, text
        assert (words("brief.unknown", id="cso-9-9") in named) == ("cso-9-9" in text), text
        assert reader.stored() == {KEY: text}, "what is stored is changed only by an act"
        if ids:
            expect(part(page, "preview")).not_to_be_empty()
        if named:
            act(page, "tidy").click()
            expect(part(page, "dropped")).to_be_hidden()
            assert [item["id"] for item in (kept(reader) or {"items": []})["items"]] == list(ids), text
    assert reader.problems == []


def test_a_browser_that_keeps_nothing_still_serves_for_the_moment(open_window: Callable[..., Reader], root: str, words: Words):
    reader = open_window(root)
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page = reader.open("brief.html#ids=btech-3,vps-1-2")
    act(page, "keep").click()
    expect(said(page)).to_have_text(words("brief.not-stored"))
    page.get_by_role("button", name="Down B-Tech 3").click()
    expect_ids(page, "vps-1-2", "btech-3")
    assert (
        page.evaluate("[fieldGuide.collection.add('cso-1'), fieldGuide.collection.has('cso-1'), fieldGuide.collection.clear()]")
        == [False] * 3
    )
    page.evaluate("location.hash = '#ids=cso-1'")
    act(page, "join").click()
    expect_ids(page, "vps-1-2", "btech-3", "cso-1")
    assert reader.problems == []


def test_where_copying_is_refused_the_text_is_selected(open_window: Callable[..., Reader], root: str, words: Words):
    reader = open_window(root)
    reader.context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = reader.open("brief.html")
    collect(page, "btech-3")
    brief = made(page)
    field = page.get_by_label(words("brief.refused"))
    for name, text in (("copy", brief["text"]), ("link", f"{PUBLIC}brief.html#ids=btech-3")):
        act(page, name).click()
        expect(field).to_be_focused()
        expect(field).to_have_value(text)
        assert (
            page.evaluate("document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)")
            == text
        )
        expect(said(page)).to_have_text(words("brief.not-copied"))
    assert reader.problems == []


def test_only_the_brief_is_printed(reader: Reader):
    page = reader.open("brief.html")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()  # without a brief the page is printed as any other
    page.emulate_media(media="screen")
    collect(page, "btech-3")
    brief = made(page)
    page.evaluate("window.print = () => { window.printed = true }")
    act(page, "print").click()
    page.wait_for_function("() => window.printed")
    page.emulate_media(media="print")
    printed = page.evaluate("document.body.innerText").split()
    assert printed == page.evaluate("text => text.split(/\\s+/)", part(page, "preview").inner_text())
    assert brief["subject"].split() == printed[: len(brief["subject"].split())]


def test_texts_that_do_not_come_are_asked_for_again(open_window: Callable[..., Reader], http: str, words: Words):
    reader = open_window(http)
    page = reader.open("brief.html")
    collect(page, "btech-3")
    reader.context.route("**/share/*.js", lambda route: route.abort())
    page.reload()
    expect(part(page, "failed")).to_be_visible()
    expect(part(page, "failed")).to_contain_text(words("brief.failed"))
    expect(part(page, "empty")).to_be_hidden()
    reader.context.unroute("**/share/*.js")
    act(page, "retry").click()
    expect_ids(page, "btech-3")
    expect(part(page, "failed")).to_be_hidden()
    reader.context.route("**/share/vi.js", lambda route: route.abort())
    choose(page, ("en", "vi"), "quote")
    expect(part(page, "failed")).to_be_visible()
    reader.context.unroute("**/share/vi.js")
    act(page, "retry").click()
    made(page)
    expect(part(page, "failed")).to_be_hidden()


def test_without_script_the_page_says_what_to_do_instead(open_window: Callable[..., Reader], root: str, guide: Guide):
    reader = open_window(root, java_script_enabled=False)
    for language, folder in FOLDERS.items():
        page = reader.open(f"{folder}brief.html#ids=btech-3")
        expect(page.get_by_text(guide.words[language]["brief.no-script"])).to_be_visible()
        assert page.locator(".brief button:visible, .brief textarea:visible, .brief h3:visible").count() == 0


@pytest.mark.parametrize("language", FOLDERS)
def test_a_bookmark_at_each_entry_says_and_changes_whether_it_is_in_the_brief(
    open_window: Callable[..., Reader], http: str, guide: Guide, language: str
):
    reader = open_window(http, viewport=PHONE)
    page = reader.open(f"{FOLDERS[language]}cso/part-2/guideline-2.html")
    label = words_of(guide.words[language])("brief.mark", label="CSO II.2.1")
    mark = page.get_by_role("button", name=label, exact=True)
    expect(mark).to_have_attribute("aria-pressed", "false")
    count = page.locator(".brief-count")
    expect(count).to_be_hidden()
    assert reader.stored() == {}
    mark.click()
    expect(mark).to_have_attribute("aria-pressed", "true")
    expect(mark).to_contain_text(words_of(guide.words[language])("brief.in"))
    expect(count).to_have_text("1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.reload()
    expect(mark).to_have_attribute("aria-pressed", "true")
    page.click(".menu-open")
    expect(page.locator(".menu [data-brief-count]")).to_have_text("1")
    page.keyboard.press("Escape")
    count.click()
    expect_ids(page, "cso-2-2-1")
    page.go_back()
    mark.click()
    expect(mark).to_have_attribute("aria-pressed", "false")
    expect(count).to_be_hidden()
    assert reader.stored() == {}
    assert reader.problems == []


def test_from_a_disk_a_bookmark_leads_to_the_brief_which_adds_the_entry(open_window: Callable[..., Reader], places: dict[str, str]):
    page = open_window(places["file"]).open("cso/part-2/guideline-2.html")
    page.click("[data-mark='cso-2-2-1']")
    page.wait_for_url("**/brief.html*")
    expect_ids(page, "cso-2-2-1")
    # This browser shows on other pages what the brief has stored: from now on readers stay where they are.
    page.go_back()
    page.click("[data-mark='cso-2-2-3']")
    expect(page.locator("[data-mark='cso-2-2-3']")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".brief-count")).to_have_text("2")
    page.click("[data-share='cso-2-2']")
    page.click("dialog [data-act=add]")
    expect(page.locator(".brief-count")).to_have_text("3")
    page.keyboard.press("Escape")
    page.click(".brief-count")
    expect_ids(page, "cso-2-2-1", "cso-2-2-3", "cso-2-2")


def test_a_brief_has_a_title_a_sender_and_a_date_of_its_own_and_its_preview_beside_it(open_window: Callable[..., Reader], http: str):
    reader = open_window(http, viewport={"width": 1280, "height": 900})
    page = reader.open("brief.html")
    collect(page, "cso-2-2", "btech-3")
    for name, text in (("title", "To the <operator>"), ("sender", "Nhóm A"), ("date", "1 May")):
        page.fill(f"[data-head={name}]", text)
    preview = part(page, "preview")
    expect(preview.locator("h1")).to_have_text("To the <operator>")
    expect(preview.locator("p").first).to_have_text("Nhóm A · 1 May")
    page.reload()
    expect(page.locator("[data-head=title]")).to_have_value("To the <operator>")
    beside, items = preview.bounding_box(), page.locator(".brief__items").bounding_box()
    assert beside and items
    assert beside["x"] > items["x"] + items["width"] and beside["y"] < items["y"] + items["height"]
    assert barriers(page) == []
