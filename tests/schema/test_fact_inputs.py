"""Every kind of fact and every field of it goes through GraphQL and is the same fact as by JSON."""

import asyncio
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, get_named_type, is_input_object_type
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reader import Audience, ReadContext, Reader
from graph.recorder.judged import Judged
from graph.recorder.recorder import Recorded
from graph.views.registry import VIEWS
from linernotes.actor import Actor
from linernotes.facts.base import Fact
from linernotes.facts.registry import KINDS, read_fact
from schema.build import build
from schema.execution import Execution
from schema.inputs.words import BY_NAME
from schema.mutations import Writing
from seed.demo import FILES
from tests.schema.facts import facts, largest, sent

NOW = ReadContext(Audience.PUBLIC, "2026-01-01T00:00:00.000000Z")
RECORD = 'mutation ($facts: [FactInput!]!) { record(key: "k", facts: $facts) { __typename } }'


class _Kept:
    """A recorder that keeps what it is given."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []

    async def record(self, *, key: str, facts: Sequence[bytes], actor: Actor, dry_run: bool = False) -> Recorded:
        self.lines = list(facts)
        return Recorded(0, ())

    async def answered(self, seq: int) -> Judged:
        raise AssertionError(f"nobody asks what {seq} was answered")


def through_graphql(*data: dict[str, Any]) -> list[bytes]:
    """Send facts by GraphQL, and return them as they arrive."""
    # In a loop of its own: Hypothesis calls what is not a coroutine.
    return asyncio.run(_through_graphql(*data))


@cache
def _execution() -> Execution:
    return Execution(build(), Reader(build(), VIEWS, None))  # type: ignore[arg-type]


async def _through_graphql(*data: dict[str, Any]) -> list[bytes]:
    kept = _Kept()
    answer = await _execution().execute(
        RECORD,
        context=NOW,
        variables={"facts": [sent(each) for each in data]},
        services=Writing(kept, Actor("tests")),
    )
    assert answer.errors == []
    return kept.lines


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_fact_arrives_as_it_does_by_json(kind: str, data: st.DataObject) -> None:
    fact = data.draw(facts(kind))
    (line,) = through_graphql(fact)
    assert read_fact(line, place=0) == read_fact(json.dumps(fact), place=0)


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_with_every_field_is_taken(kind: str) -> None:
    for fact in largest(kind):
        (line,) = through_graphql(fact)
        arrived = read_fact(line, place=0)
        assert isinstance(arrived, Fact), arrived
        assert json.loads(line) == fact


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_demo_arrives_as_it_is_in_its_files(path: Any) -> None:
    demo = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line, fact in zip(through_graphql(*demo), demo, strict=True):
        assert read_fact(line, place=0) == read_fact(json.dumps(fact), place=0)


def test_there_is_one_field_a_kind() -> None:
    assert list(_input("FactInput").fields) == list(KINDS)
    answer = asyncio.run(_execution().execute('{ __type(name: "FactInput") { isOneOf } }', context=NOW))
    assert answer.data == {"__type": {"isOneOf": True}}


def test_every_field_of_every_input_says_what_it_holds() -> None:
    silent = [
        f"{type_.name}.{name}"
        for type_ in _inputs()
        for name, field in type_.fields.items()
        if not field.description or not type_.description
    ]
    assert silent == []


def test_no_words_are_kept_for_a_field_that_is_not_there() -> None:
    names = {name for type_ in _inputs() for name in type_.fields}
    assert sorted(set(BY_NAME) - names) == []


def _inputs() -> list[GraphQLInputObjectType]:
    """List FactInput and all that it leads to."""
    found: dict[str, GraphQLInputObjectType] = {}
    ahead = [_input("FactInput")]
    while ahead:
        type_ = ahead.pop()
        if type_.name not in found:
            found[type_.name] = type_
            inner = [get_named_type(field.type) for field in type_.fields.values()]
            ahead += [each for each in inner if is_input_object_type(each)]
    return list(found.values())


def _input(name: str) -> GraphQLInputObjectType:
    type_ = build().type_map[name]
    assert isinstance(type_, GraphQLInputObjectType)
    return type_
