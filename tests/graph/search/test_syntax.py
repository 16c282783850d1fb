"""Nothing that a caller writes is an operator: every text is asked for as words, and the database takes it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.engine.cypher import load
from graph.engine.database import Database
from graph.search.lucene import MOST_WORDS, queries
from tests.graph.search.conftest import Search

SYNTAX = r'+-&|!(){}[]^"~*?:\/= <>' + "@$'’.\u3000\n"
WORDS = ("AND", "OR", "NOT", "TO", "name:handy", "handy", "the", "坂本", "R.E.M.", "1", "_", "\u0301", "\ud800", "愛*")
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=SYNTAX, max_size=12),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(alphabet=SYNTAX, max_size=3)), max_size=14).map("".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(alphabet=SYNTAX, max_size=3)), max_size=14).map(" ".join),
)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=40, max_size=60))
async def test_the_database_takes_whatever_is_asked(things: Database, texts: list[str]) -> None:
    asked = [query for text in texts for all_words in (True, False) for query in queries(text, all_words=all_words)]
    parameters = {"queries": asked, "identifiers": [], "kinds": ["Party"], "hidden": "", "most": 1}
    await things.read(load("graph.search", "candidates"), parameters, seconds=None)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("NOT handy", "W. C. Handy"),
        ("-handy", "W. C. Handy"),
        ("handy AND NOT handy", "W. C. Handy"),
        ("!handy", "W. C. Handy"),
        ("handy)", "W. C. Handy"),
        ('"handy', "W. C. Handy"),
        ("handy\\", "W. C. Handy"),
        ("/handy/", "W. C. Handy"),
        ("handy^0.0001", "W. C. Handy"),
        ("OR Not", "OR Not"),
        ("and", "AND"),
        ("name:handy", "name:handy"),
        ("to be OR not to be", "To Be or Not to Be"),
        ("(what's the story) morning glory?", "(What's the Story) Morning Glory?"),
        ("c++", "C++"),
    ],
)
async def test_operators_are_words_and_signs(find: Search, asked: str, found: str) -> None:
    assert [hit.value for hit in (await find(asked)).hits][:1] == [found]


@pytest.mark.parametrize(
    "asked", ["*", "*:*", "?", "????", "[a TO z]", "{* TO *}", "~", "handyxyz*", "/.*/", "h?ndy~0 x"]
)
async def test_wildcards_and_ranges_find_nothing_by_themselves(find: Search, asked: str) -> None:
    assert [hit.value for hit in (await find(asked)).hits if hit.is_whole] == []


def test_a_long_text_asks_for_its_first_words() -> None:
    asked = queries(" ".join(f"word{chr(97 + place)}" for place in range(20)), all_words=True)
    assert asked[0]["text"].count("+(") == MOST_WORDS
