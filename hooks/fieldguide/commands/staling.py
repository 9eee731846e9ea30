"""Translations that are behind what they were made from: listing them, and recording that they follow."""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from ..guide import Guide
from ..model.faults import GuideError
from ..model.passages import MADE_FROM, Made, Passage, Passages, Staleness, as_made_today, fingerprint
from ..reading.content import read_content
from .checking import loaded

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
    earlier = _texts_on_record(docs, guide, found)
    for passage in found.behind:
        original = guide.passages[passage.originals[0]][passage.id]
        print(f"{passage.id} {passage.language}  docs/{passage.file} is behind docs/{original.file} ({original.language})")
        _show(original, earlier.get(guide.made_from[passage.language][passage.id].text, ""))
        print(f"    translation: {_line(passage.text)}")
    for passage in found.ahead:
        print(f"{passage.id} {passage.language}  docs/{passage.file} has changed; its original in {passage.originals[0]} has not")
        _show(passage, earlier.get(guide.made_from[passage.language][passage.id].own, ""))
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
        print(f"{_write(docs, guide, code, by_id)}: {len(by_id)} confirmed")
    return 0


def record_new(docs: Path, guide: Guide) -> int:
    """Record what is not on record yet as made from the texts of today, and drop what is gone; returns how much was new."""
    today = as_made_today(guide.passages)
    count = 0
    for code, by_id in today.items():
        known = guide.made_from.get(code, {})
        new = {id: made for id, made in by_id.items() if id not in known}
        if new or known.keys() - by_id.keys():
            _write(docs, guide, code, new)
        count += len(new)
    return count


def _write(docs: Path, guide: Guide, language: str, confirmed: Mapping[str, Made]) -> Path:
    """Write a language's record with what was confirmed, without passages that are gone; returns its path."""
    record = {**guide.made_from.get(language, {}), **confirmed}
    lines = "".join(f"{id}: {record[id]}\n" for id in sorted(as_made_today(guide.passages)[language]) if id in record)
    path = docs / MADE_FROM / f"{language}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_HEAD + lines, encoding="utf-8", newline="\n")
    return path


def _show(passage: Passage, earlier: str) -> None:
    """Print what a passage said, what it says, and what changed between; what it says alone where no commit holds the earlier text."""
    if earlier:
        print(f"    was: {_line(earlier)}\n    is:  {_line(passage.text)}\n    {difference(earlier, passage.text)}")
    else:
        print(f"    is:  {_line(passage.text)}")


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


def _texts_on_record(docs: Path, guide: Guide, found: Staleness) -> dict[str, str]:
    """By fingerprint, the texts that were on record, from the commits that recorded them; what is in no commit is not among them."""
    made = [guide.made_from[one.language][one.id] for one in (*found.behind, *found.ahead)]
    commits = {_commit_of(docs, text) for one in made for text in (one.text, one.own)} - {""}
    passages = (_passages_at(docs, commit, list(guide.passages)) for commit in sorted(commits))
    return {fingerprint(one.text): one.text for at in passages for by_id in at.values() for one in by_id.values()}


def _commit_of(docs: Path, text: str) -> str:
    """The commit that brought a fingerprint into the records; empty where none did."""
    return _git(docs, "log", "--reverse", "--format=%H", f"-S{text}", "--", MADE_FROM).decode().partition("\n")[0]


def _passages_at(docs: Path, commit: str, languages: Sequence[str]) -> Passages:
    """The guide's passages in a commit, as far as they can be read."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(_git(docs, "archive", commit, "."))) as archive:
            archive.extractall(folder, filter="data")
        try:
            return read_content(Path(folder), languages, (), []).passages
        except GuideError:  # the folder was elsewhere then
            return {}


def _git(folder: Path, *command: str) -> bytes:
    """What git says; nothing where there is no git or no history."""
    try:
        done = subprocess.run(["git", *command], cwd=folder, capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
