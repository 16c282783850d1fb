"""How much a document may ask: weighed before anything else, in as much time as the document is long."""

from __future__ import annotations

from time import process_time

import pytest
from graphql import parse

from graph.reader.cost import costs_of
from schema.execution import Execution
from schema.limits import Limits, TooMuch, check, weigh
from tests.graph.reader.conftest import NoDatabase, unconnected_execution
from tests.graph.reader.world import PUBLIC, VIEWS, small_schema

SCHEMA = small_schema()
COSTS = costs_of(VIEWS)


def weight(text: str, **variables: object) -> dict[str, int]:
    """Weigh a document; without variables, whatever they are."""
    found, roots = weigh(SCHEMA, parse(text), COSTS, variables or None)
    return {
        "depth": found.depth,
        "fields": found.fields,
        "subqueries": found.subqueries,
        "rows": found.rows,
        "roots": roots,
    }


def test_a_page_weighs_as_many_rows_as_it_may_have() -> None:
    assert weight("{ browse(first: 7) { nodes { id contributions(first: 3) { nodes { party { name } } } } } }") == {
        "depth": 6,
        "fields": 7,
        "subqueries": 3,
        "rows": 7 * (1 + 3 * (1 + 1)),
        "roots": 1,
    }


@pytest.mark.parametrize(
    ("text", "variables", "rows"),
    [
        ("{ browse { nodes { id } } }", {}, 20),
        ("query ($n: Int) { browse(first: $n) { nodes { id } } }", {}, 100),
        ("query ($n: Int) { browse(first: $n) { nodes { id } } }", {"n": 3}, 3),
        ("query ($n: Int) { browse(first: $n) { nodes { id } } }", {"other": 3}, 20),
        ("query ($n: Int = 50) { browse(first: $n) { nodes { id } } }", {"other": 3}, 50),
        ("query ($n: Int = 50) { browse(first: $n) { nodes { id } } }", {"n": None}, 20),
        ("{ browse(first: 99999999999999999999999999) { nodes { id } } }", {}, 10**9),
        ('{ recordings(ids: ["a", "b"]) { id } }', {}, 2),
        ("query ($ids: [ID!]) { recordings(ids: $ids) { id } }", {"ids": ["a", "b", "c"]}, 3),
    ],
)
def test_how_many_are_asked_for_is_known_from_arguments_variables_and_defaults(
    text: str, variables: dict[str, object], rows: int
) -> None:
    assert weight(text, **variables)["rows"] == rows


def test_what_a_computed_field_needs_is_weighed_with_it() -> None:
    plain = weight('{ contribution(id: "x") { role } }')
    computed = weight('{ contribution(id: "x") { creditedAs } }')
    assert computed["subqueries"] - plain["subqueries"] == 2


def test_all_members_of_a_union_are_weighed_but_only_one_kind_of_what_has_an_id() -> None:
    inner = "... on Recording { contributions { totalCount } } ... on Work { id }"
    assert weight(f'{{ contribution(id: "x") {{ to {{ {inner} }} }} }}')["subqueries"] == 4
    parts = "... on Recording { contributions { totalCount } } ... on Party { contributions { totalCount } }"
    assert weight(f'{{ node(id: "x") {{ {parts} }} }}')["subqueries"] == 2


def doubling(levels: int, step: str) -> str:
    """Make a document of fragments each of which uses the next one several times."""
    made = [f"fragment f{level} on Recording {{ {step.format(f'...f{level + 1}')} }}" for level in range(levels)]
    return f'{{ recording(id: "x") {{ ...f0 }} }} {" ".join(made)} fragment f{levels} on Recording {{ id }}'


@pytest.mark.parametrize(
    "text",
    [
        doubling(18, "{0} ... on Recording {{ {0} }}"),
        doubling(18, "a: contributions {{ nodes {{ to {{ {0} }} }} }} b: contributions {{ nodes {{ to {{ {0} }} }} }}"),
        doubling(400, "{0}"),
        doubling(3, "{0} ...f0"),
    ],
)
async def test_nested_fragments_are_refused_as_fast_as_they_are_read(text: str) -> None:
    execution = unconnected_execution(NoDatabase())
    began = process_time()
    said = await execution.execute(text, context=PUBLIC)
    assert process_time() - began < 1
    assert said.errors
    assert not said.executed
    assert execution.reader.counts.compiled == 0


def test_the_same_fragment_twice_in_one_selection_weighs_once() -> None:
    once = weight('{ recording(id: "x") { ...f } } fragment f on Recording { contributions { totalCount } }')
    twice = weight('{ recording(id: "x") { ...f ...f } } fragment f on Recording { contributions { totalCount } }')
    assert once == twice


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("{ node(id: 1) { id } }", None),
        (" ".join(["{", *(f'a{n}: party(id: "x") {{ id }}' for n in range(21)), "}"]), "root fields"),
        (
            " ".join(["{ party(id: 1) {", *(f"a{n}: contributions {{ totalCount }}" for n in range(40)), "} }"]),
            "subqueries",
        ),
        (
            "{ browse(first: 100) { nodes { contributions(first: 100) { nodes { party { contributions(first: 100) "
            "{ nodes { id } } } } } } } }",
            "rows",
        ),
        (" ".join(["{ party(id: 1) {", *(f"a{n}: id" for n in range(2_000)), "} }"]), "fields"),
    ],
)
def test_a_document_that_asks_too_much_is_told_of_what(text: str, limit: str | None) -> None:
    found, roots = weigh(SCHEMA, parse(text), COSTS)
    if limit is None:
        check(found, roots, Limits())
        return
    with pytest.raises(TooMuch) as refused:
        check(found, roots, Limits())
    assert refused.value.limit == limit


async def test_too_much_is_said_before_the_document_is_validated_or_sent(
    unconnected: Execution, no_database: NoDatabase
) -> None:
    text = "query ($n: Int) { browse(first: $n) { nodes { contributions(first: $n) { nodes { party { contributions("
    text += "first: $n) { nodes { id } } } } } } } }"
    said = await unconnected.execute(text, context=PUBLIC, variables={"n": 100})
    assert [error["extensions"]["code"] for error in said.errors] == ["TOO_MUCH_ASKED"]
    assert not said.executed
    no_database.row = [[]]
    said = await unconnected.execute(text, context=PUBLIC, variables={"n": 10})
    assert said.data == {"browse": {"nodes": []}}
