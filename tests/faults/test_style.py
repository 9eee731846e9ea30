"""How texts are written is told where it breaks a rule: marks, each language's style sheet, measures, counts, the right language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.faults import assert_told, faults_in, told
from support.sites import Project

Faults = Callable[[], str]

ABOUT = "cite.md"  # its only paragraph stands on line 7
POINT = "cso/part-1/guideline-1.md"
ENGLISH = "Companies are asked to consult the people who live in the area before they decide on anything."


def write(tiny: Project, language: str, text: str) -> None:
    """Write a paragraph on a page of one language."""
    tiny.replace(f"{language}/{ABOUT}", "Thus.", text)


@pytest.mark.parametrize(
    ("language", "text", "what", "remedy"),
    [
        ("en", 'They "ask".', "quotation mark is straight", "Write “ ”"),
        ("vi", "Họ 'hỏi'.", "quotation mark is straight", "Write “ ”"),
        ("en", "They “ask.", "“ ” do not pair", "on the same line"),
        ("zh", "他们（询问。", "（ ） do not pair", "on the same line"),
        ("en", "An organization decides.", "spelling is American", "organisation"),
        ("en", "They analyze it.", "spelling is American", "analyse"),
        ("vi", "Văn hoá là gì?", "new style", "hóa"),
        ("vi", "Đi ra ngòai.", "wrong vowel", "ngoài"),
        ("zh", "公司,国家。", "half-width mark", "full-width"),
        ("zh", "与 ICT公司。", "space stands beside", "Take it out"),
        ("zh", "「标题」。", "not the house's", "“ ”"),
        ("zh", "“标题”,公司。", "half-width mark", "full-width"),
        ("zh", "‘标题’。", "not the house's", "“ ”"),
        ("zh", "公司，，国家。", "Two marks follow each other", "Keep the one"),
        ("zh", "公司—国家。", "not the Chinese one", "——"),
        ("vi", "Họ  hỏi.", "Two spaces", "Write one"),
        ("en", "They  ask.", "Two spaces", "Write one"),
        ("vi", "Họ hỏi , rồi đi.", "space is missing or too much", "Write one after"),
        ("vi", "Họ hỏi.Rồi đi.", "space is missing or too much", "Write one after"),
        ("vi", "Công nghệ(ICT) là gì?", "space is missing or too much", "Write one after"),
        ("en", "They ask,then leave.", "space is missing or too much", "Write one after"),
        ("vi", "Họ «hỏi».", "not the house's", "“ ”"),
        ("vi", "Nguời dân hỏi.", "lacks its horn", "ươ"),
        ("vi", "Có ngừơi hỏi.", "wrong vowel", "người"),
        ("en", "They ”ask“.", "“ ” do not pair", "on the same line"),
        ("en", "They call it 尽责.", "Han characters", "《》"),
        ("vi", ENGLISH, "in the language en", "Translate it into vi"),
        ("zh", ENGLISH, "in another language", "Translate it"),
        ("en", "Doanh nghiệp được đề nghị tham vấn người dân trong vùng và các tổ chức của họ.", "in the language vi", "into en"),
    ],
)  # fmt: skip
def test_a_text_that_breaks_a_rule_is_told(tiny: Project, faults_of: Faults, language: str, text: str, what: str, remedy: str) -> None:
    write(tiny, language, text)
    assert_told(faults_of(), (f"{language}/{ABOUT}", 7, "", what, remedy))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At `cso`, of <info@example.org>, and at `c`."),
        ("en", "They ‘ask’ of the “responsibility” (in French: devoir de vigilance) of an organisation, 《尽责》."),
        ("vi", "“Thẩm định” (hóa, hòa, quý, khoảng) của tổ chức trong bối cảnh xung đột, theo ngôn ngữ của nguồn."),
        ("zh", "《工商企业与人权指导原则》（B-Tech 3）：“尽职调查”，见“The State duty to protect people in times of war and of peace”。"),
    ],
)
def test_what_keeps_to_the_rules_is_let_alone(tiny: Project, language: str, text: str) -> None:
    write(tiny, language, text)
    assert faults_in(tiny) == ""


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "id"),
    [
        ("_data/words/en.yml", "home: Home", "home: 'The \"home\"'", None, "nav.home"),
        ("_data/terms.yml", "en: duty one", "en: 'duty \"one\"'", 3, "duty"),
        ("_data/principles/cso-1.yml", "en: For a reason.", "en: For a \"good\" reason.", 14, "cso-1-1-1 → btech-1"),
        ("en/_snippets/cite-cso.md", "Cite cso in en.", "Cite \"cso\" in en.", 1, ""),
        ("en/cite.md", "description: Description in en.", "description: A \"good\" one.", 2, "description"),
    ],
)  # fmt: skip
def test_texts_of_the_data_keep_to_the_rules_too(
    tiny: Project, faults_of: Faults, name: str, old: str, new: str, line: int | None, id: str
) -> None:
    tiny.replace(name, old, new)
    if id == "duty":
        tiny.replace("en/glossary.md", "duty one {#", 'duty "one" {#')
    (found, *_) = told(faults_of())
    assert (found.file, found.id) == (name, id) and "straight" in found.what
    assert line is None or found.line == line


@pytest.mark.parametrize(
    ("language", "title", "what"),
    [
        ("en", "One two three four five six seven eight nine ten eleven twelve thirteen", "13 words, at most 12"),
        ("vi", " ".join(["một"] * 19), "19 words, at most 18"),
        ("zh", "字" * 23, "23 Han characters, at most 22"),
        ("en", "Ask for a policy.", "ends with a mark"),
        ("zh", "询问政策。", "ends with a mark"),
    ],
)
def test_a_title_out_of_measure_is_told(tiny: Project, faults_of: Faults, language: str, title: str, what: str) -> None:
    tiny.replace(f"{language}/{POINT}", f"Point {language}", title)
    assert_told(faults_of(), (f"{language}/{POINT}", 5, "cso-1-1-1", what, ""))


def test_two_entries_of_one_title_are_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace(f"en/{POINT}", "Point en", "Guideline en")
    assert_told(faults_of(), (f"en/{POINT}", 5, "cso-1-1-1", "title is that of cso-1-1", "only this entry"))


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("en", "One. Two. Three. Four.", "4 sentences, at most 3"),
        ("zh", "一。二。三。四。", "4 sentences, at most 3"),
        ("en", "An open end", "does not end its last sentence"),
        ("vi", "Câu bỏ lửng,", "does not end its last sentence"),
    ],
)
def test_a_text_out_of_measure_is_told(tiny: Project, faults_of: Faults, language: str, text: str, what: str) -> None:
    tiny.replace(f"{language}/{POINT}", f"Text of the point in {language}.", text)
    assert_told(faults_of(), (f"{language}/{POINT}", 5, "cso-1-1-1", what, ""))


@pytest.mark.parametrize(
    ("language", "text", "abbreviation"),
    [
        ("en", "CSOs act.", "CSO"),
        ("en", "CSOs act. A civil society organisation (CSO) may.", "CSO"),
        ("en", "Carry out human rights due diligence (eHRDD).", "eHRDD"),
        ("vi", "Nhờ CSO.", "CSO"),
        ("zh", "了解IHL。", "IHL"),
    ],
)  # fmt: skip
def test_an_abbreviation_that_an_entry_does_not_write_out_at_its_first_use_is_told(
    tiny: Project, faults_of: Faults, language: str, text: str, abbreviation: str
) -> None:
    tiny.replace(f"{language}/{POINT}", f"Text of the point in {language}.", text)
    what = f"The abbreviation {abbreviation} is not written out at its first use."
    assert_told(faults_of(), (f"{language}/{POINT}", 5, "cso-1-1-1", what, f"and {abbreviation} in brackets"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Civil society organisations (CSOs) act, and a CSO may."),
        ("en", "Ask CSOs (civil society organisations)."),
        ("en", "The word CSOX is none of ours."),
        ("vi", "Tổ chức xã hội dân sự (CSO) hành động."),
        ("zh", "了解IHL（国际人道法）的规则。"),
    ],
)
def test_an_abbreviation_written_out_is_let_alone(tiny: Project, language: str, text: str) -> None:
    tiny.replace(f"{language}/{POINT}", f"Text of the point in {language}.", text)
    assert faults_in(tiny) == ""


def test_words_in_the_title_write_an_abbreviation_of_the_text_out(tiny: Project) -> None:
    tiny.replace(f"en/{POINT}", "## Point en", "## Ask civil society organisations")
    tiny.replace(f"en/{POINT}", "Text of the point in en.", "Ask CSOs.")
    assert faults_in(tiny) == ""


def test_a_reason_of_two_sentences_is_told(tiny: Project, faults_of: Faults) -> None:
    tiny.replace("_data/principles/cso-1.yml", "For a reason.", "For a reason. And another.")
    assert_told(faults_of(), ("_data/principles/cso-1.yml", 14, "cso-1-1-1 → btech-1", "2 sentences", "in one"))


@pytest.mark.parametrize(
    ("language", "text", "is_right"),
    [
        ("en", "It has 1 parts, 1 guidelines and 1 points.", True),
        ("en", "It has 26 points.", False),
        ("vi", "Có 2 hướng dẫn.", False),
        ("zh", "共有3个要点。", False),
    ],
)
def test_a_count_of_entries_is_the_number_there_is(tiny: Project, language: str, text: str, is_right: bool) -> None:
    write(tiny, language, text)
    found = told(faults_in(tiny))
    assert [one.file for one in found] == ([] if is_right else [f"{language}/{ABOUT}"])
    assert is_right or "there are 1 of the kind" in found[0].what


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("wrong: [organization,", "wrong: [organisation,", "does not find its own example “organisation”"),
        ("right: [organisation,", "right: [organization,", "finds its own example “organization”"),
        ("pattern: '[.,:;!]$'", "pattern: '[.,:;!$'", "no regular expression"),
        ("title: {most: 12, unit: words}", "title: {most: many, unit: words}", "'most' is no number"),
    ],
)
def test_a_style_sheet_is_tried_on_its_own_examples(tiny: Project, faults_of: Faults, old: str, new: str, what: str) -> None:
    tiny.replace("_data/style/en.yml", old, new)
    (found,) = told(faults_of())
    assert found.file == "_data/style/en.yml" and what in found.what
