"""Draw the pictures that mail and chat programs show beside a link: one a source and language, one a language for all other pages.

Reads the guide and overrides/preview.html; writes docs/assets/images/preview/. Run by `make previews`; Chromium draws, with the fonts
of this machine. A picture has a palette, at a third of what Chromium's own weighs, and holds its words as its description, by which
a test finds one that is out of date.
"""

import math
import struct
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2
from playwright.sync_api import sync_playwright

from fieldguide.guide import load_guide
from fieldguide.pages.head import preview_alt, preview_file
from fieldguide.wording.words import words_of
from support.browser import FLAGS, chromium
from support.sites import LANGUAGES, TAGS, site_of

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1200, 630
APART = 20
"""How far the colours of a palette are apart at least, in steps of red, green and blue together: letters stay smooth, pictures light."""

FITS = """() => [...document.querySelectorAll("header *, main, footer *")].every(one => {
    const box = one.getBoundingClientRect()
    return box.right <= innerWidth - 72 && box.bottom <= innerHeight
})"""

Pixel = tuple[int, int, int]


def main() -> int:
    guide = load_guide(ROOT / "docs", LANGUAGES)
    site = site_of(guide)
    template = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides")).get_template("preview.html")
    tokens = (ROOT / "docs/assets/styles/tokens.css").read_text(encoding="utf-8")
    languages = [{"tag": TAGS[language], "name": guide.words[language]["language.name"]} for language in LANGUAGES]
    path = chromium()
    if not path:
        print("No Chromium found: `make tools` installs it or says how.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, "--disable-lcd-text", "--force-color-profile=srgb"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        for source in (*guide.sources.values(), None):
            for language in LANGUAGES:
                words = words_of(guide.words[language])
                fields = {"source": source, "language": language, "tag": TAGS[language], "words": words}
                page.set_content(template.render(**fields, languages=languages, tokens=tokens))
                assert page.evaluate(FITS), (
                    f"{preview_file(source, language)}: words stand beyond the edge; make the type in preview.html smaller"
                )
                target = ROOT / "docs" / preview_file(source, language)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(png(pixels(page.screenshot()), preview_alt(site, source, language)))
                print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.1f} kB")
        browser.close()
    return 0


def pixels(picture: bytes) -> list[list[Pixel]]:
    """Rows of a PNG as Chromium writes it: eight bits each of red, green and blue, not interlaced (PNG specification, 9 Filtering)."""
    parts = dict(_joined(picture))
    width, height, depth, kind, *_ = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    assert (width, height, depth, kind) == (WIDTH, HEIGHT, 8, 2), f"an unexpected kind of PNG: {(width, height, depth, kind)}"
    raw, line = zlib.decompress(parts[b"IDAT"]), 3 * width
    before, rows = bytearray(line), []
    for start in range(0, len(raw), line + 1):
        before = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + line]), before)
        rows.append(list(zip(before[::3], before[1::3], before[2::3], strict=True)))
    return rows


def png(rows: list[list[Pixel]], description: str) -> bytes:
    """A PNG with a palette: the commonest colours, some way apart, and for each other one the nearest of them."""
    palette: list[Pixel] = []
    for colour, _ in Counter(pixel for row in rows for pixel in row).most_common():
        if len(palette) < 256 and all(math.dist(colour, one) >= APART for one in palette):
            palette.append(colour)

    @cache
    def nearest(pixel: Pixel) -> int:
        return min(range(len(palette)), key=lambda index: math.dist(palette[index], pixel))

    data = b"".join(b"\0" + bytes(map(nearest, row)) for row in rows)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(map(bytes, palette))),
        (b"iTXt", b"Description\0\0\0\0\0" + description.encode("utf-8")),
        (b"IDAT", zlib.compress(data, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def _joined(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    found: dict[bytes, bytes] = {}
    start = 8
    while start < len(picture):
        length, name = struct.unpack(">I4s", picture[start : start + 8])
        found[name] = found.get(name, b"") + picture[start + 8 : start + 8 + length]
        start += length + 12
    yield from found.items()


def _unfiltered(kind: int, row: bytearray, above: bytearray) -> bytearray:
    for index in range(len(row)):
        left, corner = (row[index - 3], above[index - 3]) if index >= 3 else (0, 0)
        up = above[index]
        row[index] = (row[index] + (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]) & 255
    return row


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


if __name__ == "__main__":
    sys.exit(main())
