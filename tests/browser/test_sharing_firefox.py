"""Copying and drafts in Firefox, over http and from a disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html
from marionette_driver import Wait
from marionette_driver.by import By

from fieldguide.guide import Guide
from fieldguide.model.identifiers import PrincipleId
from support.drafts import read_draft
from support.reading import FOLDERS, GUIDELINE
from support.sites import site_of

PUBLIC = "https://guide.example.org/"
POINT = "cso-2-2-1"
CARD = f"p/{POINT}.html"
CLIPBOARD = """
const read = flavour => {
    const transferable = Cc["@mozilla.org/widget/transferable;1"].createInstance(Ci.nsITransferable)
    transferable.init(null)
    transferable.addDataFlavor(flavour)
    Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard)
    const found = {}
    transferable.getTransferData(flavour, found)
    return found.value.QueryInterface(Ci.nsISupportsString).data
}
return [read("text/plain"), read("text/html")]
"""


def press(window: Any, selector: str) -> None:
    window.find_element(By.CSS_SELECTOR, selector).click()


def wait_for(window: Any, script: str) -> None:
    """Wait until an expression about the open panel, `dialog`, is true."""
    whole = f"const dialog = document.querySelector('dialog[open]'); return Boolean(dialog && ({script}))"
    Wait(window, timeout=15).until(lambda window: window.execute_script(whole))


def open_panel(window: Any, address: str, language: str) -> None:
    window.navigate(address)
    press(window, f"[data-share={POINT}][data-language={language}]")
    wait_for(window, "dialog.ariaBusy !== 'true'")


@pytest.mark.parametrize(("root", "language"), [("http", "en"), ("file", "vi"), ("http", "zh")], indirect=["root"])
def test_firefox_copies_both_forms_and_saves_a_draft(guide: Guide, firefox: Any, downloads: Path, root: str, language: str):
    window, words, entry = firefox, guide.words[language], site_of(guide).entry(PrincipleId(POINT), language)
    second = "vi" if language != "vi" else "zh"
    for address in (FOLDERS[language] + GUIDELINE, CARD):
        open_panel(window, root + address, language)
        mail = entry.mail
        for what, text in (("quote", mail.text), ("citation", entry.citation), ("mail", mail.text)):
            press(window, f"dialog[open] [data-copy={what}]")
            wait_for(window, f"dialog.querySelector('[data-said]').textContent === {words[f'share.done-{what}']!r}")
            with window.using_context(window.CONTEXT_CHROME):
                plain, rich = window.execute_script(CLIPBOARD)
            assert plain == text, f"{root} {address}: {what}"
            assert html.document_fromstring(rich).text_content().split() == text.split(), f"{root} {address}: {what}"
    press(window, f"dialog[open] [data-second] option[value={second}]")
    wait_for(window, "dialog.ariaBusy !== 'true' && !dialog.querySelector('[data-act=draft]').hidden")
    saved = downloads / f"{POINT}.eml"
    press(window, "dialog[open] [data-act=draft]")
    Wait(window, timeout=15).until(lambda _: saved.exists() and saved.stat().st_size)
    draft, text, _ = read_draft(saved.read_bytes().decode("ascii"))
    saved.unlink()
    assert draft["Subject"] == f"{mail.subject} / {entry.principle.restated[second].title}"
    for one in (language, second):
        assert entry.principle.restated[one].text in text.get_content().replace("\r\n", "\n")
