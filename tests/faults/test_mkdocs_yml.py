"""mkdocs.yml: whatever would make other pages without a word is told with its line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fieldguide.model.faults import GuideError
from fieldguide.reading.mkdocs_yml import languages_in
from support.faults import told
from support.sites import LANGUAGES, ROOT

TEXT = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def faults_of(tmp_path: Path, content: str | bytes) -> str:
    path = tmp_path / "mkdocs.yml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    (tmp_path / "hooks").symlink_to(ROOT / "hooks")
    with pytest.raises(GuideError) as raised:
        languages_in(path)
    return str(raised.value)


def test_it_is_right_as_it_is() -> None:
    assert languages_in(ROOT / "mkdocs.yml").built == LANGUAGES


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        # the theme and its settings
        ("name: material", "name: readthedocs", "'name' is not material"),
        ("custom_dir: overrides", "custom_dir: override", "'custom_dir' is not overrides"),
        ("font: false", "font: {text: Roboto}", "fonts would come from another host"),
        ("favicon: assets", "features: [navigation.instant]\n  favicon: assets", "works from a disk"),
        # plugins
        ("plugins:\n", "plugins:\n  - search\n", "Another plugin than i18n"),
        ("\nhooks:", "  - i18n: {languages: []}\n\nhooks:", "Another plugin than i18n"),
        ("- i18n:", "- i18m:", "'i18m' is unknown"),
        ("docs_structure: folder", "docs_structure: suffix", "'docs_structure' is not folder"),
        ("fallback_to_default: false", "fallback_to_default: true", "missing translation would be passed over"),
        ("plugins:\n  - i18n:", "plugin:\n  - i18n:", "'plugins' is missing"),
        # languages
        ("          default: true\n", "", "0 languages are the default one"),
        ("- locale: vi\n", "- locale: vi\n          default: true\n", "2 languages are the default one"),
        ("          default: true", "          default: true\n          build: false", "default language is a draft"),
        ("- locale: zh", "- locale: vi", "stands on line"),
        ("{language: zh-Hans}", "{language: vi}", "same code or tag"),
        ("- locale: vi", "- locale: zh_TW", "code 'zh_TW' cannot be used"),
        ("- locale: vi", "- locale: VI", "code 'VI' cannot be used"),
        ("- locale: vi", "- locale: no", "is no text"),
        ("name: 简体中文", "nme: 简体中文", "'nme' is unknown"),
        # settings that pages depend on
        ("use_directory_urls: false", "use_directory_urls: true", "change every address"),
        ("use_directory_urls: false", 'use_directory_urls: "false"', "change every address"),
        ("strict: true", "strict: false", "warnings would be passed over"),
        ("  _data/\n", "", "left out"),
        ("strict: true", "strict: true\nnav: [index.md]", "'nav' is none of the guide's"),
        ("strict: true", "strict: true\nrepo_url: https://example.org", "'repo_url' is none of the guide's"),
        ("strict: true", "strict: true\nINHERIT: other.yml", "'INHERIT' is none of the guide's"),
        ("extra:\n", "extra:\n  analytics: {provider: google}\n", "'analytics' is unknown"),
        ("not_found: warn", "not_found: ignore", "links that lead nowhere would be passed over"),
        # hooks
        ("  - hooks/compose_pages.py\n", "", "compose_pages.py is listed 0 times"),
        ("  - hooks/compose_pages.py\n", "  - hooks/compose_pages.py\n" * 2, "compose_pages.py is listed 2 times"),
        ("hooks:\n", "hooks:\n  - hooks/build_navigation.py\n", "stand in another order"),
        # Markdown
        ("  - attr_list", "  - footnotes\n  - attr_list", "'footnotes' is not known to the gate"),
        ("  - tables", "  - tables\n  - tables", "stands twice"),
        ("  - pymdownx.blocks.details", "  - pymdownx.blocks.tab", "extension is missing"),
        ("types: [safety, note]", "types: [note]", "are others than types"),
        ("check_paths: true", "check_paths: true\n      url_download: true", "are others than"),
        # what YAML can do
        ("strict: true", "strict: true\nstrict: true", "stands twice"),
        ("strict: true", "strict: &a true", "begins with &"),
        ("strict: true", "strict: !!python/name:os.system", "begins with !"),
        ("strict: true", "strict: [true", "YAML is broken"),
        ("strict: true", "<<<<<<< HEAD\nstrict: true\n=======\nstrict: no\n>>>>>>> main", "merge was not finished"),
        ("strict: true", "strict: true\nextra_css: [https://example.org/x.css]", "leads to another host"),
        ("strict: true", "strict: true\nextra_css: [//example.org/x.css]", "leads to another host"),
    ],
)
def test_a_setting_that_makes_other_pages_is_told(tmp_path: Path, old: str, new: str, what: str) -> None:
    assert old in TEXT
    found = [one for one in told(faults_of(tmp_path, TEXT.replace(old, new, 1))) if what in one.what]
    assert found and all(one.file == "mkdocs.yml" and one.line >= 1 and one.remedy for one in found)


@pytest.mark.parametrize("content", [b"", b"hello", b"- a", b"\xff\xfe", bytes(range(256)), b"a: " + b"[" * 5000, b"a: {b: [c]}"])
def test_what_is_no_configuration_is_told(tmp_path: Path, content: bytes) -> None:
    assert all(one.remedy for one in told(faults_of(tmp_path, content)))


def test_what_is_no_plain_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mkdocs.yml")
    with pytest.raises(Exception, match="Remedy: "):
        languages_in(tmp_path / "mkdocs.yml")
