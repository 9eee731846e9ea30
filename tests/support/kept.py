"""A tiny guide of a later edition: two principles were retired, two pages moved, one of them twice."""

from __future__ import annotations

from pathlib import Path

from support.sites import LANGUAGES, Project, tiny_project

CSO = "_data/principles/cso-1.yml"
GUIDELINE = "cso/part-1/guideline-1"
RETIRED = {
    "cso-1-1-1": """- id: cso-1-1-1
  kind: point
  force: recommends
  actor: cso
  since: "2027.03"
  reason: {en: The law changed., vi: Luật đã thay đổi., zh: 法律已修改。}
  replaced_by: [btech-1, cso-1-1]
  title: {en: Point en, vi: Point vi, zh: Point zh}
  text:
    en: |
      First of en.
      Second of en.
    vi: |
      First of vi.
      Second of vi.
    zh: |
      First of zh.
      Second of zh.
""",
    "btech-2": """- id: btech-2
  kind: headline
  force: describes
  actor: state
  since: "2027.01"
  reason: {en: It was an error., vi: Đó là sai sót., zh: 此系错误。}
  title: {en: Second en, vi: Second vi, zh: Second zh}
  text: {en: Text of the second in en., vi: Text of the second in vi., zh: Text of the second in zh.}
""",
}
"""What is kept of each retired principle. The point's page is there still; the headline's has moved to its source's first page."""

MOVED = {"btech/headline-2": "btech/index", "old/notes": "cite", "notes": "cite"}
"""Old and present path of each page that moved: the last one's was the way of the one before."""


def kept_project(target: Path) -> Project:
    project = tiny_project(target)
    project.write("_data/guide.yml", 'edition: "2027.03"\n')
    project.write("_data/retired.yml", "".join(RETIRED.values()))
    take_out_point(project)
    line = f'- {{id: cso-1-1-1, kind: point, page: {GUIDELINE}.md, edition: "2026.11", state: '
    project.replace("_data/permalinks.yml", f"{line}current}}", f"{line}retired}}")
    with (project.docs / "_data/permalinks.yml").open("a", encoding="utf-8") as ledger:
        ledger.write('- {id: btech-2, kind: headline, page: btech/headline-2.md, edition: "2026.11", state: retired}\n')
        ledger.write('- {page: btech/headline-2.md, edition: "2026.11", state: moved, to: btech/index.md}\n')
        ledger.write('- {page: old/notes.md, edition: "2026.11", state: moved, to: notes.md}\n')
        ledger.write('- {page: notes.md, edition: "2026.12", state: moved, to: cite.md}\n')
    return project


def take_out_point(project: Project) -> None:
    """Take the point out of the tiny guide: its declaration, with its relation, and its text in every language."""
    whole = (project.docs / CSO).read_text(encoding="utf-8")
    project.replace(CSO, whole[whole.index("- id: cso-1-1-1") :], "")
    for language in LANGUAGES:
        project.replace(f"{language}/{GUIDELINE}.md", f"## Point {language} {{#cso-1-1-1}}\n\nText of the point in {language}.\n\n", "")
