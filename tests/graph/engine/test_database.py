"""Reads, writes and the outcome of a commit, on the run's database."""

import asyncio
import time

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import CONNECTION_SECONDS, Database
from graph.engine.errors import DatabaseBusy, StatementTimedOut
from graph.engine.transaction import Transaction
from tests.graph.engine.refusing import a_second

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


async def test_a_write_that_waits_too_long_for_another_is_told_that_the_database_is_busy(
    empty_database: Database,
) -> None:
    await empty_database.write(lambda transaction: transaction.run(CREATE, {"name": "one"}))
    lock = Statement("MATCH (thing:Thing {name: 'one'}) SET thing.held = true")
    held, let_go = asyncio.Event(), asyncio.Event()

    async def hold(transaction: Transaction) -> None:
        await transaction.run(lock)
        held.set()
        await let_go.wait()

    holder = asyncio.create_task(empty_database.write(hold, seconds=30))
    await held.wait()
    with pytest.raises(DatabaseBusy) as told:
        await empty_database.write(lambda transaction: transaction.run(lock))
    assert told.value.retry_after == 1
    let_go.set()
    await holder


async def test_a_read_that_gets_no_connection_is_told_that_the_database_is_busy(database: Database) -> None:
    let_go = asyncio.Event()
    held: asyncio.Queue[None] = asyncio.Queue()

    async def hold(transaction: Transaction) -> None:
        await transaction.run(Statement("RETURN 1"))
        held.put_nowait(None)
        await let_go.wait()

    holders = []
    for _ in range(100):
        holders.append(asyncio.create_task(database.write(hold, seconds=60)))
        await held.get()
    began_at = time.monotonic()
    with pytest.raises(DatabaseBusy):
        await database.read(Statement("RETURN 1"))
    assert time.monotonic() - began_at < CONNECTION_SECONDS + a_second(database)
    let_go.set()
    await asyncio.gather(*holders)
    assert await database.read(Statement("RETURN 1")) == [[1]]


async def test_a_time_limit_inside_the_work_is_the_works_own(database: Database) -> None:
    async def work(_: Transaction) -> None:
        async with asyncio.timeout(0.05):
            await asyncio.sleep(5)

    with pytest.raises(TimeoutError):
        await database.write(work)
