"""The tiny site that other tests break is whole before they break it."""

from support.html import read, text
from support.sites import Project


def test_the_tiny_site_builds_in_three_languages(tiny: Project):
    built = tiny.build().passed()
    for folder, language in (("", "en"), ("vi/", "vi"), ("zh/", "zh")):
        page = read(built.site / f"{folder}cso/part-1/guideline-1.html")
        assert text(page.cssselect("h1")[0]) == f"Guideline {language}"
