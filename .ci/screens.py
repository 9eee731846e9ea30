"""Photograph the guide for whoever changes how it looks: each kind of page in every language, light and dark, on a phone and at a desk.

Reads site/, writes build/screens/: a picture a view, at a server and (light, on a phone) from a disk, and one sheet a kind that shows them
side by side. Run by `make screens`; Chromium draws, with the fonts of this machine.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from fieldguide.reading.mkdocs_yml import languages_in
from support.browser import FLAGS, chromium
from support.reading import DESK, PHONE
from support.server import serve

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "build/screens"
COLLECTED = ("cso-2-2-1", "btech-3", "vps-1-2")
SHOWN = 2600
"""Pixels of a view's height that its sheet shows; the picture itself is whole."""


def search(page: Page) -> None:
    page.goto(page.url.split("#")[0] + "#q=IHL")
    page.wait_for_selector("[data-result]")


def collect(page: Page) -> None:
    page.click("[data-act=keep]")
    page.wait_for_selector(".brief__preview h2")


KINDS: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "home": ("{folder}index.html", None),
    "guideline": ("{folder}cso/part-2/guideline-2.html", None),
    "card": ("p/cso-2-2-1.html", None),
    "brief": ("{folder}brief.html#ids=" + ",".join(COLLECTED), collect),
    "search": ("{folder}cso/index.html", search),
    "crosswalk": ("{folder}crosswalk.html", None),
    "board": ("{folder}cso/index.html", None),
    "offline": ("{folder}offline.html", None),
}
"""By kind of page: its address below the root, and what a reader does there first."""


def shoot(browser: Browser, root: str, place: str, *, scheme: str, width: int) -> None:
    """Photograph every kind of page in every language, as one window shows them."""
    listed = languages_in(ROOT / "mkdocs.yml")
    for language in listed.built:
        folder = "" if language == listed.built[0] else f"{language}/"
        context = browser.new_context(
            viewport=PHONE if width == PHONE["width"] else DESK,
            color_scheme="dark" if scheme == "dark" else "light",
            has_touch=width == PHONE["width"],
            is_mobile=width == PHONE["width"],
            locale=listed.tags[language],
        )
        page = context.new_page()
        for kind, (address, act) in KINDS.items():
            page.goto(root + address.format(folder=folder), wait_until="networkidle")
            if act:
                act(page)
            page.screenshot(path=TARGET / f"{kind}-{place}-{width}-{scheme}-{language}.png", full_page=kind != "search")
        context.close()


def sheets() -> None:
    """One picture a kind: a row a language, the views side by side."""
    for kind in KINDS:
        for width in (PHONE["width"], DESK["width"]):
            views = [Image.open(path) for path in sorted(TARGET.glob(f"{kind}-*-{width}-*.png"))]
            cut = [view.crop((0, 0, view.width, min(view.height, SHOWN))) for view in views]
            sheet = Image.new("RGB", (sum(view.width + 8 for view in cut), max(view.height for view in cut)), "white")
            left = 0
            for view in cut:
                sheet.paste(view, (left, 0))
                left += view.width + 8
            sheet.save(TARGET / f"sheet-{kind}-{width}.png")


def main() -> int:
    path = chromium()
    if not path:
        print("No Chromium found: `make tools` installs it or says how.", file=sys.stderr)
        return 1
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    with sync_playwright() as playwright, serve(ROOT / "site") as address:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for scheme in ("light", "dark"):
            for width in (PHONE["width"], DESK["width"]):
                shoot(browser, address, "http", scheme=scheme, width=width)
        shoot(browser, (ROOT / "site").as_uri() + "/", "file", scheme="light", width=PHONE["width"])
        browser.close()
    sheets()
    print(f"{TARGET.relative_to(ROOT)}: {len(list(TARGET.iterdir()))} pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
