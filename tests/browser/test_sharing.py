"""The share panel: what each act puts on the clipboard or into a draft; by mouse, keyboard and touch; refused, offline, without script."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from lxml import html
from playwright.sync_api import Locator, Page, expect

from fieldguide.exports.sheets import LETTERS, letters_on
from fieldguide.guide import Guide
from fieldguide.model.identifiers import PrincipleId
from fieldguide.wording.citation import MAILTO_LIMIT, Mail, mailto
from support.composing import CHOICES
from support.drafts import read_draft
from support.reading import FOLDERS, GUIDELINE, PHONE, Reader, at_both
from support.sites import LANGUAGES, TAGS, site_of

PUBLIC = "https://guide.example.org/"
POINT = "cso-2-2-1"
CARD = f"p/{POINT}.html"
READ = """async () => {
    const [item] = await navigator.clipboard.read()
    return Object.fromEntries(await Promise.all(item.types.map(async type => [type, await (await item.getType(type)).text()])))
}"""
REFUSE = "navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))"

of_languages = pytest.mark.parametrize("language", LANGUAGES)


class Panel:
    """The share panel of an entry, opened in one language."""

    def __init__(self, page: Page, id: str, language: str, press: Callable[[Locator], None] = Locator.click) -> None:
        self.page = page
        self.control = page.locator(f"[data-share={id}][data-language={language}]")
        press(self.control)
        self.dialog = page.locator("dialog[open]")
        self.said = self.dialog.get_by_role("status")
        self.settled()

    def settled(self) -> None:
        expect(self.dialog).to_be_visible()
        expect(self.dialog).not_to_have_attribute("aria-busy", "true")

    def find(self, selector: str) -> Locator:
        return self.dialog.locator(selector)

    def choose(self, first: str, second: str = "") -> None:
        """Choose the language of what is shared, and the second one of an e-mail."""
        self.find(f"[data-first][value={first}]").check()
        self.find("[data-second]").select_option(second)
        self.settled()

    def copy(self, what: str, done: str) -> dict[str, str]:
        """Press a copy button; what is on the clipboard once the panel has said so."""
        self.find(f"[data-copy={what}]").click()
        expect(self.said).to_have_text(done)
        copied: dict[str, str] = self.page.evaluate(READ)
        return copied


def page_link(guide: Guide, id: str, language: str) -> str:
    page = guide.principles[PrincipleId(id)].page
    return f"{PUBLIC}{FOLDERS[language]}{page.removesuffix('.md')}.html#{id}"


def words_in(fragment: str) -> list[str]:
    return str(html.fragment_fromstring(fragment, create_parent="div").text_content()).split()


@pytest.mark.parametrize(("root", "language"), [("http", "en"), ("file", "vi"), ("http", "zh")], indirect=["root"])
def test_what_is_copied_from_a_page_a_point_and_a_card(guide: Guide, open_window: Callable[..., Reader], root: str, language: str):
    reader = open_window(root)
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    words = guide.words[language]
    for address, id in ((FOLDERS[language] + GUIDELINE, "cso-2-2"), (FOLDERS[language] + GUIDELINE, POINT), (CARD, POINT)):
        panel = Panel(reader.open(address), id, language)
        # From the card into a language that is chosen in the panel, too.
        for chosen in (language, LANGUAGES[LANGUAGES.index(language) - 1]) if address == CARD else (language,):
            panel.choose(chosen)
            entry = site_of(guide).entry(PrincipleId(id), chosen)
            mail, citation = entry.mail, entry.citation
            expected = {
                "card": entry.cited_card,
                "page": page_link(guide, id, chosen),
                "quote": mail.text,
                "citation": citation,
                "subject": mail.subject,
                "mail": mail.text,
            }
            for what, text in expected.items():
                copied = panel.copy(what, words[f"share.done-{what}"])
                assert copied["text/plain"] == text, f"{address} {id} {chosen}: {what}"
                if what in ("quote", "citation", "mail"):
                    assert words_in(copied["text/html"]) == text.split(), f"{address} {id} {chosen}: {what}"
                    assert f'href="{entry.cited_card}"' in copied["text/html"] and f'lang="{TAGS[chosen]}"' in copied["text/html"]
                else:
                    assert "text/html" not in copied and (text.isascii() or what == "subject")
            shown = {what: panel.find(f"[data-shown={what}]").inner_text() for what in ("card", "page", "citation", "subject")}
            assert shown == {what: expected[what] for what in shown}
        files = [f"{reader.root}p/{id}.{end}" for end in ("csl.json", "ris", "bib")]
        assert [link.evaluate("link => link.href") for link in panel.find("a[download]").all()] == files
    assert reader.problems == []
    assert reader.stored() == {}


def test_an_email_goes_by_link_where_it_fits_and_by_draft_elsewhere(
    guide: Guide, open_window: Callable[..., Reader], root: str, tmp_path: Path
):
    reader = open_window(root)
    words = guide.words["vi"]
    ways = set()
    longest = max(guide.principles.values(), key=lambda one: len(one.restated["vi"].text))
    for entry in (guide.principles[PrincipleId(POINT)], longest):
        id = str(entry.id)
        panel = Panel(reader.open(page_link(guide, id, "vi").removeprefix(PUBLIC)), id, "vi")
        for languages in CHOICES:
            panel.choose(*languages)
            case = f"{id} {languages}"
            subject = panel.find("[data-shown=subject]").inner_text()
            link, draft = panel.find("a[data-act=mailto]"), panel.find("[data-act=draft]")
            expect(panel.find("[data-way=mailto]:visible, [data-way=draft]:visible")).to_have_count(2)  # the act, and which way it goes
            ways.add((len(languages), link.is_visible()))
            if link.is_visible():
                expect(panel.find(".share-panel__note p:visible")).to_have_text(words["share.by-mailto"])
                address = link.get_attribute("href") or ""
                assert len(address) <= MAILTO_LIMIT and address.isascii(), case
                fields = parse_qs(address.removeprefix("mailto:?"), strict_parsing=True)
                text = fields["body"][0].replace("\r\n", "\n")
                assert fields["subject"] == [subject], case
            else:
                expect(panel.find(".share-panel__note p:visible")).to_have_text(words["share.by-draft"])
                with reader.page.expect_download() as download:
                    draft.click()
                expect(panel.said).to_have_text(words["share.done-draft"])
                assert download.value.suggested_filename == f"{id}.eml"
                download.value.save_as(tmp_path / "draft.eml")
                message, plain, rich = read_draft((tmp_path / "draft.eml").read_bytes().decode("ascii"))
                text = plain.get_content().replace("\r\n", "\n").removesuffix("\n")
                document = html.document_fromstring(rich.get_content())
                assert message["Subject"] == subject and document.find("body").text_content().split() == text.split(), case
                assert len(mailto(Mail(subject, text))) > MAILTO_LIMIT, case
            for language in languages:
                assert all(part in text for part in (entry.restated[language].title, *entry.restated[language].paragraphs)), case
            if len(languages) == 1:
                assert Mail(subject, text) == site_of(guide).entry(entry.id, languages[0]).mail, case
    assert {(1, True), (1, False), (2, False)} <= ways, "No case for one of the ways."
    assert reader.problems == []


def test_the_second_language_is_never_the_first(open_window: Callable[..., Reader], http: str):
    panel = Panel(open_window(http).open(GUIDELINE), POINT, "en")
    panel.choose("en", "zh")
    panel.find("[data-first][value=zh]").check()
    panel.settled()
    expect(panel.find("[data-second]")).to_have_value("")
    expect(panel.find("option:disabled")).to_have_attribute("value", "zh")
    expect(panel.find("[data-shown=title]")).to_have_attribute("lang", "zh-Hans")
    panel.find("[data-act=close]").click()
    panel = Panel(panel.page, "cso-2-2", "en")
    expect(panel.find("[data-first]:checked")).to_have_value("en")


@of_languages
def test_the_keyboard_opens_walks_and_leaves(guide: Guide, open_window: Callable[..., Reader], root: str, language: str):
    reader = open_window(root)
    page = reader.open(FOLDERS[language] + GUIDELINE)
    entry = guide.principles[PrincipleId(POINT)]
    for key in ("Enter", "Space"):
        panel = Panel(page, POINT, language, lambda control, key=key: control.press(key))  # type: ignore[misc]
        expect(panel.control).to_have_accessible_name(guide.words[language]["share.control"].format(label=entry.label))
        name = f"{guide.words[language]['share.control'].format(label=entry.label)} {entry.restated[language].title}"
        expect(panel.dialog).to_have_accessible_name(name)
        expect(panel.find("h2")).to_be_focused()
        acts = []
        for _ in range(40):
            page.keyboard.press("Tab")
            here = page.locator(":focus")
            if not here.count():  # the browser's own part of the round
                break
            acts.append(here.evaluate("one => one.dataset.act ?? one.type"))
            assert here.evaluate("one => one.closest('dialog') !== null && getComputedStyle(one).outlineStyle !== 'none'")
        wanted = {"close", "radio", "copy", "select-one", "mailto"}
        assert wanted <= set(acts), acts
        page.locator("dialog[open] [data-act=close]").focus()
        page.keyboard.press("s")  # which the theme takes for its search
        expect(page.locator(".find input")).not_to_be_focused()
        page.keyboard.press("Escape")
        expect(panel.dialog).to_have_count(0)
        expect(panel.control).to_be_focused()
    assert reader.here == FOLDERS[language] + GUIDELINE
    assert reader.problems == []


@of_languages
def test_a_finger_finds_every_part(open_window: Callable[..., Reader], root: str, language: str):
    page = open_window(root, viewport=PHONE, has_touch=True, is_mobile=True).open(FOLDERS[language] + GUIDELINE)
    panel = Panel(page, POINT, language, Locator.tap)
    for one in [panel.control, *panel.find("button:visible, select, label, .share-panel__acts a:visible").all()]:
        box = one.bounding_box()
        assert box and box["height"] >= 43.9 and box["width"] >= 43.9, one.evaluate("one => one.outerHTML")
    assert panel.find(".share-panel__body").evaluate("one => one.scrollWidth <= one.clientWidth && one.clientWidth <= innerWidth")
    page.touchscreen.tap(180, 5)
    expect(panel.dialog).to_have_count(0)
    expect(panel.control).to_be_focused()
    page.emulate_media(media="print")
    expect(panel.control).to_be_hidden()


@at_both
def test_where_the_clipboard_is_refused_the_text_is_selected(guide: Guide, open_window: Callable[..., Reader], root: str):
    reader = open_window(root)
    reader.context.add_init_script(REFUSE)
    entry = guide.principles[PrincipleId(POINT)]
    for address, language in ((f"zh/{GUIDELINE}", "zh"), (CARD, "vi")):
        panel = Panel(reader.open(address), POINT, language)
        for what, text in (
            ("page", page_link(guide, POINT, language)),
            ("quote", site_of(guide).entry(entry.id, language).mail.text),
            ("citation", site_of(guide).entry(entry.id, language).citation),
        ):
            panel.find(f"[data-copy={what}]").click()
            field = panel.find("textarea")
            expect(field).to_be_focused()
            expect(panel.said).to_have_text(guide.words[language]["share.refused"])
            assert field.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)") == text, what
    assert reader.problems == []


def test_the_systems_share_sheet_takes_text_and_card(guide: Guide, open_window: Callable[..., Reader], root: str):
    reader = open_window(root)
    panel = Panel(reader.open(f"vi/{GUIDELINE}"), POINT, "vi")
    expect(panel.find("[data-act=system]")).to_be_hidden()
    sheet = """navigator.share = data => {
        window.given = data
        return window.refusal ? Promise.reject(new DOMException('', window.refusal)) : Promise.resolve()
    }"""
    reader.context.add_init_script(sheet)
    mail = site_of(guide).entry(PrincipleId(POINT), "vi").mail
    page = reader.open(f"vi/{GUIDELINE}")
    panel = Panel(page, POINT, "vi")
    button = panel.find("[data-act=system]")
    given = {"title": mail.subject, "text": mail.text}
    for refusal in ("AbortError", ""):
        page.evaluate("refusal => { window.refusal = refusal; delete window.given }", refusal)
        button.click()
        page.wait_for_function("() => window.given")
        assert page.evaluate("given") == given
        if refusal:  # the reader thought better of it, and finds the panel as it was
            expect(panel.said).to_be_empty()
            expect(panel.dialog).to_be_visible()
        else:
            expect(panel.dialog).to_be_hidden()
    panel = Panel(page, POINT, "vi")
    page.evaluate("void (window.refusal = 'NotAllowedError')")
    button.click()
    expect(panel.find("textarea")).to_have_value(mail.text)
    assert reader.problems == []


def test_on_touch_the_systems_sheet_comes_first_and_the_other_ways_lie_below_it(
    guide: Guide, open_window: Callable[..., Reader], root: str
):
    reader = open_window(root, viewport=PHONE, has_touch=True, is_mobile=True)
    for refusal in ("AbortError", "NotAllowedError", ""):
        answer = f"Promise.reject(new DOMException('', '{refusal}'))" if refusal else "Promise.resolve()"
        reader.context.add_init_script(f"navigator.share = data => (window.given = data, {answer})")
        page = reader.open(f"vi/{GUIDELINE}")
        page.locator(f"[data-share={POINT}]").tap()
        page.wait_for_function("() => window.given")
        assert page.evaluate("given.text") == site_of(guide).entry(PrincipleId(POINT), "vi").mail.text
        dialog = page.locator("dialog[open]")
        if not refusal:
            expect(dialog).to_have_count(0)
            break
        for way in (
            "[data-act=system]",
            "[data-copy=card]",
            "[data-act=add], [data-brief]",
            "[data-copy=quote]",
            ".share-panel__main[data-way]",
        ):
            expect(dialog.locator(way).locator("visible=true")).not_to_have_count(0)
        expect(dialog.locator("textarea")).to_be_hidden()  # nothing is asked of whoever only left the sheet
    assert reader.problems == []


def test_a_letter_is_copied_as_the_guide_holds_it_whatever_a_browser_has_made_of_the_page(
    guide: Guide, open_window: Callable[..., Reader], root: str
):
    reader = open_window(root)
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open("vi/sheets/letters.html")
    page.evaluate("for (const one of document.querySelectorAll('.letter p')) one.textContent = 'translated'")
    copied = []
    for button in page.locator("[data-letter]").all():
        button.click()
        said = page.locator(f"[id='{button.get_attribute('data-below')}-said']")
        expect(said).to_have_text(guide.words["vi"]["sheets.copied"])
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    assert copied == list(letters_on(guide.pages["vi"][LETTERS]).values())
    page.evaluate(f"void ({REFUSE})")
    page.locator("[data-letter]").nth(1).click()
    assert page.evaluate("getSelection().toString()").startswith("translated")
    assert reader.problems == []


@of_languages
def test_an_entry_is_added_to_the_brief_and_kept(guide: Guide, open_window: Callable[..., Reader], http: str, language: str):
    reader = open_window(http)
    words = guide.words[language]
    for address, id, done in ((FOLDERS[language] + GUIDELINE, POINT, "done-add"), (CARD, POINT, "already")):
        panel = Panel(reader.open(address), id, language)
        assert reader.stored() == ({} if done == "done-add" else reader.stored())
        panel.find("[data-act=add]").click()
        expect(panel.said).to_have_text(f"{words[f'share.{done}']} {words['share.open-brief']}")
        kept = json.loads(reader.stored()["field-guide:brief"])
        assert [item["id"] for item in kept["items"]] == [POINT]
        assert panel.said.locator("a").evaluate("link => link.href") == f"{http}{FOLDERS[language]}brief.html"
    panel.said.locator("a").click()
    reader.page.wait_for_url(f"{http}{FOLDERS[language]}brief.html")
    expect(reader.page.locator("main")).to_contain_text(guide.principles[PrincipleId(POINT)].restated[language].title)
    assert reader.problems == []


def test_where_nothing_can_be_kept_the_brief_page_takes_the_entry(guide: Guide, open_window: Callable[..., Reader], places: dict[str, str]):
    reader = open_window(places["http"])
    reader.context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    panel = Panel(reader.open(f"zh/{GUIDELINE}"), POINT, "zh")
    panel.find("[data-act=add]").click()
    expect(panel.said).to_contain_text(guide.words["zh"]["share.add-failed"])
    assert panel.said.locator("a").evaluate("link => link.href") == f"{places['http']}zh/brief.html#add={POINT}"
    reader = open_window(places["file"])
    for address, language in ((f"vi/{GUIDELINE}", "vi"), (CARD, "en")):
        panel = Panel(reader.open(address), POINT, language)
        expect(panel.find("[data-act=add]")).to_be_hidden()
        expect(panel.find("[data-brief]")).to_have_text(guide.words[language]["share.add"])
        panel.find("[data-brief]").click()
        reader.page.wait_for_url(f"**/{FOLDERS[language]}brief.html*")
        expect(reader.page.locator("main")).to_contain_text(guide.principles[PrincipleId(POINT)].restated[language].title)
    assert reader.problems == []


@at_both
def test_nothing_is_loaded_before_the_control_is_pressed(open_window: Callable[..., Reader], root: str):
    reader = open_window(root)
    for address, language in ((f"vi/{GUIDELINE}", "vi"), (CARD, "zh")):
        page = reader.open(address)
        page.keyboard.press("Shift")  # what comes with the first key is here then
        page.wait_for_load_state("networkidle")
        before = [one for one in reader.requests if "share/" in one or one.endswith(("panel.js", "panel.css", "compose.js"))]
        assert before == []
        reader.requests.clear()
        Panel(page, POINT, language)
        own = {"compose.js", "panel.js", "panel.css", f"panel-{language}.js", f"{language}.js"}
        assert {one.rsplit("/", 1)[1] for one in reader.requests} == own
        page.keyboard.press("Escape")
        Panel(page, POINT, language)
        assert len(reader.requests) == len(own), "asked for again"
        reader.requests.clear()
    assert reader.problems == []


@of_languages
def test_what_cannot_be_loaded_leads_to_the_ready_made_texts_and_is_asked_for_again(
    guide: Guide, open_window: Callable[..., Reader], http: str, language: str
):
    reader = open_window(http)
    words = guide.words[language]
    for address in (FOLDERS[language] + GUIDELINE, CARD):
        page = reader.open(address)
        reader.context.route(f"**/share/panel-{language}.js", lambda route: route.abort())
        control = page.locator(f"[data-share={POINT}][data-language={language}]")
        control.click()
        page.wait_for_url(f"**/{CARD}#share-{language}")
        expect(page.locator(f"#share-{language} .copyable").first).to_be_visible()
        reader.context.unroute(f"**/share/panel-{language}.js")
        page = reader.open(address)
        panel = Panel(page, POINT, language)
        other = "zh" if language != "zh" else "vi"
        reader.context.route(f"**/share/{other}.js", lambda route: route.abort())
        panel.find(f"[data-first][value={other}]").check(force=True)
        expect(panel.said).to_have_text(words["share.language-failed"])
        panel.settled()
        expect(panel.find("[data-first]:checked")).to_have_value(language)
        reader.context.unroute(f"**/share/{other}.js")
        panel.choose(other)
        expect(panel.find("[data-shown=citation]")).to_have_attribute("lang", TAGS[other])


@of_languages
def test_without_script_the_control_leads_to_the_cards_ready_made_texts(open_window: Callable[..., Reader], root: str, language: str):
    page = open_window(root, java_script_enabled=False, viewport=PHONE).open(FOLDERS[language] + GUIDELINE)
    page.click(f"[data-share={POINT}]")
    page.wait_for_url(f"**/{CARD}#share-{language}")
    expect(page.locator(f"#share-{language} .copyable").first).to_be_in_viewport()
    page.click(f"[data-share][data-language={language}]")
    expect(page.locator(f"#share-{language} a[href^='mailto:']")).to_be_visible()
