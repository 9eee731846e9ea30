"""What the core needs of mkdocs.yml where no MkDocs runs: the languages and the Markdown extensions, which stand there alone."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..model.faults import Fault, GuideError, RequestError

MKDOCS_YML = "mkdocs.yml"

_CODE = re.compile(r"[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
"""A language's code as static-i18n takes it and an address carries it: ISO 639-1, then a script, then a region."""

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
"""A language tag (BCP 47), as far as the guide uses them."""


class _Loader(yaml.SafeLoader):
    """Safe YAML that passes over MkDocs' own tags, such as `!ENV`."""


_Loader.add_constructor(None, lambda _loader, _node: None)


@dataclass(frozen=True)
class Languages:
    """The languages of mkdocs.yml.

    Attributes:
        built: codes of those that are built, the default language first.
        drafts: codes of those that are still being written (`build: false`).
        tags: language tag of each, such as `zh-Hans` for `zh`.
    """

    built: tuple[str, ...]
    drafts: tuple[str, ...]
    tags: dict[str, str]


def languages_in(configuration: Path) -> Languages:
    """The languages that mkdocs.yml lists.

    Raises:
        RequestError: where the file or the list is not there.
        GuideError: with every fault of the list.
    """
    if not configuration.is_file():
        raise RequestError(f"{configuration} is missing.", "Name a documentation folder that stands beside mkdocs.yml: --docs <folder>.")
    text = configuration.read_text(encoding="utf-8")
    try:
        value: Any = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise GuideError(
            [Fault(MKDOCS_YML, line, "", f"The YAML is broken: {error.problem}.", "Mend the syntax on or before it.")]
        ) from None
    plugins = value.get("plugins") or [] if isinstance(value, dict) else []
    options = next((plugin["i18n"] for plugin in plugins if isinstance(plugin, dict) and "i18n" in plugin), None) or {}
    listed = sorted(options.get("languages") or [], key=lambda language: not language.get("default"))
    if not listed:
        raise RequestError(f"{configuration} lists no languages.", "List them under plugins: i18n: languages:.")
    faults = [fault for language in listed for fault in _faults_of(language, text)]
    if isinstance(value, dict) and value.get("use_directory_urls") is not False:
        what = "use_directory_urls is not false, which would change every address."
        faults.append(Fault(MKDOCS_YML, _line_of(text, "use_directory_urls"), "", what, "Write `use_directory_urls: false`."))
    if faults:
        raise GuideError(faults)
    return Languages(
        built=tuple(language["locale"] for language in listed if language.get("build", True)),
        drafts=tuple(language["locale"] for language in listed if not language.get("build", True)),
        tags={language["locale"]: _tag_of(language) for language in listed},
    )


def address_in(configuration: Path) -> str:
    """The public address: what SITE_URL says, or else mkdocs.yml."""
    value: Any = yaml.load(configuration.read_text(encoding="utf-8"), Loader=_Loader)
    named = re.search(r"^site_url: !ENV \[SITE_URL, \"(.+)\"\]", configuration.read_text(encoding="utf-8"), re.MULTILINE)
    return os.environ.get("SITE_URL") or str(value.get("site_url") or (named[1] if named else ""))


def markdown_in(configuration: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The Markdown extensions that mkdocs.yml lists, in their order, and the options of each; folders are beside mkdocs.yml."""
    value: Any = yaml.load(configuration.read_text(encoding="utf-8"), Loader=_Loader)
    listed = [one if isinstance(one, dict) else {one: {}} for one in value["markdown_extensions"]]
    options = {name: dict(values or {}) for one in listed for name, values in one.items()}
    for values in options.values():
        if "base_path" in values:
            values["base_path"] = [str(configuration.parent / folder) for folder in values["base_path"]]
    return list(options), options


def _tag_of(language: dict[str, Any]) -> str:
    return str((language.get("theme") or {}).get("language", language["locale"]))


def _faults_of(language: dict[str, Any], text: str) -> list[Fault]:
    code = language.get("locale")
    line = _line_of(text, f"locale: {code}")
    if not isinstance(code, str):
        what = f"The language's code is {code!r}, which is no text."
        return [Fault(MKDOCS_YML, _line_of(text, "locale: "), "", what, 'Write it in quotation marks: locale: "no".')]
    faults = []
    if not _CODE.fullmatch(code):
        remedy = "Write it as its folder is named: vi, zh-Hant or pt-BR, with a hyphen."
        faults.append(Fault(MKDOCS_YML, line, code, f"The language's code '{code}' cannot be used.", remedy))
    if not _TAG.fullmatch(_tag_of(language)):
        what = f"The language tag '{_tag_of(language)}' is none."
        faults.append(Fault(MKDOCS_YML, line, code, what, "Write `theme: {language: zh-Hans}`: language, script, region (BCP 47)."))
    return faults


def _line_of(text: str, words: str) -> int:
    return next((number for number, line in enumerate(text.split("\n"), 1) if words in line), 1)
