"""The unzipped kit in Firefox, from a disk: pages of each kind, in silence, and nothing asked of any host."""

from __future__ import annotations

import re
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

# What pages made the console say: faults and warnings that name a page's file or address.
SAID = """
return Services.console.getMessageArray()
    .filter(message => message instanceof Ci.nsIScriptError && /^(file|https?):/.test(message.sourceName))
    .map(message => `${message.category}: ${message.errorMessage} (${message.sourceName})`)
"""

ELSEWHERE = "http://nowhere.invalid/picture.png"
MARK = "said aloud by"
LOUD = f"<!doctype html><script>console.warn('{{}}'); nowhere()</script><img src='{ELSEWHERE}' alt=''>"

IS_WHOLE = """
return getComputedStyle(document.documentElement).getPropertyValue("--latin") !== ""
    && document.querySelectorAll("h1").length === 1
    && [...document.images].every(image => image.complete && image.naturalWidth > 0)
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


def assert_silent(watched: Any, log: Path, scratch: Path) -> None:
    """Nothing was said and nothing asked for: but for what a last, loud page does, which shows that the watch can see it."""
    loud = scratch / "loud.html"
    marker = f"{MARK} {scratch.name}"
    loud.write_text(LOUD.format(marker), encoding="utf-8")
    watched.navigate(loud.as_uri())

    def heard(window: Any) -> bool:
        fault = "nowhere is not defined" in "".join(system(window, SAID))
        return fault and ELSEWHERE in system(window, ASKED) and marker in log.read_text(errors="replace")

    Wait(watched, timeout=15).until(heard)  # what the pages before it said has come by then
    # A page that is left while a script for its headings comes leaves it unfinished, which Firefox tells.
    said = [line for line in system(watched, SAID) if not ("Loading failed" in line and "permalinks.js" in line)]
    assert [line for line in said if loud.as_uri() not in line and ELSEWHERE not in line] == []
    assert [address for address in system(watched, ASKED) if not ELSEWHERE.endswith(address.partition("://")[2])] == []
    # What pages say stands in quotation marks there; what Firefox's own parts say does not.
    said = re.findall(r'^console\.\w+: ".*', log.read_text(errors="replace"), re.MULTILINE)
    assert [line for line in said if MARK not in line] == []


def test_firefox_opens_pages_of_each_kind_from_a_disk(watched: Any, firefox_log: Path, kit_folder: Path, tmp_path: Path):
    root = f"{kit_folder.as_uri()}/"
    for language, folder in FOLDERS.items():
        kinds = PAGES if language == "vi" else PAGES[:1]
        for address in (*(folder + kind for kind in kinds), *CARDS, "START-HERE.html"):
            watched.navigate(root + address)
            assert watched.execute_script(IS_WHOLE), address
    assert_silent(watched, firefox_log, tmp_path)


def test_firefox_keeps_the_anchor_when_the_language_is_switched(watched: Any, firefox_log: Path, kit_folder: Path, tmp_path: Path):
    root = f"{kit_folder.as_uri()}/"
    watched.navigate(f"{root}{GUIDELINE}#cso-2-2-3")
    for tag, folder in (("vi", "vi/"), ("zh-Hans", "zh/"), ("en", "")):
        target = f"{root}{folder}{GUIDELINE}#cso-2-2-3"
        watched.find_element("css selector", f"nav.languages a[hreflang={tag}]").click()
        Wait(watched, timeout=15).until(lambda window, target=target: window.get_url() == target)
        Wait(watched, timeout=15).until(lambda window: window.execute_script("return document.readyState") == "complete")
        top = watched.execute_script("return document.querySelector(':target').getBoundingClientRect().top / innerHeight")
        assert 0 <= top < 1
    assert_silent(watched, firefox_log, tmp_path)
