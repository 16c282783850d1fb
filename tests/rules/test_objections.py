"""An objection is open until somebody says what became of it."""

import pytest

from linernotes.objections import open_objections, state_of

MAY, JUNE, JULY = (f"2026-0{month}-01T00:00:00.000000Z" for month in (5, 6, 7))


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ([], "UNDER_REVIEW"),
        ([(MAY, "REJECTED")], "REJECTED"),
        ([(JULY, "REJECTED")], "UNDER_REVIEW"),
        ([(JUNE, "UPHELD")], "UPHELD"),
        ([(MAY, "REJECTED"), (JUNE, "UNDER_REVIEW")], "UNDER_REVIEW"),
        ([(JUNE, "WITHDRAWN"), (MAY, "REJECTED")], "WITHDRAWN"),
        ([(JUNE, "WITHDRAWN"), (JUNE, "UNDER_REVIEW")], "UNDER_REVIEW"),
    ],
)
def test_an_objection_stands_as_the_last_word_on_it_says(told: list[tuple[str, str]], state: str) -> None:
    assert state_of(told, JUNE) == state


def test_only_what_is_open_is_counted_each_once() -> None:
    told = [("a", None, None), ("b", MAY, "REJECTED"), ("c", MAY, "UPHELD"), ("c", JUNE, "UNDER_REVIEW")]
    assert open_objections(told, JUNE) == 2
