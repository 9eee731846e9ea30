"""JSON Schemas (draft 2020-12) of the JSON files for one edition, with the languages, sources and kinds that the guide has in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ..addresses import folder_of
from ..model.entries import PROPERTIES, RELATION_TYPES, VOCABULARY
from ..reading.words_table import below
from ..site import Site

Schema = dict[str, Any]

_SOME: Schema = {"type": "string", "minLength": 1}
_LINE: Schema = {"type": "string", "pattern": r"^\S[^\n]*\S$"}
_TEXT: Schema = {"type": "string", "pattern": r"^\S(?:[^\n]|\n(?!\n))*\S$"}
_DAY: Schema = {"type": "string", "pattern": r"^20\d\d-\d\d-\d\d$"}
_SYNTAX = re.compile(r"[\\^$.*+?()\[\]{}|/]")
"""What of a pattern is syntax after ECMA-262, which JSON Schema asks for: `re.escape` escapes more than that allows."""


def schemas(site: Site) -> dict[str, Schema]:
    """The schemas by the name of the file that they describe, such as `principles`."""
    relations: Schema = {"type": "array", "uniqueItems": True, "items": _relation(site)}
    return {name: _about(site, name) | schema for name, schema in (("principles", _principles(site)), ("relations", relations))}


def _about(site: Site, name: str) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": site.public(f"data/schema/{name}.json"),
        "$comment": f"Edition {site.guide.edition}",
        "title": f"data/{name}.json",
    }


def _principles(site: Site) -> Schema:
    guide = site.guide
    known = list(dict.fromkeys([*guide.words, *(code for source in guide.sources.values() for code in source.languages)]))
    in_hand = {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"enum": known}}
    source = _object(id={"enum": list(guide.sources)}, title=_by_language(guide.words, _LINE), source_languages=in_hand)
    return _object(
        edition={"type": "string", "pattern": r"^20\d\d\.(0[1-9]|1[0-2])(\.\d+)?$"},
        site_url={"type": "string", "pattern": "^https?://[^?#]+/$"},
        languages={"const": list(site.languages)},
        sources={"type": "array", "minItems": len(guide.sources), "maxItems": len(guide.sources), "items": source},
        principles={"type": "array", "minItems": len(guide.principles), "uniqueItems": True, "items": _principle(site)},
    )


def _principle(site: Site) -> Schema:
    guide, languages = site.guide, site.languages
    kind, force, actor = (list(below(guide.words[languages[0]], fact)) for fact in VOCABULARY)
    labels = "|".join(_SYNTAX.sub(r"\\\g<0>", source.label) for source in guide.sources.values())
    anchors = r"\.html#[a-z]+(-[0-9]+)+$"
    addresses = {code: {"type": "string", "pattern": f"^{folder_of(guide, code)}[a-z0-9/-]+{anchors}"} for code in languages}
    lent = _object(language={"enum": list(languages)}, written_in={"enum": list(guide.words)})
    reason = _by_language(languages, _SOME)
    return _object(
        id=_id(site),
        source={"enum": list(guide.sources)},
        kind={"enum": kind},
        parent={"oneOf": [_id(site), {"type": "null"}]},
        force={"enum": force},
        actor={"enum": [*actor, None]},
        label=_by_language(languages, {"type": "string", "pattern": rf"^({labels}) [0-9IVXLCDM]+(\.[0-9]+)*$"}),
        place=_by_language(languages, {"type": "string", "minLength": 2}),
        title=_by_language(languages, _LINE),
        text=_by_language(languages, _TEXT),
        url=_object(**addresses),
        card={"type": "string", "pattern": r"^p/[a-z]+(-[0-9]+)+\.html$"},
        examined={
            "type": "array",
            "items": _object(source={"type": "string"}, examined={"const": "none"}, reason=reason, by=_SOME, day=_DAY),
        },
        pending={
            "description": "Languages without a translation yet, and the language that their title and text are written in.",
            "type": "array",
            "uniqueItems": True,
            "items": lent,
        },
    )


def _relation(site: Site) -> Schema:
    return _object(
        **{"from": _id(site)},
        to=_id(site),
        type={"enum": list(RELATION_TYPES)},
        property={"enum": [*PROPERTIES, None]},
        reason=_by_language(site.languages, _LINE),
        by=_SOME,
        day=_DAY,
        reviewed={"type": ["string", "null"]},
    )


def _id(site: Site) -> Schema:
    return {"type": "string", "pattern": f"^({'|'.join(site.guide.sources)})(-(0|[1-9][0-9]*))+$"}


def _by_language(languages: Iterable[str], text: Schema) -> Schema:
    return _object(**dict.fromkeys(languages, text))


def _object(**fields: Schema) -> Schema:
    """An object with these keys and no others."""
    return {"type": "object", "additionalProperties": False, "required": list(fields), "properties": fields}
