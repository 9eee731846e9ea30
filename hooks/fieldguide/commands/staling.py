"""Translations that are behind what they were made from: listing them, and recording that they follow."""

from __future__ import annotations

import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from ..guide import Guide
from ..model.faults import GuideError
from ..model.passages import MADE_FROM, Made, Passage, Passages, Staleness, as_made_today, differences, fingerprint
from ..reading.content import read_content
from .checking import loaded
from .git import git

_HEAD = """\
# Which text each translation was made from: the language, that text's fingerprint, and the translation's own when it was confirmed.
# Written by `python -m fieldguide stale confirm`; CONTRIBUTING.md says when.
"""


def tell(docs: Path) -> int:
    """The command `stale`: what is behind, and the change where git knows the earlier text; then what else keepers may want to know."""
    guide = loaded(docs, are_listed=False)
    if guide is None:
        return 1
    found = guide.staleness
    earlier = _texts_on_record(docs, guide, found)
    for id, language in guide.pending:
        lent = guide.principles[id].restated[language]
        print(f"{id} {language}  docs/{language}/{lent.page} lacks it; the words in {lent.lent_by} stand there")
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
    counts = f"{len(guide.pending)} still to come, {counts}"
    print(f"Translations: {counts}")
    return 0


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
    """What changed, word by word: `[-taken out-]` and `{+put in+}`, with what stands beside."""
    marked = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(marked[kind].format(text) for kind, text in differences(_line(old), _line(new)))


def _line(text: str) -> str:
    return " ".join(text.split())


def _texts_on_record(docs: Path, guide: Guide, found: Staleness) -> dict[str, str]:
    """By fingerprint, earlier texts: those of the ledger, and those that stood in the commits that recorded them."""
    made = [guide.made_from[one.language][one.id] for one in (*found.behind, *found.ahead)]
    commits = {_commit_of(docs, text) for one in made for text in (one.text, one.own)} - {""}
    passages = (_passages_at(docs, commit, list(guide.passages)) for commit in sorted(commits))
    known = {one.fingerprint: one.whole for several in guide.wordings.values() for one in several}
    return known | {fingerprint(one.text): one.text for at in passages for by_id in at.values() for one in by_id.values()}


def _commit_of(docs: Path, text: str) -> str:
    """The commit that brought a fingerprint into the records; empty where none did."""
    return git(docs, "log", "--reverse", "--format=%H", f"-S{text}", "--", MADE_FROM).decode().partition("\n")[0]


def _passages_at(docs: Path, commit: str, languages: Sequence[str]) -> Passages:
    """The guide's passages in a commit, as far as they can be read."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(git(docs, "archive", commit, "."))) as archive:
            archive.extractall(folder, filter="data")
        try:
            return read_content(Path(folder), languages, (), []).passages
        except GuideError:  # the folder was elsewhere then
            return {}
