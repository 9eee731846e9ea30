"""The built site as trees, read once a worker."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from support.html import ids, read

Tree = Callable[[str], Any]


@pytest.fixture(scope="session")
def tree(site: Path) -> Tree:
    """`tree(address)` is that page as a tree."""
    return cache(lambda address: read(site / address))


@pytest.fixture(scope="session")
def anchors(tree: Tree) -> Callable[[str], frozenset[str]]:
    """`anchors(address)` are the ids on that page."""
    return cache(lambda address: frozenset(ids(tree(address))))


@pytest.fixture(scope="session")
def principles(site: Path) -> Any:
    return json.loads((site / "data/principles.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def by_id(principles: Any) -> dict[str, Any]:
    return {principle["id"]: principle for principle in principles["principles"]}


@pytest.fixture(scope="session")
def relations(site: Path) -> Any:
    return json.loads((site / "data/relations.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def data(by_id: dict[str, Any], relations: Any) -> tuple[dict[str, Any], Any]:
    """Principles by id, and relations."""
    return by_id, relations
