"""The guide's own templates, rendered without a site generator."""

from __future__ import annotations

from collections.abc import Sequence

import jinja2
from markupsafe import Markup

from ..site import Render


def renderer(folders: Sequence[str]) -> Render:
    """Renders templates of overrides/; every field is escaped that is not HTML, and one that is missing raises.

    Args:
        folders: where templates and icons stand: overrides/ first, then the theme's.
    """
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
    )

    def render(name: str, **fields: object) -> Markup:
        return Markup(templates.get_template(name).render(fields))

    return render
