"""A database that goes away and comes back."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
import pytest_asyncio

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.embedded import EmbeddedServer, start_embedded
from graph.engine.errors import AccessRefused, DatabaseUnavailable
from graph.engine.folder import folder_status
from graph.engine.settings import EngineSettings
from graph.engine.transaction import Transaction
from tests.conftest import engine_settings
from tests.graph.engine.ports import free_port
from tests.graph.engine.refusing import a_second

# A connection that is cancelled half-open the driver leaves to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")

ONE = Statement("RETURN 1")
SLOW = Statement("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS c RETURN count(c % 7)")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> EngineSettings:
    """A server that comes back at the same port."""
    return replace(engine_settings(tmp_path_factory.mktemp("outage")), bolt_port=free_port())


@pytest.fixture(scope="module")
def server(settings: EngineSettings) -> Iterator[EmbeddedServer]:
    """A server that the tests may stop."""
    server = start_embedded(settings)
    yield server
    server.stop()


@pytest_asyncio.fixture
async def database(server: EmbeddedServer, settings: EngineSettings) -> AsyncIterator[Database]:
    """A database that is up when the test begins."""
    async with await Database.open(server.settings(settings)) as opened:
        await opened.read(ONE)
        yield opened


async def refusal_seconds(database: Database, statement: Statement = ONE) -> float:
    """How long a read takes to be refused."""
    began_at = time.monotonic()
    with pytest.raises(DatabaseUnavailable) as told:
        await database.read(statement)
    assert told.value.retry_after == 1
    assert "NEO4J_URI" in told.value.message
    return time.monotonic() - began_at


async def is_back(database: Database, *, within_seconds: float) -> bool:
    async def one() -> bool:
        try:
            return await database.read(ONE) == [[1]]
        except DatabaseUnavailable:
            return False

    give_up_at = time.monotonic() + within_seconds
    while time.monotonic() < give_up_at:
        if await one():
            return True
        await asyncio.sleep(0.1)
    return False


async def test_a_server_that_hangs_is_refused_within_a_second_and_then_at_once(
    server: EmbeddedServer, database: Database
) -> None:
    os.kill(server.pid, signal.SIGSTOP)
    try:
        assert await refusal_seconds(database) < a_second(database)
        assert not database.is_up
        assert await refusal_seconds(database) < database.answers_within_seconds
    finally:
        os.kill(server.pid, signal.SIGCONT)
    assert await is_back(database, within_seconds=30)


async def test_a_read_that_runs_when_the_server_hangs_is_ended_too(server: EmbeddedServer, database: Database) -> None:
    slow = asyncio.create_task(refusal_seconds(database, SLOW))
    await asyncio.sleep(0.5)
    os.kill(server.pid, signal.SIGSTOP)
    try:
        assert await slow < 0.6 + a_second(database)
    finally:
        os.kill(server.pid, signal.SIGCONT)
    assert await is_back(database, within_seconds=30)


async def test_many_slow_reads_are_not_taken_for_an_absent_server(database: Database) -> None:
    slow = [asyncio.create_task(database.read(SLOW, seconds=2.0)) for _ in range(6)]
    ups = []
    while not all(task.done() for task in slow):
        ups.append(database.is_up)
        await asyncio.sleep(0.1)
    problems = await asyncio.gather(*slow, return_exceptions=True)
    assert {type(problem).__name__ for problem in problems} == {"StatementTimedOut"}
    assert all(ups)


async def test_a_killed_server_is_refused_at_once_and_has_kept_what_was_committed_when_it_is_back(
    server: EmbeddedServer, database: Database, settings: EngineSettings
) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("CREATE (:Song {title: 'Casey Jones'})"))

    await database.write(work)
    server.process.kill()
    server.process.wait()
    server.stop()
    assert folder_status(settings.engine_folder).state == "stale"
    assert await refusal_seconds(database) < a_second(database)
    assert await refusal_seconds(database) < a_second(database)
    again = await asyncio.to_thread(start_embedded, settings)
    try:
        assert await is_back(database, within_seconds=30)
        assert await database.read(Statement("MATCH (song:Song) RETURN song.title")) == [["Casey Jones"]]
    finally:
        again.stop()


async def test_opening_a_database_that_is_not_there_says_so(settings: EngineSettings) -> None:
    nowhere = replace(settings, uri=f"bolt://127.0.0.1:{free_port()}", password="x")
    began_at = time.monotonic()
    with pytest.raises(DatabaseUnavailable, match="does not answer"):
        await Database.open(nowhere)
    assert time.monotonic() - began_at < 6
    async with await Database.open(nowhere, must_answer=False) as database:
        assert await refusal_seconds(database) < a_second(database)


async def test_a_wrong_password_is_told_from_an_absent_server(database_settings: EngineSettings) -> None:
    with pytest.raises(AccessRefused, match="NEO4J_PASSWORD"):
        await Database.open(replace(database_settings, password="wrong"))
