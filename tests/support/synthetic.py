"""Synthetic guides of any size, for the benchmark: the real page anatomy, generated text."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from support.sites import LANGUAGES, ROOT, Project, copy_project, tiny_data, tiny_pages, write_ledger

WORDS = {
    "en": [
        "company",
        "conflict",
        "civilian",
        "policy",
        "review",
        "service",
        "access",
        "risk",
        "local",
        "expert",
        "network",
        "assess",
        "protect",
        "measure",
        "dialogue",
    ],
    "vi": [
        "doanh",
        "nghiệp",
        "xung",
        "đột",
        "dân",
        "thường",
        "chính",
        "sách",
        "rà",
        "soát",
        "dịch",
        "vụ",
        "rủi",
        "ro",
        "địa",
        "phương",
        "mạng",
        "lưới",
        "đánh",
        "giá",
        "bảo",
        "vệ",
    ],
    "zh": list("公司冲突平民政策审查服务风险当地专家网络评估保护措施对话"),
}
WORDS_A_PAGE = 300


def synthetic_project(target: Path, guidelines: int) -> Project:
    """A guide with so many guidelines a language, each with two points, commentary, two links and one relation."""
    project = Project(copy_project(target))
    for folder in ("assets", "_data/words", "_data/search", "_data/style"):
        shutil.copytree(ROOT / "docs" / folder, project.docs / folder)
    data = tiny_data()
    data["_data/principles/cso-1.yml"] = "- id: cso-1\n  kind: part\n  force: describes\n  actor: cso\n" + "".join(
        _facts(number) for number in range(1, guidelines + 1)
    )
    for name, text in data.items():
        project.write(name, text)
    for language in LANGUAGES:
        pages = tiny_pages(language)
        del pages["cso/part-1/guideline-1.md"]
        chance = random.Random(language)
        for number in range(1, guidelines + 1):
            pages[f"cso/part-1/guideline-{number}.md"] = _page(number, guidelines, language, chance)
        for name, text in pages.items():
            project.write(f"{language}/{name}", text)
    write_ledger(project)
    return project


def _facts(number: int) -> str:
    own = "".join(
        f"- id: {id}\n  kind: {kind}\n  force: recommends\n  actor: cso\n"
        for id, kind in ((f"cso-1-{number}-1", "point"), (f"cso-1-{number}-2", "point"))
    )
    reason = "".join(
        f"        {language}: {words[number % len(words)]}{_number(number, language)}{_stop(language)}\n"
        for language, words in WORDS.items()
    )
    relation = f"  relations:\n    - to: btech-1\n      type: supports\n      by: editors\n      day: '2026-11-26'\n      reason:\n{reason}"
    return f"- id: cso-1-{number}\n  kind: guideline\n  force: recommends\n  actor: cso\n{relation}{own}"


def _number(number: int, language: str) -> str:
    return f"{'' if language == 'zh' else ' '}{number}"


def _stop(language: str) -> str:
    return "。" if language == "zh" else "."


def _page(number: int, guidelines: int, language: str, chance: random.Random) -> str:
    space = "" if language == "zh" else " "

    def prose(words: int) -> str:
        return space.join(chance.choices(WORDS[language], k=words)) + _number(number, language) + _stop(language)

    other = number % guidelines + 1
    points = "".join(f"## {prose(6)[:-1]} {{#cso-1-{number}-{point}}}\n\n{prose(WORDS_A_PAGE // 6)}\n\n" for point in (1, 2))
    links = {1: "[words][btech-1]", 2: f"[cso-1-{other}]", 3: "[words][btech-1]"}
    steps = "".join(f"{step}. {links[step]}{space}{prose(WORDS_A_PAGE // 10)}\n" for step in links)
    return (
        f"# {prose(6)[:-1]} {{#cso-1-{number}}}\n\n{prose(WORDS_A_PAGE // 6)}\n\n{points}"
        f"/// html | section.commentary\n\n## In practice {{#in-practice}}\n\n{steps}\n///\n"
    )
