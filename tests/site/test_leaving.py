"""Links that leave the guide say so: a reader without a network shall not be surprised, nor one who is watched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fieldguide.loading import Guide
from support.addresses import is_elsewhere, language_of
from support.html import lang, pages, read, text
from support.sites import LANGUAGES, TAGS, Project

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
            assert text(link).endswith(f" ({words})"), f"{path}: {text(link)}"
            seen.add(language)
    assert seen == set(LANGUAGES)


def test_no_link_within_the_guide_is_marked_so(site: Path):
    for path in pages(site):
        marked = [link.get("href") for link in read(path).cssselect("a.external") if not is_elsewhere(link.get("href"))]
        assert not marked, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_that_an_author_writes_is_marked_too(tiny: Project, guide: Guide, language: str):
    tiny.replace(
        f"{language}/sources.md",
        "About.\n",
        'About [the office](https://www.ohchr.org/ "OHCHR"), <https://www.un.org/> and [the place][out], with [one][cso-1-1].\n\n'
        "[out]: http://www.undocs.org/\n",
    )
    built = tiny.build()
    assert built.returncode == 0, built.output
    address = "sources.html" if language == "en" else f"{language}/sources.html"
    assert language_of(address) == language
    links = leaving(read(built.site / address).cssselect("article")[0])
    words = guide.words[language]["link.external"]
    assert [link.get("href") for link in links] == ["https://www.ohchr.org/", "https://www.un.org/", "http://www.undocs.org/"]
    for link, said in zip(links, ("the office", "https://www.un.org/", "the place"), strict=True):
        assert "external" in link.get("class").split()
        assert text(link) == f"{said} ({words})"
        assert words in link.get("title")
    assert links[0].get("title").startswith("OHCHR")
