"""The demo, recorded once for all pages, and what it answers."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

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
WIDTH = 140


@pytest_asyncio.fixture(scope="module")
async def demo(database: Database) -> Database:
    """The run's database with the demo in it, and nothing else."""
    await database.run_in_batches(DELETE_ALL)
    await open_journal(database)
    for file in FILES:
        imported = await Import(database).record(file)
        assert imported.stopped is None
    return database


def as_people_read(value: Any, indent: str = "") -> str:
    """JSON on one line where it fits, and on several where it does not."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) <= WIDTH or not isinstance(value, dict | list):
        return line
    inner = indent + "  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {as_people_read(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(inner + part for part in parts) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + as_people_read(item, inner) for item in value) + f"\n{indent}]"


@pytest.fixture
def ask(demo: Database) -> Ask:
    """Asks the demo as anybody may, and answers JSON as a person reads it."""
    schema = build()
    execution = Execution(schema, Reader(schema, VIEWS, demo))

    async def answer(document: str) -> str:
        response = await execution.execute(
            document, context=ReadContext(Audience.PUBLIC, "2026-11-22T00:00:00.000000Z")
        )
        body = orjson.loads(response.body())
        assert "errors" not in body, body["errors"]
        return as_people_read(body) + "\n"

    return answer
