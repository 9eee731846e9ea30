"""Every page: its language, headings, description; its principles letter for letter as in the data."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from fieldguide.guide import Guide
from support.addresses import CARDS, HTML, NEUTRAL, PAGES, in_language, language_of, markdown_of, tag_of, target
from support.content import HAN, KINDS
from support.html import ids, lang, text
from support.sites import LANGUAGES, TAGS

Tree = Callable[[str], Any]
Data = tuple[dict[str, Any], Any]
PUBLIC = "https://guide.example.org/"
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)

ids_and_languages = [(id, language) for id in KINDS for language in LANGUAGES]
of_principles = pytest.mark.parametrize(("id", "language"), ids_and_languages)


def section_of(tree: Tree, by_id: dict[str, Any], id: str, language: str) -> tuple[str, Any]:
    """Address of the page that a principle stands on, and the section that holds it."""
    address, _, anchor = by_id[id]["url"][language].partition("#")
    assert anchor == id
    headings = tree(address).xpath(f"//*[@id='{id}']")
    assert len(headings) == 1, f"{address} [{id}]: {len(headings)} elements with this id"
    return address, headings[0].getparent()


@pytest.mark.parametrize("address", HTML)
def test_page_tells_its_language_and_direction(tree: Tree, address: str):
    page = tree(address)
    expected = tag_of(address) if address in PAGES else "en"
    assert page.get("lang") == expected, f"{address}: lang={page.get('lang')}"
    if address in PAGES:
        assert page.cssselect("body")[0].get("dir", page.get("dir")) == "ltr", f"{address}: no writing direction"
    found = set(page.xpath("//@lang | //@hreflang"))
    assert found <= set(TAGS.values()), f"{address}: other language tags: {found - set(TAGS.values())}"


@pytest.mark.parametrize("address", HTML)
def test_han_characters_are_marked_as_chinese(tree: Tree, address: str):
    """A voice reads, and a font draws, a text by its language."""
    for piece in tree(address).xpath("//body//text()[not(ancestor::script or ancestor::style)]"):
        if re.search(f"[{HAN}]", piece):
            element = piece.getparent() if piece.is_text else piece.getparent().getparent()
            assert lang(element) == "zh-Hans", f"{address}: Han characters in lang={lang(element)}: {piece.strip()[:60]}"


@pytest.mark.parametrize("address", HTML)
def test_ids_are_unique_and_there_is_one_title(tree: Tree, address: str):
    found = list(ids(tree(address)))
    twice = sorted({id for id in found if found.count(id) > 1})
    assert not twice, f"{address}: ids stand twice: {twice}"
    assert len(tree(address).cssselect("h1")) == 1, f"{address}: not exactly one h1"


@pytest.mark.parametrize("address", [*PAGES, *CARDS])
def test_headings_skip_no_level(tree: Tree, address: str):
    levels = [int(heading.tag[1]) for heading in tree(address).cssselect("main h1, main h2, main h3, main h4, main h5, main h6")]
    steps = [(one, other) for one, other in pairwise(levels) if other > one + 1]
    assert levels and levels[0] == 1 and not steps, f"{address}: levels of headings: {levels}"


@pytest.mark.parametrize("address", NEUTRAL)
def test_ids_are_the_same_in_every_language(tree: Tree, address: str):
    expected = list(ids(tree(address)))
    for language in LANGUAGES[1:]:
        other = in_language(address, language)
        assert list(ids(tree(other))) == expected, f"{other}: ids differ from {address}"


@pytest.mark.parametrize("address", PAGES)
def test_authors_anchors_are_on_the_page(guide: Guide, tree: Tree, address: str):
    page = guide.pages[language_of(address)][markdown_of(address)]
    article = tree(address).cssselect("main article")[0]
    found = [heading.get("id") for heading in article.cssselect("h1, h2, h3, h4, h5, h6")]
    written = [heading.id for heading in page.headings]
    assert [id for id in found if id in written] == written, f"{address}: the headings of {page.file} are not all there, in order"


@pytest.mark.parametrize("address", PAGES)
def test_head_is_in_the_pages_language(guide: Guide, tree: Tree, address: str):
    page, language = tree(address), language_of(address)
    name = guide.words[language]["site.name"]
    titles = page.xpath("//head/title/text()")
    assert len(titles) == 1 and titles[0].strip().endswith(name), f"{address}: title {titles}"
    descriptions = page.xpath("//meta[@name='description']/@content")
    assert len(descriptions) == 1 and len(descriptions[0]) > 10, f"{address}: description {descriptions}"
    assert bool(re.search(f"[{HAN}]", descriptions[0])) == (language == "zh"), (
        f"{address}: description in another script: {descriptions[0]}"
    )
    assert bool(VIETNAMESE.search(descriptions[0])) == (language == "vi"), f"{address}: description in another language: {descriptions[0]}"
    assert page.xpath("//link[@rel='canonical']/@href") == [PUBLIC + address], f"{address}: canonical address"


@pytest.mark.parametrize("what", ["//head/title/text()", "//meta[@name='description']/@content"])
def test_titles_and_descriptions_are_each_pages_own(tree: Tree, what: str):
    seen: dict[str, str] = {}
    for address in (*PAGES, *CARDS):
        found = tree(address).xpath(what)[0].strip()
        assert found not in seen, f"{address}: the same as on {seen[found]}: {found}"
        seen[found] = address


@pytest.mark.parametrize("address", PAGES)
def test_skip_link_leads_to_the_title(tree: Tree, address: str):
    page = tree(address)
    skip = page.cssselect("a.md-skip")
    assert len(skip) == 1, f"{address}: {len(skip)} links to skip to the content"
    assert skip[0].get("href") == f"#{page.cssselect('h1')[0].get('id')}", f"{address}: skips to {skip[0].get('href')}, past the title"


@of_principles
def test_title_and_text_are_those_of_the_data(tree: Tree, by_id: dict[str, Any], id: str, language: str):
    address, section = section_of(tree, by_id, id, language)
    heading = section.xpath(f"*[@id='{id}']")[0]
    assert heading.text_content() == by_id[id]["title"][language], f"{address} [{id}]: title"
    paragraphs = [p.text_content() for p in section.xpath("p[not(@class)]")]
    assert "\n".join(paragraphs) == by_id[id]["text"][language], f"{address} [{id}]: text"


@of_principles
def test_label_force_and_actor_are_shown(guide: Guide, tree: Tree, by_id: dict[str, Any], id: str, language: str):
    address, section = section_of(tree, by_id, id, language)
    facts = section.cssselect(".entry-facts")
    assert len(facts) == 1, f"{address} [{id}]: {len(facts)} lines of facts"
    label = facts[0].cssselect(".label")[0]
    assert text(label) == by_id[id]["label"][language], f"{address} [{id}]: label {text(label)}"
    assert target(label.get("href"), address)[0] == by_id[id]["card"], f"{address} [{id}]: the label leads to {label.get('href')}"
    for key in (f"{fact}.{by_id[id][fact]}" for fact in ("force", "actor", "kind") if by_id[id][fact]):
        assert guide.words[language][key] in text(facts[0]), f"{address} [{id}]: does not show {key}"


@of_principles
def test_printed_address_is_the_cards(tree: Tree, by_id: dict[str, Any], id: str, language: str):
    address, section = section_of(tree, by_id, id, language)
    printed = section.cssselect(".entry-permanent span")
    assert [text(found) for found in printed] == [PUBLIC + by_id[id]["card"]], f"{address} [{id}]: permanent address for paper"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", KINDS)
def test_relations_are_shown_on_the_principles_page(guide: Guide, tree: Tree, data: Data, id: str, language: str):
    """In both directions: every relation that has this principle at either end, with kind, label, title and reason."""
    by_id, relations = data
    address = by_id[id]["url"][language].partition("#")[0]
    several = len(guide.by_page[markdown_of(address)]) > 1
    shown = tree(address).cssselect("main .related li")
    for relation in relations:
        if id not in (relation["from"], relation["to"]):
            continue
        side, other = ("from", relation["to"]) if relation["from"] == id else ("to", relation["from"])
        found = [
            li
            for li in shown
            if text(li.cssselect(".related__reason")[0]) == relation["reason"][language]
            and target(li.cssselect("a")[0].get("href"), address)[1] == other
        ]
        pair = f"{address} [{relation['from']} → {relation['to']}]"
        assert len(found) == 1, f"{pair}: shown {len(found)} times"
        (li,) = found
        link = li.cssselect("a")[0]
        assert text(link) == f"{by_id[other]['label'][language]} {by_id[other]['title'][language]}", f"{pair}: {text(link)}"
        words = guide.words[language]
        is_comparison = relation["property"] == "compare"
        kind = "compare" if is_comparison else relation["type"]
        assert text(li.cssselect(".related__kind")[0]) == words[f"relation.{kind}-{side}"], f"{pair}: kind"
        properties = [text(one) for one in li.cssselect(".related__property")]
        key = f"relation.{(relation['property'] or '').replace(' ', '-')}-{side}"
        assert properties == ([words[key]] if relation["property"] and not is_comparison else []), f"{pair}: property {properties}"
        if several:
            assert text(li.cssselect(".related__from")[0]) == by_id[id]["label"][language], f"{pair}: whose relation"
        group = li.xpath("ancestor::ul/preceding-sibling::h3[1]")[0]
        assert text(group) == words[f"source.{by_id[other]['source']}"], f"{pair}: stands under {text(group)}"


@of_principles
def test_relations_are_shown_compactly_under_the_text(tree: Tree, by_id: dict[str, Any], relations: Any, id: str, language: str):
    address, section = section_of(tree, by_id, id, language)
    ends = {r["to"] for r in relations if r["from"] == id} | {r["from"] for r in relations if r["to"] == id}
    linked = [target(link.get("href"), address) for link in section.cssselect(".entry-links a")]
    assert sorted(anchor for _, anchor in linked) == sorted(ends), f"{address} [{id}]: links under the text"


@pytest.mark.parametrize("address", PAGES)
def test_relations_are_marked_as_editorial_and_commentary_as_commentary(guide: Guide, tree: Tree, address: str):
    words = guide.words[language_of(address)]
    for block in tree(address).cssselect("main .related"):
        if block.tag == "div":
            assert words["relation.note"] in text(block), f"{address}: the relations are not marked as editorial"
    for block in tree(address).cssselect("main section.commentary"):
        assert words["commentary.label"] in text(block) and words["commentary.note"] in text(block), (
            f"{address}: commentary without its mark"
        )


@pytest.mark.parametrize("address", [address for address in PAGES if in_language(address, "en").split("/")[0] in ("cso", "vps", "btech")])
def test_page_says_what_it_restates(guide: Guide, tree: Tree, by_id: dict[str, Any], address: str):
    language = language_of(address)
    words = guide.words[language]
    source = guide.sources[in_language(address, "en").split("/")[0]]
    notices = tree(address).cssselect("main .wording-notice")
    assert len(notices) == 1, f"{address}: {len(notices)} notices on source and wording"
    said = text(notices[0])
    principles = guide.by_page.get(markdown_of(address))
    place = by_id[principles[0].id]["place"][language] if principles else words["place.whole"]
    for part in (source.title[language], words["notice.wording"], place, *(words[f"language.{code}"] for code in source.languages)):
        assert part in said, f"{address}: the notice does not say: {part}"
    assert notices[0].cssselect(".wording-notice__original p"), f"{address}: the notice does not tell how the original is cited"


@pytest.mark.parametrize("address", PAGES)
def test_no_markup_is_left_in_the_text(tree: Tree, address: str):
    shown = text(tree(address).cssselect("main article")[0])
    left = re.findall(r"///|--8<--|\]\[|\{#|\{:|\*\*|\[[a-z]+-\d[\d-]*\]|&\w+;", shown)
    assert not left, f"{address}: Markdown shown to readers: {left}"


@pytest.mark.parametrize("address", [address for address in PAGES if address.startswith("zh/")])
def test_hidden_names_are_in_the_pages_language(tree: Tree, address: str):
    """Words of the theme that only tooltips and screen readers show: Chinese tells itself apart by its script."""
    foreign = [
        f"<{element.tag} {name}={word!r}>"
        for element in tree(address).xpath("//body//*[@aria-label or @title or @placeholder or @alt]")
        for name in ("aria-label", "title", "placeholder", "alt")
        if (word := element.get(name)) is not None and lang(element) == "zh-Hans" and not re.search(f"[{HAN}]", word)
    ]
    assert not foreign, f"{address}: named in another language, or not at all: {foreign}"
