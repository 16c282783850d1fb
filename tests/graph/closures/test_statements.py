"""What is kept beside the record is found by an index, however little the database knows yet."""

from graph.closures import statements
from graph.engine.cypher import Statement
from graph.engine.database import Database
from tests.conftest import Empty
from tests.graph.plans import operators_of

SOME_THINGS = Statement(
    """
    // Makes things of which none was trained on another.
    // (none)
    UNWIND range(1, 1000) AS number
    CREATE (:Entity:Recording {id: 'recording ' + number, number: number})
      -[:RECORDING_OF]->(:Entity:Work {id: 'work ' + number, number: 1000 + number})
    """,
    name="some things",
)
_VALUES = {"rows": [], "ids": [], "numbers": [], "versions": [], "hits": [], "subjects": [], "subject": 1, "number": 1}
_VALUES |= {"open": 0, "position": 0, "most": 1}


async def test_no_statement_looks_at_all_things_while_nothing_leads_to_another(
    empty_database: Database, empty: Empty
) -> None:
    await empty_database.run_in_batches(SOME_THINGS)
    plans = {
        each.name: await operators_of(empty_database, each, _VALUES)
        for each in vars(statements).values()
        if isinstance(each, Statement)
    }
    await empty()
    assert {name: plan for name, plan in plans.items() if any("Scan" in operator for operator in plan)} == {}
