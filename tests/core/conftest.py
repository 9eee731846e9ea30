"""The tiny guide, loaded by the core alone."""

from __future__ import annotations

import pytest

from fieldguide.guide import Guide, load_guide
from fieldguide.site import Site
from support.sites import LANGUAGES, Project, site_of


@pytest.fixture
def small(tiny: Project) -> Guide:
    """Four principles of two sources, one relation, two terms, in three languages."""
    return load_guide(tiny.docs, LANGUAGES)


@pytest.fixture
def site(small: Guide) -> Site:
    """The tiny guide as a site."""
    return site_of(small)
