"""Every page: its language, headings, description; its principles letter for letter as in the data."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from fieldguide.guide import Guide
from fieldguide.wording.words import words_of
from support.addresses import CARDS, HTML, NEUTRAL, PAGES, in_language, language_of, markdown_of, tag_of, target
from support.content import HAN, KINDS
from support.every import every
from support.html import ids, lang, text
from support.sites import LANGUAGES, TAGS

Tree = Callable[[str], Any]
Data = tuple[dict[str, Any], Any]
PUBLIC = "https://guide.example.org/"
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)

ids_and_languages = [(id, language) for id in KINDS for language in LANGUAGES]
of_principles = every(("id", "language"), ids_and_languages)


def section_of(tree: Tree, by_id: dict[str, Any], id: str, language: str) -> tuple[str, Any]:
    """Address of the page that a principle stands on, and the section that holds it."""
    address, _, anchor = by_id[id]["url"][language].partition("#")
    assert anchor == id
    headings = tree(address).xpath(f"//*[@id='{id}']")
    assert len(headings) == 1, f"{address} [{id}]: {len(headings)} elements with this id"
    return address, headings[0].getparent()


@every("address", HTML)
def test_page_tells_its_language_and_direction(tree: Tree, address: str):
    page = tree(address)
    expected = tag_of(address) if address in PAGES else "en"
    assert page.get("lang") == expected, f"{address}: lang={page.get('lang')}"
    if address in PAGES:
        assert page.cssselect("body")[0].get("dir", page.get("dir")) == "ltr", f"{address}: no writing direction"
    found = set(page.xpath("//@lang | //@hreflang"))
    assert found <= set(TAGS.values()), f"{address}: other language tags: {found - set(TAGS.values())}"


@every("address", HTML)
def test_a_browser_that_translates_leaves_labels_and_addresses_as_they_are(tree: Tree, address: str):
    page = tree(address)
    kept = "ancestor-or-self::*[@translate='no']"
    label = "contains(concat(' ', @class, ' '), ' label ')"
    assert not [text(one) for one in page.xpath(f"//*[{label} and not({kept})]")]
    assert not page.xpath(f"//body//text()[contains(., '{PUBLIC}') and not(parent::script) and not({kept})]")


@every("address", HTML)
def test_han_characters_are_marked_as_chinese(tree: Tree, address: str):
    """A voice reads, and a font draws, a text by its language."""
    for piece in tree(address).xpath("//body//text()[not(ancestor::script or ancestor::style)]"):
        if re.search(f"[{HAN}]", piece):
            element = piece.getparent() if piece.is_text else piece.getparent().getparent()
            assert lang(element) == "zh-Hans", f"{address}: Han characters in lang={lang(element)}: {piece.strip()[:60]}"


@every("address", HTML)
def test_ids_are_unique_and_there_is_one_title(tree: Tree, address: str):
    found = list(ids(tree(address)))
    twice = sorted({id for id in found if found.count(id) > 1})
    assert not twice, f"{address}: ids stand twice: {twice}"
    assert len(tree(address).cssselect("h1")) == 1, f"{address}: not exactly one h1"


@every("address", [*PAGES, *CARDS])
def test_headings_skip_no_level(tree: Tree, address: str):
    levels = [int(heading.tag[1]) for heading in tree(address).cssselect("main h1, main h2, main h3, main h4, main h5, main h6")]
    steps = [(one, other) for one, other in pairwise(levels) if other > one + 1]
    assert levels and levels[0] == 1 and not steps, f"{address}: levels of headings: {levels}"


@every("address", NEUTRAL)
def test_ids_are_the_same_in_every_language(tree: Tree, address: str):
    expected = list(ids(tree(address)))
    for language in LANGUAGES[1:]:
        other = in_language(address, language)
        assert list(ids(tree(other))) == expected, f"{other}: ids differ from {address}"


@every("address", PAGES)
def test_authors_anchors_are_on_the_page(guide: Guide, tree: Tree, address: str):
    page = guide.pages[language_of(address)][markdown_of(address)]
    article = tree(address).cssselect("main article")[0]
    found = [heading.get("id") for heading in article.cssselect("h1, h2, h3, h4, h5, h6")]
    written = [heading.id for heading in page.headings]
    assert [id for id in found if id in written] == written, f"{address}: the headings of {page.file} are not all there, in order"


@every("address", PAGES)
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


@every("address", PAGES)
def test_skip_link_leads_to_the_title(tree: Tree, address: str):
    page = tree(address)
    skip = page.cssselect("a.skip")
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
def test_heading_comes_first_then_label_and_share_then_the_text(tree: Tree, by_id: dict[str, Any], id: str, language: str):
    address, section = section_of(tree, by_id, id, language)
    heading, facts, text_below = section[0], section[1], section[2]
    assert (heading.get("id"), facts.get("class"), text_below.tag) == (id, "entry-facts", "p"), f"{address} [{id}]: another order"
    label = facts.cssselect(".label")[0]
    assert text(label) == by_id[id]["label"][language], f"{address} [{id}]: label {text(label)}"
    assert target(label.get("href"), address)[0] == by_id[id]["card"], f"{address} [{id}]: the label leads to {label.get('href')}"
    assert len(facts.cssselect("a[data-share]")) == 1, f"{address} [{id}]: no way to share it"


@of_principles
def test_facts_stand_once_a_page_and_on_a_point_only_where_they_differ(
    guide: Guide, tree: Tree, by_id: dict[str, Any], id: str, language: str
):
    address, section = section_of(tree, by_id, id, language)
    entry, words = by_id[id], words_of(guide.words[language])
    actor = words(f"actor.{entry['actor']}") if entry["actor"] else ""
    told = words(f"told.{entry['force']}", actor=actor) if actor else words(f"force.{entry['force']}")
    above = by_id.get(entry["parent"] or "")
    is_below = above is not None and above["url"][language].partition("#")[0] == address
    if not is_below:
        expected = [f"{words('kind.' + entry['kind'])} · {told}"] if actor else []
    elif (entry["force"], entry["actor"]) == (above["force"], above["actor"]):
        expected = []
    else:
        expected = [told if actor or entry["force"] != above["force"] else words("told.nobody")]
    assert [text(fact) for fact in section.cssselect(".fact")] == expected, f"{address} [{id}]: facts"


@of_principles
def test_printed_address_is_the_cards(tree: Tree, by_id: dict[str, Any], id: str, language: str):
    address, section = section_of(tree, by_id, id, language)
    printed = section.cssselect(".entry-permanent span")
    assert [text(found) for found in printed] == [PUBLIC + by_id[id]["card"]], f"{address} [{id}]: permanent address for paper"


def sides(relations: Any, id: str) -> list[tuple[dict[str, Any], str, str]]:
    """Relations of a principle, each with its end here and the id at the other end."""
    own = [(one, "from", one["to"]) for one in relations if one["from"] == id]
    return own + [(one, "to", one["from"]) for one in relations if one["to"] == id]


@pytest.mark.parametrize("language", LANGUAGES)
@every("id", KINDS)
def test_relations_stand_once_under_the_entry_tensions_open_and_first(guide: Guide, tree: Tree, data: Data, id: str, language: str):
    """In both directions: every relation that has this principle at either end, with kind, label, title and reason."""
    by_id, relations = data
    address, section = section_of(tree, by_id, id, language)
    words = guide.words[language]
    shown = section.cssselect(".tension, .related li:not(.entry-examined)")
    expected = sides(relations, id)
    assert len(shown) == len(expected), f"{address} [{id}]: {len(shown)} relations"
    for relation, end, other in expected:
        pair = f"{address} [{relation['from']} → {relation['to']}]"
        (one,) = [one for one in shown if text(one.cssselect(".related__reason")[0]) == relation["reason"][language]]
        link = one.cssselect("a")[0]
        assert target(link.get("href"), address)[1] == other, f"{pair}: leads to {link.get('href')}"
        assert text(link) == f"{by_id[other]['label'][language]} {by_id[other]['title'][language]}", f"{pair}: {text(link)}"
        kind = "compare" if relation["property"] == "compare" else relation["type"]
        is_tension = kind == "contrary"
        told = words["relation.tension" if is_tension else f"relation.{kind}-{end}"]
        assert text(one.cssselect(".related__kind")[0]) == told, f"{pair}: kind"
        properties = [text(found) for found in one.cssselect(".related__property")]
        key = f"relation.{(relation['property'] or '').replace(' ', '-')}-{end}"
        assert properties == ([words[key]] if relation["property"] and kind != "compare" else []), f"{pair}: property {properties}"
        closed = one.xpath("ancestor::details[not(@open)]")
        assert bool(closed) != is_tension, f"{pair}: a tension is closed, or another relation open"
    tensions = section.cssselect(".tension")
    if tensions:
        assert not tensions[-1].xpath("preceding-sibling::details"), f"{address} [{id}]: a tension stands behind the closed relations"
    for part in section.cssselect("details.related"):
        ties = [by_id[other]["label"][language] for one, _, other in expected if one["type"] != "contrary"]
        summary = part.cssselect("summary")[0]
        assert sorted(text(label) for label in summary.cssselect("span")) == sorted(ties), f"{address} [{id}]: labels when closed"
        assert words["relation.closed"].format(count=len(ties)) in text(summary), f"{address} [{id}]: count when closed"
        assert words["relation.note"] in text(part), f"{address} [{id}]: the relations are not marked as editorial"


@every("address", PAGES)
def test_no_relation_stands_a_second_time(tree: Tree, address: str):
    reasons = [text(one) for one in tree(address).cssselect("main .related__reason") if not one.xpath("ancestor::table")]
    inside = tree(address).cssselect("main .entry .related__reason")
    assert len(reasons) == len(inside), f"{address}: relations outside the entries"


@of_principles
def test_a_source_examined_in_vain_is_told_with_its_reason(guide: Guide, tree: Tree, by_id: dict[str, Any], id: str, language: str):
    address, section = section_of(tree, by_id, id, language)
    told = [text(one) for one in section.cssselect(".entry-examined")]
    expected = [(guide.words[language][f"source.{one['source']}"], one["reason"][language]) for one in by_id[id]["examined"]]
    assert len(told) == len(expected), f"{address} [{id}]: {len(told)} examined in vain"
    for said, parts in zip(told, expected, strict=True):
        assert all(part in said for part in parts), f"{address} [{id}]: {said}"


@of_principles
def test_terms_of_an_entry_lead_to_the_glossary(guide: Guide, tree: Tree, by_id: dict[str, Any], id: str, language: str):
    address, section = section_of(tree, by_id, id, language)
    whole = f"{by_id[id]['title'][language]} {by_id[id]['text'][language]}".casefold()
    for link in section.cssselect(".entry-terms a"):
        page, anchor = target(link.get("href"), address)
        assert page == in_language("glossary.html", language) and guide.terms_by_anchor[anchor], f"{address} [{id}]: {link.get('href')}"
        assert text(link).casefold().removeprefix("to ")[:-1] in whole, f"{address} [{id}]: the text does not name {text(link)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_of_an_entry_are_the_longest_names_in_it(tree: Tree, by_id: dict[str, Any], language: str):
    _, section = section_of(tree, by_id, "cso-2-2", language)
    anchors = [link.get("href").partition("#")[2] for link in section.cssselect(".entry-terms a")]
    assert "term-ehrdd" in anchors and "term-armed-conflict" in anchors
    assert "term-hrdd" not in anchors, "due diligence stands in the text as enhanced alone"


@every("address", PAGES)
def test_what_a_page_answers_and_restates_waits_closed(tree: Tree, address: str):
    for id in ("questions", "wording-notice"):
        for heading in tree(address).cssselect(f"main #{id}"):
            assert heading.getparent().tag == "summary", f"{address} [{id}]: stands open"
            part = heading.getparent().getparent()
            assert part.tag == "details" and part.get("open") is None and len(part) > 1, f"{address} [{id}]: stands open, or is empty"


@every("address", PAGES)
def test_commentary_is_marked_as_commentary(guide: Guide, tree: Tree, address: str):
    words = guide.words[language_of(address)]
    for block in tree(address).cssselect("main section.commentary"):
        assert words["commentary.label"] in text(block) and words["commentary.note"] in text(block), (
            f"{address}: commentary without its mark"
        )


@every("address", PAGES)
def test_a_link_has_one_tooltip(tree: Tree, address: str):
    for link in tree(address).cssselect("main article a[data-title]"):
        assert link.get("title") is None, f"{address}: {link.get('href')} has two"
        assert link.get("data-title"), f"{address}: {link.get('href')} shows an empty one"


@every("address", [address for address in PAGES if in_language(address, "en").split("/")[0] in ("cso", "vps", "btech")])
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


@every("address", PAGES)
def test_no_markup_is_left_in_the_text(tree: Tree, address: str):
    shown = text(tree(address).cssselect("main article")[0])
    left = re.findall(r"///|--8<--|\]\[|\{#|\{:|\*\*|\[[a-z]+-\d[\d-]*\]|&\w+;", shown)
    assert not left, f"{address}: Markdown shown to readers: {left}"


@every("address", [address for address in PAGES if address.startswith("zh/")])
def test_hidden_names_are_in_the_pages_language(tree: Tree, address: str):
    """Words of the theme that only tooltips and screen readers show: Chinese tells itself apart by its script."""
    foreign = [
        f"<{element.tag} {name}={word!r}>"
        for element in tree(address).xpath("//body//*[@aria-label or @title or @placeholder or @alt]")
        for name in ("aria-label", "title", "placeholder", "alt")
        if (word := element.get(name)) is not None and lang(element) == "zh-Hans" and not re.search(f"[{HAN}]", word)
    ]
    assert not foreign, f"{address}: named in another language, or not at all: {foreign}"
