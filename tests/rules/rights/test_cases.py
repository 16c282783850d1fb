"""The cases that explain the rule are answered as the page says."""

import random

import pytest

from linernotes.rights.clearance import clear
from tests.rules.rights.cases import Case, cases, told
from tests.rules.rights.notation import World, question
from tests.rules.rights.values import as_question, as_record

CASES = list(cases())


def test_the_page_has_the_cases_that_were_promised() -> None:
    assert len(CASES) >= 80
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_a_case_is_answered_as_the_page_says(case: Case) -> None:
    record = as_record(World(list(case.world)).facts)
    assert told(clear(case.item, as_question(question(case.question)), record)) == case.answer


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_the_order_of_the_facts_changes_nothing(case: Case) -> None:
    world = World(list(case.world)).facts
    answer = told(clear(case.item, as_question(question(case.question)), as_record(world)))
    for seed in range(3):
        shuffled = {
            kind: random.Random(seed).sample(facts, len(facts)) if isinstance(facts, list) else facts
            for kind, facts in world.items()
        }
        assert told(clear(case.item, as_question(question(case.question)), as_record(shuffled))) == answer
