"""Many processes that record the same facts at once are answered alike, and leave a journal without gaps."""

import asyncio
import json
import os
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.dump import digests_of
from graph.recorder.rebuild import rebuild
from graph.recorder.recorder import open_journal
from graph.recorder.replay import check_journal
from tests.graph.recorder.conftest import by_key, fact, person
from tests.house.sources import ROOT

SEQS = Statement("MATCH (fact:Fact|FactWas) RETURN fact.seq ORDER BY fact.seq")
PARTIES = Statement("MATCH (party:Party) RETURN count(party)")


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many processes, batches of 20 facts and, in all of the processes, callers with one key there are."""

    processes: int
    batches: int
    callers: int

    def callers_of(self, number: int) -> int:
        """How many of the callers are in a process."""
        return self.callers // self.processes + (number < self.callers % self.processes)

    @property
    def people(self) -> int:
        """How many people the batches are about: few, so that most batches overlap."""
        return self.batches


def batches_of(crowd: Crowd) -> dict[str, list[dict[str, Any]]]:
    """Make batches of ten people with their names; each person is in several."""
    chance = random.Random(crowd.batches)
    made: dict[str, list[dict[str, Any]]] = {"shared": _facts([crowd.people + 1])}
    for number in range(crowd.batches):
        made[f"batch {number}"] = _facts(chance.sample(range(crowd.people), 10))
    return made


def _facts(people: list[int]) -> list[dict[str, Any]]:
    parties = [person(f"Person {number}", key=f"p{number}") for number in people]
    names = [
        fact("partyName", party=by_key(f"p{number}"), type="STAGE", text=f"The Great {number}") for number in people
    ]
    return [*parties, *names]


async def _record(file: Path, number: int, callers: int, environment: dict[str, str]) -> dict[str, list[Any]]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.graph.recorder.busy_recorder", str(file), str(number), str(callers)),
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, problems = await process.communicate()
    assert process.returncode == 0, problems.decode()
    told: dict[str, list[Any]] = json.loads(said)
    return told


@pytest.mark.parametrize(
    "crowd",
    [
        Crowd(processes=3, batches=12, callers=8),
        pytest.param(Crowd(processes=20, batches=300, callers=64), marks=pytest.mark.prove),
    ],
    ids=lambda crowd: f"{crowd.processes} processes, {crowd.batches} batches",
)
async def test_what_many_record_at_once_is_recorded_once_in_order_and_answered_alike(
    crowd: Crowd, empty_database: Database, database_environment: dict[str, str], tmp_path: Path
) -> None:
    await open_journal(empty_database)
    file = tmp_path / "batches.json"
    batches = batches_of(crowd)
    file.write_text(json.dumps(batches))
    told = await asyncio.gather(
        *(_record(file, number, crowd.callers_of(number), database_environment) for number in range(crowd.processes))
    )
    one_key = [json.dumps(answer) for each in told for answer in each["shared"]]
    assert (len(one_key), len(set(one_key))) == (crowd.callers, 1)
    seqs = [seq for (seq,) in await empty_database.read(SEQS)]
    assert seqs == list(range(1, len(seqs) + 1))
    named = {each["key"] for facts in batches.values() for each in facts if each["kind"] == "party"}
    assert await empty_database.read(PARTIES) == [[len(named)]]
    assert len(seqs) == 2 * len(named)
    assert (await check_journal(empty_database)).seq == len(seqs)
    before = await digests_of(empty_database)
    await rebuild(empty_database)
    assert (await digests_of(empty_database)).differ_from(before) == []
