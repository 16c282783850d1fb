"""What is kept beside the record is found by an index, however little the database knows yet."""

import importlib
import pkgutil

from graph import closures
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
MODULES = [
    importlib.import_module(f"{closures.__name__}.{each.name}") for each in pkgutil.iter_modules(closures.__path__)
]
STATEMENTS = {
    each.name: each for module in MODULES for each in vars(module).values() if isinstance(each, Statement) and each.name
}
OF_ALL = {"drop some of all", "leave each", "tasks left"}
"""Statements that are about all of something: they may look at it."""


async def test_no_statement_looks_at_all_things_while_nothing_leads_to_another(
    empty_database: Database, empty: Empty
) -> None:
    await empty_database.run_in_batches(SOME_THINGS)
    plans = {name: await operators_of(empty_database, each, {}) for name, each in STATEMENTS.items()}
    await empty()
    scans = {name: [each for each in plan if "Scan" in each] for name, plan in plans.items() if name not in OF_ALL}
    assert {name: plan for name, plan in scans.items() if plan} == {}
