"""What each data file holds: a JSON Schema for each kind of record, with what authors are told where a record departs from it.

A schema's `told` gives, by the keyword that fails, what is wrong and the remedy, with the fields {key}, {parent}, {value} and {known};
what is not said here, records.py says. Types of the guide's own: `text`, which its author wrote as one; `line`, a text without line
breaks; `word`, a value that no reader sees, such as an id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..model.entries import NUMBERS, PROPERTIES, RELATION_TYPES
from ..model.identifiers import LANGUAGE_CODE, WELL_FORMED
from ..model.ledger import EDITION

Schema = dict[str, Any]

_PLAIN = r"[^*_`\[\]<>{}\\]*"
"""Texts without marks of Markdown and HTML."""

UNITS = ("words", "Han characters")
"""What the length of a title is counted in."""


def record(optional: Iterable[str] = (), /, **fields: Schema) -> Schema:
    """A mapping with these keys and no others."""
    return {"type": "object", "properties": fields, "required": sorted({*fields} - {*optional}), "additionalProperties": False}


def formed(pattern: str, what: str, remedy: str, type: str = "word") -> Schema:
    """A word of a certain form."""
    return {"pattern": rf"\A(?:{pattern})\Z", "type": type, "told": dict.fromkeys(("pattern", "type", "format"), (what, remedy))}


def one_of(known: Iterable[str], more: str = "") -> Schema:
    """One of some words; any, where they could not be read."""
    return {"enum": list(known), "told": {"enum": ("The {key} '{value}' is unknown.", f"Use one of: {{known}}{more}.")}} if known else {}


def by_language(languages: Sequence[str], type: str = "line", *, has_scripts: bool = False) -> Schema:
    """A plain text in every language, without markup.

    Args:
        has_scripts: whether a language in another script may stand beside, such as `sr-Latn` beside `sr`.
    """
    missing = ("'{parent}' is missing in the language {key}.", "Write it under {parent}: {key}:.")
    markup = ("'{parent}' holds markup in the language {key}.", "Write it as plain text.")
    plain = {"type": type, "pattern": rf"\A{_PLAIN}\Z", "told": {"type": missing, "pattern": markup}}
    told = {
        "type": ("'{key}' is not written by language.", f"Write a line for each language below it: {', '.join(languages)}."),
        "required": missing,
        "additionalProperties": ("'{parent}' stands in the unknown language {key}.", "Use one of: {known}."),
    }
    scripts = {f"\\A(?:{'|'.join(languages)})-[A-Z][a-z]{{3}}\\Z": plain} if has_scripts else {}
    return {**record(**dict.fromkeys(languages, plain)), "patternProperties": scripts, "told": told}


SHORT_MOST = 36
"""Characters that a short title may have."""

LINE: Schema = {"type": "line"}
LINES: Schema = {"type": ["array", "null"], "items": LINE}
FORM: Schema = {
    "type": "line",
    "pattern": r"\A[^\u00a0\u202f]*\Z",
    "told": {"pattern": ("An item of '{key}' holds a space that does not break, where the search parts no words.", "Write a plain space.")},
}
"""What somebody types."""
FORMS: Schema = {**LINES, "items": FORM}
LIST: Schema = {"type": ["array", "null"]}

_WORD: Schema = {"type": "word"}
_EDITION = formed(EDITION.pattern, "The edition is no calendar version.", 'Write it as "2026.11", in quotation marks.')
_KEY = formed(
    "RW[QRST][A-Za-z0-9+/]{53}",
    "The key is no public key of minisign.",
    "Write the 56 signs from its file, which begin with RW.",
)
_DAY = {**formed("20[0-9]{2}-[0-9]{2}-[0-9]{2}", "'{key}' is no day.", 'Write it as "2026-11-26", in quotation marks.'), "format": "date"}
_CODE = formed(LANGUAGE_CODE.pattern, "'{value}' is no code of a language.", "Write it as in `language` of the words tables.")
_SOURCE_ID = formed("[a-z]+", "The id is malformed.", "Write one word in small letters, such as cso.")
_PRINCIPLE_ID = formed(WELL_FORMED.pattern, "The id is malformed.", "Write a source and its numbers, such as cso-2-2-1.")
_TERM_ID = formed(
    "[a-z0-9]+(?:[_-][a-z0-9]+)*", "The id is malformed.", "Use small letters, digits and single underscores, such as civilian_object."
)
_LABEL = formed(
    rf"(?!.*&#?\w+;)(?!.{{25}}){_PLAIN}",
    "'{key}' holds markup, is empty or has more than 24 characters.",
    "Write it as plain text, such as B-Tech.",
    type="line",
)
_TARGET = formed(r"\S+", "The relation names no target.", "Write the id of a principle after `to:`.")

WORDS: Schema = {"properties": {"start.readme": {"type": ["text", "blank"]}}, "additionalProperties": {"type": ["line", "blank"]}}
"""Interface words by dotted key; the one that is a whole file has several lines. That one is empty is told in checks/words.py."""

GUIDE = record(("key",), edition=_EDITION, key=_KEY)
SHEET = record(
    page=_WORD,
    offered_on={
        "type": "array",
        "items": _WORD,
        "uniqueItems": True,
        "minItems": 1,
        "told": {
            "uniqueItems": ("'{key}' names a page twice.", "Keep one of the two."),
            "minItems": ("No page offers the sheet.", "Name those that do, such as cso/index.md."),
        },
    },
)
LEDGER_PRINCIPLE = record(id=_PRINCIPLE_ID, kind=_WORD, page=_WORD, edition=_EDITION, state=one_of(("current", "retired")))
LEDGER_PAGE = record(("to",), page=_WORD, edition=_EDITION, state=one_of(("current", "moved")), to=_WORD)


def source(languages: Sequence[str]) -> Schema:
    """A source, with its title in each of these languages."""
    empty = ("'{key}' is empty.", "List the codes of the languages in hand.")
    twice = ("'{key}' names a language twice.", "Keep one of the two.")
    codes = {"type": "array", "items": _CODE, "minItems": 1, "uniqueItems": True, "told": {"minItems": empty, "uniqueItems": twice}}
    return record(
        ("numbers", "places", "also"),
        id=_SOURCE_ID,
        title=by_language(languages),
        languages=codes,
        home=_WORD,
        label=_LABEL,
        numbers=one_of(NUMBERS),
        places={"type": "array", "items": {"type": "array", "items": _WORD}},
        also={**LINES, "items": _SIGNED},
    )


def term(languages: Sequence[str]) -> Schema:
    """A term, with a name in each of these languages; names and forms may stand in another of their scripts, too."""
    names = by_language(languages, has_scripts=True)
    variants = {**names, "type": ["object", "null"], "required": []}
    variants["properties"], variants["patternProperties"] = (
        dict.fromkeys(names[keys], FORMS) for keys in ("properties", "patternProperties")
    )
    variants["told"] = {**names["told"], "type": ("'{key}' is not written by language.", "Write a list for each language below it.")}
    optional = ("short", "variants", "forbidden", "checked")
    return record(optional, id=_TERM_ID, names=names, short=_SHORT_FORM, variants=variants, forbidden=variants, checked=_SIGNED)


def principle(vocabulary: Mapping[str, Sequence[str]], languages: Sequence[str]) -> Schema:
    """
    Args:
        vocabulary: values that each fact can have; empty where they could not be read.
    """
    known = one_of(languages)
    told = {"enum": ("'{parent}' names an unknown language.", "Use: {known}."), "uniqueItems": ("It names a language twice.", "Keep one.")}
    pending: Schema = {"type": "array", "items": {**known, "told": told}, "uniqueItems": True, "told": told}
    optional = ("short", "actor", "relations", "fits", "pending")
    short = _short(languages)
    return record(optional, id=_PRINCIPLE_ID, short=short, relations=LIST, fits=LIST, pending=pending, **_facts(vocabulary))


def _short(languages: Sequence[str]) -> Schema:
    """A title for menus and chips."""
    told = ("'short' is longer than " + f"{SHORT_MOST} characters in the language {{key}}.", "Shorten it; the title says the rest.")
    found = by_language(languages)
    for language, line in found["properties"].items():
        found["properties"][language] = {**line, "maxLength": SHORT_MOST, "told": {**line["told"], "maxLength": told}}
    return found


def fit(languages: Sequence[str]) -> Schema:
    """What an entry says in one language where others name a term, with the reason."""
    return record(("words",), term=_TERM_ID, language=one_of(languages), words=LINE, why=LINE)


def relation(languages: Sequence[str]) -> Schema:
    """A relation as it is declared; `by`, `day` and `reviewed` say who drew it, when, and who has looked at it since."""
    type = one_of(RELATION_TYPES, "; the other side is derived")
    property = one_of(PROPERTIES, "; or leave it out")
    return record(("property", "reviewed"), type=type, property=property, **_judged(languages))


def examined(languages: Sequence[str], sources: Iterable[str]) -> Schema:
    """A source that was looked through for a principle's relations, in vain."""
    target = one_of(sources)
    if target:
        target["told"] = {"enum": ("The source '{value}' is unknown.", "Use one of: {known}.")}
    return record(("reviewed",), examined=one_of(("none",)), **{**_judged(languages), "to": target})


RETIRED_KEYS = ("id", "kind", "force", "actor", "since", "reason", "replaced_by", "title", "text")
"""What is kept of a retired principle, in the order in which it is written."""


def retired(languages: Sequence[str], vocabulary: Mapping[str, Sequence[str]]) -> Schema:
    """What is kept of a retired principle."""
    return record(
        ("actor", "replaced_by"),
        id=_PRINCIPLE_ID,
        since=_EDITION,
        reason=by_language(languages),
        replaced_by=LINES,
        title=by_language(languages),
        text=by_language(languages, type="text"),
        **_facts(vocabulary),
    )


_NUMBER = formed("[1-9][0-9]{0,2}", "'{key}' is no number.", "Write it as 12.", type="string")

_COUNTED: Schema = {"type": ["object", "null"], "additionalProperties": _NUMBER}

_ROW = dict.fromkeys(("minItems", "maxItems"), ("A row of '{key}' is not whole.", "Write all its parts, as in _data/search/en.yml."))
_ENDING: Schema = {
    "type": "array",
    "prefixItems": [LINE, {"type": "string"}, _NUMBER],
    "minItems": 3,
    "maxItems": 3,
    "told": _ROW,
}

WRITING = record(
    ("spellings", "endings", "stop_words", "asking", "kept", "ordinals", "numbering"),
    writing=one_of(("words", "syllables", "han")),
    spellings={"type": "array", "items": {"type": "array", "items": LINE, "minItems": 2, "maxItems": 2, "told": _ROW}},
    endings={"type": "array", "items": {"type": "array", "items": _ENDING}},
    stop_words={"type": "text"},
    asking=LINES,
    kept=LINES,
    places={"type": "object", "additionalProperties": {"type": "array", "items": LINE}},
    numbers=_COUNTED,
    ordinals=_COUNTED,
    numbering=LINES,
)
"""How a language is written, and what readers type in it; the form is told in _data/search/en.yml."""

STYLE_SHEET = record(
    ("writing", "sentences", "counts", "abbreviations"),
    title=record(most=_NUMBER, unit=one_of(UNITS)),
    writing=one_of(("han",)),
    sentences=_COUNTED,
    common=LINES,
    counts={"type": ["object", "null"], "additionalProperties": LINE},
    abbreviations={"type": ["object", "null"], "additionalProperties": LINE},
    rules=LIST,
)
STYLE_RULE = record(("of",), id=_WORD, of=one_of(("texts", "titles")), pattern=LINE, what=LINE, remedy=LINE, wrong=LINES, right=LINES)


PHRASES: Schema = {
    "additionalProperties": {
        "type": "array",
        "items": FORM,
        "uniqueItems": True,
        "told": {"uniqueItems": ("'{key}' lists a phrase twice.", "Keep one of the two.")},
    }
}
"""Phrases that readers type, by what they are about."""

MADE_FROM: Schema = {
    "additionalProperties": formed(
        f"{LANGUAGE_CODE.pattern} [0-9a-f]{{12}} [0-9a-f]{{12}}",
        "'{key}' is no language with two fingerprints.",
        "Restore the line from git, or write it with `python -m fieldguide stale confirm`.",
    )
}
"""By id of a passage: the language that it was made from, the fingerprint of that text, and its own."""

_DECIMAL = formed(r"[0-9]{1,2}(?:\.[0-9]{1,3})?", "'{key}' is no number.", "Write it as 0.75.", type="string")
_SHARE = formed(r"0(?:\.[0-9]{1,3})?|1", "'{key}' is no share, from 0 to 1.", "Write it as 0.75.", type="string")
_ABOVE_NOUGHT = formed(r"(?!0(?:\.0*)?\Z)[0-9]{1,2}(?:\.[0-9]{1,3})?", "'{key}' is no number above 0.", "Write it as 8.", type="string")
RANKING = record(
    **dict.fromkeys(("title", "asked", "text", "other", "rest"), _DECIMAL),
    **dict.fromkeys(("pair", "meaning", "hint", "prefix", "near", "kin", "part", "beside", "below"), _DECIMAL),
    **dict.fromkeys(("length", "coverage", "enough_words", "enough_syllables", "enough_han"), _SHARE),
    spread=_ABOVE_NOUGHT,
)
"""What each number does is told in _data/search/ranking.yml."""


_SHORT_FORM: Schema = {
    "type": "line",
    "pattern": r"\A[^*_`\[\]{}\\]*\Z",
    "told": {"pattern": ("'{key}' holds marks of Markdown.", "Write it as plain text.")},
}
_SIGNED: Schema = {"type": "line", "pattern": rf"\A{_PLAIN}\Z", "told": {"pattern": ("'{key}' holds markup.", "Write it as plain text.")}}
_MADE: dict[str, Schema] = {"by": _SIGNED, "day": _DAY, "reviewed": {**_SIGNED, "type": ["line", "blank"]}}


def _judged(languages: Sequence[str]) -> dict[str, Schema]:
    return {"to": _TARGET, "reason": by_language(languages), **_MADE}


def _facts(vocabulary: Mapping[str, Sequence[str]]) -> dict[str, Schema]:
    return {fact: one_of(known) for fact, known in vocabulary.items()}


def exactly(value: str, why: str) -> Schema:
    """A setting that has one value, and what depends on it."""
    told = dict.fromkeys(("enum", "type"), (f"'{{key}}' is not {value}: {why}", f"Write `{{key}}: {value}`."))
    return {"enum": [value], "type": "setting" if value in ("true", "false") else "word", "told": told}


def _list_of(pattern: str, what: str, remedy: str) -> Schema:
    return {"type": "array", "items": {"anyOf": [formed(pattern, what, remedy)], "told": {"anyOf": (what, remedy)}}}


LANGUAGE = record(
    ("default", "build", "theme"),
    locale={**_WORD, "told": {"type": ("The language's code is no text.", 'Write it in quotation marks: locale: "no".')}},
    name=LINE,
    default=exactly("true", "the other languages leave it out."),
    build=exactly("false", "a language that is built leaves it out."),
    theme=record(language=_WORD),
)

_UNKNOWN = ("The setting '{key}' is none of the guide's.", "Use one of: {known}.")
_ON_THIS_HOST = ("The address leads to another host, or to no file.", "Name a file below docs/: nothing comes from elsewhere.")
_NO_LANGUAGE = ("No language is listed.", "Restore the list from git.")
_UNSEEN = "links that lead nowhere would be passed over."
_INSTANT = ("The feature '{value}' is none that works from a disk.", "Leave it out.")

MKDOCS: Schema = {
    **record(
        ("strict", "watch", "docs_dir", "validation", "extra_css", "extra_javascript"),
        site_name=LINE,
        site_url={"type": ["line", "array"]},  # or what the environment may say instead: !ENV [NAME, address]
        docs_dir=exactly("docs", "the guide's text stands there."),
        use_directory_urls=exactly("false", "this would change every address, and no page would open from a disk."),
        strict=exactly("true", "warnings would be passed over."),
        watch=LIST,
        exclude_docs={
            "enum": ["".join(f"{folder}\n" for folder in ("_data/", "_snippets/", "/assets/scripts/", "/assets/styles/"))],
            "told": {"enum": ("Other files are left out than those that are no pages.", "Restore 'exclude_docs' from git.")},
        },
        theme={
            **record(
                ("favicon", "features"),
                name=exactly("material", "the templates in overrides/ are written for it."),
                custom_dir=exactly("overrides", "the guide's own templates stand there."),
                font=exactly("false", "fonts would come from another host."),
                favicon=_WORD,
                features=_list_of(r"(?!navigation\.instant|search\.|announce).*", *_INSTANT),
            ),
            "told": {"additionalProperties": _UNKNOWN},
        },
        plugins={
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": record(
                i18n=record(
                    docs_structure=exactly("folder", "every file would be looked for elsewhere."),
                    fallback_to_default=exactly("false", "a missing translation would be passed over."),
                    reconfigure_material=exactly("false", "the switcher is the guide's own."),
                    reconfigure_search=exactly("false", "the search is the guide's own."),
                    languages={"type": "array", "minItems": 1, "items": {"type": "object"}, "told": {"minItems": _NO_LANGUAGE}},
                )
            ),
            "told": dict.fromkeys(
                ("minItems", "maxItems"),
                ("Another plugin than i18n is listed, or none.", "List i18n alone: navigation, search and pages are the guide's own."),
            ),
        },
        hooks={"type": "array", "minItems": 1, "items": _WORD},
        markdown_extensions={"type": "array"},
        extra_css=_list_of(r"\w[\w./-]*", *_ON_THIS_HOST),
        extra_javascript={
            "type": "array",
            "items": record(("defer",), path=formed(r"\w[\w./-]*", *_ON_THIS_HOST), defer=exactly("true", "pages would wait for it.")),
        },
        extra=record(languages={}, kit={}, downloads={}, publish={}),
        validation=record(
            ("nav",),
            nav=record(omitted_files=_WORD),
            links=record(**dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), exactly("warn", _UNSEEN))),
        ),
    ),
    "told": {"additionalProperties": _UNKNOWN},
}
"""What the guide needs of mkdocs.yml. Other plugins, themes and settings would make other pages without a word."""

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "attr_list": {},
    "toc": {"permalink": "false", "toc_depth": "1-3"},
    "tables": {},
    "pymdownx.blocks.html": {},
    "pymdownx.blocks.admonition": {"types": ["safety", "note"]},
    "pymdownx.blocks.details": {},
    "pymdownx.snippets": {"base_path": ["docs"], "check_paths": "true", "encoding": "utf-8-sig"},
}
"""Markdown extensions with the options on which the gate for Markdown counts."""
