"""What the hooks share in one build.

No hook keeps anything in its module: a module lives as long as the process, through all languages and rebuilds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from fieldguide.kits import Kit
from fieldguide.links import page_address, public
from fieldguide.loading import Guide
from fieldguide.navigation import HOME
from fieldguide.words import Words, day_of, words_of
from languages import i18n


@dataclass(frozen=True)
class Site:
    """The guide, and the language that is being built.

    Attributes:
        public: public address of the site's root.
        built: day of the build, as the site and its offline copies tell it.
        kits: offline copies that this site offers for download.
        tags: language tag of each language's pages, such as `zh-Hans` for `zh`.
        all_words: look-up of interface words for each language, published or not.
        templates: the theme's templates, the guide's own among them.
    """

    guide: Guide
    public: str
    built: date
    kits: tuple[Kit, ...]
    tags: Mapping[str, str]
    all_words: Mapping[str, Words]
    templates: jinja2.Environment
    language: str

    @property
    def words(self) -> Words:
        return self.all_words[self.language]

    @property
    def homepage(self) -> str:
        return page_address(self.guide, HOME, self.language)

    def public_of(self, page: str, language: str = "") -> str:
        """Public address of a page in a language, else in the one that is being built."""
        return public(self.public, page_address(self.guide, page, language or self.language))

    def day(self, language: str) -> str:
        """Day of the build as a language writes it."""
        return day_of(self.built, self.all_words[language])


def open_site(config: MkDocsConfig, guide: Guide, built: date, kits: tuple[Kit, ...]) -> None:
    """Begin a build: every hook after this finds the guide with site_of()."""
    locales = i18n(config).config.languages
    templates = config.theme.get_env()
    templates.auto_reload = False  # they do not change during a build
    config.extra["site"] = Site(
        guide=guide,
        public=str(config.site_url),
        built=built,
        kits=kits,
        tags={locale.locale: (locale.theme or {}).get("language", locale.locale) for locale in locales},
        all_words={language: words_of(guide.words[language]) for language in guide.words},
        templates=templates,
        language=guide.default_language,
    )


def turn_to_language(config: MkDocsConfig) -> Site:
    """Note which language static-i18n builds now."""
    config.extra["site"] = replace(site_of(config), language=i18n(config).current_language)
    return site_of(config)


def site_of(config: MkDocsConfig) -> Site:
    site: Site = config.extra["site"]
    return site
