"""What the search field shows of what it finds, in the words of one language: as a script, which is loaded when the field is touched."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.special_pages import GLOSSARY, HOME, SOURCES
from ..site import Site
from .scripts import data_script
from .search_index import common_questions


def files(site: Site) -> Iterator[tuple[str, str]]:
    """A script for each language: path below the site's root, and text."""
    for language in site.languages:
        words, home = site.words[language], site.home_address(language)
        ways = [
            (site.page_address(GLOSSARY, language), words("notfound.glossary")),
            (site.page_address(SOURCES, language), words("notfound.sources")),
            *((f"{home}#{one.id}", one.title) for one in site.guide.pages[language][HOME].headings if one.id.startswith("by-")),
        ]
        questions = [(question, entry.address) for question, entry in common_questions(site, language)]
        text = site.render("pieces/search-found.html", words=words, ways=ways, questions=questions).strip()
        yield f"search/found-{language}.js", data_script("found", language, text)
