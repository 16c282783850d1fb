"""Each trap that readers of this kind have fallen into, as a test."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import count
from math import nan
from typing import Any

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reader.arguments import NO_ARGUMENTS
from graph.reader.binding import Binder
from graph.reader.context import Audience, CreditContext, Reading
from graph.reader.match import Subject, Traversal, match
from graph.reader.pattern import declared, labelled, renamed
from graph.reader.views import Path
from schema.execution import Execution, Response
from tests.graph.reader.conftest import NoDatabase
from tests.graph.reader.test_statement import statements
from tests.graph.reader.world import AUDITOR, PUBLIC, VIEWS, id_of, withhold

RECORDING = id_of("rec", 1)


async def answer(execution: Execution, database: NoDatabase, text: str, row: list[Any], **options: Any) -> Response:
    database.row = row
    return await execution.execute(text, context=PUBLIC, **options)


# 1. A variable in a subquery that reuses an outer name is a reference, silently.


async def test_no_name_is_used_by_two_traversals_in_one_scope() -> None:
    nested = (
        "party { contributions { nodes { to { ... on Recording { contributions { nodes { party { name } } } } } } } }"
    )
    [made] = await statements(
        f'{{ recording(id: "x") {{ contributions {{ nodes {{ {nested} creditedAs }} }} }} }}', PUBLIC
    )
    bound = re.findall(r"MATCH ([^{]*?)(?: WHERE| RETURN| WITH|\})", made)
    opened = [name for pattern in bound for name in re.findall(r"\(([a-z]+\d+)", pattern)]
    assert all(re.fullmatch(r"[a-z]+\d+", name) for name in opened)
    # Each is declared once; where it stands again it begins a pattern: it is what the traversal starts from.
    later = [name for pattern in bound for name in re.findall(r"(?<!^)\(([a-z]+\d+)", pattern)]
    assert len(later) == len(set(later))


def test_names_in_strings_maps_and_functions_are_left_alone() -> None:
    text = "(@)-[e:HAS {kind: 'e n (n)'}]->(n) WHERE coalesce(n.e, e.n) > size($n.e) AND EXISTS { (n)<-[:IS]-(z:Z) }"
    assert declared(text) == ("e", "n", "z")
    assert renamed(text, {"e": "e7", "n": "n7", "z": "z7"}, subject="n3", gate="Work") == (
        "(n3:Work)-[e7:HAS {kind: 'e n (n)'}]->(n7) WHERE coalesce(n7.e, e7.n) > size($n.e) "
        "AND EXISTS { (n7)<-[:IS]-(z7:Z) }"
    )


def test_the_names_in_a_repeated_part_of_a_pattern_are_known_to_be_lists() -> None:
    pattern = "(@)((a:Party)-[:MEMBER_OF]->(b:Party) WHERE visible(b)){1,8}(n:Party)"
    assert labelled(pattern) == {"n": "Party"}
    subject = Subject({"n": "n1"}, CreditContext.MADE_BY)
    names = {name: f"{name}2" for name in declared(pattern)}
    numbers = count()
    binder = Binder("f0", NO_ARGUMENTS, lambda: f"p{next(numbers)}")
    traversal = Traversal(Path(pattern=pattern, to="Party"), subject, names, subject.place, binder.parameter)
    assert match(traversal, VIEWS, Reading(Audience.PUBLIC)) == (
        "MATCH (n1)((a2:Party)-[:MEMBER_OF]->(b2:Party) WHERE NOT b2:WithheldPublicMadeBy){1,8}(n2:Party) "
        "WHERE NOT n2:WithheldPublicMadeBy"
    )
    assert "WHERE" not in match(traversal, VIEWS, Reading(Audience.AUDITOR))


async def test_what_joins_the_relationships_of_an_index_is_asked_afterwards() -> None:
    """What is being deleted would else end the list: see decision 0026."""
    path = Path(pattern="(@)-[e:MADE]->(n:Contribution)", to="Contribution")
    subject = Subject({"n": "n1"}, CreditContext.MADE_BY)
    traversal = Traversal(path, subject, {"e": "e2", "n": "n2"}, subject.place, lambda name: name)
    also = ("e2.of = n1.id", "e2.position > $p0", "(e2.position > $p0 OR n2.id > $p1)")
    assert match(traversal, VIEWS, Reading(Audience.AUDITOR), also=also, index="e2:MADE(of, position)") == (
        "MATCH ()-[e2:MADE]->() USING INDEX SEEK e2:MADE(of, position) WHERE e2.of = n1.id AND e2.position > $p0 "
        "WITH * MATCH (n1)-[e2]->(n2:Contribution) WHERE (e2.position > $p0 OR n2.id > $p1)"
    )


async def test_what_joined_them_in_the_past_is_asked_afterwards_too() -> None:
    path = Path(pattern="(@)-[e:MADE]->(n:Contribution)", to="Contribution")
    subject = Subject({"n": "n1"}, CreditContext.MADE_BY, states={})
    names, states = {"e": "e2", "n": "n2"}, {"n2": "n_then2"}
    traversal = Traversal(path, subject, names, subject.place, lambda name: name, states=states, run=("MADE", "MADE"))
    also = ("e2.of = n1.id", "e2.position >= $p0", "(e2.position <> $p0 OR n_then2.name > $p1)")
    reading = Reading(Audience.AUDITOR, then=True)
    assert match(traversal, VIEWS, reading, also=also, index="e2:MADE(of, position)") == (
        "MATCH ()-[e2:MADE]->() USING INDEX SEEK e2:MADE(of, position) WHERE e2.of = n1.id AND e2.position >= $p0 "
        "AND e2.fromSeq <= $known AND coalesce(e2.toSeq > $known, true) "
        "WITH * MATCH (n1)-[e2]->(n2:Contribution|ContributionWas), (n_then2:Entity|Was {id: n2.id}) "
        "WHERE n_then2.fromSeq <= $known AND coalesce(n_then2.toSeq > $known, true) "
        "AND (e2.position <> $p0 OR n_then2.name > $p1)"
    )


# 2. Falling back hides bugs as slowness.


async def test_a_fallback_is_counted_and_logged(
    unconnected: Execution, no_database: NoDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        await answer(unconnected, no_database, '{ party(id: "x") { name } }', [[[None]]])
    assert unconnected.reader.counts.fallbacks == 1
    assert "left to graphql-core" in caplog.text


async def test_what_was_gone_before_it_was_read_is_read_again_and_no_error(
    unconnected: Execution, no_database: NoDatabase
) -> None:
    gone, there = [[["Nobody"], [None]]], [[["Nobody"]]]
    rows: Iterator[list[Any]] = iter([gone, there])

    async def read(*_: Any, **__: Any) -> list[list[Any]]:
        return [[[*next(rows), [42]]]]

    no_database.read = read  # type: ignore[method-assign]
    said = await unconnected.execute("{ browse { nodes { title } } }", context=AUDITOR)
    assert (said.data, said.errors) == ({"browse": {"nodes": [{"title": "Nobody"}]}}, [])
    assert unconnected.reader.counts.fallbacks == 0


async def test_an_argument_that_cannot_be_bound_is_no_fallback(unconnected: Execution, no_database: NoDatabase) -> None:
    said = await answer(unconnected, no_database, "{ browse(first: 101) { nodes { id } } }", [[]])
    assert [error["extensions"]["code"] for error in said.errors] == ["PAGE_SIZE_OUT_OF_RANGE"]
    assert unconnected.reader.counts.fallbacks == 0


# 3. What is not as the type says must come out as graphql-core says it.


@pytest.mark.parametrize(
    ("asked", "row", "data", "messages"),
    [
        (
            '{ party(id: "x") { name } }',
            [[[None]]],
            {"party": None},
            ["Cannot return null for non-nullable field Party.name."],
        ),
        ('{ party(id: "x") { name } }', [[[7]]], {"party": {"name": "7"}}, []),
        ('{ recording(id: "x") { minutes } }', [[[3]]], {"recording": {"minutes": 3.0}}, []),
        (
            '{ recording(id: "x") { minutes } }',
            [[[nan]]],
            {"recording": {"minutes": None}},
            ["Float cannot represent non numeric value: nan"],
        ),
        (
            '{ recording(id: "x") { durationMs } }',
            [[[2**31]]],
            {"recording": {"durationMs": None}},
            ["Int cannot represent non 32-bit signed integer value: 2147483648"],
        ),
        (
            '{ contribution(id: "x") { to { ... on Work { alternativeTitles } } } }',
            [[[[["Work", ["a", None]]]]]],
            {"contribution": {"to": {"alternativeTitles": None}}},
            ["Cannot return null for non-nullable field Work.alternativeTitles."],
        ),
        (
            '{ contribution(id: "x") { role } }',
            [[["Juggler"]]],
            {"contribution": None},
            ["Enum 'Role' cannot represent value: 'Juggler'"],
        ),
        (
            '{ contribution(id: "x") { featured } }',
            [[["yes"]]],
            {"contribution": None},
            ["Boolean cannot represent a non boolean value: 'yes'"],
        ),
    ],
)
async def test_an_odd_value_comes_out_as_graphql_core_says_it(  # noqa: PLR0917 - what pytest gives
    unconnected: Execution,
    no_database: NoDatabase,
    asked: str,
    row: list[Any],
    data: dict[str, Any],
    messages: list[str],
) -> None:
    said = await answer(unconnected, no_database, asked, row)
    assert (said.data, [error["message"] for error in said.errors]) == (data, messages)
    assert unconnected.reader.counts.fallbacks == 1
    again = await answer(unconnected, no_database, asked, row, always_lenient=True)
    assert said.body() == again.body()


async def test_a_null_where_none_may_be_leaves_the_other_root_fields_alone(execution: Execution) -> None:
    good = f'good: party(id: "{id_of("par", 1)}") {{ name }}'
    bad = 'bad: browse(after: "damaged") { nodes { id } }'
    said = await execution.execute(f"{{ {bad} {good} }}", context=PUBLIC)
    assert said.data is None  # `browse` is not nullable, so nothing is.
    bad = f'bad: recording(id: "{RECORDING}") {{ contributions(after: "damaged") {{ totalCount }} }}'
    said = await execution.execute(f"{{ {bad} {good} }}", context=PUBLIC)
    assert said.data == {"bad": None, "good": {"name": "Party 01"}}
    assert [(error["path"], error["extensions"]["code"]) for error in said.errors] == [
        (["bad", "contributions"], "BAD_CURSOR")
    ]


# 4. A list without a limit over a supernode; a list cut without a word.


async def test_a_list_that_is_longer_than_its_ceiling_is_an_error_and_never_cut(
    unconnected: Execution, no_database: NoDatabase
) -> None:
    said = await answer(unconnected, no_database, '{ party(id: "x") { recordings { id } } }', [[[[["r"]] * 4]]])
    assert [error["extensions"]["code"] for error in said.errors] == ["LIST_TOO_LONG"]
    said = await answer(unconnected, no_database, '{ party(id: "x") { recordings { id } } }', [[[[["r"]] * 3]]])
    assert said.data == {"party": {"recordings": [{"id": "r"}] * 3}}


# 5. Same-typed aliases of different fields in the members of a union are legal.


async def test_one_response_key_may_be_another_field_in_each_type(execution: Execution) -> None:
    members = "... on Party { x: name } ... on Recording { x: title } ... on Work { x: title }"
    ids = [id_of("par", 1), RECORDING, id_of("wrk", 1)]
    text = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ {members} }} }}"
    said = await execution.execute(text, context=PUBLIC, variables={"ids": ids})
    assert said.data == {"nodes": [{"x": "Party 01"}, {"x": "Song 0"}, {"x": "Song 0"}]}
    assert execution.reader.counts.fallbacks == 0


# 6. What the database logs: a label or property that nobody has written yet is no warning worth a line a query.


async def test_a_read_logs_no_warnings_of_the_database(
    execution: Execution, caplog: pytest.LogCaptureFixture, database: Database
) -> None:
    with caplog.at_level(logging.WARNING):
        await execution.execute('{ browse(filter: {type: "x"}) { nodes { recordingOf { type } } } }', context=PUBLIC)
    assert caplog.text == ""
    assert await database.read(Statement("RETURN 1")) == [[1]]


async def test_what_is_withheld_is_left_out_of_lists_counts_lookups_and_credits(
    execution: Execution, empty_database: Database
) -> None:
    text = """query ($recording: ID!, $party: ID!, $contribution: ID!) {
      recording(id: $recording) { contributions(first: 2) { totalCount nodes { party { name } creditedAs } } }
      party(id: $party) { name } node(id: $party) { id }
      contribution(id: $contribution) { party { name } to { ... on Recording { title } } creditedAs }
      browse { totalCount nodes { id } } }"""
    given = {"recording": RECORDING, "party": id_of("par", 0), "contribution": id_of("con", 20)}
    await withhold(empty_database, id_of("par", 0))
    await withhold(empty_database, id_of("rec", 2))
    said = await execution.execute(text, context=PUBLIC, variables=given)
    nameless = {"party": None, "creditedAs": None}
    named = {"party": {"name": "Party 01"}, "creditedAs": "Credit 1"}
    assert said.data == {
        "recording": {"contributions": {"totalCount": 9, "nodes": [nameless, named]}},
        "party": None,
        "node": None,
        "contribution": {**nameless, "to": None},
        "browse": {"totalCount": 2, "nodes": [{"id": id_of("rec", 0)}, {"id": RECORDING}]},
    }
    said = await execution.execute(text, context=AUDITOR, variables=given)
    assert said.data is not None
    assert said.data["browse"]["totalCount"] == 3
    assert said.data["contribution"] == {
        "party": {"name": "Party 00"},
        "to": {"title": "Song 1"},
        "creditedAs": "Credit 0",
    }
    assert execution.reader.counts.fallbacks == 0


async def test_the_journal_position_is_read_in_the_same_statement(execution: Execution) -> None:
    said = await execution.execute(f'{{ party(id: "{id_of("par", 1)}") {{ name }} }}', context=AUDITOR)
    assert said.extensions == {"journal": {"seq": 42}}
    assert execution.reader.counts.statements == 1
