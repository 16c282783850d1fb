"""The demo recorded once for all that asks it, the plain world of the same facts, and what asks both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
import pytest_asyncio

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reader import Reader
from graph.recorder.recorder import Recorder, begin_journal
from graph.views.registry import VIEWS
from linernotes.actor import LOCAL, Actor
from schema.build import build
from schema.execution import Execution
from seed.demo import FILES
from seed.fact_file import batches_of
from tests.conftest import Empty
from tests.oracle.asking import Asking
from tests.oracle.journal import Batch, lines_of
from tests.oracle.recording import clock
from tests.oracle.sheets import SALT
from tests.oracle.world import World

DEMO_SECRET = bytes(32)
_WHOSE = Statement("MATCH (head:JournalHead {id: 'head'}) RETURN head.secret", name="whose journal")


@pytest.fixture(scope="session")
def execution(database: Database) -> Execution:
    """The schema and its reader, one for the run."""
    schema = build()
    return Execution(schema, Reader(schema, VIEWS, database))


@pytest_asyncio.fixture
async def demo(database: Database, empty: Empty, execution: Execution) -> Asking:
    """The demo, recorded unless it is there already, beside its plain world."""
    if await database.read(_WHOSE) != [[DEMO_SECRET.hex()]]:
        await empty()
        await begin_journal(database, secret=DEMO_SECRET)
        await _record(database)
        _demo_world.cache_clear()
    return Asking(execution, database, _demo_world())


async def _record(database: Database) -> None:
    recorder = Recorder(database, clock=clock, salt=lambda: SALT, seconds=None)
    _RECORDED.clear()
    for path in FILES:
        for batch in batches_of(path):
            answer = await recorder.record(key=batch.key, facts=batch.facts, actor=Actor(LOCAL))
            _RECORDED.append(lines_of(batch.facts, answer.results))


_RECORDED: list[Batch] = []


@cache
def _demo_world() -> World:
    recorded: Sequence[Batch] = _RECORDED
    return World.recorded(recorded)
