"""Which interface words the guide's own templates and hooks look up, and which fields they fill: read from the code itself.

A place that hands a word on to a script, which fills its fields, names them too: `words("brief.kept", count="{count}")`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import jinja2
from jinja2 import nodes

from ..model.faults import Fault
from ..reading.project_files import ProjectFiles

_LOOK_UPS = ("words", "offered")
"""Names under which the look-up goes: `words("nav.menu")`, `site.words[code]("language.name")`."""

_GROUP = re.compile(r"[a-z]+\.(?:[a-z0-9-]+\.)*")


@dataclass(frozen=True)
class Use:
    """A place in the code that looks a word up.

    Attributes:
        key: such as `entry.card`; a group, such as `force.`, where the rest of the key follows from data.
        fields: names of the fields that are filled there.
        place: file and line, such as `overrides/card.html:12`.
    """

    key: str
    fields: frozenset[str]
    place: str


def words_used(files: ProjectFiles, faults: list[Fault]) -> tuple[Use, ...]:
    """Every use of interface words in the templates and hooks; one whose code is broken is a fault."""
    found: list[Use] = []
    for name, text in (*files.templates.items(), *files.hooks.items()):
        try:
            found += _in_template(text, name) if name in files.templates else _in_hook(text, name)
        except (jinja2.TemplateSyntaxError, SyntaxError) as error:
            message = str(error.message if isinstance(error, jinja2.TemplateSyntaxError) else error.msg).rstrip(".")
            faults.append(Fault(name, error.lineno or 1, "", f"The code is broken: {message}.", "Mend it, or restore the file from git."))
    return tuple(found)


@cache
def _in_template(text: str, name: str) -> tuple[Use, ...]:
    def found() -> Iterator[Use]:
        for call in jinja2.Environment().parse(text).find_all(nodes.Call):
            key = call.args[0] if call.args and _looks_up(call.node) else None
            if isinstance(key, nodes.Concat):
                key = key.nodes[0]
            if isinstance(key, nodes.Const):
                yield Use(str(key.value), frozenset(one.key for one in call.kwargs), f"{name}:{call.lineno}")

    return tuple(found())


def _looks_up(node: nodes.Node) -> bool:
    while isinstance(node, nodes.Getitem):
        node = node.node
    return (isinstance(node, nodes.Name) and node.name in _LOOK_UPS) or (isinstance(node, nodes.Getattr) and node.attr in _LOOK_UPS)


@cache
def _in_hook(text: str, name: str) -> tuple[Use, ...]:
    def found() -> Iterator[Use]:
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and node.args and _is_look_up(node.func):
                key, fields = node.args[0], frozenset(one.arg for one in node.keywords if one.arg)
            elif isinstance(node, ast.JoinedStr):  # a key that is put together, wherever it is looked up then
                key, fields = node.values[0], frozenset()
            else:
                continue
            if isinstance(key, ast.Constant) and (isinstance(node, ast.Call) or _GROUP.fullmatch(str(key.value))):
                yield Use(str(key.value), fields, f"{name}:{node.lineno}")

    return tuple(found())


def _is_look_up(node: ast.AST) -> bool:
    while isinstance(node, ast.Subscript):
        node = node.value
    return (isinstance(node, ast.Name) and node.id in _LOOK_UPS) or (isinstance(node, ast.Attribute) and node.attr in _LOOK_UPS)
