"""A record made of facts is the plain world that the facts tell."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from linernotes.facts.base import Fact
from linernotes.facts.registry import read_fact
from linernotes.facts.walk import references
from linernotes.rights.clearance import clear_many
from linernotes.rights.record import Record
from linernotes.rights.stated import Stated, record_of
from tests.rules.rights.as_facts import Json, Telling, recordable
from tests.rules.rights.cases import Case, cases, told
from tests.rules.rights.naming import named
from tests.rules.rights.notation import World, question
from tests.rules.rights.values import as_question, as_record
from tests.rules.rights.worlds import ITEMS, questions, worlds


def told_by_facts(world: Json) -> Record:
    """Tell a world as facts, read them, and make a record of them with the world's own names."""
    telling = Telling(world)
    names = {id_: name for name, id_ in telling.ids.items()}
    stated = []
    for place, (name, told_) in enumerate(telling.facts):
        fact = read_fact(json.dumps(told_), place=place)
        assert isinstance(fact, Fact), fact
        own = fact.subject.new.id if hasattr(fact, "subject") and fact.subject and fact.subject.new else f"own {place}"
        ids = {pointer: reference.id for pointer, reference in references(fact)}
        assert all(ids.values())
        stated.append(Stated(fact=fact, own=own, ids=ids))  # type: ignore[arg-type]
        if name:
            names[own] = name.removeprefix("clause ")
    return named(record_of(stated), names)


def answers(record: Record, asked: Json, items: list[str]) -> list[tuple[str, ...]]:
    return [told(answer) for answer in clear_many(items, as_question(asked), record)]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases()])
def test_a_case_told_by_facts_is_answered_as_the_page_says(case: Case) -> None:
    record = told_by_facts(recordable(World(list(case.world)).facts))
    assert answers(record, question(case.question), [case.item]) == [case.answer]


@settings(max_examples=150, deadline=None)
@given(worlds(), questions())
def test_any_world_told_by_facts_is_answered_the_same(world: Json, asked: Json) -> None:
    world = recordable(world)
    assert answers(told_by_facts(world), asked, ITEMS) == answers(as_record(world), asked, ITEMS)
