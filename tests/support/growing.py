"""A tiny guide that grows as CONTRIBUTING.md says: by languages, and by a source."""

from __future__ import annotations

import re
import shutil

from fieldguide.commands.ledger import add_to_ledger
from fieldguide.guide import Guide, load_guide
from fieldguide.reading.mkdocs_yml import Languages, languages_in
from fieldguide.site import Site
from support.faults import append
from support.sites import LANGUAGES, Project, site_of


def listed(project: Project) -> Languages:
    return languages_in(project.root / "mkdocs.yml")


def loaded(project: Project) -> Guide:
    languages = listed(project)
    return load_guide(project.docs, languages.built, drafts=languages.drafts, name=languages.name)


def grown(project: Project) -> Site:
    """The guide as a site, with the tags of its own mkdocs.yml."""
    site = site_of(loaded(project))
    return Site(site.guide, site.address, site.built, (), listed(project).tags, site.render)


def list_language(project: Project, code: str, tag: str, name: str, more: str = "") -> None:
    project.replace(
        "../mkdocs.yml",
        "\nhooks:",
        f"        - locale: {code}\n          name: {name}\n          theme: {{language: {tag}}}\n{more}\nhooks:",
    )


def translate(project: Project, code: str, name: str) -> None:
    """What a translator writes; here the texts of a language that is written alike."""
    docs, base = project.docs, code.split("-", maxsplit=1)[0] if code.startswith("zh") else "en"
    shutil.copytree(docs / base, docs / code)
    for folder in ("words", "search", "style"):
        shutil.copy(docs / f"_data/{folder}/{base}.yml", docs / f"_data/{folder}/{code}.yml")
    own = {"en": "English", "zh": "简体中文"}[base]
    project.replace(f"_data/words/{code}.yml", f"\n  name: {own}\n", f"\n  name: {name}\n")
    for path in (docs / "_data/words").glob("*.yml"):
        project.replace(f"_data/words/{path.name}", "\nlanguage:\n", f"\nlanguage:\n  {code}: '{code}'\n")
    for path in (docs / "_data/sources.yml", docs / "_data/terms.yml", *(docs / "_data/principles").glob("*.yml")):
        text = re.sub(rf"\{{(.*?{base}: ([^,}}]+).*?)\}}", rf"{{\1, {code}: \2}}", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")


def add_source(project: Project) -> None:
    """Add a source of a part and a point, before any language is added."""
    append(
        project,
        "_data/sources.yml",
        "- id: oecd\n  label: OECD\n  places: [[part], [point]]\n  title: {en: Source oecd, vi: Nguồn oecd, zh: 来源oecd}\n"
        "  languages: [en]\n  home: oecd/index.md\n",
    )
    project.write(
        "_data/principles/oecd.yml",
        "- id: oecd-1\n  kind: part\n  force: describes\n- id: oecd-1-1\n  kind: point\n  force: recommends\n  relations:\n"
        "    - to: btech-1\n      type: supports\n      reason: {en: One reason more., vi: Thêm một lý do., zh: 又一个理由。}\n"
        '      by: editors\n      day: "2026-11-26"\n',
    )
    for language in LANGUAGES:
        words = f"_data/words/{language}.yml"
        project.replace(words, "\nsource:\n", "\nsource:\n  oecd: OECD\n")
        project.replace(words, "\nplace:\n", '\nplace:\n  oecd:\n    part-1: "Part {first}"\n    point-2: "Part {first}, point {second}"\n')
        project.write(f"{language}/_snippets/cite-oecd.md", f"Cite oecd in {language}.\n")
        project.write(
            f"{language}/oecd/index.md", f"---\ndescription: Of oecd in {language}.\n---\n\n# OECD {language} {{#oecd}}\n\nAbout.\n"
        )
        project.write(
            f"{language}/oecd/part-1.md",
            f"# First {language} {{#oecd-1}}\n\nText of the first in {language}.\n\n"
            f"## Second {language} {{#oecd-1-1}}\n\nText of the second in {language}.\n",
        )
    assert add_to_ledger(project.docs) == 0
