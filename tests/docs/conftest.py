"""The demo, recorded once for all pages, and what it answers."""

from collections.abc import Awaitable, Callable

import orjson
import pytest
import pytest_asyncio

from api.cli.fact_import import Import
from graph.engine.database import Database
from graph.reader.context import Audience, ReadContext
from graph.reader.reader import Reader
from graph.recorder.recorder import open_journal
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from seed.demo import FILES
from tests.conftest import DELETE_ALL

Ask = Callable[[str], Awaitable[str]]


@pytest_asyncio.fixture(scope="module")
async def demo(database: Database) -> Database:
    """The run's database with the demo in it, and nothing else."""
    await database.run_in_batches(DELETE_ALL)
    await open_journal(database)
    for file in FILES:
        imported = await Import(database).record(file)
        assert imported.stopped is None
    return database


@pytest.fixture
def ask(demo: Database) -> Ask:
    """Asks the demo as anybody may, and answers JSON as a person reads it."""
    schema = build()
    execution = Execution(schema, Reader(schema, VIEWS, demo))

    async def answer(document: str) -> str:
        response = await execution.execute(document, context=ReadContext(Audience.PUBLIC, "2026-11-22T00:00:00.000000Z"))
        return orjson.dumps(orjson.loads(response.body()), option=orjson.OPT_INDENT_2).decode() + "\n"

    return answer
