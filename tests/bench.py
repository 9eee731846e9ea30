"""What the guide costs: printed as ratios of one run, never asserted. Run by `make bench`."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))

from playwright.sync_api import Browser, sync_playwright

from bench_current import cost_of_being_current
from bench_editions import weigh_editions
from bench_kit import weigh
from bench_paint import compare_paint
from bench_search import compare_at_scale, compare_searches
from support.browser import FLAGS, chromium
from support.heights import BEFORE, SHARE, height_of
from support.server import serve
from support.sites import ROOT, build
from support.synthetic import synthetic_project

ROUNDS = 3
SIZES = (200, 500, 1000)

PLAIN = """\
site_name: Plain
site_url: https://guide.example.org/
use_directory_urls: false
exclude_docs: |
  _data/
  _snippets/
theme:
  name: material
  font: false
  features: [navigation.indexes, navigation.footer, toc.follow{prune}]
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: vi, name: Tiếng Việt}}
        - {{locale: zh, name: 简体中文}}
markdown_extensions: {extensions}
"""


def plain_project(target: Path, docs: Path, *, prune: bool) -> Path:
    """The same Markdown with plain Material and static-i18n: no hooks, no templates of our own."""
    shutil.copytree(docs, target / "docs")
    extensions = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""))["markdown_extensions"]
    text = PLAIN.format(prune=", navigation.prune" if prune else "", extensions=yaml.safe_dump(extensions, default_flow_style=True))
    (target / "mkdocs.yml").write_text(text, encoding="utf-8")
    return target


def seconds(projects: dict[str, Path], rounds: int = ROUNDS) -> dict[str, float]:
    """Best time of some builds of each project, the projects taking turns so that none has the quieter machine."""
    best = dict.fromkeys(projects, float("inf"))
    for _ in range(rounds):
        for name, project in projects.items():
            start = time.perf_counter()
            built = build(project, project / "site", strict=name == "guide")
            best[name] = min(best[name], time.perf_counter() - start)
            if built.returncode:
                raise SystemExit(f"{name} does not build:\n{built.output}")
    return best


def compare(title: str, guide: Path, scratch: Path) -> None:
    projects = {
        "guide": guide,
        "plain, pruned": plain_project(scratch / "pruned", guide / "docs", prune=True),
        "plain": plain_project(scratch / "plain", guide / "docs", prune=False),
    }
    times = seconds(projects)
    print(f"\n{title}")
    for name, time_taken in times.items():
        print(f"  {name:<28}{time_taken:7.2f} s   guide is {times['guide'] / time_taken:5.2f} times that")


def growth(scratch: Path) -> None:
    print("\nBuild time as the guide grows (guidelines a language)")
    first: float | None = None
    for size in SIZES:
        project = synthetic_project(scratch / f"size-{size}", size).root
        taken = seconds({"guide": project}, rounds=1)["guide"] / size
        first = first or taken
        print(f"  {size:>5}   {taken * 1000:7.2f} ms a guideline   {taken / first:5.2f} times the first row")


def lengths(browser: Browser, site: Path) -> None:
    """Heights of two pages, against those of edition 2026.11."""
    print("\nLength of a guideline")
    with serve(site) as address:
        for (name, width), before in BEFORE.items():
            page = browser.new_page(viewport={"width": width, "height": 800})
            page.goto(f"{address}{name}", wait_until="networkidle")
            height = height_of(page)
            print(f"  {name} at {width}: {height} px, {height / before:.2f} of edition 2026.11; at most {SHARE} is wanted")
            page.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        guide = scratch / "guide"
        shutil.copytree(ROOT, guide, ignore=shutil.ignore_patterns(".venv", ".git", "site", "build", "dist", "tests", "__pycache__"))
        compare("Build of this site (best of three, the three taking turns)", guide, scratch / "this")
        compare("The same at 200 synthetic guidelines a language", synthetic_project(scratch / "synthetic", 200).root, scratch / "large")
        growth(scratch)
        cost_of_being_current(guide, guide / "site")
        weigh_editions(guide, weigh(guide, scratch / "kit"), scratch / "editions")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            compare_paint(browser, guide / "site")
            lengths(browser, guide / "site")
            compare_searches(browser, guide, guide / "site", scratch / "searches")
            compare_at_scale(browser, scratch)
            browser.close()


if __name__ == "__main__":
    main()
