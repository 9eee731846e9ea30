"""The guide in one file: search and share work from a disk, and in a messenger’s window of no origin, with storage refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, expect

from fieldguide.editions.single import single_page
from fieldguide.site import Site
from support.books import STYLES, press_of
from support.sites import PUBLIC

ASKED = {"en": "shutdown of the internet", "vi": "tham dinh nhan quyen", "zh": "盡職調查"}
MARKED = ":target, [data-here]"
FRAME = "text => Object.assign(document.querySelector('iframe'), {srcdoc: text})"


@pytest.mark.parametrize(("language", "is_odd"), [("en", False), ("zh", False), ("vi", True)])
def test_one_file_finds_leads_and_shares_without_a_request(
    resolved: Site, browser: Browser, tmp_path: Path, language: str, is_odd: bool
) -> None:
    text = single_page(press_of(resolved), language, STYLES["single"])
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: faults.append(request.url) if request.url.startswith("http") else None)
    place: Frame = page.main_frame
    if is_odd:
        page.set_content("<iframe sandbox='allow-scripts' width='340' height='700'></iframe>")
        page.evaluate(FRAME, text)
        place = page.frames[1]
        place.wait_for_function("self.fieldGuide?.excerpts")
        assert place.evaluate("() => { try { return Boolean(localStorage) } catch { return 'refused' } }") == "refused"
    else:
        (tmp_path / "guide.html").write_text(text, encoding="utf-8")
        page.goto((tmp_path / "guide.html").as_uri())
    place.fill(".find input", ASKED[language])
    found = place.locator(".found [data-result] a")
    expect(place.locator(".found ol")).to_have_attribute("aria-busy", "false")
    expect(found.first).to_be_visible()
    assert all(one.get_attribute("href").startswith("#") for one in found.all())
    expect(place.locator(".found mark").first).to_be_visible()
    wanted = (found.first.get_attribute("href") or "")[1:]
    place.press(".find input", "Enter")
    expect(place.locator(MARKED)).to_have_id(wanted)
    expect(place.locator(MARKED)).to_be_in_viewport()
    expect(place.locator(".found")).to_be_hidden()
    place.locator('[data-share="cso-2-2"]').click()
    expect(place.locator("dialog [data-shown=card]")).to_contain_text(f"{PUBLIC}p/cso-2-2.html#")
    place.locator("dialog [data-copy=quote]").click()
    expect(place.locator("dialog textarea")).to_have_value(re.compile(re.escape(f"{PUBLIC}p/cso-2-2.html")))
    other = next(one for one in resolved.languages if one != language)
    place.locator(f"dialog [data-first][value={other}]").check()
    expect(place.locator("dialog h2 [data-shown=title]")).to_have_text(resolved.entry("cso-2-2", other).title)
    assert faults == []
    context.close()


def test_without_script_the_field_is_not_there_and_all_can_be_read(resolved: Site, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "guide.html").write_text(single_page(press_of(resolved), "en", STYLES["single"]), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "guide.html").as_uri() + "#cso-2-2")
    expect(page.locator(".find")).to_be_hidden()
    expect(page.locator("#cso-2-2")).to_be_in_viewport()
    assert page.locator('[data-share="cso-2-2"]').get_attribute("href") == f"{PUBLIC}p/cso-2-2.html#share-en"
    context.close()
