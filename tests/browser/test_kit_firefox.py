"""The unzipped kit in Firefox, from a disk: pages of each kind, in silence, and nothing asked of any host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from marionette_driver.wait import Wait

from support.reading import CARDS, FOLDERS, GUIDELINE, PAGES

# Notes every request of a page that is not for a file. Firefox's own requests belong to no tab.
WATCH = """
const watcher = {
    asked: [],
    observe(subject) {
        const channel = subject.QueryInterface(Ci.nsIHttpChannel)
        if (channel.loadInfo.browsingContextID) this.asked.push(channel.URI.spec)
    },
}
Services.obs.addObserver(watcher, "http-on-modify-request")
globalThis.fieldGuideWatcher = watcher
Services.console.reset()
"""

ASKED = "return globalThis.fieldGuideWatcher.asked"
UNWATCH = 'Services.obs.removeObserver(globalThis.fieldGuideWatcher, "http-on-modify-request")'

# What pages made the console say: faults and warnings that belong to a window, and calls of console.*
SAID = """
const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage)
const faults = Services.console.getMessageArray()
    .filter(message => message instanceof Ci.nsIScriptError && message.innerWindowID)
    .map(message => `${message.category}: ${message.errorMessage} (${message.sourceName})`)
const calls = storage.getEvents().filter(call => typeof call.innerID === "number")
    .map(call => `console.${call.level}: ${call.arguments.join(" ")} (${call.filename})`)
return [...faults, ...calls]
"""

IS_WHOLE = """
return getComputedStyle(document.documentElement).getPropertyValue("--latin") !== ""
    && document.querySelectorAll("h1").length === 1
    && [...document.images].every(image => image.complete && image.naturalWidth > 0)
    && !document.querySelector("html.no-js")
"""


def system(firefox: Any, script: str) -> Any:
    with firefox.using_context("chrome"):
        return firefox.execute_script(script, sandbox="system", new_sandbox=False)


@pytest.fixture
def watched(firefox: Any) -> Iterator[Any]:
    firefox.navigate("about:blank")
    system(firefox, WATCH)
    yield firefox
    system(firefox, UNWATCH)


def test_the_watch_sees_what_it_has_to(watched: Any, http: str, tmp_path: Path):
    page = tmp_path / "loud.html"
    page.write_text(f"<script>console.warn('said'); nowhere()</script><img src='{http}picture.png'>", encoding="utf-8")
    watched.navigate(page.as_uri())
    assert system(watched, ASKED) == [f"{http}picture.png"]
    said = system(watched, SAID)
    assert [line for line in said if "nowhere is not defined" in line], said
    assert [line for line in said if line.startswith("console.warn: said")], said


def test_firefox_opens_pages_of_each_kind_from_a_disk(watched: Any, kit_folder: Path):
    root = f"{kit_folder.as_uri()}/"
    for language, folder in FOLDERS.items():
        kinds = PAGES if language == "vi" else PAGES[:1]
        for address in (*(folder + kind for kind in kinds), *CARDS, "START-HERE.html"):
            watched.navigate(root + address)
            assert watched.execute_script(IS_WHOLE), address
    assert system(watched, SAID) == []
    assert system(watched, ASKED) == []


def test_firefox_keeps_the_anchor_when_the_language_is_switched(watched: Any, kit_folder: Path):
    root = f"{kit_folder.as_uri()}/"
    watched.navigate(f"{root}{GUIDELINE}#cso-2-2-3")
    for tag, folder in (("vi", "vi/"), ("zh-Hans", "zh/"), ("en", "")):
        target = f"{root}{folder}{GUIDELINE}#cso-2-2-3"
        watched.find_element("css selector", f"nav.languages a[hreflang={tag}]").click()
        Wait(watched).until(lambda window, target=target: window.get_url() == target)
        Wait(watched).until(lambda window: window.execute_script("return document.readyState") == "complete")
        top = watched.execute_script("return document.querySelector(':target').getBoundingClientRect().top / innerHeight")
        assert 0 <= top < 1
    assert system(watched, SAID) == []
    assert system(watched, ASKED) == []
