"""How well a text answers depends on it and on what was asked alone: same words, then beginnings, then typos."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linernotes.search import match, words
from linernotes.search.matching import edits_between


def score(asked: str, text: str) -> int:
    found = match(words(asked), text)
    return found.score if found else 0


@pytest.mark.parametrize(
    ("asked", "text"),
    [("zoe keating", "Zoë Keating"), ("bjork", "Björk"), ("MIA", "M.I.A."), ("oconnor", "O’Connor"), ("!!!", "!!!")],
)
def test_the_same_words_are_perfect_however_they_are_written(asked: str, text: str) -> None:
    assert score(asked, text) == 1000


def test_what_is_more_alike_stands_before_what_is_less() -> None:
    texts = [
        "John Williams",
        "Williams, John",
        "John Towner Williams",
        "Johnny Williamson",
        "Jon Wiliams",
        "John Smith",
        "Ella Fitzgerald",
    ]
    scores = [score("john williams", text) for text in texts]
    assert scores == sorted(scores, reverse=True)
    assert len({*scores}) == len(texts)
    assert scores[-1] == 0


@pytest.mark.parametrize(
    ("asked", "text", "parts"),
    [
        ("handy", "W. C. Handy", ["Handy"]),
        ("wc handy", "W. C. Handy", ["W. C", "Handy"]),
        ("龍一", "坂本龍一", ["龍一"]),
        ("坂本", "坂本龍一", ["坂本"]),
        ("ニメ", "ｱﾆﾒ 1", ["ﾆﾒ"]),
        ("jon wiliams", "John Towner Williams", ["John", "Williams"]),
        ("blues", "St. Louis Blues", ["Blues"]),
    ],
)
def test_the_parts_that_answer_are_told(asked: str, text: str, parts: list[str]) -> None:
    found = match(words(asked), text)
    assert found is not None
    assert [text[start:end] for start, end in found.ranges] == parts


@pytest.mark.parametrize(
    ("asked", "text"),
    [("1917", "1918"), ("op 27", "op 28"), ("xy", "xz"), ("handy", "candles"), ("", "x"), ("love", "a long title")],
)
def test_numbers_short_words_and_other_words_are_not_taken_for_typos(asked: str, text: str) -> None:
    found = match(words(asked), text)
    assert found is None or not found.is_whole


def test_a_text_that_has_some_of_the_words_says_so() -> None:
    found = match(words("st louis blues handy"), "St. Louis Blues")
    assert found is not None
    assert (found.is_whole, found.score < 900) == (False, True)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("abc", "ab", 1),
        ("williams", "wiliams", 1),
        ("beyonce", "beyocne", 1),
        ("schubert", "shcubret", 2),
        ("kitten", "sitting", None),
        ("a", "abcd", None),
    ],
)
def test_letters_added_lost_replaced_and_swapped_are_counted(one: str, other: str, edits: int | None) -> None:
    assert edits_between(one, other, at_most=2) == edits == edits_between(other, one, at_most=2)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_match_is_within_its_bounds(asked: str, text: str) -> None:
    found = match(words(asked), text)
    if found is not None:
        assert 1 <= found.score <= 1000
        assert found.ranges == tuple(sorted(found.ranges))
        assert all(0 <= start < end <= len(text) for start, end in found.ranges)
    assert not words(text) or score(text, text) == 1000
