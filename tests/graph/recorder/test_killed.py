"""A recorder that is killed leaves its batch whole or absent, and the same key settles which."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.transaction import Transaction
from graph.recorder.dump import digests_of
from graph.recorder.rebuild import rebuild
from graph.recorder.recorder import Recorder, lock, open_journal
from graph.recorder.replay import check_journal
from linernotes.actor import LOCAL, Actor
from tests.graph.recorder.conftest import at, fact, person
from tests.graph.recorder.dying_recorder import POINTS
from tests.house.sources import ROOT

TIMES = 5
ENTRIES = Statement("MATCH (e:JournalEntry {key: $key}) RETURN e.firstSeq, e.lastSeq")
ROWS = Statement("MATCH (fact:Fact) WHERE fact.seq > $seq RETURN count(fact)")


def batch(key: str) -> list[bytes]:
    """A batch of a party, a recording and what the one did in the other."""
    recording = fact("recording", key=f"{key}/song", title="Song")
    sung = fact("contribution", to=at(1), by={"party": at(0)}, role="MainArtist")
    return [json.dumps(one).encode() for one in (person("Singer", key=f"{key}/singer"), recording, sung)]


def die_recording(point: str, key: str, environment: dict[str, str]) -> None:
    """Record a batch in a process that is killed at the point."""
    died = subprocess.run(
        [sys.executable, "-m", "tests.graph.recorder.dying_recorder", point, key],
        input=b"\n".join(batch(key)),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert died.returncode == -9, died.stderr.decode()


@pytest.fixture
def process_environment(database_environment: dict[str, str]) -> dict[str, str]:
    """The environment of a process that records into the run's database."""
    return {**os.environ, **database_environment}


async def test_a_killed_batch_is_whole_or_absent_and_the_same_key_settles_which(
    empty_database: Database, process_environment: dict[str, str]
) -> None:
    await open_journal(empty_database)
    outcomes: dict[str, list[str]] = {point: [] for point in POINTS}
    for point in POINTS:
        for time in range(TIMES):
            outcomes[point].append(await _killed(empty_database, point, f"{point} {time}", process_environment))
    assert outcomes["before begin"] == outcomes["after projection"] == ["absent"] * TIMES
    assert set(outcomes["COMMIT sent"]) <= {"absent", "whole"}
    assert outcomes["before the reply"] == ["whole"] * TIMES
    await check_journal(empty_database)
    before = await digests_of(empty_database)
    await rebuild(empty_database)
    assert (await digests_of(empty_database)).differ_from(before) == []


async def _killed(database: Database, point: str, key: str, environment: dict[str, str]) -> str:
    seq = (await check_journal(database)).seq
    die_recording(point, key, environment)
    was_there = await found(database, key)
    recorded = await Recorder(database, seconds=60).record(key=key, facts=batch(key), actor=Actor(LOCAL))
    answers: list[Any] = [(one.seq, one.status) for one in recorded.results]
    assert answers == [(seq + 1, "CREATED"), (seq + 2, "CREATED"), (seq + 3, "CREATED")]
    assert await database.read(ENTRIES, {"key": key}) == [[seq + 1, seq + 3]]
    assert await database.read(ROWS, {"seq": seq}) == [[3]]
    return "whole" if was_there else "absent"


class Looked(Exception):
    """Ends a transaction that was only to wait for the journal's lock."""


async def found(database: Database, key: str) -> bool:
    """Look for a batch once the server has let go of the lock of the recorder that died."""
    rows: list[list[Any]] = []

    async def look(transaction: Transaction) -> None:
        await lock(transaction, key)
        rows.extend(await transaction.run(ENTRIES, {"key": key}))
        raise Looked

    with pytest.raises(Looked):
        await database.write(look, seconds=60)
    return bool(rows)
