"""What a write says of itself when the answer to its COMMIT is lost."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.errors import CommitUnknown
from graph.engine.settings import EngineSettings
from graph.engine.transaction import Transaction
from tests.graph.engine.proxy import AtCommit, Proxy

SONGS = Statement("MATCH (song:Song) RETURN song.title")


@pytest_asyncio.fixture
async def proxy(database_settings: EngineSettings) -> AsyncIterator[Proxy]:
    """A proxy before the run's server."""
    assert database_settings.uri is not None
    async with Proxy(database_settings.uri) as opened:
        yield opened


@pytest_asyncio.fixture
async def behind_proxy(proxy: Proxy, database_settings: EngineSettings) -> AsyncIterator[Database]:
    """The run's database, reached through the proxy."""
    async with await Database.open(replace(database_settings, uri=proxy.uri)) as opened:
        yield opened


async def write_a_song(transaction: Transaction) -> None:
    await transaction.run(Statement("CREATE (:Song {title: 'John Henry'})"))


@pytest.mark.parametrize(("at_commit", "kept"), [("cut before", []), ("cut after", [["John Henry"]])])
async def test_a_lost_answer_is_unknown_whether_it_was_kept_or_not(
    at_commit: AtCommit, kept: list[list[str]], *, proxy: Proxy, behind_proxy: Database, empty_database: Database
) -> None:
    proxy.at_commit = at_commit
    with pytest.raises(CommitUnknown):
        await behind_proxy.write(write_a_song)
    assert await empty_database.read(SONGS) == kept


async def test_a_task_cancelled_while_it_commits_is_unknown(
    proxy: Proxy, behind_proxy: Database, empty_database: Database
) -> None:
    proxy.at_commit = "hold"
    task = asyncio.create_task(behind_proxy.write(write_a_song))
    await proxy.commit_seen.wait()
    await asyncio.sleep(0.2)
    task.cancel()
    with pytest.raises(CommitUnknown):
        await task
    assert await empty_database.read(SONGS) == [["John Henry"]]


async def test_a_time_limit_that_ends_while_it_commits_is_unknown(
    proxy: Proxy, behind_proxy: Database, empty_database: Database
) -> None:
    proxy.at_commit = "hold"
    with pytest.raises(CommitUnknown):
        await behind_proxy.write(write_a_song, seconds=1.0)
    assert await empty_database.read(SONGS) == [["John Henry"]]


async def test_a_task_cancelled_before_it_commits_keeps_nothing(database: Database, empty_database: Database) -> None:
    begun = asyncio.Event()

    async def work(transaction: Transaction) -> None:
        await write_a_song(transaction)
        begun.set()
        await asyncio.sleep(30)

    task = asyncio.create_task(database.write(work))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await empty_database.read(SONGS) == []
