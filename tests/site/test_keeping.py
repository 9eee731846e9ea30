"""What a browser reads before it keeps the guide: lists that hold against the site's files, and manifests."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from support.addresses import CARDS, PAGES, is_elsewhere, language_of, target
from support.html import read
from support.kits import Made
from support.sites import LANGUAGES, TAGS

LOADS = "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"


def listed(site: Path, language: str) -> Any:
    return json.loads((site / f"keep/{language}.json").read_text(encoding="utf-8"))


def names_in(site: Path, language: str) -> set[str]:
    return {name for name, _, _ in listed(site, language)["files"]}


def needed(site: Path, address: str) -> Iterator[str]:
    """What a page loads, and the pages of the guide that it leads to."""
    tree = read(site / address)
    for link in [*tree.xpath(LOADS), *tree.xpath("//a[@href and not(@download)]/@href"), *tree.xpath("//@data-manifest")]:
        if not is_elsewhere(link):
            yield target(link, address)[0]
    for text in tree.xpath("//script[@id='__config']/text()"):
        config = json.loads(text)
        yield from (posixpath.normpath(posixpath.join(posixpath.dirname(address), config[name])) for name in ("search", "index"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_listed_as_they_are(site: Path, language: str):
    for name, size, sha256 in listed(site, language)["files"]:
        data = (site / name).read_bytes()
        assert (size, sha256) == (len(data), hashlib.sha256(data).hexdigest()), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_holds_all_pages_of_its_language_and_all_that_they_load(site: Path, language: str):
    names = names_in(site, language)
    pages = {address for address in PAGES if language_of(address) == language}
    assert pages | set(CARDS) <= names
    of_others = {address for address in PAGES if language_of(address) != language}
    of_others |= {f"{folder}-{other}.js" for folder in ("search/index",) for other in LANGUAGES if other != language}
    assert not names & of_others
    missing = {link for address in names if address.endswith(".html") for link in needed(site, address)} - names - of_others
    assert not missing, f"keep/{language}.json lacks {sorted(missing)}"


def test_what_is_for_servers_and_for_programs_is_in_no_list(site: Path):
    names = set().union(*(names_in(site, language) for language in LANGUAGES))
    unwanted = {name for name in names if name in ("404.html", "sw.js") or name.endswith((".json", ".xml", ".txt", ".zip"))}
    assert not unwanted
    html = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    assert html <= names


def test_editions_add_up_to_the_lists(site: Path):
    editions = json.loads((site / "keep/editions.json").read_text(encoding="utf-8"))
    assert list(editions["languages"]) == list(LANGUAGES)
    for language, offered in editions["languages"].items():
        own = listed(site, language)
        assert offered["build"] == own["build"]
        assert editions["shared"] + offered["bytes"] == sum(size for _, size, _ in own["files"])
        assert own["page"] == ("offline.html" if language == "en" else f"{language}/offline.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manifest_names_the_app_in_its_language_and_leads_into_it(site: Path, language: str):
    manifest = json.loads((site / f"keep/{language}.webmanifest").read_text(encoding="utf-8"))
    home = "index.html" if language == "en" else f"{language}/index.html"
    assert manifest["lang"] == TAGS[language]
    assert target(manifest["start_url"], "keep/x")[0] == home
    assert manifest["name"] in read(site / home).findtext(".//title")
    assert posixpath.normpath(posixpath.join("keep", manifest["scope"])) == "."
    sizes = {}
    for icon in manifest["icons"]:
        data = (site / target(icon["src"], "keep/x")[0]).read_bytes()
        if icon["type"] == "image/png":
            width, height = (int.from_bytes(data[start : start + 4]) for start in (16, 20))
            sizes[icon["sizes"]] = f"{width}x{height}"
    assert sizes == {"192x192": "192x192", "512x512": "512x512"}


def test_a_site_of_some_languages_lists_those_alone(kits: Callable[[str], Made]):
    built = kits("vi")
    assert {path.name for path in (built.site / "keep").glob("*.json")} == {"editions.json", "vi.json"}
    names = names_in(built.site, "vi")
    assert all((built.site / name).is_file() for name in names)
    missing = {link for address in names if address.endswith(".html") for link in needed(built.site, address)} - names
    assert not missing - {"index.html"}, sorted(missing)
