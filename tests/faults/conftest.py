"""The faults of a tiny guide as the core tells them; test_build.py holds that a build tells the same and fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldguide.guide import Guide, load_guide
from support.faults import faults_in
from support.sites import LANGUAGES, Project


@pytest.fixture
def faults_of(tiny: Project) -> Callable[[], str]:
    """Load the tiny guide, which has to fail, and return what the author is told."""

    def faults() -> str:
        output = faults_in(tiny)
        assert output, "The guide was loaded without a fault."
        return output

    return faults


@pytest.fixture
def guide_in(tiny: Project) -> Callable[[], Guide]:
    """Load the tiny guide, which is right as it is."""
    return lambda: load_guide(tiny.docs, LANGUAGES)
