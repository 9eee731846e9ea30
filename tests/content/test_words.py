"""Interface words: the tables are alike, and translated. That every word is used, and every one used is there, the build checks."""

import re
from string import Formatter

import pytest

from support.content import word_keys
from support.sites import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_the_same_keys_and_fields(language: str):
    table, first = word_keys(language), word_keys("en")
    assert list(table) == list(first), f"docs/_data/words/{language}.yml: other keys, or another order: {sorted(set(table) ^ set(first))}"
    for key, words in table.items():
        fields = [sorted(name for _, name, _, _ in Formatter().parse(text) if name) for text in (words, first[key])]
        assert fields[0] == fields[1], f"docs/_data/words/{language}.yml [{key}]: fields {fields[0]}, in English {fields[1]}"
        assert words.strip(), f"docs/_data/words/{language}.yml [{key}]: empty"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_words_are_translated(language: str):
    own_names = {"source.btech", "nav.menu", "size.kilobytes", "size.megabytes"}
    first = word_keys("en")
    letters = re.compile(r"\{\w+\}|[\W\d_]")  # what is left without them
    same = [
        key
        for key, words in word_keys(language).items()
        if words == first[key] and letters.sub("", words) and len(words) > 2 and key not in own_names
    ]
    assert not same, f"docs/_data/words/{language}.yml: as in English: {same}"
