"""A guide that grows as CONTRIBUTING.md says, to the letter: languages, sources, entries, pages, its name. Nothing else is touched."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from fieldguide.commands.ledger import add_to_ledger
from fieldguide.exports import citation_files, data, search_index, sitemap
from fieldguide.model.faults import Fault, GuideError
from fieldguide.offline.kit import kits_in
from fieldguide.pages import card, old_addresses
from fieldguide.site import Site
from support.growing import add_source, grown, list_language, listed, loaded, translate
from support.kept import kept_project
from support.sites import LANGUAGES, NAMES, Project

NEW = [
    ("fr", "fr", "Français", "ltr"),
    ("zh-Hant", "zh-Hant", "繁體中文", "ltr"),
    ("pt-BR", "pt-BR", "Português", "ltr"),
    ("ar", "ar", "العربية", "rtl"),
]


def faults_of(project: Project) -> tuple[Fault, ...]:
    with pytest.raises(GuideError) as raised:
        loaded(project)
    return raised.value.faults


@pytest.mark.parametrize(("code", "tag", "name", "direction"), NEW)
def test_a_language_is_added(tiny: Project, code: str, tag: str, name: str, direction: str) -> None:
    list_language(tiny, code, tag, name)
    translate(tiny, code, name)
    site = grown(tiny)
    assert site.languages == (*LANGUAGES, code) and site.direction(code) == direction
    entry = site.entry(site.guide.by_page["btech/headline-1.md"][0].id, code)
    assert (entry.page, entry.tag) == (f"{code}/btech/headline-1.html", tag)
    found = json.loads(dict(data.files(site))["data/principles.json"])
    assert found["languages"] == [*LANGUAGES, code] and all(code in principle["title"] for principle in found["principles"])
    assert f"search/index-{code}.js" in dict(search_index.files(site))
    assert f"/{code}/glossary.html" in dict(sitemap.files(site))["sitemap.xml"]
    assert f'lang="{tag}"{" dir=rtl" if direction == "rtl" else ""}'.replace("=rtl", '="rtl"') in dict(card.files(site))["p/btech-1.html"]


@pytest.mark.parametrize(("code", "tag", "name"), [one[:3] for one in NEW])
def test_what_a_language_still_lacks_is_listed_and_a_draft_stops_nothing(tiny: Project, code: str, tag: str, name: str) -> None:
    list_language(tiny, code, tag, name)
    found = {fault.file for fault in faults_of(tiny)}
    lacking = {f"_data/{folder}/{code}.yml" for folder in ("words", "search", "style")} | {"_data/sources.yml", "_data/terms.yml", code}
    assert lacking <= found
    tiny.replace("../mkdocs.yml", f"          name: {name}\n", f"          name: {name}\n          build: false\n")
    tiny.write(f"{code}/index.md", "# Not yet\n\n<b>Half a page")
    assert loaded(tiny).languages == LANGUAGES and listed(tiny).drafts == (code,)


def test_what_one_language_lacks_while_it_is_being_finished_is_told_by_file(tiny: Project) -> None:
    list_language(tiny, "fr", "fr", "Français")
    translate(tiny, "fr", "Français")
    (tiny.docs / "fr/cite.md").unlink()
    tiny.replace("fr/sources.md", "## Licence en {#licence}\n\nFree.\n", "")
    tiny.replace("_data/terms.yml", ", fr: duty one", "")
    assert {(fault.file, fault.id) for fault in faults_of(tiny)} >= {
        ("fr/cite.md", ""),
        ("fr/sources.md", "licence"),
        ("_data/terms.yml", "duty"),
    }


def test_kits_of_languages_with_a_script_or_region_are_offered(tmp_path: Path) -> None:
    for name in ("", "-en", "-zh", "-zh-Hant", "-pt-BR-zh-Hant", "-xx", "-zh-Hant-xx"):
        (tmp_path / f"field-guide-2026.11{name}.zip").write_bytes(b"zip")
    found = {
        kit.name.removeprefix("field-guide-2026.11"): kit.languages
        for kit in kits_in(tmp_path, "2026.11", ("en", "zh", "zh-Hant", "pt-BR"))
    }
    assert found == {
        ".zip": (),
        "-en.zip": ("en",),
        "-zh.zip": ("zh",),
        "-zh-Hant.zip": ("zh-Hant",),
        "-pt-BR-zh-Hant.zip": ("pt-BR", "zh-Hant"),
    }


def test_a_point_is_added_by_three_pages_one_record_and_the_ledger(tiny: Project) -> None:
    for language in LANGUAGES:
        tiny.replace(
            f"{language}/cso/part-1/guideline-1.md",
            "/// html",
            f"## Another point {language} {{#cso-1-1-2}}\n\nText of the other point in {language}.\n\n/// html",
        )
    path = tiny.docs / "_data/principles/cso-1.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + "- id: cso-1-1-2\n  kind: point\n  force: recommends\n  actor: cso\n", encoding="utf-8"
    )
    assert {fault.id for fault in faults_of(tiny)} == {"cso-1-1-2"}
    assert add_to_ledger(tiny.docs) == 0
    site = grown(tiny)
    assert list(site.guide.principles) == ["cso-1", "cso-1-1", "cso-1-1-1", "cso-1-1-2", "btech-1"]
    assert site.guide.principles["cso-1-1-2"].label == "CSO I.1.2"  # type: ignore[index]
    assert "p/cso-1-1-2.html" in dict(card.files(site)) and "p/cso-1-1-2.ris" in dict(citation_files.files(site))


@pytest.mark.parametrize(("language", "stale"), [("en", "It has 1 points."), ("vi", "Có 1 điểm."), ("zh", "共有1个要点。")])
def test_a_number_that_one_more_point_makes_untrue_is_told(tiny: Project, language: str, stale: str) -> None:
    tiny.replace(f"{language}/cite.md", "Thus.", stale)
    loaded(tiny)
    for one in LANGUAGES:
        tiny.replace(
            f"{one}/cso/part-1/guideline-1.md", "/// html", f"## Another {one} {{#cso-1-1-2}}\n\nText of another in {one}.\n\n/// html"
        )
    path = tiny.docs / "_data/principles/cso-1.yml"
    path.write_text(path.read_text(encoding="utf-8") + "- id: cso-1-1-2\n  kind: point\n  force: recommends\n", encoding="utf-8")
    assert (f"{language}/cite.md", 7) in [(fault.file, fault.line) for fault in faults_of(tiny) if "is not so" in fault.what]


def test_a_source_is_added_by_a_record_entries_pages_and_words(tiny: Project) -> None:
    add_source(tiny)
    site = grown(tiny)
    entry = site.entry(site.guide.children[site.guide.by_page["oecd/part-1.md"][0].id][0].id, "vi")
    assert (entry.label, entry.place, entry.page) == ("OECD 1.1", "Part 1, point 1", "vi/oecd/part-1.html")
    assert [source["id"] for source in json.loads(dict(data.files(site))["data/principles.json"])["sources"]] == ["cso", "btech", "oecd"]
    assert "p/oecd-1-1.html" in dict(card.files(site))


def against_their_schemas(site: Site) -> list[str]:
    """Where the published JSON files depart from the schemas that are published beside them."""
    files = {path: json.loads(text) for path, text in data.files(site)}
    schemas = {
        path: Draft202012Validator(files[path.replace("data/", "data/schema/")]) for path in ("data/principles.json", "data/relations.json")
    }
    return [f"{path}: {fault.json_path}: {fault.message}" for path, schema in schemas.items() for fault in schema.iter_errors(files[path])]


def test_what_is_published_keeps_its_schema_with_a_source_a_language_and_a_kind_more(tiny: Project) -> None:
    add_source(tiny)
    list_language(tiny, "pt-BR", "pt-BR", "Português")
    translate(tiny, "pt-BR", "Português")
    for language in (*LANGUAGES, "pt-BR"):
        tiny.replace(f"_data/words/{language}.yml", "\nkind:\n", "\nkind:\n  clause: Clause\n")
        tiny.replace(f"_data/words/{language}.yml", "\n    point-2: ", "\n    clause-2: ")
    tiny.replace("_data/principles/oecd.yml", "kind: point", "kind: clause")
    tiny.replace("_data/permalinks.yml", "id: oecd-1-1, kind: point", "id: oecd-1-1, kind: clause")
    site = grown(tiny)
    assert against_their_schemas(site) == []
    schema = dict(data.files(site))["data/schema/principles.json"]
    assert all(f'"{name}"' in schema for name in ("oecd", "pt-BR", "clause"))


@pytest.mark.parametrize("languages", [("vi",), ("zh", "en")])
def test_what_is_published_in_some_languages_keeps_its_schema(tiny: Project, languages: tuple[str, ...]) -> None:
    site = grown(tiny)
    assert against_their_schemas(replace(site, guide=replace(site.guide, languages=languages), _entries={})) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("principles", '"source": "cso"', '"source": "iso"', "$.principles[0].source"),
        ("principles", '"kind": "point"', '"kind": "clause"', "$.principles[2].kind"),
        ("principles", '"vi": "CSO I.1"', '"vi": "CSO-I.1"', "$.principles[1].label.vi"),
        ("principles", '"zh": "zh/btech/', '"zh": "btech/', "$.principles[3].url.zh"),
        ("principles", '"card": "p/', '"more": 1, "card": "p/', "$.principles[0]"),
        ("relations", '"to": "btech-1"', '"to": "btech-01"', "$[0].to"),
        ("relations", '"type": "supports"', '"type": "is like"', "$[0].type"),
    ],
)
def test_what_departs_from_a_schema_is_found(tiny: Project, file: str, old: str, new: str, place: str) -> None:
    found = dict(data.files(grown(tiny)))
    schema = Draft202012Validator(json.loads(found[f"data/schema/{file}.json"]))
    text = found[f"data/{file}.json"]
    assert old in text and place in [fault.json_path for fault in schema.iter_errors(json.loads(text.replace(old, new)))]


def test_a_page_moves_and_every_old_address_leads_on(tiny: Project) -> None:
    for language in LANGUAGES:
        (tiny.docs / language / "btech/headline-1.md").rename(tiny.docs / language / "btech/first.md")
    line = '- {page: btech/headline-1.md, edition: "2026.11", state: '
    tiny.replace("_data/permalinks.yml", f"{line}current}}", f"{line}moved, to: btech/first.md}}")
    assert add_to_ledger(tiny.docs) == 0
    found = dict(old_addresses.files(grown(tiny)))
    assert sorted(found) == ["btech/headline-1.html", "vi/btech/headline-1.html", "zh/btech/headline-1.html"]
    assert all('href="first.html"' in page for page in found.values())


def test_what_was_published_of_a_retired_entry_still_answers(tmp_path: Path) -> None:
    project = kept_project(tmp_path / "project")
    site = grown(project)
    published = dict(card.files(site)) | dict(citation_files.files(site))
    for id in ("cso-1-1-1", "btech-2"):
        assert {f"p/{id}.{ending}" for ending in ("html", "ris", "bib", "csl.json")} <= set(published)
        (first, *_) = json.loads(published[f"p/{id}.csl.json"])
        assert "retired with edition" in first["note"]
    assert "retired" not in published["p/btech-1.ris"]


def test_the_guide_is_renamed_in_the_words_and_the_build_names_where_the_old_name_stands(tiny: Project) -> None:
    for language in LANGUAGES:
        tiny.replace(f"_data/words/{language}.yml", NAMES[language], f"Other {language}")
    found = faults_of(tiny)
    assert [(fault.file, fault.id) for fault in found] == [
        *(("en/index.md", "home"), ("mkdocs.yml", "site_name"), ("vi/index.md", "home"), ("zh/index.md", "home"))
    ]
    for language in LANGUAGES:
        tiny.replace(f"{language}/index.md", NAMES[language], f"Other {language}")
    tiny.replace("../mkdocs.yml", NAMES["en"], "Other en")
    site = grown(tiny)
    everything = [*data.files(site), *card.files(site), *citation_files.files(site), *search_index.files(site)]
    assert not [path for path, content in everything if NAMES["en"] in content]
