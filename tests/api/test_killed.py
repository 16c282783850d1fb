"""A service that is killed while it records leaves the batch whole or absent, and the same key settles which."""

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest

from graph.engine.database import Database
from graph.recorder.recorder import Recorder, open_journal
from graph.recorder.replay import check_journal
from linernotes.actor import LOCAL, Actor
from tests.api.serving import served
from tests.graph.recorder.dying_recorder import POINTS
from tests.graph.recorder.test_killed import TIMES, batch, found

RECORD = """
mutation ($key: String!, $facts: [FactInput!]!) { record(key: $key, facts: $facts) { __typename } }
"""


def as_input(line: bytes) -> dict[str, Any]:
    """A fact as the mutation takes it: under the name of its kind."""
    fact = json.loads(line)
    return {fact.pop("kind"): fact}


def send(address: str, key: str) -> None:
    """Send a batch to a service that dies of it."""
    question = {"query": RECORD, "variables": {"key": key, "facts": [as_input(line) for line in batch(key)]}}
    with pytest.raises(httpx2.TransportError):
        httpx2.post(f"{address}/graphql", json=question, timeout=60)


@pytest.mark.prove
@pytest.mark.parametrize("point", POINTS)
async def test_a_killed_service_leaves_a_batch_whole_or_absent(
    point: str, empty_database: Database, database_environment: dict[str, str], tmp_path: Path
) -> None:
    await open_journal(empty_database)
    outcomes = []
    for time in range(TIMES):
        key = f"{point} {time}"
        with served(database_environment, tmp_path, "-m", "tests.api.dying_service", point) as service:
            send(service.address, key)
            assert service.process.wait(30) == -9
        outcomes.append("whole" if await found(empty_database, key) else "absent")
        again = await Recorder(empty_database, seconds=60).record(key=key, facts=batch(key), actor=Actor(LOCAL))
        assert [one.status for one in again.results] == ["CREATED"] * 3
    await check_journal(empty_database)
    possible = {"before begin": {"absent"}, "after projection": {"absent"}, "before the reply": {"whole"}}
    assert set(outcomes) <= possible.get(point, {"absent", "whole"})
