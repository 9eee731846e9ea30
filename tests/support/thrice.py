"""A tiny guide of three editions: the English point changed with each, the Chinese one with the last."""

from __future__ import annotations

from fieldguide.commands.ledger import add_to_ledger
from support.sites import Project

POINT = "cso-1-1-1"
PAGE = "cso/part-1/guideline-1.md"
EDITIONS = ("2026.11", "2027.03", "2027.09")
FIRST, SECOND, THIRD = "Text of the point in en.", "Text of this point in en.", "Words of this point in en."


def publish(project: Project, edition: str) -> None:
    """Bring the guide to an edition and write it into the ledgers."""
    project.write("_data/guide.yml", f'edition: "{edition}"\n')
    assert add_to_ledger(project.docs) == 0


def publish_thrice(project: Project) -> Project:
    """Take a tiny guide through its editions."""
    publish(project, EDITIONS[0])
    project.replace(f"en/{PAGE}", FIRST, SECOND)
    publish(project, EDITIONS[1])
    project.replace(f"en/{PAGE}", SECOND, THIRD)
    project.replace(f"zh/{PAGE}", "Text of the point in zh.", "Words of the point in zh.")
    publish(project, EDITIONS[2])
    return project
