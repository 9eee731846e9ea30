"""What is read of a Markdown page: headings, links by id, entries; code is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from fieldguide.model.entries import Page
from fieldguide.model.faults import Fault, GuideError
from fieldguide.pages.markdown_extension import GuideExtension, PageLayout
from fieldguide.reading.markdown_pages import read_page, restatements_of, rewrite_bare_references

MARKDOWN = """\
---
description: About.
---

# Title here {#cso-1}

First paragraph.

Second paragraph.

## Point {#cso-1-1 .wide}

Text of the point.

/// html | section.commentary

## In practice {#in-practice}

See [these words][cso-1-1], [btech-1] and `[btech-2]`, not [this](page.md) or \\[btech-4].

```
## No heading
[btech-3]
~~~
[btech-5]
```

After: [btech-6].

///
"""


@pytest.fixture
def page(tmp_path: Path) -> Page:
    (tmp_path / "en/cso").mkdir(parents=True)
    (tmp_path / "en/cso/page.md").write_text(MARKDOWN, encoding="utf-8")
    faults: list[Fault] = []
    read = read_page(tmp_path / "en/cso/page.md", "en", tmp_path / "en", faults)
    assert faults == []
    return read


def test_headings_are_read_with_level_title_id_and_line(page: Page) -> None:
    assert [(heading.level, heading.title, heading.id, heading.line) for heading in page.headings] == [
        (1, "Title here", "cso-1", 5),
        (2, "Point", "cso-1-1", 11),
        (2, "In practice", "in-practice", 17),
    ]


def test_links_by_id_are_read_with_their_line_and_code_is_left_alone(page: Page) -> None:
    assert [(reference.id, reference.line, reference.bare) for reference in page.references] == [
        ("cso-1-1", 19, False),
        ("btech-1", 19, True),
        ("btech-6", 28, True),
    ]


def test_an_entry_is_the_plain_text_up_to_the_next_heading_or_block(page: Page) -> None:
    faults: list[Fault] = []
    entries = restatements_of(page, {"cso-1", "cso-1-1"}, faults)
    assert faults == []
    assert entries["cso-1"].text == "First paragraph.\nSecond paragraph."
    assert entries["cso-1-1"].text == "Text of the point."
    assert (entries["cso-1-1"].page, entries["cso-1-1"].line) == ("cso/page.md", 11)


def test_front_matter_is_no_part_of_the_markdown(page: Page) -> None:
    assert page.meta == {"description": "About."}
    assert page.markdown.lstrip().startswith("# Title here")
    assert page.file == "en/cso/page.md"


@pytest.mark.parametrize(
    ("markdown", "rewritten"),
    [
        ("See [btech-3].", "See [B-Tech 3][btech-3]."),
        ("[btech-3] and [btech-3]", "[B-Tech 3][btech-3] and [B-Tech 3][btech-3]"),
        ("[words][btech-3]", "[words][btech-3]"),
        ("[btech-3](page.md)", "[btech-3](page.md)"),
        ("`[btech-3]` [btech-3]", "`[btech-3]` [B-Tech 3][btech-3]"),
        ("```\n[btech-3]\n```\n[btech-3]", "```\n[btech-3]\n```\n[B-Tech 3][btech-3]"),
        ("~~~\n```\n[btech-3]\n~~~", "~~~\n```\n[btech-3]\n~~~"),
        ("\\[btech-3] ![btech-3]", "\\[btech-3] ![btech-3]"),
        ("[plain words] [one]", "[plain words] [one]"),
    ],
)
def test_a_bare_id_gets_its_label_and_all_else_is_left_as_written(markdown: str, rewritten: str) -> None:
    assert rewrite_bare_references(markdown, {"btech-3": "B-Tech 3"}) == rewritten


def test_a_page_saved_on_windows_reads_the_same(tmp_path: Path, page: Page) -> None:
    (tmp_path / "en/cso/page.md").write_bytes(b"\xef\xbb\xbf" + MARKDOWN.replace("\n", "\r\n").encode())
    faults: list[Fault] = []
    assert read_page(tmp_path / "en/cso/page.md", "en", tmp_path / "en", faults) == page
    assert faults == []


def rendered(markdown: str) -> str:
    layout = PageLayout(public="https://guide.example.org/vi/cite.html", external="leaves", file="vi/cite.md")
    return Markdown(extensions=["attr_list", GuideExtension(layout)]).convert(markdown)


def test_paper_shows_the_address_of_each_link_and_none_for_mail() -> None:
    page = html.fromstring(
        rendered("<info@example.org> [mail](mailto:info@example.org) [out](https://example.org/) [in](offline.html#keep)")
    )
    shown = {link.text_content() or link.get("href"): link.get("data-public") for link in page.iter("a")}
    assert shown["in"] == "https://guide.example.org/vi/offline.html#keep" and shown["out"] == "https://example.org/"
    assert shown["mail"] is None and shown["info@example.org"] is None


@pytest.mark.parametrize(
    "markdown",
    ["<div>x</div>", "a <b onclick=x>b</b>", "*a*{ onclick=x }", "[a](javascript:x)", "[a](data:x)", "a &lt; b", "***\n", "    code"],
)
def test_what_no_page_may_hold_stops_at_the_page_itself(markdown: str) -> None:
    with pytest.raises(GuideError, match=r"vi/cite\.md:1: The page would hold what no page may"):
        rendered(markdown)
