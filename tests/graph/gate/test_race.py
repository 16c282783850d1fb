"""A withdrawal races a training run: the journal's order decides, and no run is cleared after the withdrawal."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from random import Random

import pytest
import pytest_asyncio

from graph.engine.database import Database
from graph.recorder.recorder import Recorder
from linernotes.refusals import BatchRefused
from tests.conftest import Empty
from tests.graph.gate.lab import CLEARED, Lab, said


@pytest_asyncio.fixture
async def lab(database: Database, empty: Empty) -> Lab:
    """A lab with a closed version that includes a cleared song."""
    return await Lab.of(database, empty, *CLEARED)


class Race:
    """A lab and an artist, each with a recorder of its own, as two processes have."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.artist = Lab(lab.database, Recorder(lab.database, seconds=None), lab.ids)
        self.first = {"run": 0, "withdrawal": 0}
        # The first ones are planned while they run: what they took says nothing of those after them.
        self._took: deque[float] = deque([0.0], maxlen=20)

    async def run(self, number: int, chance: Random) -> None:
        """Let both go, the artist a little later, and see who was first."""
        started, withdrawn = await asyncio.gather(self._train(number), self._withdraw(number, chance))
        assert withdrawn > 0
        if started is None:
            self.first["withdrawal"] += 1
        else:
            assert started < withdrawn, "a run was recorded as cleared after the withdrawal"
            self.first["run"] += 1
        await self.artist.send(said("retraction", target=withdrawn), key=f"lifted {number}")

    async def _train(self, number: int) -> int | None:
        began = time.monotonic()
        try:
            (result,) = await self.lab.send(self.lab.run(f"run {number}"), key=f"run {number}")
        except BatchRefused as refused:
            if [refusal.rule for refusal in refused.refusals] != ["NOT_CLEARED"]:
                raise
            return None
        finally:
            self._took.append(time.monotonic() - began)
        return result.seq

    async def _withdraw(self, number: int, chance: Random) -> int:
        longest = max(self._took)
        await asyncio.sleep((0.0, chance.uniform(0, longest), 1.5 * longest)[number % 3])
        consent = said(
            "consent",
            decision="WITHDRAW",
            by={"id": self.lab.ids["Ana"]},
            about={"id": self.lab.ids["R"]},
            capacity="ARTIST",
            method="LETTER",
            validFrom="2026-01-01T00:00:00Z",
        )
        (result,) = await self.artist.send(consent, key=f"withdrawal {number}")
        return result.seq


async def _race(lab: Lab, times: int) -> dict[str, int]:
    race, chance = Race(lab), Random(times)
    await lab.send(lab.run("warm"), key="warm")
    for number in range(times):
        await race.run(number, chance)
    return race.first


async def test_the_journals_order_decides_between_a_run_and_a_withdrawal(lab: Lab) -> None:
    first = await _race(lab, 24)
    assert min(first.values()) > 0, first


@pytest.mark.prove
async def test_a_thousand_races_have_each_order_at_least_a_hundred_times(lab: Lab) -> None:
    first = await _race(lab, 1_000)
    assert min(first.values()) >= 100, first
