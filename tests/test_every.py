"""Many cases in one test: none is left out, and none that fails is kept quiet."""

from collections.abc import Iterator

import pytest

from support.every import every


@pytest.fixture
def seen() -> Iterator[list[tuple[str, int]]]:
    cases: list[tuple[str, int]] = []
    yield cases
    assert cases == [("a", 1), ("b", 2)], "another list of cases"


@every(("letter", "number"), [("a", 1), ("b", 2)])
def test_a_check_gets_fixtures_and_every_case(seen: list[tuple[str, int]], letter: str, number: int):
    seen.append((letter, number))


def test_each_case_that_fails_is_told_whatever_its_error():
    @every("number", [0, 1, 2, 3, 4])
    def check(number: int):
        if number == 3:
            pytest.fail("three is refused")
        assert 4 / number > 1, f"{number} is too much"

    with pytest.raises(AssertionError) as failed:
        check()
    told = str(failed.value)
    assert "3 of 5 cases" in told
    assert "[0]" in told and "ZeroDivisionError: division by zero" in told
    assert "[3]" in told and "three is refused" in told
    assert "[4]" in told and "4 is too much" in told
    assert "[1]" not in told and "[2]" not in told
    assert isinstance(failed.value.__cause__, ZeroDivisionError), "the first is shown with its lines"


def test_no_cases_are_a_fault():
    @every("number", [])
    def check(number: int):
        pass

    with pytest.raises(AssertionError, match="no cases for number"):
        check()


def test_a_case_that_gives_too_little_is_told():
    @every(("one", "other"), [("a",)])
    def check(one: str, other: str):
        pass

    with pytest.raises(AssertionError, match=r"\[a\].*ValueError"):
        check()
