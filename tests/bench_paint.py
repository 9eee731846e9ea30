"""What a first view costs: bytes by part, requests, and the first paint on a slow line beside that of the same text alone."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from lxml import html
from playwright.sync_api import Browser

from support.reading import FOLDERS, PHONE

SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
"""Milliseconds and bytes a second."""
SLOWER = 4
"""How many times slower the processor is."""
ROUNDS = 2
WANTED = 2.0

KINDS = {
    "home": "{folder}index.html",
    "guideline": "{folder}cso/part-2/guideline-2.html",
    "section": "{folder}vps/section-1.html",
    "card": "p/cso-2-2-1.html",
    "crosswalk": "{folder}crosswalk.html",
    "sheet": "{folder}sheets/letters.html",
    "brief": "{folder}brief.html",
    "offline": "{folder}offline.html",
    "glossary": "{folder}glossary.html",
}
PAINTED = """() => new Promise(resolve => new PerformanceObserver(list => {
    const first = list.getEntriesByName("first-contentful-paint")[0]
    if (first) resolve(first.startTime)
}).observe({ type: "paint", buffered: true }))"""
SIZES = """() => [performance.getEntriesByType("navigation")[0], ...performance.getEntriesByType("resource")]
    .map(({ name, encodedBodySize }) => [name, encodedBodySize])"""


def bare(page: bytes) -> bytes:
    """The text of a page, with no style, script or picture."""
    tree = html.document_fromstring(page.decode("utf-8"))
    for one in tree.xpath("//link | //script | //style | //img | //meta[@http-equiv]"):
        one.drop_tree()
    return bytes(html.tostring(tree, encoding="utf-8", doctype="<!doctype html>"))


@contextmanager
def compressed(site: Path) -> Iterator[str]:
    """Serve a site as a server with compression does, and below /bare/ the text of its pages."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.split("?")[0].lstrip("/")
            file = site / path.removeprefix("bare/")
            if not file.is_file():
                self.send_error(404)
                return
            body = file.read_bytes()
            body = gzip.compress(bare(body) if path.startswith("bare/") else body, 6)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def paint(browser: Browser, address: str) -> tuple[float, list[tuple[str, int]]]:
    """Milliseconds to the first paint on a slow line, the best of some; and the bytes of each part."""
    best, parts = float("inf"), []
    for _ in range(ROUNDS):
        context = browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True, is_mobile=True)
        page = context.new_page()
        session: Any = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_3G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address)
        best = min(best, page.evaluate(PAINTED))
        parts = [(name, size) for name, size in page.evaluate(SIZES)]
        context.close()
    return best, parts


def weights(site: Path) -> Iterator[tuple[float, str]]:
    """Kilobytes, compressed, of what the first view of each page asks for, and its address."""
    packed: dict[Path, int] = {}
    for page in sorted(site.rglob("*.html")):
        tree = html.document_fromstring(page.read_bytes())
        named = tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img[not(@loading)]/@src")
        files = {page, *((site if name.startswith("/") else page.parent) / name.lstrip("/") for name in named)}
        for file in {file.resolve() for file in files}:
            packed.setdefault(file, len(gzip.compress(file.read_bytes(), 6)))
        yield sum(packed[file] for file in {file.resolve() for file in files}) / 1000, page.relative_to(site).as_posix()


def compare_paint(browser: Browser, site: Path) -> None:
    print(f"\nFirst view, and first paint on slow 3G, processor ÷ {SLOWER}; at most {WANTED} times that of the bare text is wanted")
    print(f"  {'':<15}{'page':>7}{'style':>7}{'script':>7}{'other':>7}{'all kB':>8}{'asked':>6}{'paint':>8}{'bare':>8}{'times':>7}")
    slowest = (0.0, "")
    with compressed(site) as root:
        for kind, pattern in KINDS.items():
            for language in FOLDERS if "{folder}" in pattern else ("",):
                address = pattern.format(folder=FOLDERS.get(language, ""))
                taken, parts = paint(browser, root + address)
                alone, _ = paint(browser, f"{root}bare/{address}")
                sums = dict.fromkeys(("page", "style", "script", "other"), 0.0)
                for name, size in parts:
                    end = name.rpartition(".")[2]
                    sums[{"html": "page", "css": "style", "js": "script"}.get(end, "other")] += size / 1000
                whole, times = sum(sums.values()), taken / alone
                title = f"{kind} {language}"
                slowest = max(slowest, (times, title))
                columns = "".join(f"{size:7.1f}" for size in sums.values())
                print(f"  {title:<15}{columns}{whole:8.1f}{len(parts):6}{taken:8.0f}{alone:8.0f}{times:7.2f}", flush=True)
    largest, largest_page = max(weights(site))
    print(f"  largest of all pages: {largest_page}, {largest:.1f} kB; slowest: {slowest[1]}, {slowest[0]:.2f} times the bare text")
