"""Every statement of a walk is planned by the database, begins at an index, and goes from what it begins with."""

from collections.abc import Iterator

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.lineage import statements
from graph.reader.position import HEAD
from linernotes.lineage import HALVES, STEPS, Direction, Step, StepType

SCANS = ("AllNodesScan", "NodeByLabelScan", "RelationshipTypeScan", "CartesianProduct")
_VALUES = {"rows": [], "ids": [], "seqs": [], "row": {}, "id": "", "most": 1, "known": 1}


def _ways() -> Iterator[tuple[Step, Direction]]:
    for direction in Direction:
        yield from ((step, direction) for step in STEPS.values())
    for (_, direction), halves in HALVES.items():
        yield from ((half, direction) for half in halves)


def _all(*, then: bool) -> Iterator[Statement]:
    for step, direction in _ways():
        yield statements.leads_to(step, direction, then=then)
        yield statements.how_many(step, direction, then=then)
        yield statements.evidence(step, then=then)
        if step.type is StepType.SCORES:
            yield statements.scored(step, direction, then=then)
    for make in (
        statements.known_of,
        statements.trained_with,
        statements.sources,
        statements.begins,
        statements.versions,
    ):
        yield make(then=then)
    yield from (statements.FACTS, statements.NAMES, HEAD)


@pytest.mark.parametrize("then", [False, True], ids=["today", "then"])
async def test_every_statement_begins_at_an_index(database: Database, then: bool) -> None:
    for statement in dict.fromkeys(_all(then=then)):
        explained = Statement(f"EXPLAIN {statement.text}", name=statement.name)
        plan = await _plan(database, explained)
        found = [operator for operator in plan if operator.split("@")[0] in SCANS]
        assert found == [], (statement.name, plan)


async def _plan(database: Database, statement: Statement) -> list[str]:
    """The operators of a plan."""
    async with database._session("READ") as session:  # The engine has no use for plans, and gives none out.
        values = {name: value for name, value in _VALUES.items() if name in statement.parameters}
        summary = await (await session.run(statement.literal, values)).consume()
    assert summary.plan is not None
    waiting, operators = [summary.plan], list[str]()
    while waiting:
        operator = waiting.pop()
        operators.append(operator["operatorType"])
        waiting += operator.get("children", [])
    return operators
