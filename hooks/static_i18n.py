"""The few things of static-i18n that the hooks read."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page


def is_building_further_language(config: MkDocsConfig) -> bool:
    """Whether this is one of the builds that static-i18n runs, after the first, for each further language."""
    return bool(i18n(config).building)


def place_of_page(page: Page) -> tuple[str, str]:
    """Path of a page below its language's folder, and the language."""
    file: Any = page.file
    return file.norm_src_uri, file.locale


def i18n(config: MkDocsConfig) -> Any:
    """The plugin, whose types are its own."""
    return config.plugins["i18n"]


def current_language(config: MkDocsConfig) -> str:
    """Code of the language that is being built; settled from static-i18n's on_config on."""
    return str(i18n(config).current_language)
