"""One test for many cases that tells each which fails."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest

Check = Callable[..., None]


def every(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Check], Check]:
    """What `pytest.mark.parametrize` does, as one test: pytest takes longer over a test of its own than a check of a page takes.

    All cases get the same fixtures, so a check changes nothing that a fixture gives.

    Args:
        names: the check's argument that a case gives; or several.
        cases: values of that argument; or tuples of values, for several.

    Raises:
        AssertionError: by the test, with every case that failed and its error, where one failed or there are no cases.
    """
    own = (names,) if isinstance(names, str) else names
    values = [(case,) if isinstance(names, str) else tuple(case) for case in cases]

    def one_test(check: Check) -> Check:
        @wraps(check)
        def test(**fixtures: Any) -> None:
            assert values, f"no cases for {', '.join(own)}"
            failed: list[tuple[str, BaseException]] = []
            for case in values:
                try:
                    check(**fixtures, **dict(zip(own, case, strict=True)))
                except (Exception, pytest.fail.Exception) as error:
                    failed.append((", ".join(map(str, case)), error))
            if failed:
                raise AssertionError(_told(failed, len(values))) from failed[0][1]

        signature = inspect.signature(check)
        fixtures = [parameter for name, parameter in signature.parameters.items() if name not in own]
        test.__signature__ = signature.replace(parameters=fixtures)  # type: ignore[attr-defined] # where pytest looks for fixtures
        return test

    return one_test


def _told(failed: list[tuple[str, BaseException]], count: int) -> str:
    lines = [f"{len(failed)} of {count} cases failed:"]
    for case, error in failed:
        line = traceback.extract_tb(error.__traceback__)[-1].lineno
        lines.append(f"[{case}] line {line}: {''.join(traceback.format_exception_only(error)).strip()}")
    return "\n".join(lines)
