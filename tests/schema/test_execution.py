"""Executing documents: what is handed through, what mutations do, and the ways that tests look behind it."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
import strawberry
from graphql import GraphQLObjectType, GraphQLSchema, is_object_type
from strawberry.types import Info

from graph.reader import Reader
from graph.reader.views import Entity, Stored, View, Views
from schema.execution import Execution
from schema.handthrough import Request, install
from schema.paging import Connection
from schema.scalars import CONFIG, DateTime, Long
from schema.stubs import by_view, read_by_view
from tests.graph.reader.conftest import NoDatabase
from tests.graph.reader.world import PUBLIC


@strawberry.interface
class Node:
    id: strawberry.ID


@strawberry.type
class Thing(Node):
    at: DateTime
    size: Long | None


@strawberry.type
class Query:
    @by_view("The thing with this id.")
    def node(self, id: strawberry.ID) -> Node | None:  # noqa: A002 - the argument's name
        return read_by_view()


@strawberry.type
class Recorded:
    seq: Long
    by_whom: str
    thing: Thing


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def record(self, info: Info[Request, None], name: str) -> Recorded:
        thing = Thing(id=strawberry.ID("thg_1"), at=DateTime("now"), size=None)
        return Recorded(seq=Long(2**40), by_whom=f"{info.context.services} {name}", thing=thing)


VIEWS = Views(
    (
        View(
            name="Thing",
            label="Thing",
            prefix="thg",
            fields={"id": Stored("id"), "at": Stored("at"), "size": Stored("size")},
        ),
        View(name="Query", fields={"node": Entity()}),
    )
)


@pytest.fixture
def strawberries(no_database: NoDatabase) -> Execution:
    schema: Any = strawberry.Schema(query=Query, mutation=Mutation, types=[Thing], config=CONFIG)._schema
    assert isinstance(schema, GraphQLSchema)
    install(schema)
    return Execution(schema, Reader(schema, VIEWS, no_database))


TEXT = '{ node(id: "thg_1") { __typename id ... on Thing { at size } } }'


async def test_our_scalars_go_through_as_they_are_stored(strawberries: Execution, no_database: NoDatabase) -> None:
    no_database.row = [[["2026-01-02T03:04:05.000000Z", "thg_1", 2**53 - 1]]]
    said = await strawberries.execute(TEXT, context=PUBLIC)
    thing = {"__typename": "Thing", "id": "thg_1", "at": "2026-01-02T03:04:05.000000Z", "size": 2**53 - 1}
    assert said.as_dict() == {"data": {"node": thing}, "extensions": {"journal": {"seq": 42}}}
    assert (await strawberries.execute(TEXT, context=PUBLIC, always_lenient=True)).body() == said.body()
    assert strawberries.reader.counts.fallbacks == 0


@pytest.mark.parametrize("row", [[5, "thg_1", 1], ["now", "thg_1", 2**53], ["now", "thg_1", "1"]])
async def test_what_our_scalars_cannot_be_is_an_error(
    strawberries: Execution, no_database: NoDatabase, row: list[Any]
) -> None:
    no_database.row = [[row]]
    said = await strawberries.execute(TEXT, context=PUBLIC)
    assert len(said.errors) == 1
    assert strawberries.reader.counts.fallbacks == 1


async def test_a_mutation_runs_as_strawberry_runs_it_and_may_give_types_that_views_read(
    strawberries: Execution,
) -> None:
    text = "mutation ($name: String!) { record(name: $name) { seq byWhom thing { id at size } } }"
    said = await strawberries.execute(text, context=PUBLIC, variables={"name": "Zoë"}, services="by")
    thing = {"id": "thg_1", "at": "now", "size": None}
    assert said.as_dict() == {"data": {"record": {"seq": 2**40, "byWhom": "by Zoë", "thing": thing}}}


async def test_what_the_schema_is_can_be_asked(strawberries: Execution, no_database: NoDatabase) -> None:
    said = await strawberries.execute('{ __typename __type(name: "Thing") { kind } }', context=PUBLIC)
    assert said.as_dict() == {"data": {"__typename": "Query", "__type": {"kind": "OBJECT"}}}
    assert no_database.sent == []


async def test_a_world_of_plain_objects_is_walked_by_graphql_core_alone(
    strawberries: Execution, no_database: NoDatabase
) -> None:
    world = {"node": lambda _info, **arguments: {"__typename": "Thing", "at": "then", "size": 1, **arguments}}
    said = await strawberries.execute(TEXT, context=PUBLIC, world=world)
    assert said.as_dict() == {"data": {"node": {"__typename": "Thing", "id": "thg_1", "at": "then", "size": 1}}}
    assert no_database.sent == []


async def test_a_body_is_the_response_in_the_order_of_the_document(
    strawberries: Execution, no_database: NoDatabase
) -> None:
    no_database.row = [[["b", "thg_1"]]]
    said = await strawberries.execute('{ node(id: "thg_1") { ... on Thing { z: at y: id x: at } } }', context=PUBLIC)
    assert said.body() == b'{"data":{"node":{"z":"b","y":"thg_1","x":"b"}},"extensions":{"journal":{"seq":42}}}'
    assert orjson.loads(said.body()) == said.as_dict()


def test_connections_are_named_by_what_they_hold() -> None:
    @strawberry.type
    class Root:
        @by_view("Things.")
        def things(self) -> Connection[Thing]:
            return read_by_view()

    schema: Any = strawberry.Schema(query=Root, config=CONFIG)._schema
    connection = schema.type_map["ThingConnection"]
    assert isinstance(connection, GraphQLObjectType)
    assert {name: str(field.type) for name, field in connection.fields.items()} == {
        "edges": "[ThingEdge!]!",
        "nodes": "[Thing!]!",
        "pageInfo": "PageInfo!",
        "totalCount": "Int!",
    }
    assert is_object_type(schema.type_map["ThingEdge"])
