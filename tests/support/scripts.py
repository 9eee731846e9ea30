"""Data that the build writes as scripts, read back."""

from __future__ import annotations

import json
import re
from typing import Any

_DATA = re.compile(r'\(\(self\.fieldGuide\?\?=\{\}\)\["([a-z]+)"\]\?\?=\{\}\)\["([\w-]+)"\]=(.*)\n', re.DOTALL)


def data_in(script: str, kind: str, language: str) -> Any:
    """What a script puts on the one global, by kind and language; it does nothing else."""
    match = _DATA.fullmatch(script)
    assert match, f"The script does more than set data: {script[:80]}"
    assert match.groups()[:2] == (kind, language)
    return json.loads(match[3])
