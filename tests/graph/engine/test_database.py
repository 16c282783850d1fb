"""Reads, writes and the outcome of a commit, on the run's database."""

import asyncio

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.errors import StatementTimedOut
from graph.engine.transaction import Transaction

CREATE = Statement("CREATE (thing:Thing {name: $name}) RETURN thing.name")
NAMES = Statement("MATCH (thing:Thing) RETURN thing.name ORDER BY thing.name")
SLOW = Statement("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS c RETURN count(c % 7)")


async def test_a_read_answers_its_rows_as_lists(database: Database) -> None:
    assert await database.read(Statement("UNWIND [1, 2] AS n RETURN n, $x AS x"), {"x": "y"}) == [[1, "y"], [2, "y"]]


async def test_what_the_work_wrote_is_kept_and_read_afterwards(empty_database: Database) -> None:
    async def work(transaction: Transaction) -> str:
        await transaction.run(CREATE, {"name": "one"})
        [[name]] = await transaction.run(CREATE, {"name": "two"})
        return str(name)

    assert await empty_database.write(work) == "two"
    assert await empty_database.read(NAMES) == [["one"], ["two"]]


async def test_nothing_is_kept_of_work_that_raises(empty_database: Database) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(CREATE, {"name": "one"})
        raise KeyError("changed my mind")

    with pytest.raises(KeyError):
        await empty_database.write(work)
    assert await empty_database.read(NAMES) == []


async def test_a_statement_that_takes_too_long_is_stopped_and_said_so(database: Database) -> None:
    with pytest.raises(StatementTimedOut):
        await database.read(SLOW, seconds=0.5)
    assert await database.read(Statement("RETURN 1")) == [[1]]


async def test_every_statement_is_observed_in_order(database: Database) -> None:
    with database.observe() as statements:
        await database.read(NAMES)
        await database.read(Statement("RETURN 1"))
    await database.read(NAMES)
    assert [statement.text for statement in statements] == [NAMES.text, "RETURN 1"]


async def test_a_cancelled_read_leaves_the_database_usable(database: Database) -> None:
    task = asyncio.create_task(database.read(SLOW))
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await database.read(Statement("RETURN 1")) == [[1]]
