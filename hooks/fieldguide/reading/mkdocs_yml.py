"""mkdocs.yml as the core reads it: the list of languages, which stands there alone, and the settings that pages depend on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.faults import Fault, GuideError, RequestError
from . import records
from .schemas import EXTENSIONS, LANGUAGE, MKDOCS, Schema
from .text_files import is_there, read_text
from .yaml_lines import Items, Record, parse_yaml

MKDOCS_YML = "mkdocs.yml"

HOOKS = "hooks"
FIRST_HOOK, LAST_HOOK = "hooks/load_guide.py", "hooks/pack_offline.py"
"""All others read what the first one loads; the last one takes what the others have written."""

_CODE = re.compile(r"[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
"""A language's code as static-i18n takes it and an address carries it: ISO 639-1, then a script, then a region."""

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
"""A language tag (BCP 47), as far as the guide uses them."""


@dataclass(frozen=True)
class Languages:
    """The languages of mkdocs.yml.

    Attributes:
        built: codes of those that are built, the default language first.
        drafts: codes of those that are still being written (`build: false`).
        tags: language tag of each, such as `zh-Hans` for `zh`.
        name: the guide's, in the default language.
    """

    built: tuple[str, ...]
    drafts: tuple[str, ...]
    tags: dict[str, str]
    name: str


def languages_in(configuration: Path) -> Languages:
    """The languages that mkdocs.yml lists.

    Raises:
        RequestError: where the file is not there.
        GuideError: with every fault of the file.
    """
    if not is_there(configuration):
        raise RequestError(f"{configuration} is missing.", "Name a documentation folder that stands beside mkdocs.yml: --docs <folder>.")
    faults: list[Fault] = []
    value = parse_yaml(read_text(configuration, MKDOCS_YML, faults), MKDOCS_YML, faults, tags=("!ENV",))
    settings = value if isinstance(value, Record) else Record()
    if not faults:
        _hold(settings, "", MKDOCS, faults)
        faults += _of_hooks(settings, configuration.parent)
        faults += _of_extensions(settings)
        icon = settings.table("theme").word("favicon")
        if icon and (configuration.parent / "docs/assets").is_dir() and not (configuration.parent / "docs" / icon).is_file():
            line = settings.table("theme").line_of("favicon")
            faults.append(Fault(MKDOCS_YML, line, "favicon", f"docs/{icon} is not there.", "Mend the path, or restore the file."))
    listed = [one for one in _options(settings).get("languages") or () if isinstance(one, Record)]
    if not faults:
        faults += _of_languages(listed, _options(settings))
    if faults:
        raise GuideError(faults)
    listed.sort(key=lambda language: language.get("default") != "true")
    return Languages(
        built=tuple(language["locale"] for language in listed if language.get("build") != "false"),
        drafts=tuple(language["locale"] for language in listed if language.get("build") == "false"),
        tags={language["locale"]: _tag_of(language) for language in listed},
        name=settings.text("site_name"),
    )


def _hold(record: Record, id: str, schema: Schema, faults: list[Fault]) -> None:
    records.hold(record, schema, MKDOCS_YML, id, faults)


def _options(settings: Record) -> Record:
    """The options of static-i18n, of which the list of languages is one."""
    plugins = settings.get("plugins")
    named = [one.table("i18n") for one in plugins if isinstance(one, Record)] if isinstance(plugins, Items) else []
    return named[0] if named else Record()


def _tag_of(language: Record) -> str:
    return language.table("theme").word("language") or language.word("locale")


def _of_languages(listed: Sequence[Record], options: Record) -> Iterator[Fault]:
    def fault(record: Record, key: str, id: str, what: str, remedy: str) -> Fault:
        return Fault(MKDOCS_YML, record.line_of(key), id, what, remedy)

    seen: dict[str, Record] = {}
    for language in listed:
        code, tag = language.word("locale"), _tag_of(language)
        found: list[Fault] = []
        _hold(language, code, LANGUAGE, found)
        yield from found
        if found:
            continue
        if not _CODE.fullmatch(code):
            what, remedy = (
                f"The language's code '{code}' cannot be used.",
                "Write it as its folder is named: vi, zh-Hant or pt-BR, with a hyphen.",
            )
            yield fault(language, "locale", code, what, remedy)
        if not _TAG.fullmatch(tag):
            remedy = "Write `theme: {language: zh-Hans}`: language, script, region (BCP 47)."
            yield fault(language, "theme", code, f"The language tag '{tag}' is none.", remedy)
        for name in {code.lower(), f"tag {tag.lower()}"}:
            if name in seen:
                what = f"The language stands on line {seen[name].line} already, with the same code or tag."
                yield fault(language, "locale", code, what, "Keep one of the two.")
            seen[name] = language
    default = [language for language in listed if language.get("default") == "true"]
    if len(default) != 1 or default[0].get("build") == "false":
        what = f"{len(default)} languages are the default one." if len(default) != 1 else "The default language is a draft."
        remedy = "Write `default: true` at the one whose pages stand at the root, which is built and never another."
        yield fault(options, "languages", "", what, remedy)


def _of_hooks(settings: Record, project: Path) -> Iterator[Fault]:
    """Every hook of the folder is listed, once; the first and the last at their places."""
    items = settings.get("hooks")
    listed = list(items) if isinstance(items, Items) else []
    line = settings.line_of("hooks")
    there = sorted(path for path in (project / HOOKS).glob("*.py") if not path.name.startswith(".") and _has_event(path))
    for name in (f"{HOOKS}/{path.name}" for path in there):
        if listed.count(name) != 1:
            what = f"The hook {name} is listed {listed.count(name)} times."
            yield Fault(MKDOCS_YML, line, "hooks", what, "List each hook of the folder once; its docstring says where.")
    if listed and (listed[0] != FIRST_HOOK or listed[-1] != LAST_HOOK):
        remedy = f"Begin the list with {FIRST_HOOK}, which all others need, and end it with {LAST_HOOK}."
        yield Fault(MKDOCS_YML, line, "hooks", "The hooks stand in another order.", remedy)


def _has_event(path: Path) -> bool:
    return "\ndef on_" in read_text(path, path.name, [])


def _of_extensions(settings: Record) -> Iterator[Fault]:
    """Markdown means the same to the site as to the core: its extensions are all there, with their options, and no others."""
    items = settings.get("markdown_extensions")
    listed: dict[str, tuple[Any, int]] = {}
    for one, line in zip(items, items.lines, strict=True) if isinstance(items, Items) else ():
        for name, options in one.items() if isinstance(one, Record) else ((str(one), None),):
            if name not in EXTENSIONS:
                what = f"The Markdown extension '{name}' is not known to the gate for what authors write."
                yield Fault(MKDOCS_YML, line, name, what, f"Use these alone: {', '.join(EXTENSIONS)}.")
            elif name in listed:
                yield Fault(MKDOCS_YML, line, name, "The Markdown extension stands twice.", "Keep one of the two.")
            listed[name] = (options, line)
    for name, wanted in EXTENSIONS.items():
        found, line = listed.get(name, (None, settings.line_of("markdown_extensions")))
        if name not in listed:
            what = "The Markdown extension is missing: what authors write would be shown as it stands."
            yield Fault(MKDOCS_YML, line, name, what, "Restore it from git.")
        elif (found or {}) != wanted:
            what = f"The options of the Markdown extension are others than {', '.join(wanted) or 'none'} with their values."
            yield Fault(MKDOCS_YML, line, name, what, "Restore it from git.")
