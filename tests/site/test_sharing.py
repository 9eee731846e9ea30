"""What readers share entries with, without script: ready-made texts, e-mail links, citation files; and the data for scripts."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from jsonschema import Draft202012Validator

from fieldguide.model.identifiers import PrincipleId
from fieldguide.site import Site
from fieldguide.wording.words import date_of, words_of
from support.bibliography import read_bibtex, read_ris
from support.content import KINDS
from support.every import every
from support.html import text
from support.scripts import data_in
from support.sites import LANGUAGES, ROOT, TAGS

Tree = Callable[[str], Any]
PUBLIC = "https://guide.example.org/"
LIMIT = 1_900

of_ids = every("id", KINDS)


def share_part(tree: Tree, id: str, language: str) -> Any:
    (part,) = tree(f"p/{id}.html").xpath(f"//section[@lang='{TAGS[language]}']//*[@id='share-{language}']")
    return part


def read_share(site: Path, language: str) -> Any:
    """The data that a script loads."""
    script = (site / f"share/{language}.js").read_text(encoding="utf-8")
    return data_in(script, "share", language)


@of_ids
def test_card_opens_an_e_mail_in_each_language(resolved: Site, tree: Tree, by_id: dict[str, Any], id: str):
    for language in LANGUAGES:
        (link,) = share_part(tree, id, language).cssselect("a[href^='mailto:']")
        address = link.get("href")
        assert len(address) <= LIMIT and address.isascii(), f"p/{id}.html {language}: {len(address)} characters"
        fields = parse_qs(address.removeprefix("mailto:?"), strict_parsing=True)
        entry = by_id[id]
        heading = [entry["label"][language], entry["title"][language]]
        body = fields["body"][0]
        assert all(part in fields["subject"][0] and part in body for part in heading), f"p/{id}.html {language}: {fields}"
        card = resolved.entry(PrincipleId(id), language).cited_card
        assert f"\r\n{card}" in body and "\n" not in body.replace("\r\n", ""), f"p/{id}.html {language}: {body!r}"
        assert body == f"{fields['subject'][0]}\r\n\r\n{card}", "the whole text stands beside it, to be copied"


@of_ids
def test_card_links_its_citation_files_for_download(site: Path, tree: Tree, id: str):
    for language in LANGUAGES:
        links = share_part(tree, id, language).cssselect("a[download]")
        assert [(text(link), link.get("href")) for link in links] == [
            ("CSL-JSON", f"{id}.csl.json"),
            ("RIS", f"{id}.ris"),
            ("BibTeX", f"{id}.bib"),
        ]
        assert all((site / "p" / link.get("href")).is_file() and link.get("type") for link in links)


@of_ids
def test_citation_files_say_the_same_in_three_formats(resolved: Site, site: Path, by_id: dict[str, Any], id: str):
    guide = resolved.guide

    def content(end: str) -> str:
        return (site / f"p/{id}.{end}").read_bytes().decode("utf-8")

    schema = json.loads((ROOT / "tests/site/schemas/csl.json").read_text(encoding="utf-8"))
    records = json.loads(content("csl.json"))
    faults = [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(records)]
    assert not faults, f"p/{id}.csl.json: {faults}"
    year, month = map(int, guide.edition.split("."))
    entry = by_id[id]
    for language, csl, ris, bib in zip(LANGUAGES, records, read_ris(content("ris")), read_bibtex(content("bib")), strict=True):
        key, tag, site_name = f"{id}-{language}", TAGS[language], guide.words[language]["site.name"]
        assert entry["label"][language] in csl["title"] and entry["title"][language] in csl["title"], f"p/{id}.csl.json {language}"
        assert entry["place"][language] in csl["note"] and guide.sources[entry["source"]].title[language] in csl["note"]
        assert csl["abstract"] == entry["text"][language]
        assert (csl["id"], csl["language"], csl["container-title"], csl["edition"]) == (key, tag, site_name, guide.edition)
        assert csl["issued"] == {"date-parts": [[year, month]]} and csl["URL"] == resolved.entry(PrincipleId(id), language).cited_card
        assert ris == {
            "TY": "ELEC",
            "ID": key,
            "TI": csl["title"],
            "T2": site_name,
            "ET": guide.edition,
            "PY": str(year),
            "DA": f"{year}/{month:02}//",
            "LA": tag,
            "UR": csl["URL"],
            "N1": csl["note"],
            "AB": csl["abstract"].replace("\n", " "),
            "ER": "",
        }, f"p/{id}.ris {language}"
        assert bib == {
            "type": "online",
            "key": key,
            "title": csl["title"],
            "organization": site_name,
            "version": guide.edition,
            "date": f"{year}-{month:02}",
            "language": tag,
            "url": csl["URL"],
            "note": csl["note"],
            "abstract": csl["abstract"].replace("\n", "\n\n"),
        }, f"p/{id}.bib {language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_for_sharing_says_what_the_published_data_says(
    resolved: Site, site: Path, by_id: dict[str, Any], relations: Any, language: str
):
    data, guide = read_share(site, language), resolved.guide
    words = guide.words[language]
    assert (data["language"], data["tag"], data["name"]) == (language, TAGS[language], words["language.name"])
    assert (data["site"], data["address"], data["dates"]) == (
        words["site.name"],
        PUBLIC,
        {guide.edition: date_of(guide.edition, words_of(words))},
    )
    assert all(words[key] == value for key, value in data["words"].items())
    assert list(data["entries"]) == list(KINDS)
    for id, entry in data["entries"].items():
        known = by_id[id]
        assert "\n".join(entry["text"]) == known["text"][language], f"{id}: text"
        assert {name: entry[name] for name in ("label", "title", "place")} == {
            name: known[name][language] for name in ("label", "title", "place")
        }
        assert f"{entry['page']}#{id}" == known["url"][language], f"{id}: page"
        assert entry["mark"] == resolved.entry(PrincipleId(id), language).cited_card.partition("#")[2], f"{id}: mark"
        expected = {
            (one["to"] if one["from"] == id else one["from"], one["reason"][language])
            for one in relations
            if id in (one["from"], one["to"])
        }
        assert {(other, reason) for other, _, _, reason in entry["relations"]} == expected, f"{id}: relations"


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_for_sharing_is_light(site: Path, language: str):
    assert len(gzip.compress((site / f"share/{language}.js").read_bytes())) < 20_000
