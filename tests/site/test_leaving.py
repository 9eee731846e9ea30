"""Links that leave the guide say so: a reader without a network shall not be surprised, nor one who is watched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fieldguide.guide import Guide
from support.addresses import in_language, is_elsewhere
from support.html import lang, pages, read, text
from support.sites import LANGUAGES, TAGS, Project

PUBLIC = "https://guide.example.org/"
SPOKEN = {"en": " (needs a network)", "vi": " (cần kết nối mạng)", "zh": "（需要联网）"}
CODES = {tag: code for code, tag in TAGS.items()}


def leaving(tree: Any) -> list[Any]:
    return [link for link in tree.xpath("//a[@href]") if is_elsewhere(link.get("href")) and not link.get("href").startswith("mailto:")]


def test_every_link_that_leaves_is_marked_in_words_of_its_language(site: Path, kit_folder: Path, guide: Guide):
    seen = set()
    for path in [*pages(site), kit_folder / "START-HERE.html"]:
        for link in leaving(read(path)):
            language = CODES[lang(link)]
            words = guide.words[language]["link.external"]
            assert "external" in (link.get("class") or "").split(), f"{path}: {link.get('href')}"
            assert link.get("title") == words, f"{path}: {link.get('href')}"
            assert text(link).endswith(SPOKEN[language]), f"{path}: {text(link)}"
            seen.add(language)
    assert seen == set(LANGUAGES)


def test_no_link_within_the_guide_is_marked_so(site: Path):
    for path in pages(site):
        marked = [link.get("href") for link in read(path).cssselect("a.external") if not is_elsewhere(link.get("href"))]
        assert not marked, path


def test_links_that_an_author_writes_are_marked_too(tiny: Project, guide: Guide):
    written = 'About [the office](https://www.ohchr.org/ "OHCHR") and [the UN](https://www.un.org/), with [one][cso-1-1].\n'
    for language in LANGUAGES:
        tiny.replace(f"{language}/sources.md", "About.\n", written)
    built = tiny.build().passed()
    for language in LANGUAGES:
        page = read(built.site / in_language("sources.html", language))
        links = [link for link in leaving(page) if not link.get("href").startswith(PUBLIC)]
        words = guide.words[language]["link.external"]
        assert [link.get("href") for link in links] == ["https://www.ohchr.org/", "https://www.un.org/"]
        assert [text(link) for link in links] == [f"{shown}{SPOKEN[language]}" for shown in ("the office", "the UN")]
        assert [link.get("title") for link in links] == [f"OHCHR · {words}", words]
        assert all("external" in link.get("class").split() for link in links)
