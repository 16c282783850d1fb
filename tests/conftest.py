"""One embedded Neo4j a run, on a free port with its own data folder, and a migrated database on it."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace

import pytest
import pytest_asyncio

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.embedded import EmbeddedServer, start_embedded
from graph.engine.settings import EngineSettings
from graph.migrations.runner import migrate

Empty = Callable[[], Awaitable[None]]

SHORT_LIVED = "-XX:TieredStopAtLevel=1"
"""Options of Java for a database that lives for one test: compiling its code well would cost more than it gains."""

PLANS_KEPT = {
    # The data of one test are not those of the next, and yet so small that a plan for the one does for the other.
    "dbms.cypher.min_replan_interval": "1h",
    # How long the planner may look for the best plan: on a busy machine it finds the same one, in more time.
    "internal.cypher.idp_solver_duration_threshold": "30000",
}
"""Settings of a database on which very many tests run one after the other."""

DELETE_ALL = Statement(
    """
    MATCH (node) WHERE NOT node:Migration
    CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 10000 ROWS
    """,
    name="delete all",
)


def engine_settings(home: os.PathLike[str]) -> EngineSettings:
    """Settings of a test's embedded Neo4j with its own data folder, in the version that this run is to prove."""
    environment = {
        "LINERNOTES_HOME": str(home),
        "LINERNOTES_CACHE": os.environ.get("LINERNOTES_CACHE", ""),
        "LINERNOTES_NEO4J_VERSION": os.environ.get("LINERNOTES_TEST_NEO4J_VERSION", ""),
        "LINERNOTES_JVM_ADDITIONAL": SHORT_LIVED,
    }
    return EngineSettings.read(environment)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what asks the demo, which is recorded once in each process and stays as it is."""
    items.sort(key=lambda item: "demo" not in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """The run's Neo4j server."""
    settings = engine_settings(tmp_path_factory.mktemp("engine"))
    server = start_embedded(replace(settings, jvm_additional=(), neo4j_settings=PLANS_KEPT), purpose="tests")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def database_settings(engine: EmbeddedServer) -> EngineSettings:
    """Settings that name the run's server, for what opens its own database."""
    return engine.settings(engine_settings(engine.folder.parent))


@pytest.fixture(scope="session")
def database_environment(engine: EmbeddedServer) -> dict[str, str]:
    """Environment variables that name the run's server, for a process of its own."""
    return {"NEO4J_URI": engine.uri, "NEO4J_USERNAME": engine.username, "NEO4J_PASSWORD": engine.password}


@pytest_asyncio.fixture(scope="session")
async def database(database_settings: EngineSettings) -> AsyncIterator[Database]:
    """The run's database, migrated; what earlier tests wrote is still in it. On a busy machine it is waited for."""
    async with await Database.open(replace(database_settings, answers_within_seconds=5.0)) as opened:
        await migrate(opened)
        yield opened


@pytest.fixture
def empty(database: Database) -> Empty:
    """Deletes all data and keeps the schema: `await empty()`."""

    async def delete_all() -> None:
        await database.run_in_batches(DELETE_ALL)

    return delete_all


@pytest_asyncio.fixture
async def empty_database(database: Database, empty: Empty) -> Database:
    """The run's database without any data."""
    await empty()
    return database
