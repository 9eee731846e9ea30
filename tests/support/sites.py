"""Sites for tests: the real one, and tiny ones in three languages, each built in a child process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

import material
import yaml

from fieldguide.guide import Guide
from fieldguide.pages.templates import renderer
from fieldguide.site import Site

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "vi", "zh")
TAGS = {"en": "en", "vi": "vi", "zh": "zh-Hans"}
PUBLIC = "https://guide.example.org/"


def read_yaml(name: str) -> Any:
    """What a file of the project holds, by the reader in C, which is ten times as fast."""
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


NAMES = {language: read_yaml(f"docs/_data/words/{language}.yml")["site"]["name"] for language in LANGUAGES}
"""The guide's name in each language."""

PROJECT = ("mkdocs.yml", "hooks", "overrides", "LICENSE", "fieldguide.py")


@dataclass(frozen=True)
class Built:
    """Outcome of a build: where the site is, and what the builder said."""

    site: Path
    returncode: int
    output: str

    def passed(self) -> Self:
        assert self.returncode == 0, self.output
        return self


@dataclass(frozen=True)
class Project:
    """A copy of the project that a test may change before it builds it."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    def write(self, name: str, text: str) -> None:
        """Write a file below docs/."""
        path = self.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a file below docs/; the old text has to be there."""
        path = self.docs / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def for_building(self) -> Path:
        """Its root, with what a build needs and the core does not: hooks, templates, assets."""
        if not (self.root / "hooks").exists():
            copy_project(self.root)
            shutil.copytree(ROOT / "docs/assets", self.docs / "assets", dirs_exist_ok=True)
        return self.root

    def build(self, **environment: str) -> Built:
        return build(self.for_building(), self.root / "site", **environment)


def site_of(guide: Guide) -> Site:
    """The guide as a site at its placeholder address, made without MkDocs."""
    folders = [str(ROOT / "overrides"), str(Path(material.__file__).parent / "templates")]
    return Site(guide, PUBLIC, date(2026, 11, 1), (), TAGS, renderer(folders))


def build(project: Path, site: Path, *, strict: bool = True, **environment: str) -> Built:
    """Build a project in a child process, as `make build` does."""
    command = [sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else []), "--site-dir", str(site)]
    # What a developer has set for other projects must not change what a test sees.
    kept = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "PYTHONPATH")}
    done = subprocess.run(
        command, cwd=project, env=kept | {"NO_MKDOCS_2_WARNING": "1"} | environment, capture_output=True, text=True, check=False
    )
    return Built(site, done.returncode, done.stdout + done.stderr)


def copy_project(target: Path, *more: str) -> Path:
    """The project's configuration, hooks and templates, without its docs; and what else is named."""
    target.mkdir(parents=True, exist_ok=True)
    for name in (*PROJECT, *more):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target


def tiny_project(target: Path) -> Project:
    """Two sources, four principles, one relation, two terms, in three languages."""
    project = Project(target)
    for folder in ("_data/search", "_data/words", "_data/style"):
        shutil.copytree(ROOT / "docs" / folder, project.docs / folder)
    shutil.copy(ROOT / "mkdocs.yml", target)
    for name, text in tiny_data().items():
        project.write(name, text)
    for language in LANGUAGES:
        for name, text in tiny_pages(language).items():
            project.write(f"{language}/{name}", text)
    write_ledger(project)
    return project


def in_english(project: Project) -> Path:
    """Give a tiny project what a build needs, and take its other languages out, for what is long in the making; returns its root."""
    root = project.for_building()
    settings = root / "mkdocs.yml"
    settings.write_text(
        re.sub(r"        - locale: (?:vi|zh)\n(?:          .*\n)+", "", settings.read_text(encoding="utf-8")), encoding="utf-8"
    )
    for language in LANGUAGES[1:]:
        shutil.rmtree(project.docs / language)
        for table in [*project.docs.glob(f"_data/*/{language}.yml")]:
            table.unlink()
    for data in project.docs.glob("_data/**/*.yml"):
        data.write_text(re.sub(r", vi: [^,}]*, zh: [^,}]*}", "}", data.read_text(encoding="utf-8")), encoding="utf-8")
    return root


def write_ledger(project: Project) -> None:
    """Write every id and page of the project into its ledger, as published with edition 2026.11."""
    pages = {path.relative_to(project.docs / "en").as_posix(): path for path in sorted((project.docs / "en").rglob("*.md"))}
    pages = {name: path for name, path in pages.items() if "_snippets" not in name}
    texts = {name: path.read_text(encoding="utf-8") for name, path in pages.items()}
    home = {id: name for name, text in texts.items() for id in re.findall(r"^#+ .*\{#(.+)\}$", text, re.MULTILINE)}
    facts = [path.read_text(encoding="utf-8") for path in sorted((project.docs / "_data/principles").glob("*.yml"))]
    declared = re.findall(r"^- id: (.+)\n  kind: (.+)$", "".join(facts), re.MULTILINE)
    ids = [f'- {{id: {id}, kind: {kind}, page: {home[id]}, edition: "2026.11", state: current}}\n' for id, kind in declared]
    paths = [f'- {{page: {name}, edition: "2026.11", state: current}}\n' for name in pages]
    project.write("_data/permalinks.yml", "# The ledger.\n" + "".join([*ids, *paths]))


def tiny_data() -> dict[str, str]:
    sources = "".join(
        f"- id: {id}\n  title: {{en: Source {id}, vi: Nguồn {id}, zh: 来源{id}}}\n  languages: [en]\n  home: {id}/index.md\n{label}"
        for id, label in (("cso", "  label: CSO\n  numbers: roman\n"), ("btech", "  label: B-Tech\n"))
    )
    terms = "".join(f"- id: {id}\n  names: {{en: {id} one, vi: {id} một, zh: {id}一}}\n" for id in ("harm", "duty"))
    cso = "".join(
        f"- id: {id}\n  kind: {kind}\n  force: recommends\n  actor: cso\n"
        for id, kind in (("cso-1", "part"), ("cso-1-1", "guideline"), ("cso-1-1-1", "point"))
    )
    relation = (
        "  relations:\n    - to: btech-1\n      type: supports\n      reason: {en: For a reason., vi: Vì một lý do., zh: 有一个理由。}\n"
        '      by: editors\n      day: "2026-11-26"\n'
    )
    return {
        "_data/guide.yml": 'edition: "2026.11"\n',
        "_data/sources.yml": sources,
        "_data/terms.yml": terms,
        "_data/principles/cso-1.yml": cso + relation,
        "_data/principles/btech.yml": "- id: btech-1\n  kind: headline\n  force: recommends\n  actor: state\n",
    }


def tiny_pages(language: str) -> dict[str, str]:
    """The same tree in each language; every text names its language, so that a mix-up shows."""
    meta = f"---\ndescription: Description in {language}.\n---\n\n"
    commentary = (
        "/// html | section.commentary\n\n## In practice {#in-practice}\n\n"
        f"1. Step in {language}: [words][btech-1], [btech-1], [term][term-harm].\n"
        f"2. Second in {language}.\n3. Third in {language}.\n\n///\n"
    )
    names = {"en": "{} one", "vi": "{} một", "zh": "{}一"}
    terms = "".join(
        f"## {names[language].format(id)} {{#term-{id}}}\n\nDefinition in {language}, see [btech-1].\n\n" for id in ("harm", "duty")
    )
    return {
        "index.md": f"{meta}# {NAMES[language]} {{#home}}\n\nWelcome to [one][cso-1-1].\n",
        "glossary.md": f"{meta}# Glossary {language} {{#glossary}}\n\n{terms}",
        "sources.md": f"{meta}# Sources {language} {{#sources}}\n\nAbout.\n\n## Licence {language} {{#licence}}\n\nFree.\n",
        "brief.md": f"{meta}# Brief {language} {{#brief}}\n\nCollect.\n\n## Entries {language} {{#collected}}\n",
        "offline.md": f"{meta}# Offline {language} {{#offline}}\n\nCarry it.\n",
        "cite.md": f"{meta}# Cite {language} {{#cite}}\n\nThus.\n",
        "_snippets/cite-cso.md": f"Cite cso in {language}.\n",
        "_snippets/cite-btech.md": f"Cite btech in {language}.\n",
        "cso/index.md": f"{meta}# CSO {language} {{#cso}}\n\nAbout.\n",
        "cso/part-1/index.md": f"# Part {language} {{#cso-1}}\n\nText of the part in {language}.\n",
        "cso/part-1/guideline-1.md": f"# Guideline {language} {{#cso-1-1}}\n\nText of the guideline in {language}.\n\n"
        f"## Point {language} {{#cso-1-1-1}}\n\nText of the point in {language}.\n\n{commentary}",
        "btech/index.md": f"{meta}# BTech {language} {{#btech}}\n\nAbout.\n",
        "btech/headline-1.md": f"# Headline {language} {{#btech-1}}\n\nText of the headline in {language}.\n",
    }
