"""The tiny guide, loaded by the core alone."""

from __future__ import annotations

import pytest

from fieldguide.loading import Guide, load_guide
from support.sites import LANGUAGES, Project


@pytest.fixture
def small(tiny: Project) -> Guide:
    """Four principles of two sources, one relation, two terms, in three languages."""
    return load_guide(tiny.docs, LANGUAGES)
