"""The schema and its reader over the run's database, for what is asked of it and of the reference."""

from __future__ import annotations

import pytest

from graph.engine.database import Database
from graph.reader import Reader
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution


@pytest.fixture(scope="session")
def execution(database: Database) -> Execution:
    """The schema and its reader, one for the run."""
    schema = build()
    return Execution(schema, Reader(schema, VIEWS, database))
