"""What heads tell mail and chat programs, search engines and machines; and the pictures that they name."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from fieldguide.guide import Guide
from fieldguide.pages.head import preview_alt
from support.addresses import CARDS, HTML, PAGES, in_language, language_of, markdown_of
from support.content import KINDS
from support.every import every
from support.html import pages, read, text
from support.sites import LANGUAGES, TAGS, Project, site_of

Tree = Callable[[str], Any]
PUBLIC = "https://guide.example.org/"
LOCALES = {"en": "en_GB", "vi": "vi_VN", "zh": "zh_CN"}
SOURCES = ("cso", "vps", "btech")
ONCE = (
    *("og:type", "og:site_name", "og:title", "og:description", "og:url", "og:locale", "og:image"),
    *("og:image:type", "og:image:width", "og:image:height", "og:image:alt"),
    *("twitter:card", "twitter:image:alt"),
    *("description", "referrer"),
)
PICTURES = [(name, language) for name in (*SOURCES, "guide") for language in LANGUAGES]


def tags(tree: Tree, address: str) -> dict[str, str]:
    """Tags of a head that stand there once, by name."""
    head = tree(address).xpath("/html/head")[0]
    found: dict[str, str] = {}
    for name in ONCE:
        values = head.xpath(f"meta[@{'property' if name.startswith('og:') else 'name'}='{name}']/@content")
        assert len(values) == 1 and values[0].strip() == values[0] != "", f"{address}: {name}: {values}"
        found[name] = str(values[0])
    return found


def name_of(address: str) -> str:
    """The source that a page or a card belongs to, or `guide`."""
    if address.startswith("p/"):
        return address.removeprefix("p/").split("-")[0]
    first = in_language(address, "en").split("/")[0]
    return first if first in SOURCES else "guide"


def data(tree: Tree, address: str) -> Any:
    """The JSON-LD of a page."""
    scripts = tree(address).xpath("/html/head/script[@type='application/ld+json']")
    assert len(scripts) == 1, f"{address}: {len(scripts)} blocks of JSON-LD"
    return json.loads(scripts[0].text)


@every("address", [*PAGES, *CARDS])
def test_previews_say_what_the_page_is_and_where_it_stands(guide: Guide, tree: Tree, address: str):
    found, language = tags(tree, address), language_of(address)
    alternates = tree(address).xpath("//meta[@property='og:locale:alternate']/@content")
    assert found["og:locale"] == LOCALES[language], f"{address}: {found['og:locale']}"
    assert alternates == [LOCALES[other] for other in LANGUAGES if other != language], f"{address}: {alternates}"
    assert found["og:url"] == PUBLIC + address == tree(address).xpath("//link[@rel='canonical']/@href")[0], f"{address}: {found['og:url']}"
    assert found["og:site_name"] == guide.words[language]["site.name"], f"{address}: {found['og:site_name']}"
    assert found["og:type"] == ("website" if in_language(address, "en") == "index.html" else "article"), f"{address}: {found['og:type']}"
    assert found["twitter:image:alt"] == found["og:image:alt"], f"{address}: X is told another picture"
    assert found["twitter:card"] == "summary_large_image"


@every("address", [*PAGES, *CARDS])
def test_previews_show_the_picture_of_source_and_language(guide: Guide, site: Path, tree: Tree, address: str):
    found, language, name = tags(tree, address), language_of(address), name_of(address)
    image = f"assets/images/preview/{name}-{language}.png"
    assert found["og:image"] == PUBLIC + image, f"{address}: {found['og:image']}"
    assert (site / image).is_file(), f"{address}: the picture {image} is missing. Remedy: make previews"
    assert (found["og:image:type"], found["og:image:width"], found["og:image:height"]) == ("image/png", "1200", "630")
    assert found["og:image:alt"] == preview_alt(site_of(guide), guide.sources.get(name), language), f"{address}: {found['og:image:alt']}"


@every("address", PAGES)
def test_a_pages_preview_has_its_title_and_its_description(tree: Tree, address: str):
    found, page = tags(tree, address), tree(address)
    heading = found["og:site_name"] if in_language(address, "en") == "index.html" else text(page.cssselect("h1")[0])
    assert found["og:title"].endswith(heading), f"{address}: {found['og:title']}"
    assert found["og:description"] == found["description"], f"{address}: {found['og:description']}"


@every("id", KINDS)
def test_a_cards_preview_speaks_every_language(guide: Guide, tree: Tree, by_id: dict[str, Any], id: str):
    found, entry = tags(tree, f"p/{id}.html"), by_id[id]
    for language in LANGUAGES:
        words = guide.words[language]
        assert entry["title"][language] in found["og:title"], f"p/{id}.html: no title in {language}"
        assert found["og:title"].startswith(f"{entry['label'][language]}: ")
        assert words[f"source.{entry['source']}"] in found["og:description"], f"p/{id}.html: no source in {language}"
        assert entry["place"][language] in found["og:description"], f"p/{id}.html: no place in {language}"
    assert len(found["og:title"]) <= 250 and len(found["og:description"]) <= 300, f"p/{id}.html: too long for a preview"


@every("address", HTML)
def test_no_page_tells_the_next_where_its_reader_came_from(tree: Tree, address: str):
    assert tree(address).xpath("/html/head/meta[@name='referrer']/@content") == ["no-referrer"], f"{address}: referrer policy"


def test_what_is_kept_of_retired_entries_and_moved_pages_does_not_tell_either(kept_site: Path):
    for path in pages(kept_site):
        address = path.relative_to(kept_site).as_posix()
        assert read(path).xpath("/html/head/meta[@name='referrer']/@content") == ["no-referrer"], f"{address}: referrer policy"


@every("id", KINDS)
def test_a_card_is_described_to_machines(guide: Guide, tree: Tree, by_id: dict[str, Any], id: str):
    found, entry = data(tree, f"p/{id}.html"), by_id[id]
    assert (found["@context"], found["@type"]) == ("https://schema.org", "CreativeWork")
    assert found["@id"] == found["url"] == f"{PUBLIC}p/{id}.html"
    assert found["identifier"] == [id, entry["label"]["en"]]
    assert {one["@language"]: one["@value"] for one in found["name"]} == {
        TAGS[language]: entry["title"][language] for language in LANGUAGES
    }
    assert found["inLanguage"] == list(TAGS.values())
    assert found["position"] == int(id.rpartition("-")[2])
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["isBasedOn"]["name"]["@value"] == guide.sources[entry["source"]].title["en"]
    assert [(one["url"], one["inLanguage"], one["name"]) for one in found["workExample"]] == [
        (PUBLIC + entry["url"][language], TAGS[language], entry["title"][language]) for language in LANGUAGES
    ]
    assert {one["version"] for one in found["workExample"]} == {guide.edition}, "the edition of its words"
    *parents, website = found["isPartOf"]
    assert [one["@id"] for one in parents] == ([f"{PUBLIC}p/{entry['parent']}.html"] if entry["parent"] else [])
    assert website["@type"] == "WebSite" and "version" not in website, "another edition is no change of what a card says"
    assert "publisher" not in found, "nobody is known to publish the guide"


@every("address", PAGES)
def test_a_page_is_described_to_machines(guide: Guide, tree: Tree, by_id: dict[str, Any], address: str):
    found, language, is_home = data(tree, address), language_of(address), in_language(address, "en") == "index.html"
    assert found["@id"] == found["url"] == PUBLIC + address
    assert found["inLanguage"] == TAGS[language]
    assert found["description"] == tags(tree, address)["description"]
    assert {one["inLanguage"]: one["@id"] for one in found["workTranslation"]} == {
        TAGS[other]: PUBLIC + in_language(address, other) for other in LANGUAGES if other != language
    }
    assert found["@type"] == ("WebSite" if is_home else "WebPage"), f"{address}: {found['@type']}"
    home = data(tree, in_language("index.html", language))
    assert is_home or found["isPartOf"]["@id"] == home["@id"], f"{address}: no part of the guide in its language"
    assert not [one for one in (found, found.get("isPartOf", {})) if "version" in one], f"{address}: changes with each edition"
    based = [one["name"]["@value"] for one in found.get("isBasedOn", [])]
    sources = list(SOURCES) if is_home else [one for one in SOURCES if one == name_of(address)]
    assert based == [guide.sources[one].title[language] for one in sources], f"{address}: based on {based}"
    expected = [principle.id for principle in guide.by_page.get(markdown_of(address), ())]
    parts = found.get("hasPart", [])
    assert [part["identifier"][0] for part in parts] == expected, f"{address}: entries"
    for part in parts:
        entry = by_id[part["identifier"][0]]
        assert part["@id"] == PUBLIC + entry["url"][language]
        assert part["name"] == entry["title"][language]
        assert part["exampleOfWork"]["@id"] == PUBLIC + entry["card"]


def test_markup_in_a_title_stays_text_in_the_head(tiny: Project):
    """Titles are plain, but nothing keeps an ampersand or a sign for “less” out of them."""
    tiny.replace("_data/words/en.yml", 'name: "Field Guide: ', 'name: "A & </script><b> Guide: ')
    tiny.for_building()
    tiny.replace("../mkdocs.yml", '"Field Guide: ', '"A & </script><b> Guide: ')
    tiny.replace("en/sources.md", "description: Description in en.", "description: 'One < two & “three”'")
    built = tiny.build().passed()
    page = read(built.site / "sources.html")
    name = "A & </script><b> Guide: Human Rights, Technology and Conflict"
    assert page.xpath("/html/head/title/text()")[0].strip().endswith(f" – {name}")
    assert page.xpath("/html/head/meta[@property='og:site_name']/@content") == [name]
    assert page.xpath("/html/head/meta[@property='og:description']/@content") == ["One < two & “three”"]
    described = json.loads(page.xpath("/html/head/script[@type='application/ld+json']")[0].text)
    assert (described["isPartOf"]["name"], described["description"]) == (name, "One < two & “three”")


@every(("name", "language"), PICTURES)
def test_a_preview_picture_is_light_of_the_size_told_and_up_to_date(guide: Guide, site: Path, name: str, language: str):
    path = site / f"assets/images/preview/{name}-{language}.png"
    with Image.open(path) as picture:
        picture.load()  # all of it, with its checksums
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        drawn = picture.text["Description"]
    assert path.stat().st_size <= 40_000, f"{path.name}: {path.stat().st_size} bytes"
    assert drawn == preview_alt(site_of(guide), guide.sources.get(name), language), f"{path.name} is old. Remedy: make previews"


def test_preview_pictures_are_all_there_and_light_together(site: Path):
    files = {path.name: path.stat().st_size for path in (site / "assets/images/preview").iterdir()}
    assert set(files) == {f"{name}-{language}.png" for name, language in PICTURES}
    assert sum(files.values()) <= 350_000
