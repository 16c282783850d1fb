"""A recorder on an empty journal, and facts to record."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.recorder import Recorded, Recorder, open_journal
from linernotes.actor import LOCAL, Actor

Record = Callable[..., Awaitable[Recorded]]
Ask = Callable[..., Awaitable[list[list[Any]]]]


def fact(kind: str, *, system: str = "label", source_kind: str = "ERN", **fields: Any) -> dict[str, Any]:
    """A fact as JSON values, from a source of that name."""
    return {"kind": kind, "source": {"system": system, "kind": source_kind}, **fields}


def person(name: str, *, key: str | None = None, **fields: Any) -> dict[str, Any]:
    """A party fact."""
    return fact("party", key=key or name.casefold(), type="NaturalPerson", name=name, **fields)


def at(place: int) -> dict[str, int]:
    """A reference to a place of the same batch."""
    return {"place": place}


def by_key(key: str) -> dict[str, Any]:
    """A reference by the source's own key."""
    return {"key": {"key": key}}


def known_violation(of: dict[str, Any]) -> dict[str, Any]:
    """That nobody was asked before something was frozen, trained or released."""
    return fact("knownViolation", of=of, reason="Nobody was asked.")


@pytest_asyncio.fixture
async def recorder(empty_database: Database) -> Recorder:
    """A recorder on an empty journal."""
    await open_journal(empty_database)
    return Recorder(empty_database)


@pytest.fixture
def record(recorder: Recorder) -> Record:
    """Records facts: `await record("key", fact, fact)`."""

    async def send(
        key: str, *facts: dict[str, Any], actor: str = LOCAL, steward: bool = False, dry_run: bool = False
    ) -> Recorded:
        lines = [json.dumps(one).encode() for one in facts]
        return await recorder.record(key=key, facts=lines, actor=Actor(actor, steward), dry_run=dry_run)

    return send


@pytest.fixture
def ask(empty_database: Database) -> Ask:
    """Asks the graph: `await ask("MATCH …", name=value)`."""

    async def run(text: str, **parameters: Any) -> list[list[Any]]:
        return await empty_database.read(Statement(text, name="test"), parameters)

    return run
