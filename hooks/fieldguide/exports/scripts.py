"""Scripts for browsers: modules of docs/assets/scripts/ joined into what each page loads, and data as scripts.

A bundle is one classic script, which works on file:// where modules do not: every module becomes a function that is called once, in
the order of need, and gives what it exports. Only static, relative imports are understood, of names or of nothing; whatever else a module
says at the beginning of a line with `import` or `export` is a fault. No JavaScript is run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from ..model.faults import Fault, GuideError
from ..site import Site

FOLDER = "assets/scripts"
"""Where the modules stand below docs/; none of them reaches the site itself."""

MOVED = "assets/scripts/moved.js"
DAY = "assets/scripts/day.js"

BUNDLES: Mapping[str, str] = {
    "assets/scripts/guide.js": "page/guide.js",
    "assets/scripts/letters.js": "page/letters.js",
    MOVED: "page/moved.js",
    "assets/scripts/permalinks.js": "page/permalinks.js",
    "assets/scripts/notices.js": "page/notices.js",
    "assets/scripts/card.js": "card/card.js",
    "assets/scripts/compose.js": "share/compose.js",
    "assets/scripts/panel.js": "share/panel.js",
    "assets/scripts/collection.js": "brief/collection.js",
    "assets/scripts/marks.js": "brief/marks.js",
    "assets/scripts/reaching.js": "brief/reaching.js",
    "assets/scripts/brief.js": "brief/brief.js",
    "assets/scripts/device.js": "offline/device.js",
    "assets/scripts/keep.js": "offline/keep.js",
    "assets/scripts/stored.js": "offline/stored.js",
    "sw.js": "offline/worker.js",
    "assets/scripts/finder.js": "search/finder.js",
    "search/engine.js": "search/engine.js",
    "assets/scripts/unknown.js": "not-found/unknown.js",
}
"""Every script of the site: its address, and the module it begins with. Pages and kept copies ask for these addresses."""

_STATEMENT = re.compile(r"^(?:import|export)\b", re.MULTILINE)
_IMPORT = re.compile(r'import\s+(?:(?P<what>\{[^{}]*\}|\*\s+as\s+\w+|\w+)\s+from\s+)?"(?P<path>[^"\n]+)"')
_EXPORT = re.compile(r"export\s+(?=(?:const|class|function\*?|async\s+function\*?)\s+(?P<name>\w+))")
_NAME = re.compile(r"^(\w+)(?:\s+as\s+(\w+))?$")
# What of a line is comment, where the code is in the form that `deno fmt` gives it: one statement a line, no template over several lines.
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n|^\s*//[^\n]*\n|/\*\* @type [^*\n]*\*/ ?", re.MULTILINE | re.DOTALL)
_BEHIND = re.compile(r"\s+// .*")


def files(site: Site, docs: Path) -> Iterator[tuple[str, str]]:
    """Every script of the site: path below the site's root, and text.

    Args:
        docs: the documentation folder.
    """
    for address, entry in BUNDLES.items():
        if address != MOVED or site.guide.ledger.moved:
            yield address, bundle(docs, entry)


class _Joiner:
    """Joins the modules that one entry needs, each once."""

    def __init__(self, folder: Path, instead: Mapping[str, str]) -> None:
        self._folder = folder
        self._instead = instead
        self.parts: list[str] = []
        self._names: dict[str, str] = {}
        self._exports: dict[str, frozenset[str]] = {}
        self._open: list[str] = []

    def add(self, module: str) -> None:
        """Add a module of the folder after all that it needs."""
        self._open.append(module)
        text = (self._folder / module).read_text(encoding="utf-8")
        exported: list[str] = []
        written, place = "", 0
        for statement in _STATEMENT.finditer(text):
            found = _IMPORT.match(text, statement.start()) or _EXPORT.match(text, statement.start())
            line = text.count("\n", 0, statement.start()) + 1
            if not found:
                remedy = 'Write `import { name } from "./module.js"`, or `export` before a const, function or class.'
                raise _fault(module, line, "The build does not understand this import or export.", remedy)
            written += text[place : statement.start()]
            place = found.end()
            if found.re is _EXPORT:
                exported.append(found["name"])
            else:
                written += self._imported(module, line, found["what"], found["path"])
        written += text[place:]
        self._exports[module] = frozenset(exported)
        self._close(module, _shortened(written), f"{{ {', '.join(exported)} }}" if exported else "")
        self._open.pop()

    def _imported(self, module: str, line: int, what: str | None, path: str) -> str:
        """The statement that stands for an import; nothing where the module is only to be run."""
        target = self._add_relative(module, line, path)
        name = self._names[target]
        if what is None:
            return ""
        if what.startswith("*"):
            return f"const {what.rsplit(maxsplit=1)[-1]} = {name}"
        if not what.startswith("{"):
            raise _fault(module, line, f"'{path}' is imported without braces.", "Import names: `import { name } from …`.")
        pairs = []
        for part in filter(None, map(str.strip, what.strip("{}").split(","))):
            match = _NAME.match(part)
            if not match or match[1] not in self._exports.get(target, ()):
                raise _fault(module, line, f"'{path}' exports no '{part}'.", "Import a name that it exports, or export it there.")
            pairs.append(f"{match[1]}: {match[2]}" if match[2] else match[1])
        return f"const {{ {', '.join(pairs)} }} = {name}"

    def _add_relative(self, module: str, line: int, path: str) -> str:
        target = normpath(join(dirname(module), path))
        if not path.startswith(("./", "../")) or not (self._folder / target).is_file() or target.startswith(".."):
            raise _fault(module, line, f"'{path}' is no module.", f"Name a file below {FOLDER}/, beginning with ./ or ../.")
        if target in self._open:
            circle = " → ".join([*self._open[self._open.index(target) :], target])
            raise _fault(module, line, f"Modules need each other in a circle: {circle}.", "Move what both need into a third one.")
        target = self._instead.get(target, target)
        if target not in self._names:
            self.add(target)
        return target

    def _close(self, module: str, text: str, value: str) -> None:
        self._names[module] = f"${len(self._names)}"
        # What exports nothing is only run.
        self.parts.append(
            f"const {self._names[module]} = (() => {{\n{text}\nreturn {value}\n}})()\n" if value else f";(() => {{\n{text}\n}})()\n"
        )


def bundle(docs: Path, entry: str, instead: Mapping[str, str] | None = None) -> str:
    """One script of a module and all that it imports, closed in on itself, without comments and indentation.

    Args:
        docs: the documentation folder.
        entry: the module, below FOLDER.
        instead: modules that take the place of others, which export the same names.

    Raises:
        GuideError: where a module cannot be joined; the fault names its file and line.
    """
    joiner = _Joiner(docs / FOLDER, instead or {})
    joiner.add(entry)
    return f"(() => {{\n{''.join(joiner.parts)}}})()\n"


def _shortened(text: str) -> str:
    """A module without comments and indentation; lines stay lines, so that what ends a statement goes on ending it."""
    lines = (line.strip() for line in _COMMENT.sub("", text).split("\n"))
    return "\n".join(filter(None, map(_without_remark, lines)))


def _without_remark(line: str) -> str:
    """A line without the comment behind its code, unless the comment may be part of a text."""
    found = _BEHIND.search(line)
    return line[: found.start()] if found and not any(line.count(quote, 0, found.start()) % 2 for quote in "\"'`") else line


def day_script(site: Site) -> Iterator[tuple[str, str]]:
    """The day of the build, ISO 8601: the one file of a site that another day changes, beside keep/editions.json."""
    yield DAY, f"(self.fieldGuide??={{}}).built={json.dumps(site.built.isoformat())}\n"


def data_script(kind: str, language: str, value: object) -> str:
    """Data of one language as a script, for browsers refuse data files on file://: on the one global, by kind and language."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"((self.fieldGuide??={{}})[{json.dumps(kind)}]??={{}})[{json.dumps(language)}]={text}\n"


def _fault(module: str, line: int, what: str, remedy: str) -> GuideError:
    return GuideError([Fault(f"{FOLDER}/{module}", line, "", what, remedy)])
