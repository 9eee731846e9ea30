"""What the browser composes: the cards' own texts, drafts that mail programs read, briefs whose notes stay text."""

from __future__ import annotations

import email
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from lxml import html
from markdown import markdown
from playwright.sync_api import Error, expect

from fieldguide.guide import Guide
from fieldguide.model.identifiers import PrincipleId
from fieldguide.site import Site
from fieldguide.wording.citation import Mail, mailto
from support.composing import CHOICES, Composer
from support.content import KINDS
from support.drafts import read_draft
from support.reading import Reader, at_both
from support.sites import LANGUAGES, TAGS

PUBLIC = "https://guide.example.org/"
LIMIT = 1_900
POINT = "cso-2-2-1"
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> &lt;b&gt; **bold** _it_ `code` [link](javascript:alert(3)) ![](x)\n"
    "# heading\n- item\n1. one\n> quote\n\n    code\n\n```\nfence\n```\n===\n---\n| a | b |\n|---|---|\n"
    "https://evil.example www.evil.example a@b.example <https://x.example> [ref]: x ~~gone~~ {#id} \\* &#60; :x\n"
    "Ghi chú: Đổi mới; 备注：“第1点”。 😀"
)


@pytest.fixture
def composer(open_window: Callable[..., Reader], root: str) -> Composer:
    return Composer(open_window(root))


@pytest.fixture
def at_server(open_window: Callable[..., Reader], http: str) -> Composer:
    return Composer(open_window(http))


def seen(fragment: str) -> Any:
    """A fragment of HTML as a tree."""
    return html.fragment_fromstring(fragment, create_parent="div")


def words_in(element: Any) -> list[str]:
    return str(element.text_content()).split()


def test_browser_and_cards_say_the_same_of_every_entry_in_every_language(resolved: Site, at_server: Composer):
    made = at_server.made(
        """Object.keys(data.en.entries).flatMap(id => Object.values(data).map(one => {
            const mail = compose.mail([one], id)
            const texts = [compose.citation(one, id).text, compose.quote(one, id).text, mail.subject, mail.text]
            return [id, one.language, ...texts, compose.mailto(mail)]
        }))"""
    )
    assert len(made) == len(KINDS) * len(LANGUAGES)
    for id, language, *found in made:
        entry = resolved.entry(PrincipleId(id), language)
        mail = entry.mail
        address = mailto(mail)
        expected = [entry.citation, mail.text, mail.subject, mail.text]
        assert found == [*expected, address if len(address) <= LIMIT else None], f"{id} {language}"


@at_both
def test_links_are_public_ascii_and_the_same_from_a_server_and_a_disk(resolved: Site, composer: Composer):
    for language, folder in (("en", ""), ("vi", "vi/"), ("zh", "zh/")):
        links = composer.made("[compose.pageLink(data[given], 'cso-2-2-1'), compose.citedLink(data[given], 'cso-2-2-1')]", language)
        assert links == [f"{PUBLIC}{folder}cso/part-2/guideline-2.html#{POINT}", resolved.entry(PrincipleId(POINT), language).cited_card]
    assert composer.made("compose.has(data.vi, 'btech-5')") is True
    for id in ("cso-9-9", "constructor", "__proto__", ""):
        assert composer.made("compose.has(data.vi, given)", id) is False
        with pytest.raises(Error, match="RangeError"):
            composer.made("compose.quote(data.vi, given)", id)


def test_every_entry_goes_into_an_e_mail_in_one_or_two_languages(guide: Guide, at_server: Composer):
    made = at_server.made(
        """given.flatMap(languages => Object.keys(data.en.entries).map(id => {
            const mail = compose.mail(languages.map(language => data[language]), id)
            return { id, languages, mail, address: compose.mailto(mail), draft: compose.eml(mail) }
        }))""",
        CHOICES,
    )
    assert len(made) == 9 * len(KINDS)
    for one in made:
        id, languages, mail, address = one["id"], one["languages"], one["mail"], one["address"]
        case = f"{id} {languages}"
        whole = mailto(Mail(mail["subject"], mail["text"]))
        assert address == (whole if len(whole) <= LIMIT else None), case
        if address:
            fields = parse_qs(address.removeprefix("mailto:?"), strict_parsing=True)
            assert fields == {"subject": [mail["subject"]], "body": [mail["text"].replace("\n", "\r\n")]}, case
        draft, plain, rich = read_draft(one["draft"])
        assert draft["Subject"] == mail["subject"], case
        assert plain.get_content().replace("\r\n", "\n") == f"{mail['text']}\n", case
        document = html.document_fromstring(rich.get_content())
        assert document.get("lang") == TAGS[languages[0]] and document.findtext("head/title") == mail["subject"], case
        body = document.find("body")
        assert words_in(body) == mail["text"].split(), f"{case}: the two parts differ"
        entry = guide.principles[PrincipleId(id)]
        assert entry.label in mail["subject"] and entry.label in mail["text"], case
        for language in languages:
            assert entry.restated[language].title in mail["subject"], case
            own = " ".join(element.text_content() for element in body.xpath(f"*[@lang='{TAGS[language]}']"))
            link = f"{PUBLIC}p/{id}.html" if len(languages) == 1 else f"{PUBLIC}{'' if language == 'en' else f'{language}/'}"
            for part in (entry.restated[language].title, *entry.restated[language].paragraphs, link):
                assert part in own, f"{case}: {language} lacks {part}"
    in_one = [one for one in made if len(one["languages"]) == 1]
    fitting = [one for one in in_one if one["address"]]
    assert fitting and len(fitting) < len(in_one), "No case on one side of the limit."


@pytest.mark.parametrize("style", ["link", "quote", "full"])
@pytest.mark.parametrize("languages", [["zh"], ["vi", "en"], ["en", "zh", "vi"]], ids="-".join)
def test_a_brief_keeps_order_languages_style_and_notes(guide: Guide, at_server: Composer, languages: list[str], style: str):
    ids = ["vps-1-2", POINT, "btech-3"]
    items = [{"id": id, "note": f"Note on {id}"} for id in ids]
    made = at_server.made(
        "compose.brief(given.languages.map(one => data[one]), given.items, given.style)",
        {"languages": languages, "items": items, "style": style},
    )
    tree = seen(made["html"])
    assert tree.findtext("h1") == made["subject"] and made["markdown"].startswith("# ")
    assert words_in(tree) == made["text"].replace("\n- ", "\n").split()
    for form in ("text", "markdown"):
        places = [made[form].index(f"Note on {id}") for id in ids]
        assert places == sorted(places), form
    assert [heading.text_content().split(guide.words[languages[0]]["entry.colon"])[0] for heading in tree.findall("h2")] == [
        guide.principles[PrincipleId(id)].label for id in ids
    ]
    for language in languages:
        own = " ".join(element.text_content() for element in tree.xpath(f".//*[@lang='{TAGS[language]}']"))
        assert own.count(guide.words[language]["citation.note"].split("{edition}")[1]) == 1, f"{language}: whose wording it is"
        for id in ids:
            principle = guide.principles[PrincipleId(id)]
            assert principle.restated[language].title in own
            assert (principle.restated[language].paragraphs[0] in own) is (style != "link")
            reasons = [relation.reason[language] for relation in guide.relations_of[principle.id]]
            assert reasons and all((reason in own) is (style == "full") for reason in reasons)


def test_hostile_notes_stay_text_in_every_form(resolved: Site, at_server: Composer):
    items = [{"id": POINT, "note": HOSTILE}, {"id": "btech-3", "note": "\ud800 lone \0 null \x1b[0m"}]
    made = at_server.made(
        "[compose.brief([data.en], given, 'link'), compose.brief([data.en], [given[0]])].map(one => [one, compose.eml(one)])", items
    )
    (brief, draft), (single, _) = made
    assert HOSTILE in brief["text"] and "\ufffd lone  null [0m" in brief["text"]
    cited = {resolved.entry(PrincipleId(id), "en").cited_card for id in (POINT, "btech-3")}
    for tree in (seen(brief["html"]), read_draft_html(draft)):
        note = tree.cssselect("bdi[lang='']")[0]
        assert words_in(note) == HOSTILE.split()
        assert {element.tag for element in note.iter()} == {"bdi", "br"}
        assert {link.get("href") for link in tree.cssselect("a")} == cited
        assert not tree.cssselect("script, img, b, code")
    rendered = seen(markdown(single["markdown"]))
    paragraphs = rendered.xpath("p[following-sibling::blockquote]")
    assert " ".join(" ".join(words_in(one)) for one in paragraphs) == "Added note: " + " ".join(HOSTILE.split())
    assert {element.tag for one in paragraphs for element in one.iter()} == {"p", "br"}
    assert len(rendered.cssselect("a")) == 1 and not rendered.cssselect("script, img, ul, ol, pre, h2, hr, table")


def read_draft_html(draft: str) -> Any:
    return html.document_fromstring(read_draft(draft)[2].get_content())


def test_a_draft_folds_a_long_subject_between_characters(at_server: Composer):
    subject = "😀长" * 60 + " Đổi mới ắ" * 20 + "=?utf-8?Q?x?="
    draft = at_server.made("compose.eml({ subject: given, text: '', html: '', tag: 'zh-Hans' })", subject)
    assert read_draft(draft)[0]["Subject"] == subject
    for word in re.findall(r"=\?utf-8\?B\?(\S+)\?=", draft):
        assert "\ufffd" not in email.header.decode_header(f"=?utf-8?B?{word}?=")[0][0].decode("utf-8"), "a character is cut"


def test_a_document_stands_alone_and_is_escaped(at_server: Composer):
    made = at_server.made("compose.document('<p>x</p>', '</title><script>', 'zh-Hans')")
    document = html.document_fromstring(made)
    assert made.startswith("<!doctype html>") and document.get("lang") == "zh-Hans"
    assert document.findtext("head/title") == "</title><script>" and not document.cssselect("script, link")


def test_both_forms_reach_the_clipboard_and_plain_text_where_rich_is_refused(at_server: Composer):
    page = at_server.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    read = """async () => {
        const [item] = await navigator.clipboard.read()
        return Object.fromEntries(await Promise.all(item.types.map(async type => [type, await (await item.getType(type)).text()])))
    }"""
    made = at_server.made("compose.quote(data.vi, given)", POINT)
    assert at_server.made("compose.copy(Promise.resolve(given))", made) == "both"
    found = page.evaluate(read)
    assert found["text/plain"] == made["text"]
    assert words_in(seen(found["text/html"])) == made["text"].split() and seen(found["text/html"]).cssselect("blockquote p, a[href]")
    page.evaluate("void (navigator.clipboard.write = () => Promise.reject(new DOMException('', 'NotAllowedError')))")
    assert at_server.made("compose.copy({ text: 'plain', html: '<b>rich</b>' })") == "text"
    assert page.evaluate("navigator.clipboard.readText()") == "plain"
    page.evaluate("void (navigator.clipboard.writeText = navigator.clipboard.write)")
    with pytest.raises(Error, match="NotAllowedError"):
        at_server.made("compose.copy({ text: 'x', html: 'x' })")


@at_both
def test_a_draft_is_saved_as_it_is_from_a_server_and_a_disk(composer: Composer, tmp_path: Path):
    draft = composer.made("compose.eml(compose.mail([data.vi, data.zh], given))", POINT)
    with composer.page.expect_download() as download:
        composer.made("void compose.save('cso-2-2-1.eml', 'message/rfc822', given)", draft)
    assert download.value.suggested_filename == "cso-2-2-1.eml"
    download.value.save_as(tmp_path / "draft.eml")
    assert (tmp_path / "draft.eml").read_bytes() == draft.encode("ascii")


def test_data_that_cannot_be_loaded_is_asked_for_again(open_window: Callable[..., Reader], http: str):
    composer = Composer(reader := open_window(http))
    page = composer.page
    page.reload()
    page.add_script_tag(url=f"{http}assets/scripts/compose.js")
    reader.context.route("**/share/vi.js", lambda route: route.abort())
    with pytest.raises(Error, match=r"share/vi\.js"):
        page.evaluate("fieldGuide.compose.load('vi')")
    reader.context.unroute("**/share/vi.js")
    assert page.evaluate("fieldGuide.compose.load('vi').then(data => data.language)") == "vi"
    page.evaluate("fieldGuide.compose.load('vi')")
    expect(page.locator("script[src$='share/vi.js']")).to_have_count(1)
