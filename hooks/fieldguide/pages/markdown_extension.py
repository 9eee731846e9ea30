"""The Markdown extension that lays a page out: entries, commentary, the parts that data adds.

python-markdown turns the authors' text into a tree; this extension groups the tree into sections and sets pieces of HTML
into it that a renderer makes from templates. It knows neither MkDocs nor the templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from ..model.faults import Fault, GuideError

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_ALLOWED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_HEADINGS, frozenset({"id"})),
    **dict.fromkeys(("div", "section", "details", "p"), frozenset({"class"})),
    **dict.fromkeys(("ul", "ol", "li", "em", "strong", "code", "summary", "br"), frozenset[str]()),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "th", "td"), frozenset[str]()),
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt"}),
}
"""Elements that Markdown may turn into on a page, with their attributes beside `lang`."""

_SCHEMES = ("", "https", "mailto")

SAFETY = "safety"
"""Anchor of a page's notice of safety."""


@dataclass(frozen=True)
class PageLayout:
    """What data adds to one page.

    Attributes:
        references: by id, the address that a link by id leads to, and its tooltip.
        labels: texts of links that are bare ids; these links are named label and title together.
        below: by heading id, HTML that stands right below the heading.
        after: by heading id, HTML that stands at the end of the heading's section.
        entries: by heading id, the attributes of the section that holds an entry.
        spoken: by heading id, the attributes of an entry's own words where these are in another language than the page.
        top: HTML above everything else on the page.
        contents: HTML after what opens the page: its first entry, or its title and the paragraphs below.
        commentary: HTML at the top of each block of commentary.
        end: headings and HTML that close the page, as (id, title, HTML).
        closed: ids of headings whose sections are closed until a reader opens them.
        leads_to_safety: whether each entry leads to the page's notice of safety, which may stand far below it.
        tells_titles: whether links tell their target's title.
        tells_addresses: whether links tell their target's address on paper.
        external: tooltip of a link that leaves the guide.
        external_spoken: the same behind the link's text, for those who do not see its mark.
        public: public address of the page, which its links are printed against.
        file: the page's, as faults show it.
    """

    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    below: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    spoken: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    top: str = ""
    contents: str = ""
    commentary: str = ""
    end: tuple[tuple[str, str, str], ...] = ()
    closed: frozenset[str] = frozenset()
    leads_to_safety: bool = False
    tells_titles: bool = True
    tells_addresses: bool = True
    external: str = ""
    external_spoken: str = ""
    public: str = ""
    file: str = ""

    @property
    def titles(self) -> frozenset[str]:
        """Tooltips of the links by id."""
        return frozenset(title for _, title in self.references.values())


class GuideExtension(Extension):
    """Markdown extension for one page; `layout` is set anew for each page before it is rendered."""

    def __init__(self, layout: PageLayout | None = None) -> None:
        super().__init__()
        self.layout = layout or PageLayout()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - python-markdown's name
        md.preprocessors.register(_References(md, self.layout), "guide_references", 25)
        # After attr_list (8), and before anything of the guide's own is set in.
        md.treeprocessors.register(_Gate(md, self.layout), "guide_gate", 7)
        # After attr_list (8), which sets the headings' ids; before toc (5), which is to list the headings added here.
        md.treeprocessors.register(_Composer(md, self.layout), "guide_composer", 6)
        # After MkDocs' relpath (0), which turns paths of sources into addresses.
        md.treeprocessors.register(_PublicAddresses(md, self.layout), "guide_public", -1)


class _References(Preprocessor):
    """Fill python-markdown's own reference table, so that `[words][id]` is an ordinary link that MkDocs resolves."""

    def __init__(self, md: Markdown, layout: PageLayout) -> None:
        super().__init__(md)
        self._layout = layout

    def run(self, lines: list[str]) -> list[str]:
        self.md.references.update(self._layout.references)
        return lines


class _Gate(Treeprocessor):
    """Nothing reaches a page that authors may not write, however they wrote it: checks/markup.py names the line, this lets nothing pass."""

    def __init__(self, md: Markdown, layout: PageLayout) -> None:
        super().__init__(md)
        self._layout = layout

    def run(self, root: Element) -> None:
        found = [str(html).strip() for html in self.md.htmlStash.rawHtmlBlocks]
        for element in list(root.iter())[1:]:
            attributes = {*element.keys()} - {"lang"}
            if element.tag not in _ALLOWED or not attributes <= _ALLOWED[element.tag]:
                found.append(f"<{' '.join([str(element.tag), *sorted(attributes)])}>")
            for address in filter(None, map(element.get, ("href", "src"))):
                if urlsplit(_plain(address)).scheme.lower() not in _SCHEMES:
                    found.append(address)
        if found:
            remedy = "Write Markdown as CONTRIBUTING.md lists it."
            raise GuideError(
                [Fault(self._layout.file, 1, "", f"The page would hold what no page may: {one[:80]}", remedy) for one in found]
            )


class _Composer(Treeprocessor):
    """Group what belongs together into sections, and set in what data adds."""

    def __init__(self, md: Markdown, layout: PageLayout) -> None:
        super().__init__(md)
        self._layout = layout

    def run(self, root: Element) -> None:
        children = list(root)
        for child in children:
            root.remove(child)
        for group in _sections(children, self._layout.entries):
            root.append(group)
        for section in root.findall("section[@class='entry']"):
            for words in section:
                words.attrib.update(self._layout.spoken.get(section[0].get("id", ""), {}))
        if self._layout.leads_to_safety:
            _lead_to_safety(root)
        self._decorate(root)
        if self._layout.contents:
            root.insert(_end_of_opening(root), self._piece(self._layout.contents))
        if self._layout.top:
            root.insert(0, self._piece(self._layout.top))
        for id, title, html in self._layout.end:
            root.append(_heading(id, title))
            root.append(self._piece(html))
        _close(root, self._layout.closed)
        _name_links(root, self._layout)
        _name_cells(root)

    def _decorate(self, root: Element) -> None:
        for parent in list(root.iter()):
            if "commentary" in (parent.get("class") or "").split():
                parent.insert(0, self._piece(self._layout.commentary))
            for child in list(parent):
                id = child.get("id", "")
                if child.tag not in _HEADINGS:
                    continue
                if id in self._layout.below:
                    parent.insert(list(parent).index(child) + 1, self._piece(self._layout.below[id]))
                if id in self._layout.after:
                    parent.insert(_end_of_section(parent, child), self._piece(self._layout.after[id]))

    def _piece(self, html: str) -> Element:
        """A paragraph that python-markdown replaces by the HTML as it stands."""
        piece = Element("p")
        piece.text = self.md.htmlStash.store(html)
        return piece


class _PublicAddresses(Treeprocessor):
    """Tell each link's public address, for paper; and of a link that leaves the guide, that it needs a network."""

    def __init__(self, md: Markdown, layout: PageLayout) -> None:
        super().__init__(md)
        self._layout = layout

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            href = link.get("href", "")
            if self._layout.public and _leads_to_a_page(href):
                if self._layout.tells_addresses:
                    link.set("data-public", urljoin(self._layout.public, href))
                path, _, anchor = href.partition("#")
                if anchor and path == self._layout.public.rpartition("/")[2]:
                    link.set("href", f"#{anchor}")
            if href.startswith(("http://", "https://")):
                _mark_external(link, self._layout)


def _plain(address: str) -> str:
    """An address as browsers read it: python-markdown writes the letters of mail addresses as numbers, behind a sign of its own."""
    return unescape(address.replace(AMP_SUBSTITUTE, "&"))


def _leads_to_a_page(href: str) -> bool:
    """Whether a link can be printed as a web address."""
    return bool(href) and not href.startswith("#") and urlsplit(_plain(href)).scheme in ("", "http", "https")


def _mark_external(link: Element, layout: PageLayout) -> None:
    """As overrides/pieces/external.html does for addresses in templates."""
    link.set("class", f"{link.get('class', '')} external".strip())
    title = link.get("title", "")
    link.set("title", f"{title} · {layout.external}" if title else layout.external)
    spoken = SubElement(link, "span", {"class": "visually-hidden"})
    spoken.text = layout.external_spoken


def _sections(children: Iterable[Element], entries: Mapping[str, Mapping[str, str]]) -> Iterable[Element]:
    """Wrap each entry's heading and what follows it, up to the next heading or block, in a section."""
    section: Element | None = None
    for child in children:
        is_heading = child.tag in _HEADINGS
        if is_heading and child.get("id", "") in entries:
            section = Element("section", {"class": "entry", **entries[child.get("id", "")]})
            section.append(child)
            yield section
        elif section is not None and not is_heading and child.tag == "p":
            section.append(child)
        else:
            section = None
            yield child


def _lead_to_safety(root: Element) -> None:
    """Below each entry's heading, a link to the notice of safety of its page."""
    title = root.find("div[@class='admonition safety']/p")
    if title is None:
        return
    title.set("id", SAFETY)
    for section in root.findall("section[@class='entry']"):
        line = Element("p", {"class": "entry-safety"})
        SubElement(line, "a", {"href": f"#{SAFETY}"}).text = title.text
        section.insert(1, line)


def _name_cells(root: Element) -> None:
    """Each cell of a table that says something bears its column's name: on a phone its row is a list."""
    for table in root.iter("table"):
        names = ["".join(head.itertext()) for head in table.iterfind("thead/tr/th")][1:]
        for row in table.iterfind("tbody/tr"):
            for name, cell in zip(names, list(row)[1:], strict=False):
                if "".join(cell.itertext()).strip():
                    cell.set("data-column", name)
                    table.set("class", "stacked")


def _end_of_opening(root: Element) -> int:
    if len(root) and root[0].get("class") == "entry":
        return 1
    return next((place for place, child in enumerate(root) if child.tag not in ("h1", "p")), len(root))


def _end_of_section(parent: Element, heading: Element) -> int:
    children = list(parent)
    for index in range(children.index(heading) + 1, len(children)):
        if children[index].tag in _HEADINGS:
            return index
    return len(children)


def _heading(id: str, title: str) -> Element:
    heading = Element("h2", {"id": id})
    heading.text = title
    return heading


def _close(root: Element, ids: frozenset[str]) -> None:
    """Put sections into parts that open: the heading is what is seen when they are closed."""
    for parent in list(root.iter()):
        for heading in [child for child in parent if child.tag in _HEADINGS and child.get("id") in ids]:
            start, end = list(parent).index(heading), _end_of_section(parent, heading)
            inside = list(parent)[start + 1 : end]
            part = Element("details", {"class": "closed"})
            SubElement(part, "summary").append(heading)
            part.extend(inside)
            for one in (heading, *inside):
                parent.remove(one)
            parent.insert(start, part)


def _name_links(root: Element, layout: PageLayout) -> None:
    """A link by id shows its target's title in one tooltip, the guide's own, where it does not say it; of a label alone it is the name."""
    for link in root.iter("a"):
        if link.get("title") in layout.titles:
            title, text = link.attrib.pop("title"), "".join(link.itertext())
            if layout.tells_titles and text.casefold() != title.casefold():
                link.set("aria-label" if text in layout.labels else "data-title", title)
