"""What the core needs of mkdocs.yml where no MkDocs runs: the list of languages, which stands there alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ..model.faults import RequestError


class _Loader(yaml.SafeLoader):
    """Safe YAML that passes over MkDocs' own tags, such as `!ENV`."""


_Loader.add_constructor(None, lambda _loader, _node: None)


def languages_in(configuration: Path) -> list[str]:
    """Language codes as mkdocs.yml lists them, the default language first.

    Raises:
        RequestError: where the file or the list is not there.
    """
    if not configuration.is_file():
        raise RequestError(f"{configuration} is missing.", "Name a documentation folder that stands beside mkdocs.yml: --docs <folder>.")
    value: Any = yaml.load(configuration.read_text(encoding="utf-8"), Loader=_Loader)
    plugins = value.get("plugins") or [] if isinstance(value, dict) else []
    options = next((plugin["i18n"] for plugin in plugins if isinstance(plugin, dict) and "i18n" in plugin), None) or {}
    languages = sorted(options.get("languages") or [], key=lambda language: not language.get("default"))
    if not languages:
        raise RequestError(f"{configuration} lists no languages.", "List them under plugins: i18n: languages:.")
    return [str(language["locale"]) for language in languages]
