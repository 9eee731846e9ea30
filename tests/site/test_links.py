"""Links lead somewhere, stay on the site, stay in the language, and work from a disk and under any path."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from support.addresses import CARDS, DATA, HTML, NEUTRAL, PAGES, SHEET_FILES, in_language, is_elsewhere, language_of, tag_of, target
from support.every import every
from support.html import text
from support.sites import LANGUAGES, TAGS

ATTRIBUTES = ("href", "src", "action", "poster", "data", "formaction", "cite", "background", "{http://www.w3.org/1999/xlink}href")
PUBLIC = "https://guide.example.org/"
MAIL = "mailto:info@voluntaryprinciples.org"

Tree = Callable[[str], Any]


def references(tree: Any) -> Iterator[tuple[Any, str]]:
    """Every address that a page names in an attribute, with its element."""
    for element in tree.iter():
        for name, value in element.attrib.items():
            if name in ATTRIBUTES:
                yield element, value.strip()
            elif name in ("srcset", "imagesrcset"):
                yield from ((element, part.split()[0]) for part in value.split(",") if part.strip())


@every("address", [*PAGES, *CARDS])
def test_links_and_anchors_resolve(site: Path, tree: Tree, anchors: Callable[[str], frozenset[str]], address: str):
    broken = []
    for element, link in references(tree(address)):
        if is_elsewhere(link):
            continue
        path, anchor = target(link, address)
        if (
            not link
            or link.startswith("/")
            or path.startswith("..")
            or not (site / path).is_file()
            or (anchor and anchor not in anchors(path))
        ):
            broken.append(f"<{element.tag}> {link!r}")
    assert not broken, f"{address}: lead nowhere, or are no relative links: {broken}"


def is_link_home(element: Any) -> bool:
    """Whether an element is a link, marked as one that needs a network, to the guide's own public address."""
    return element.tag == "a" and "external" in element.get("class", "").split() and element.get("href").startswith(PUBLIC)


def is_draft(link: str) -> bool:
    """Whether a link opens an e-mail to nobody yet, in the reader's own mail program."""
    return link.startswith("mailto:?")


@every("address", HTML)
def test_nothing_comes_from_another_host(tree: Tree, address: str):
    page = tree(address)
    elsewhere = [
        f"<{element.tag}> {link}"
        for element, link in references(page)
        if is_elsewhere(link) and link != MAIL and not is_draft(link) and element.get("rel") != "canonical" and not is_link_home(element)
    ]
    assert not elsewhere, f"{address}: leaves the site: {elsewhere}"
    assert not page.cssselect("base, iframe, object, embed, meta[http-equiv=refresh]"), (
        f"{address}: an element that may load from elsewhere"
    )
    assert not page.xpath("//link[@rel='preconnect' or @rel='dns-prefetch' or @rel='alternate']"), f"{address}: a link that makes a request"


def test_styles_load_nothing_from_elsewhere(site: Path):
    styles = list(site.rglob("*.css"))
    assert styles
    for path in styles:
        style = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        name = path.relative_to(site).as_posix()
        assert "@import" not in style, f"{name}: @import"
        links = [link.strip("\"' ") for link in re.findall(r"url\(([^)]*)\)", style)]
        for link in links:
            assert link.startswith(("data:", "#")) or (not is_elsewhere(link) and (path.parent / link).is_file()), f"{name}: url({link})"


def test_own_scripts_name_no_address(site: Path):
    scripts = [*sorted((site / "assets/scripts").glob("*.js")), *sorted((site / "search").glob("*.js"))]
    assert scripts
    for path in scripts:
        script = re.sub(r"//[^\n]*|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"""["'`](?:https?:)?//\w""", script), f"{path.relative_to(site)}: names another host"


@every("address", [*PAGES, *CARDS])
def test_no_handlers_and_no_inline_code_of_our_own(tree: Tree, address: str):
    page = tree(address)
    handlers = [f"<{element.tag} {name}>" for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert not handlers, f"{address}: inline event handlers: {handlers}"
    assert not page.xpath("//*[@style] | //style"), f"{address}: inline styles"
    assert not page.xpath("//@href[starts-with(normalize-space(), 'javascript:')]"), f"{address}: a script in a link"
    inline = [
        script.text or "" for script in page.xpath("//script[not(@src) and not(@type='application/json' or @type='application/ld+json')]")
    ]
    assert not inline, f"{address}: inline scripts: {inline}"


def test_404_has_no_code_but_what_reads_its_address_and_the_readers_language(tree: Tree):
    assert not tree("404.html").xpath("//style | //*[@style]")
    scripts = tree("404.html").xpath("//script")
    assert [(script.get("src"), script.get("type")) for script in scripts] == [
        ("/assets/scripts/unknown.js", None),
        (None, "application/json"),
    ]


def test_404_links_are_root_absolute_and_resolve(site: Path, tree: Tree):
    links = [link for _, link in references(tree("404.html"))]
    assert links
    for link in links:
        assert link.startswith("/") and not link.startswith("//"), f"404.html: {link} works at one depth only"
        assert (site / link.lstrip("/")).is_file(), f"404.html: {link} leads nowhere"


@every("address", PAGES)
def test_links_stay_in_the_language(tree: Tree, address: str):
    language = language_of(address)
    left = []
    for link in tree(address).xpath("//a[@href and not(@hreflang)]"):
        if is_elsewhere(link.get("href")):
            continue
        path, _ = target(link.get("href"), address)
        if path not in (*CARDS, *SHEET_FILES, *DATA) and language_of(path) != language:
            left.append(link.get("href"))
    assert not left, f"{address}: links leave {language}: {left}"


@every("address", PAGES)
def test_switcher_leads_to_the_same_page(tree: Tree, address: str):
    links = {link.get("hreflang"): link for link in tree(address).cssselect("nav.languages a")}
    assert list(links) == list(TAGS.values()), f"{address}: the switcher offers {list(links)}"
    for language, tag in TAGS.items():
        link = links[tag]
        path, _ = target(link.get("href"), address)
        assert path == in_language(address, language), f"{address}: the switcher to {language} leads to {path}"
        assert link.get("lang") == tag, f"{address}: the switcher's word for {language} has lang={link.get('lang')}"
        assert (link.get("aria-current") == "true") == (language == language_of(address)), f"{address}: aria-current on {language}"


@every("address", NEUTRAL)
def test_other_languages_are_offered_on_the_english_page_hidden(tree: Tree, address: str):
    offers = tree(address).cssselect("[data-offer]")
    assert [offer.get("data-offer") for offer in offers] == [language for language in LANGUAGES if language != "en"], f"{address}: offers"
    for offer in offers:
        language = offer.get("data-offer")
        assert offer.get("hidden") is not None and offer.get("lang") == TAGS[language], f"{address}: the offer of {language}"
        path, _ = target(offer.cssselect("a")[0].get("href"), address)
        assert path == in_language(address, language), f"{address}: the offer of {language} leads to {path}"


# The glossary is one long list with many links, which would weigh more than its text.
telling = every("address", [address for address in PAGES if not address.endswith("glossary.html")])


@telling
def test_cross_links_tell_the_targets_title(tree: Tree, by_id: dict[str, Any], address: str):
    language = language_of(address)
    untold = []
    for link in tree(address).cssselect("main article a[href]"):
        if "headerlink" in (link.get("class") or "") or is_elsewhere(link.get("href")):
            continue
        path, anchor = target(link.get("href"), address)
        if anchor not in by_id or path != by_id[anchor]["url"][language].partition("#")[0]:
            continue
        title = by_id[anchor]["title"][language]
        if not any(title in told for told in (text(link), link.get("data-title", ""), link.get("aria-label", ""))):
            untold.append(f"{link.get('href')}: {link.get('data-title')!r}")
    assert not untold, f"{address}: links do not show the title of their target: {untold}"


@telling
def test_label_links_are_named_for_those_who_cannot_see_tooltips(tree: Tree, by_id: dict[str, Any], address: str):
    language = language_of(address)
    labels = {principle["label"][language]: principle["title"][language] for principle in by_id.values()}
    for link in tree(address).cssselect("main article a[href*='#']"):
        label = text(link)
        if label in labels and not is_elsewhere(link.get("href")):
            name = link.get("aria-label") or ""
            assert labels[label] in name, f"{address}: the link {label} to {link.get('href')} is named {name!r} ({tag_of(address)})"


@every("address", NEUTRAL)
def test_any_guideline_is_two_clicks_from_home(tree: Tree, address: str):
    """Home links to a page that links to it, or links to it itself."""
    if "guideline" not in address:
        return
    first = {target(link, "index.html")[0] for link in tree("index.html").xpath("//main//article//a/@href") if not is_elsewhere(link)}
    second = {
        target(link, page)[0] for page in first if page in PAGES for link in tree(page).xpath("//main//a/@href") if not is_elsewhere(link)
    }
    assert address in first | second, f"{address}: more than two clicks from the home page"
