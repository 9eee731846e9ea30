"""Two ways to hear the faults: from a build in a child process (faults_of), and from the core alone (faults_in), for variants."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldguide.guide import Guide, load_guide
from fieldguide.model.faults import GuideError
from support.sites import LANGUAGES, Project


@pytest.fixture
def faults_in(tiny: Project) -> Callable[[], str]:
    """Load the tiny guide, which has to fail, and return what the builder would say."""

    def faults() -> str:
        with pytest.raises(GuideError) as raised:
            load_guide(tiny.docs, LANGUAGES)
        return str(raised.value)

    return faults


@pytest.fixture
def guide_in(tiny: Project) -> Callable[[], Guide]:
    """Load the tiny guide, which is right as it is."""
    return lambda: load_guide(tiny.docs, LANGUAGES)
