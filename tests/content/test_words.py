"""Interface words: every one is used, and every one used is there."""

import re
from pathlib import Path
from string import Formatter

import pytest

from fieldguide.guide import Guide
from fieldguide.model.entries import PROPERTIES, RELATION_TYPES, VOCABULARY
from support.content import word_keys
from support.sites import LANGUAGES, ROOT

FOLDERS = ("overrides", "hooks", "docs/assets/scripts")
# A key is looked up whole, `words("nav.menu")`, or its last part follows from data, `words("force." ~ principle.force)`.
LOOKED_UP = re.compile(r"""(?:words|offered|all_words\.\w+|all_words\[\w+\])\(\s*(f?)(["'])([^"']+)\2\s*(~|\+)?""")
QUOTED = re.compile(r"""["']([a-z]+(?:[.-][a-z0-9-]+)*\.[a-z0-9-]+)["']""")


def sources() -> dict[str, str]:
    files = [path for folder in FOLDERS for path in sorted(Path(ROOT, folder).rglob("*")) if path.suffix in (".html", ".py", ".js")]
    # What stands between backticks is an example in a docstring, or a template literal of a script.
    return {path.relative_to(ROOT).as_posix(): re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8")) for path in files}


def built_keys(guide: Guide) -> set[str]:
    """Keys whose last part follows from data: one for every value that the model knows."""
    sides = ("from", "to")
    principles = [*guide.principles.values(), *(kept.principle for kept in guide.ledger.retired.values())]
    keys = {f"{fact}.{getattr(principle, fact)}" for principle in principles for fact in VOCABULARY if getattr(principle, fact)}
    keys |= {f"source.{source}" for source in guide.sources} | {f"language.{language}" for language in guide.languages}
    keys |= {f"relation.{name.replace(' ', '-')}-{side}" for name in (*RELATION_TYPES, *PROPERTIES) for side in sides}
    for principle in guide.principles.values():
        keys.add(principle.place_key)
    return keys


def used_keys(guide: Guide) -> dict[str, str]:
    """Every key that is looked up, with a place where it is."""
    used = dict.fromkeys(built_keys(guide), "built from data")
    for file, text in sources().items():
        if file.endswith(".js"):  # scripts are handed their words by templates
            continue
        for is_format, _, key, joined in LOOKED_UP.findall(text):
            if not is_format and not joined:
                used[key] = file
    return used


def test_every_word_that_is_used_exists(guide: Guide):
    keys = word_keys("en")
    missing = {key: place for key, place in used_keys(guide).items() if key not in keys}
    assert not missing, f"docs/_data/words/en.yml lacks: {missing}"


def test_every_word_is_used(guide: Guide):
    quoted = {key for text in sources().values() for key in QUOTED.findall(text)}
    unused = sorted(set(word_keys("en")) - set(used_keys(guide)) - quoted)
    assert not unused, f"docs/_data/words/*.yml: no template, hook or script uses {unused}"


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
    own_names = {"source.btech", "nav.menu", "size.megabytes"}
    first = word_keys("en")
    letters = re.compile(r"\{\w+\}|[\W\d_]")  # what is left without them
    same = [
        key
        for key, words in word_keys(language).items()
        if words == first[key] and letters.sub("", words) and len(words) > 2 and key not in own_names
    ]
    assert not same, f"docs/_data/words/{language}.yml: as in English: {same}"
