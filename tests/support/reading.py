"""What browser tests read, and a reader who notes all that goes wrong on the way."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

FOLDERS = {"en": "", "vi": "vi/", "zh": "zh/"}
PAGES = (
    "index.html",
    "cso/index.html",
    "cso/part-2/index.html",
    "cso/part-2/guideline-2.html",
    "vps/index.html",
    "vps/section-1.html",
    "btech/index.html",
    "btech/headline-3.html",
    "crosswalk.html",
    "glossary.html",
    "terms.html",
    "offline.html",
    "brief.html",
    "sources.html",
    "cite.html",
)
"""One page of each kind, below each language's folder."""
CARDS = ("p/cso-2-2-1.html", "p/vps-1-2.html", "p/btech-0.html")
GUIDELINE = "cso/part-2/guideline-2.html"
at_both = pytest.mark.parametrize("root", ["http", "file"], indirect=True)
"""For what browsers do otherwise on a disk than at a server: storage, workers, the clipboard, links, what a page asks for."""
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


class Reader:
    """A browser window of its own, on one copy of the site.

    Attributes:
        problems: whatever the console said, errors on the page, and requests that failed or left the site.
        requests: addresses that were asked for, below the site's root.
    """

    def __init__(self, browser: Browser, root: str, **options: Any) -> None:
        self.root = root
        self.context = browser.new_context(**{"viewport": DESK, "locale": "en-GB"} | options)
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)
        self.page.on("worker", lambda worker: self.requests.append(worker.url.removeprefix(root)))

    def open(self, address: str) -> Page:
        """Go to an address below the root; what comes with the page has run by then."""
        self.page.goto(self.root + address)
        return self.page

    def forget(self) -> None:
        """Begin to note anew what goes wrong and what is asked for."""
        self.problems.clear()
        self.requests.clear()

    @property
    def here(self) -> str:
        """Address of the page that is open, below the root."""
        assert self.page.url.startswith(self.root), self.page.url
        return self.page.url.removeprefix(self.root)

    def scheme(self) -> str:
        """Light or dark, as the page is painted."""
        ink = self.page.evaluate("getComputedStyle(document.body).backgroundColor")
        red = int(ink.removeprefix("rgb(").split(",")[0])
        return "light" if red > 128 else "dark"

    def stored(self) -> dict[str, Any]:
        """All that the site keeps in the browser."""
        kept = self.page.evaluate("({...localStorage, ...sessionStorage})")
        return kept | {cookie["name"]: cookie.get("value") for cookie in self.context.cookies()}

    def _console(self, message: ConsoleMessage) -> None:
        self.problems.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:")):
            self.problems.append(f"left the site: {request.url}")
        self.requests.append(request.url.removeprefix(self.root))

    def _failed(self, request: Request) -> None:
        # A reader who is off to the next page before the icon has come leaves its request behind.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        # A page for unknown addresses is meant to come with this status; whatever else does is broken.
        is_error = response.status >= 400 and response.request.resource_type != "document"
        if is_error:
            self.problems.append(f"status {response.status}: {response.url}")


def barriers(page: Page) -> list[str]:
    """What axe finds on a page that would keep somebody out."""
    # The guide has no frames: no page may load any (deploy/).
    found = Axe().run(page, options={"resultTypes": ["violations"], "iframes": False}).response["violations"]
    return [f"{one['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}" for one in found for node in one["nodes"]]


def anchor(address: str) -> str:
    return urlsplit(address).fragment


def is_in_view(page: Page, id: str) -> bool:
    """Whether the element with this id stands in the window, and not beneath the header."""
    return bool(
        page.evaluate(
            """id => {
                const box = document.getElementById(id).getBoundingClientRect()
                const header = document.querySelector("header").getBoundingClientRect()
                return box.top >= Math.min(header.bottom, header.height) - 1 && box.top < innerHeight
            }""",
            id,
        )
    )
