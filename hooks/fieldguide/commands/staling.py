"""Translations that are behind what they were made from: listing them, and recording that they follow."""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..guide import Guide
from ..model.faults import Fault
from ..model.passages import MADE_FROM, Made, Passage, as_made_today, fingerprint
from ..reading.markdown_pages import read_page
from ..reading.passages import passages_on
from .checking import loaded

MOST_COMMITS = 200
"""Commits of a file that are searched for an earlier text."""

_HEAD = """\
# Which text each translation was made from: the language, that text's fingerprint, and the translation's own when it was confirmed.
# Written by `python -m fieldguide stale confirm`; CONTRIBUTING.md says when.
"""
_UNITS = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|\s+|[^\W\u2e80-\u9fff\uf900-\ufaff]+|[^\w\s]")
"""What a difference is told in: words, Han characters, marks, spaces."""


def tell(docs: Path) -> int:
    """The command `stale`: what is behind, and the change where git knows the earlier text; then what else keepers may want to know."""
    guide = loaded(docs, are_listed=False)
    if guide is None:
        return 1
    found = guide.staleness
    for passage in found.behind:
        original = guide.passages[passage.originals[0]][passage.id]
        print(f"{passage.id} {passage.language}  docs/{passage.file} is behind docs/{original.file} ({original.language})")
        made = guide.made_from[passage.language][passage.id]
        earlier = _earlier(docs, guide, original, made)
        if earlier:
            print(f"    was: {_line(earlier)}\n    is:  {_line(original.text)}\n    {difference(earlier, original.text)}")
        else:
            print(f"    is:  {_line(original.text)[:600]}")
        print(f"    translation: {_line(passage.text)[:600]}")
    for passage in found.ahead:
        print(f"{passage.id} {passage.language}  docs/{passage.file} has changed; its original in {passage.originals[0]} has not")
    for passage in found.unconfirmed:
        print(f"{passage.id} {passage.language}  docs/{passage.file} was never confirmed")
    counts = f"{len(found.behind)} behind, {len(found.ahead)} changed on their own, {len(found.unconfirmed)} never confirmed"
    print(f"Translations: {counts}")
    return 0


def tell_count(docs: Path) -> int:
    """Say in one line how many translations are behind, where any is; returns the number."""
    guide = loaded(docs)
    count = len(guide.staleness.behind) if guide else 0
    if count:
        print(f"Translations behind their original: {count}. `python -m fieldguide stale` lists them.")
    return count


def confirm(docs: Path, id: str, language: str, *, every: bool) -> int:
    """The command `stale confirm`: record that translations follow the texts of today.

    Args:
        id: a passage's; empty where every one is meant.
        language: the translation's; empty for all.
    """
    guide = loaded(docs, are_listed=False)
    if guide is None:
        return 1
    today = as_made_today(guide.passages)
    if bool(id) == every:
        print("Name a passage, or write --all. Remedy: take its id from `python -m fieldguide stale`.", file=sys.stderr)
        return 1
    meant = {code: {one: made for one, made in by_id.items() if one == id or every} for code, by_id in today.items()}
    meant = {code: by_id for code, by_id in meant.items() if by_id and code in (language, "" if language else code)}
    if not meant:
        print(f"No translation is called '{id} {language}'. Remedy: take both from `python -m fieldguide stale`.", file=sys.stderr)
        return 1
    for code, by_id in meant.items():
        record = {**guide.made_from.get(code, {}), **by_id}
        lines = "".join(f"{one}: {record[one]}\n" for one in sorted(today[code]) if one in record)
        path = docs / MADE_FROM / f"{code}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_HEAD + lines, encoding="utf-8", newline="\n")
        print(f"{path}: {len(by_id)} confirmed")
    return 0


def difference(old: str, new: str) -> str:
    """What changed, word by word: `[-taken out-]` and `{+put in+}`, with what stands between; long equal parts are cut."""
    before, after = _UNITS.findall(_line(old)), _UNITS.findall(_line(new))
    parts = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        out, put = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            parts.append(out if len(out) <= 80 else f"{out[:30]} … {out[-30:]}")
        else:
            parts += [f"[-{out}-]" if out else "", f"{{+{put}+}}" if put else ""]
    return "".join(parts)


def _line(text: str) -> str:
    return " ".join(text.split())


def _earlier(docs: Path, guide: Guide, original: Passage, made: Made) -> str:
    """The text that a translation was made from; empty where git does not know it."""
    if made.origin != original.language or not original.file.endswith(".md"):
        return ""
    for text in _versions(docs, guide, original):
        if fingerprint(text) == made.text:
            return text
    return ""


def _versions(docs: Path, guide: Guide, passage: Passage) -> Iterator[str]:
    """The texts that a passage of a page has had, the latest first."""
    name = f"{docs.name}/{passage.file}"
    hashes = _git(docs.parent, "log", f"-{MOST_COMMITS}", "--format=%H", "--", name).split()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, Path(passage.file).name)
        unheeded: list[Fault] = []
        for content in (_git(docs.parent, "show", f"{commit}:./{name}") for commit in hashes):
            path.write_text(content, encoding="utf-8", newline="\n")
            page = read_page(path, passage.language, path.parent, unheeded)
            yield from (text for id, text in passages_on(page, guide.principles) if id == passage.id)


def _git(folder: Path, *command: str) -> str:
    """What git says; nothing where there is no git or no history."""
    try:
        done = subprocess.run(["git", *command], cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
