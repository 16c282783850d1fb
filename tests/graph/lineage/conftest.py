"""The small world of lineage, recorded."""

import pytest_asyncio

from graph.engine.database import Database
from tests.graph.lineage.world import World, recorded


@pytest_asyncio.fixture
async def world(empty_database: Database) -> World:
    """The world, in a database with nothing else."""
    return await recorded(empty_database)
