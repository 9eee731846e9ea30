"""Draw the pictures that mail and chat programs show beside a link: one a source and language, one a language for all other pages.

Reads the guide and overrides/preview.html; writes docs/assets/images/preview/. Run by `make previews`; Chromium draws, with the fonts
of this machine. A picture has a palette, at a third of what Chromium's own weighs, and holds its words as its description, by which
a test finds one that is out of date.
"""

import io
import sys
from pathlib import Path

import jinja2
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import sync_playwright

from fieldguide.guide import load_guide
from fieldguide.pages.head import preview_alt, preview_file
from fieldguide.reading.mkdocs_yml import languages_in
from fieldguide.wording.words import words_of
from support.browser import FLAGS, chromium
from support.sites import site_of

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1200, 630
COLOURS = 32
"""Of the palette: letters stay smooth, pictures light."""

FITS = """() => [...document.querySelectorAll("header *, main, footer *")].every(one => {
    const box = one.getBoundingClientRect()
    return box.right <= innerWidth - 72 && box.bottom <= innerHeight
})"""


def main() -> int:
    listed = languages_in(ROOT / "mkdocs.yml")
    guide = load_guide(ROOT / "docs", listed.built, drafts=listed.drafts)
    site = site_of(guide)
    template = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides")).get_template("preview.html")
    tokens = (ROOT / "docs/assets/styles/tokens.css").read_text(encoding="utf-8")
    languages = [{"tag": listed.tags[language], "name": guide.words[language]["language.name"]} for language in guide.languages]
    path = chromium()
    if not path:
        print("No Chromium found: `make tools` installs it or says how.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, "--disable-lcd-text", "--force-color-profile=srgb"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        for source in (*guide.sources.values(), None):
            for language in guide.languages:
                words = words_of(guide.words[language])
                fields = {"source": source, "language": language, "tag": listed.tags[language], "words": words}
                page.set_content(template.render(**fields, languages=languages, tokens=tokens))
                assert page.evaluate(FITS), (
                    f"{preview_file(source, language)}: words stand beyond the edge; make the type in preview.html smaller"
                )
                target = ROOT / "docs" / preview_file(source, language)
                target.parent.mkdir(parents=True, exist_ok=True)
                save(page.screenshot(), preview_alt(site, source, language), target)
                print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.1f} kB")
        browser.close()
    return 0


def save(screenshot: bytes, description: str, target: Path) -> None:
    """Write a screenshot as a PNG with a palette, whose description says what is drawn on it."""
    said = PngInfo()
    said.add_itxt("Description", description)
    drawn = Image.open(io.BytesIO(screenshot)).convert("RGB")
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True, pnginfo=said)


if __name__ == "__main__":
    sys.exit(main())
