"""Cards: one address for readers of every language, letter for letter what the pages say."""

from collections.abc import Callable
from typing import Any

from fieldguide.guide import Guide
from support.addresses import CARDS, target
from support.content import KINDS
from support.every import every
from support.html import lang, text
from support.sites import LANGUAGES, TAGS

Tree = Callable[[str], Any]
Data = tuple[dict[str, Any], Any]
PUBLIC = "https://guide.example.org/"

of_principles = every(("id", "language"), [(id, language) for id in KINDS for language in LANGUAGES])


def version(tree: Tree, id: str, language: str) -> Any:
    """The section of a card that is in one language."""
    found = tree(f"p/{id}.html").xpath(f"//main//section[@lang='{TAGS[language]}']")
    assert len(found) == 1, f"p/{id}.html: {len(found)} sections in {language}"
    return found[0]


@every("address", CARDS)
def test_card_is_light_and_without_the_themes_navigation(tree: Tree, address: str):
    card = tree(address)
    assert card.get("lang") == "en", f"{address}: lang={card.get('lang')}"
    scripts = card.xpath("//script[not(@type='application/ld+json')]")
    assert not [script for script in scripts if script.get("defer") is None or script.text], (
        f"{address}: a script that holds up or is inline"
    )
    assert not card.xpath("//*[starts-with(@class, 'md-')]"), f"{address}: parts of the theme"
    assert not [link for link in card.xpath("//link/@href") if "stylesheets/" in link], f"{address}: the theme's style"


@every("id", KINDS)
def test_head_names_the_principle_in_every_language(tree: Tree, by_id: dict[str, Any], id: str):
    card = tree(f"p/{id}.html")
    for what in ("//head/title/text()", "//meta[@name='description']/@content"):
        (found,) = card.xpath(what)
        for part in (by_id[id]["label"]["en"], *by_id[id]["title"].values()):
            assert part in found, f"p/{id}.html: {what} does not name {part}"
    assert card.xpath("//link[@rel='canonical']/@href") == [f"{PUBLIC}p/{id}.html"], f"p/{id}.html: canonical address"
    assert text(card.cssselect("h1")[0]) == by_id[id]["label"]["en"], f"p/{id}.html: h1"


@of_principles
def test_title_and_text_are_those_of_the_data(tree: Tree, by_id: dict[str, Any], id: str, language: str):
    section = version(tree, id, language)
    assert section.cssselect("h2")[0].text_content() == by_id[id]["title"][language], f"p/{id}.html {language}: title"
    paragraphs = [p.text_content() for p in section.cssselect(".version__text > p")]
    assert "\n".join(paragraphs) == by_id[id]["text"][language], f"p/{id}.html {language}: text"


@of_principles
def test_card_shows_facts_notice_and_the_way_to_the_page(guide: Guide, tree: Tree, by_id: dict[str, Any], id: str, language: str):
    section, words = version(tree, id, language), guide.words[language]
    facts = [text(dd) for dd in section.cssselect(".facts dd")]
    actor = by_id[id]["actor"]  # none where the source names nobody
    assert words["site.name"] in text(section.cssselect("summary")[0]), f"p/{id}.html {language}: whose text it is, on top"
    (byline,) = section.cssselect(".version__byline")
    source = by_id[id]["source"]
    for part in (words[f"source.{source}"], by_id[id]["place"][language], words["recipient.byline"]):
        assert part in text(byline), f"p/{id}.html {language}: whose it is, where it stands, who restated it"
    expected = [words[f"force.{by_id[id]['force']}"], *([words[f"actor.{actor}"]] if actor else [])]
    assert facts == expected, f"p/{id}.html {language}: facts"
    ways = ["#".join(target(link, f"p/{id}.html")) for link in section.xpath(".//*[@class='version__read']//@href")]
    assert ways == [by_id[id]["url"][language]], f"p/{id}.html {language}: the way to the page"
    said = text(section)
    for part in (words["notice.wording"], guide.sources[source].title[language], words["cards.cite"], words["notice.original-heading"]):
        assert part in said, f"p/{id}.html {language}: without {part!r}"


@of_principles
def test_citation_and_mail_are_ready(guide: Guide, tree: Tree, by_id: dict[str, Any], id: str, language: str):
    copyable = [element.text_content() for element in version(tree, id, language).cssselect(".copyable")]
    assert len(copyable) == 2, f"p/{id}.html {language}: {len(copyable)} texts to copy"
    for found in copyable:
        for part in (
            by_id[id]["label"][language],
            by_id[id]["title"][language],
            PUBLIC + by_id[id]["card"],
            guide.words[language]["site.name"],
            guide.edition,
        ):
            assert part in found, f"p/{id}.html {language}: without {part}: {found}"
    for paragraph in by_id[id]["text"][language].split("\n"):
        assert paragraph in copyable[1], f"p/{id}.html {language}: the e-mail does not quote the text"


@of_principles
def test_relations_are_shown_in_both_directions(guide: Guide, tree: Tree, data: Data, id: str, language: str):
    by_id, relations = data
    section, words = version(tree, id, language), guide.words[language]
    shown = [
        (
            target(li.cssselect("a")[0].get("href"), f"p/{id}.html")[0],
            text(li.cssselect("a")[0]),
            text(li.cssselect(".related__kind")[0]),
            [text(one) for one in li.cssselect(".related__property")],
            text(li.cssselect(".related__reason")[0]),
        )
        for li in section.cssselect(".related li")
    ]
    expected = []
    for relation in relations:
        if id in (relation["from"], relation["to"]):
            side, end = ("from", "to") if relation["from"] == id else ("to", "from")
            other = by_id[relation[end]]
            property = relation["property"]
            expected.append(
                (
                    other["card"],
                    f"{other['label'][language]} {other['title'][language]}",
                    words[f"relation.{'compare' if property == 'compare' else relation['type']}-{side}"],
                    [words[f"relation.{property.replace(' ', '-')}-{side}"]] if property not in (None, "compare") else [],
                    relation["reason"][language],
                )
            )
    assert sorted(shown) == sorted(expected), f"p/{id}.html {language}: relations"


@every("id", KINDS)
def test_interface_words_stand_in_every_language(guide: Guide, tree: Tree, id: str):
    card = tree(f"p/{id}.html")
    for language in LANGUAGES:
        name = guide.words[language]["site.name"]
        found = [p for p in card.cssselect("footer p") if name in text(p)]
        assert len(found) == 1 and lang(found[0]) == TAGS[language], f"p/{id}.html: the footer in {language}"
        home = [a for a in card.cssselect("footer a") if a.get("hreflang") == TAGS[language]]
        folder = "" if language == "en" else f"{language}/"
        assert [target(a.get("href"), f"p/{id}.html")[0] for a in home] == [f"{folder}index.html"], f"p/{id}.html: home in {language}"
