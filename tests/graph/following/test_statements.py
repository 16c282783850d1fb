"""Following the journal costs little: its statements begin at an index."""

from graph.engine.database import Database
from graph.following.follower import HEAD
from graph.following.touched import LED_TO
from tests.graph.plans import operators_of


async def test_what_is_asked_four_times_a_second_begins_at_an_index(database: Database) -> None:
    for statement in (HEAD, LED_TO):
        plan = await operators_of(database, statement, {"ids": ["con_x"]})
        assert [each for each in plan if "Scan" in each and "IndexScan" not in each] == [], statement.name
