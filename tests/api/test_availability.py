"""The database stops, hangs and comes back: what callers are told, and how soon."""

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
import pytest_asyncio

from api.state import State, state_over
from graph.engine.database import Database
from graph.engine.settings import EngineSettings
from tests.api.asking import SOURCE, ask, codes, party, record
from tests.api.conftest import Client, application, client_of
from tests.api.gate import Gate
from tests.api.remembering import WORK, application_of_sheets, by_hash
from tests.graph.engine.refusing import a_second

NOTHING = '{ party(id: "par_00000000-0000-7000-8000-000000000000") { id } }'

# The driver leaves the socket of a connection that was given up half-way to the collector, which says so.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


@pytest_asyncio.fixture
async def gate(database_settings: EngineSettings) -> AsyncIterator[Gate]:
    """A way to the run's server."""
    assert database_settings.uri is not None
    parts = urlsplit(database_settings.uri)
    async with Gate(parts.hostname or "", parts.port or 0) as opened:
        yield opened
    gc.collect()


@pytest_asyncio.fixture
async def away(gate: Gate, empty_database: Database, database_settings: EngineSettings) -> AsyncIterator[Database]:
    """The database behind the gate."""
    async with await Database.open(replace(database_settings, uri=f"bolt://127.0.0.1:{gate.port}")) as database:
        yield database


@pytest_asyncio.fixture
async def behind(away: Database, tokens: Path) -> AsyncIterator[Client]:
    """A client of the application whose database is behind the gate, and answers."""
    state = state_over(away, migrates=False)
    await state["readiness"].require()
    async with client_of(application(state, tokens)) as client:
        assert (await ask(client, NOTHING)).status_code == 200
        yield client


async def test_while_the_database_is_away_nothing_is_given_from_memory_that_is_older_than_a_second(
    gate: Gate, away: Database, tokens: Path
) -> None:
    state = state_over(away, migrates=False, answers_bytes=1_000_000)
    await state["readiness"].require()
    async with client_of(application_of_sheets(state, tokens)) as client, state["following"].running():
        made = await record(client, "one", {"work": {"key": "one", "title": "One", "source": SOURCE}})
        asked = by_hash(WORK, id=made.json()["data"]["record"]["results"][0]["id"])
        async with asyncio.timeout(60):
            while True:
                if "age" in (await client.get("/graphql", params=asked)).headers:
                    break
                await asyncio.sleep(0.05)
        await gate.shut()
        response = await client.get("/graphql", params=asked)
        while response.status_code == 200:
            assert "age" in response.headers
            response = await client.get("/graphql", params=asked)
        assert (response.status_code, codes(response)) == (503, ["DATABASE_UNAVAILABLE"])


@pytest.mark.parametrize("how", ["shut", "stick"])
async def test_while_the_database_is_away_reads_are_503_within_a_second(
    gate: Gate, away: Database, behind: Client, how: str
) -> None:
    await (gate.shut() if how == "shut" else asyncio.to_thread(gate.stick))
    for _ in range(3):
        began_at = time.monotonic()
        response = await ask(behind, NOTHING)
        took = time.monotonic() - began_at
        assert (response.status_code, codes(response)) == (503, ["DATABASE_UNAVAILABLE"])
        assert int(response.headers["retry-after"]) >= 1
        assert took < a_second(away)
        assert "data" not in response.json()


async def test_while_the_database_is_away_writes_are_503_within_a_second(
    gate: Gate, away: Database, behind: Client
) -> None:
    await gate.shut()
    began_at = time.monotonic()
    response = await record(behind, "one", party("bessie"))
    assert time.monotonic() - began_at < a_second(away)
    assert (response.status_code, response.headers["retry-after"]) == (503, "1")


async def test_when_the_database_is_back_requests_are_answered_again(gate: Gate, behind: Client) -> None:
    await gate.shut()
    assert (await ask(behind, NOTHING)).status_code == 503
    await gate.open()
    await _until_ok(lambda: ask(behind, NOTHING))


async def test_readiness_follows_the_database_and_liveness_does_not(gate: Gate, behind: Client) -> None:
    assert (await behind.get("/health/ready")).json() == {"status": "ready"}
    await gate.shut()
    response = await behind.get("/health/ready")
    assert (response.status_code, response.headers["retry-after"]) == (503, "1")
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["code"] == "DATABASE_UNAVAILABLE"
    assert (await behind.get("/health/live")).json() == {"status": "live"}


async def test_a_process_that_starts_before_its_database_comes_up_with_it(
    gate: Gate, empty_database: Database, database_settings: EngineSettings, tokens: Path
) -> None:
    await gate.shut()
    settings = replace(database_settings, uri=f"bolt://127.0.0.1:{gate.port}")
    async with await Database.open(settings, must_answer=False) as database:
        state: State = state_over(database, migrates=False)
        async with client_of(application(state, tokens)) as client:
            assert (await ask(client, NOTHING)).status_code == 503
            await gate.open()
            await _until_ok(lambda: client.get("/health/ready"))
            assert (await ask(client, NOTHING)).json()["extensions"]["journal"] == {"seq": 0}


async def _until_ok(send: Callable[[], Awaitable[httpx2.Response]]) -> None:
    async with asyncio.timeout(10):
        while True:
            if (await send()).status_code == 200:
                return
            await asyncio.sleep(0.1)
