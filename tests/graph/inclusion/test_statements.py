"""Every statement that finds what of a party's is in datasets begins at an index."""

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.inclusion import statements
from graph.reader import Audience
from tests.graph.plans import operators_of

STATEMENTS = [
    statements.USED,
    *(statements.seen(audience) for audience in Audience),
    *(statements.entries(audience, is_own=is_own) for audience in Audience for is_own in (True, False)),
]


@pytest.mark.parametrize("statement", [pytest.param(one, id=f"{one.name} {n}") for n, one in enumerate(STATEMENTS)])
async def test_a_statement_begins_at_an_index(database: Database, statement: Statement) -> None:
    plan = await operators_of(database, statement, {})
    assert [each for each in plan if "Scan" in each] == []
