"""Every statement that finds what rests on an agreement begins at an index."""

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reliance import statements
from graph.rights.statements import clauses_of
from tests.graph.plans import operators_of

STATEMENTS = [*(each for each in vars(statements).values() if isinstance(each, Statement)), clauses_of()]


async def test_every_statement_begins_at_an_index(database: Database) -> None:
    assert len(STATEMENTS) > 5
    for statement in STATEMENTS:
        plan = await operators_of(database, statement, {})
        assert [each for each in plan if "Scan" in each] == [], statement.name
