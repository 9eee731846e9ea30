"""Translations that are behind what they were made from: which change marks which, and who is told."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import html

from fieldguide.commands import building, staling
from fieldguide.commands.ledger import add_to_ledger
from fieldguide.editions.epub import write_epub
from fieldguide.editions.single import single_page
from fieldguide.exports import citation_files, share_texts
from fieldguide.guide import Guide, load_guide
from fieldguide.model.identifiers import PrincipleId
from fieldguide.model.passages import fingerprint
from fieldguide.pages import card
from fieldguide.pages.page import page_layout
from support.books import STYLES, press_of
from support.sites import LANGUAGES, TAGS, Project, site_of, write_ledger

PAGE = "cso/part-1/guideline-1.md"
POINT = PrincipleId("cso-1-1-1")


@pytest.fixture
def confirmed(tiny: Project) -> Project:
    """The tiny guide with all translations up to date; one source is in hand in Vietnamese, the other in two languages."""
    tiny.replace("_data/sources.yml", "languages: [en]\n  home: cso", "languages: [vi]\n  home: cso")
    tiny.replace("_data/sources.yml", "languages: [en]\n  home: btech", "languages: [en, zh]\n  home: btech")
    assert staling.confirm(tiny.docs, "", "", every=True) == 0
    return tiny


def load(project: Project) -> Guide:
    return load_guide(project.docs, LANGUAGES)


def behind(project: Project) -> set[tuple[str, str]]:
    return {(passage.id, passage.language) for passage in load(project).staleness.behind}


def ahead(project: Project) -> set[tuple[str, str]]:
    return {(passage.id, passage.language) for passage in load(project).staleness.ahead}


def test_of_a_guide_without_a_record_nothing_is_behind_and_all_was_never_confirmed(tiny: Project) -> None:
    found = load(tiny).staleness
    assert not found.behind and not found.ahead
    assert {
        (POINT, "vi"),
        (POINT, "zh"),
        ("cso-1-1#in-practice", "vi"),
        ("term-harm", "zh"),
        ("words-nav", "vi"),
        ("title-cso", "vi"),
        ("snippet-cite-cso", "zh"),
        ("cite#page", "zh"),
        ("cso-1-1-1:btech-1", "zh"),
    } <= {(passage.id, passage.language) for passage in found.unconfirmed}


@pytest.mark.parametrize(
    ("change", "marked", "told"),
    [
        ((f"vi/{PAGE}", "Text of the point", "Text of a point"), {(POINT, "en"), (POINT, "zh")}, set()),
        ((f"en/{PAGE}", "Text of the point", "Text of a point"), set(), {(POINT, "en")}),
        ((f"zh/{PAGE}", "Point zh", "Points zh"), set(), {(POINT, "zh")}),
        (("en/btech/headline-1.md", "Text of the headline", "Text of a headline"), {("btech-1", "vi")}, set()),
        (("zh/btech/headline-1.md", "Text of the headline", "Text of a headline"), set(), set()),
        (("vi/btech/headline-1.md", "Text of the headline", "Text of a headline"), set(), {("btech-1", "vi")}),
        ((f"en/{PAGE}", "Second in", "The second in"), {("cso-1-1#in-practice", "vi"), ("cso-1-1#in-practice", "zh")}, set()),
        (("en/glossary.md", "{#term-harm}\n\nDefinition", "{#term-harm}\n\nMeaning"), {("term-harm", "vi"), ("term-harm", "zh")}, set()),
        (("_data/principles/cso-1.yml", "For a", "For one"), {("cso-1-1-1:btech-1", "vi"), ("cso-1-1-1:btech-1", "zh")}, set()),
        (("_data/words/en.yml", "  home: Home\n", "  home: Start\n"), {("words-nav", "vi"), ("words-nav", "zh")}, set()),
        (("_data/words/vi.yml", "  home: Trang chủ\n", "  home: Trang đầu\n"), set(), {("words-nav", "vi")}),
        (("en/cite.md", "Description in", "Describes in"), {("cite#page", "vi"), ("cite#page", "zh")}, set()),
        (("_data/sources.yml", "en: Source b", "en: The source b"), {("title-btech", "vi"), ("title-btech", "zh")}, set()),
        (("en/_snippets/cite-cso.md", "Cite", "Quote"), {("snippet-cite-cso", "vi"), ("snippet-cite-cso", "zh")}, set()),
    ],
)  # fmt: skip
def test_a_change_marks_exactly_what_was_made_from_it(
    confirmed: Project, change: tuple[str, str, str], marked: set[tuple[str, str]], told: set[tuple[str, str]]
) -> None:
    confirmed.replace(*change)
    assert (behind(confirmed), ahead(confirmed)) == (marked, told)


def test_form_alone_makes_no_difference() -> None:
    assert fingerprint("公司，国家。“权利”") == fingerprint("公司,国家.\n「权利」")
    assert fingerprint("Tie\u0302\u0301ng  Vi\u1ec7t") == fingerprint("Tiếng\nViệt")
    assert fingerprint("It isn’t “so”.") == fingerprint('It isn\'t  "so".')
    assert fingerprint("may") != fingerprint("must")


def test_reformatting_and_moving_a_page_mark_nothing(confirmed: Project) -> None:
    for language in LANGUAGES:
        confirmed.replace(f"{language}/{PAGE}", "1. Step in", "1.  **Step** in")
        old = confirmed.docs / language / PAGE
        old.rename(old.with_name("guideline-9.md"))
    write_ledger(confirmed)
    assert not behind(confirmed) and not ahead(confirmed) and not load(confirmed).staleness.unconfirmed


def test_one_translation_is_confirmed_and_the_other_stays_behind(confirmed: Project) -> None:
    confirmed.replace(f"vi/{PAGE}", "Text of the point", "Text of a point")
    assert staling.confirm(confirmed.docs, POINT, "en", every=False) == 0
    assert behind(confirmed) == {(POINT, "zh")}
    assert staling.confirm(confirmed.docs, "", "", every=True) == 0
    assert not behind(confirmed)


@pytest.mark.parametrize(("id", "language"), [("cso-9-9", "en"), (POINT, "vi"), ("", "")])
def test_what_is_no_translation_cannot_be_confirmed(confirmed: Project, capsys: pytest.CaptureFixture[str], id: str, language: str) -> None:
    assert staling.confirm(confirmed.docs, id, language, every=False) == 1
    assert "Remedy:" in capsys.readouterr().err


def test_the_list_tells_what_changed_where_git_knows_the_earlier_text(confirmed: Project, capsys: pytest.CaptureFixture[str]) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "First"]):
        subprocess.run([*git, *command], cwd=confirmed.root, check=True)
    confirmed.replace(f"vi/{PAGE}", "Text of the point", "Text of a point")
    capsys.readouterr()
    assert staling.tell(confirmed.docs) == 0
    told = capsys.readouterr().out
    assert f"{POINT} zh  docs/zh/{PAGE} is behind docs/vi/{PAGE} (vi)" in told
    assert "[-the-]{+a+}" in told and "2 behind" in told


def test_a_difference_is_told_in_words_and_in_han_characters() -> None:
    assert staling.difference("Doanh nghiệp cần rà soát.", "Doanh nghiệp nên rà soát.") == "Doanh nghiệp [-cần-]{+nên+} rà soát."
    assert staling.difference("公司应当评估。", "公司可以评估。") == "公司[-应当-]{+可以+}评估。"


def test_of_what_stayed_only_what_stands_beside_a_change_is_told() -> None:
    old = f"{'a ' * 40}may {'b ' * 40}end"
    assert staling.difference(old, old.replace("may", "must")) == f" … {'a ' * 5}[-may-]{{+must+}}{' b' * 5} … "
    assert staling.difference("字" * 50, "字" * 50 + "句") == f" … {'字' * 10}{{+句+}}"


def test_readers_are_told_at_the_entry_on_its_card_and_in_what_they_send(confirmed: Project) -> None:
    confirmed.replace(f"vi/{PAGE}", "Text of the point", "Text of a point")
    site = site_of(load(confirmed))
    note = site.entry(POINT, "en").behind_note
    assert "Vietnamese" in note and note in site.entry(POINT, "en").mail.text and note in site.entry(POINT, "en").citation
    assert not site.entry(POINT, "vi").behind_note and "越南文" in site.entry(POINT, "zh").behind_note
    below = page_layout(site, site.guide.pages["en"][PAGE]).below
    (link,) = html.fromstring(below[POINT]).cssselect(".entry-behind a") if "entry-behind" in below[POINT] else (None,)
    assert link is not None and link.get("href").endswith("vi/cso/part-1/guideline-1.html#cso-1-1-1") and link.text == note
    assert "entry-behind" not in below["cso-1-1"]
    cards = {path: html.fromstring(text) for path, text in card.files(site)}
    assert [one.text_content() for one in cards[f"p/{POINT}.html"].cssselect(".entry-behind")] == [
        note,
        site.entry(POINT, "zh").behind_note,
    ]
    assert not cards["p/cso-1-1.html"].cssselect(".entry-behind")


@pytest.mark.parametrize(
    ("page", "id", "behind"),
    [(PAGE, POINT, ("en", "zh")), ("btech/headline-1.md", PrincipleId("btech-1"), ("vi",))],
)
def test_each_language_that_is_behind_says_so_wherever_it_is_read(
    confirmed: Project, tmp_path: Path, page: str, id: PrincipleId, behind: tuple[str, ...]
) -> None:
    original = load(confirmed).passages[behind[0]][id].originals[0]
    confirmed.replace(f"{original}/{page}", "Text of the", "Words of the")
    site = site_of(load(confirmed))
    press, changed = press_of(site), site.entry(id, original)
    write_epub(press, LANGUAGES, STYLES["book"], tmp_path / "all.epub")
    with zipfile.ZipFile(tmp_path / "all.epub") as archive:
        chapters = {language: _chapter_with(id, language, archive) for language in LANGUAGES}
    for language in LANGUAGES:
        entry, note = site.entry(id, language), site.entry(id, language).behind_note
        assert bool(note) == (language in behind)
        whole = html.document_fromstring(single_page(press, language, STYLES["single"]))
        pages = {
            "page": html.fromstring(page_layout(site, site.guide.pages[language][page]).below[id]),
            "one file": whole.xpath(f"//*[@id='{id}']")[0].getparent(),
            "e-reader": html.fromstring(chapters[language].encode("utf-8")).xpath(f"//*[@id='{id}']")[0].getparent(),
            "card": html.document_fromstring(dict(card.files(site))[entry.card]).cssselect(f"section[lang={TAGS[language]}]")[0],
        }
        for name, found in pages.items():
            told = [(one.text, one.get("href").rpartition("/")[2]) for one in found.cssselect(".entry-behind a")]
            assert told == ([(note, changed.address.rpartition("/")[2])] if note else []), f"{name} {language}"
        sent = [share_texts.share_data(site, language)["entries"][id], entry.mail.text, entry.citation, entry.restates]
        sent += [text for path, text in citation_files.files(site) if path.startswith(f"p/{id}.")]
        for text in map(str, sent):
            assert (note in text.replace("\\", "")) if note else entry.words("entry.behind", language="", edition="")[-9:] not in text
        if note:
            assert changed.since in note and entry.words(f"language.{original}") in note


def _chapter_with(id: PrincipleId, language: str, archive: zipfile.ZipFile) -> str:
    texts = [archive.read(name).decode("utf-8") for name in archive.namelist() if name.startswith(f"book/{language}/")]
    (found,) = [text for text in texts if f'id="{id}"' in text]
    return found


def test_the_list_tells_what_changed_in_data_too(confirmed: Project, capsys: pytest.CaptureFixture[str]) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "First"]):
        subprocess.run([*git, *command], cwd=confirmed.root, check=True)
    confirmed.replace("_data/principles/cso-1.yml", "For a reason", "For one reason")
    confirmed.replace("zh/glossary.md", "Definition in zh, see [btech-1].\n\n## duty", "Meaning in zh, see [btech-1].\n\n## duty")
    assert staling.tell(confirmed.docs) == 0
    told = capsys.readouterr().out
    assert "For [-a-]{+one+} reason." in told and "[-Definition-]{+Meaning+} in zh" in told


def test_what_stands_beside_an_entry_marks_no_entry(confirmed: Project) -> None:
    for language in LANGUAGES:
        confirmed.replace(f"{language}/btech/headline-1.md", f"in {language}.\n", f"in {language}.\n\n/// note | Note\n\nAside.\n\n///\n")
    assert add_to_ledger(confirmed.docs) == 0
    confirmed.replace("en/btech/headline-1.md", "Aside.", "An aside.")
    assert behind(confirmed) == {("btech-1#page", "vi"), ("btech-1#page", "zh")}


def test_what_is_new_goes_on_record_with_the_ledger_and_what_is_gone_leaves_it(confirmed: Project) -> None:
    for language in LANGUAGES:
        confirmed.write(f"{language}/new.md", f"---\ndescription: About {language}.\n---\n\n# New {language} {{#new}}\n\nText.\n")
        confirmed.replace(f"{language}/sources.md", f"## Licence {language} {{#licence}}\n\nFree.\n", "")
    assert add_to_ledger(confirmed.docs) == 0
    assert not load(confirmed).staleness.unconfirmed and "sources#licence" not in load(confirmed).made_from["vi"]
    confirmed.replace("en/new.md", "Text.", "Another text.")
    assert behind(confirmed) == {("new", "vi"), ("new", "zh")}


def test_publishing_can_be_refused_while_a_translation_is_behind(confirmed: Project, capsys: pytest.CaptureFixture[str]) -> None:
    confirmed.replace("en/cite.md", "Thus.", "So.")
    assert building.publish(confirmed.root, refuse_stale=True) == 1
    said = capsys.readouterr()
    assert "Translations: 2 behind their original." in said.out and "Nothing is published. Remedy:" in said.err
    assert not (confirmed.root / "dist").exists()


def test_every_translation_of_the_guide_is_on_record(guide: Guide) -> None:
    """What is not on record would never be marked."""
    missing = [f"{one.id} {one.language}" for one in guide.staleness.unconfirmed]
    assert not missing, f"run: python -m fieldguide ledger add\n{missing}"


@pytest.mark.parametrize(("one", "other"), [("hòa", "hoà"), ("State", "state"), ("应", "应当"), ("a, b", "a; b")])
def test_what_readers_see_is_a_change(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_where_nothing_is_behind_nothing_is_told(confirmed: Project) -> None:
    site = site_of(load(confirmed))
    assert not any("entry-behind" in text for _, text in card.files(site))
    assert not any("entry-behind" in text for text in page_layout(site, site.guide.pages["en"][PAGE]).below.values())


@pytest.mark.parametrize(
    ("page", "made_from"),
    [("cso/part-1/guideline-1", {"en": "vi", "zh": "vi"}), ("btech/headline-1", {"vi": "en"})],
)
def test_readers_are_told_which_text_an_entry_was_made_from(confirmed: Project, page: str, made_from: dict[str, str]) -> None:
    site = site_of(load(confirmed))
    for language in LANGUAGES:
        words = site.words[language]
        told = words("notice.made-from", language=words(f"language.{made_from[language]}")) if language in made_from else ""
        (_, _, notice), *_ = page_layout(site, site.guide.pages[language][f"{page}.md"]).end
        found = [one.text for one in html.fromstring(notice).cssselect("p")]
        assert (told in found) if told else not any("made from" in (one or "") for one in found)
        entry = site.entries_on(f"{page}.md", language)[0]
        version = html.document_fromstring(dict(card.files(site))[entry.card]).cssselect(f"section[lang={TAGS[language]}]")[0]
        assert [one.text for one in version.cssselect(".origin dd")][1:-2] == ([told] if told else [])
