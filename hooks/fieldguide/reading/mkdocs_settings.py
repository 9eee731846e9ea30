"""Settings of mkdocs.yml that the guide needs where no MkDocs runs: its public address, and the Markdown that authors write."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Safe YAML that knows one tag of MkDocs': `!ENV [NAME, value]`, a value that the environment may replace."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.SequenceNode):
        return None
    name, value = (*loader.construct_sequence(node), "")[:2]
    return os.environ.get(str(name)) or value


_Loader.add_constructor("!ENV", _from_environment)


def address_in(configuration: Path) -> str:
    """The public address: what SITE_URL says, or else mkdocs.yml."""
    return str(_settings(configuration).get("site_url") or "")


def markdown_in(configuration: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The Markdown extensions in their order, and the options of each; folders are beside mkdocs.yml."""
    listed = [one if isinstance(one, dict) else {one: {}} for one in _settings(configuration)["markdown_extensions"]]
    options = {name: dict(values or {}) for one in listed for name, values in one.items()}
    for values in options.values():
        if "base_path" in values:
            values["base_path"] = [str(configuration.parent / folder) for folder in values["base_path"]]
    return list(options), options


def _settings(configuration: Path) -> dict[str, Any]:
    value = yaml.load(configuration.read_text(encoding="utf-8"), Loader=_Loader)
    return value if isinstance(value, dict) else {}
