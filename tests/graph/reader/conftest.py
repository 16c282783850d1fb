"""The small schema with a reader over the run's database, and over none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import pytest_asyncio

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reader import Reader
from schema.execution import Execution
from schema.handthrough import install
from tests.graph.reader.world import VIEWS, load, small_schema


class NoDatabase:
    """Keeps the statements that it is sent, and answers with the row that it was given."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Mapping[str, Any]]] = []
        self.row: list[Any] = []

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None
    ) -> list[list[Any]]:
        self.sent.append((statement.text, dict(parameters)))
        return [[[*self.row, [42]]]]


@pytest.fixture
def no_database() -> NoDatabase:
    return NoDatabase()


@pytest.fixture
def unconnected(no_database: NoDatabase) -> Execution:
    """The small schema over rows that a test gives."""
    return unconnected_execution(no_database)


def unconnected_execution(database: NoDatabase) -> Execution:
    """Make an execution of the small schema over rows that a test gives."""
    schema = small_schema()
    install(schema)
    return Execution(schema, Reader(schema, VIEWS, database))


@pytest_asyncio.fixture
async def execution(empty_database: Database) -> Execution:
    """The small schema over its graph."""
    await load(empty_database)
    schema = small_schema()
    install(schema)
    return Execution(schema, Reader(schema, VIEWS, empty_database))
