"""Reading and checking the content without building it."""

from __future__ import annotations

import sys
from pathlib import Path

from ..guide import Guide, load_guide
from ..model.faults import GuideError, RequestError
from ..reading.mkdocs_yml import MKDOCS_YML, languages_in


def check(docs: Path) -> int:
    """The command `check`: every fault of the content, in a second."""
    guide = loaded(docs)
    if guide is None:
        return 1
    print(f"{docs}: {len(guide.principles)} entries, {len(guide.relations)} relations, {len(guide.languages)} languages, no fault")
    return 0


def loaded(docs: Path, *, are_listed: bool = True) -> Guide | None:
    """The guide; None, and its faults on standard error, where it has any."""
    try:
        languages = languages_in(docs.parent / MKDOCS_YML)
        return load_guide(docs, languages.built, drafts=languages.drafts, name=languages.name, are_listed=are_listed)
    except (GuideError, RequestError) as error:
        print(error, file=sys.stderr)
        return None
