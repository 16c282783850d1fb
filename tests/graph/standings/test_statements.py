"""Every statement that keeps how past uses stand begins at an index, but those that are about all of something."""

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reader import Audience
from graph.standings import assets, by_status, statements
from tests.graph.plans import operators_of

OF_ALL = {"standings leave all", "standings left", "standings forget every"}
STATEMENTS = [
    *(each for each in vars(statements).values() if isinstance(each, Statement) and each.name not in OF_ALL),
    *(assets.MADE_OF, by_status.MODELS, *map(by_status.made_by, Audience)),
]


async def test_every_statement_begins_at_an_index(database: Database) -> None:
    assert len(STATEMENTS) > 10
    for statement in STATEMENTS:
        plan = await operators_of(database, statement, {})
        assert [each for each in plan if "Scan" in each and "IndexScan" not in each] == [], statement.name
