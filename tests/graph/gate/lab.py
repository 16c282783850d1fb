"""A lab that freezes, trains and releases what is in a small world told in the notation of docs/clearance-cases.md."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.recorder import Recorder, Result, open_journal
from linernotes.refusals import BatchRefused, Refusal
from tests.conftest import Empty
from tests.graph.rights.recorded import record, recorder_of, send
from tests.rules.rights.as_facts import Json, Telling, recordable
from tests.rules.rights.notation import World

CLEARED = (
    "R: recording of W, MainArtist Ana",
    "W: work, Composer Wim",
    "Label holds 100% of R",
    "Pub holds 100% of W",
    "Label permits R",
    "Pub permits W",
    "Ana accepts R",
    "Wim accepts W",
)
ENDED = {"startedAt": "2026-06-01T00:00:00Z", "endedAt": "2026-06-02T00:00:00Z"}
SAID = Statement(
    """
    MATCH (fact:Fact) WHERE fact.kind IN ['datasetFrozen', 'trainingRun', 'releaseContent', 'knownViolation']
    RETURN fact.kind, fact.judgedSeq, fact.judgedAsOf ORDER BY fact.seq
    """
)
HEAD = Statement("MATCH (head:JournalHead) RETURN head.seq")


def by_key(key: str) -> Json:
    """A reference by the lab's key."""
    return {"key": {"key": key, "source": "lab"}}


def said(kind: str, **fields: Any) -> Json:
    """A fact of the lab's."""
    return {"kind": kind, "source": {"system": "lab", "kind": "PROVIDER"}, **fields}


def violation(of: Json, reason: str = "It was long ago.") -> Json:
    """That something is known to be a violation."""
    return said("knownViolation", of=of, reason=reason)


class Lab:
    """What the lab records, and the ids of the world's things by name."""

    def __init__(self, database: Database, recorder: Recorder, ids: Mapping[str, str]) -> None:
        self.database = database
        self.recorder = recorder
        self.ids = dict(ids)
        self._sent = 0

    @classmethod
    async def of(cls, database: Database, empty: Empty, *lines: str) -> Lab:
        """Record a world, in which a closed version `v` holds all that has an R for a name, and nothing is frozen."""
        await empty()
        await open_journal(database)
        recorder, telling = recorder_of(database), Telling(recordable(World(list(lines)).facts))
        await record(recorder, telling, key="world")
        lab = cls(database, recorder, telling.ids)
        await lab.send(*lab.version("v", *(name for name in telling.ids if name.startswith("R"))))
        return lab

    def version(self, key: str, *names: str) -> list[Json]:
        """A closed version of a dataset that includes things."""
        entries = [
            said("datasetEntry", of=by_key(key), item={"id": self.ids[name]}, basis="LICENSED") for name in names
        ]
        return [
            said("dataset", key=f"{key} set", name="Set"),
            said("datasetVersion", key=key, dataset=by_key(f"{key} set"), version="1"),
            *entries,
            said("datasetClosed", of=by_key(key)),
        ]

    def frozen(self, *names: str, **more: Any) -> Json:
        """That `v` is frozen with what it includes."""
        lines = sorted(f"{self.ids[name]} LICENSED TRAINING\n" for name in names or ("R",))
        root = hashlib.sha256("".join(lines).encode()).hexdigest()
        return said("datasetFrozen", of=by_key("v"), count=len(lines), root=root, **more)

    def run(self, key: str = "run", **more: Any) -> Json:
        """That a run used `v`, in June 2026 unless it says otherwise."""
        return said("trainingRun", key=key, type="PRETRAIN", **{"used": [by_key("v")], **ENDED, **more})

    async def send(self, *facts: Json, key: str | None = None) -> list[Result]:
        """Record a batch."""
        self._sent += 1
        return list(await send(self.recorder, key or f"lab {self._sent}", facts))

    async def refused(self, *facts: Json) -> list[Refusal]:
        """Send a batch that is refused, and leaves nothing behind; return why."""
        before = await self.database.read(HEAD)
        try:
            await self.send(*facts)
        except BatchRefused as refused:
            assert await self.database.read(HEAD) == before
            return refused.refusals
        raise AssertionError("it was recorded")

    async def rules(self, *facts: Json) -> list[str]:
        """Send a batch that is refused; return by which rules."""
        return [refusal.rule for refusal in await self.refused(*facts)]

    async def said(self) -> list[list[Any]]:
        """Return what is on record of what is judged: kind, and the seq and instant of its verdict."""
        return await self.database.read(SAID)

    async def head(self) -> int:
        """Return how far the journal is."""
        ((seq,),) = await self.database.read(HEAD)
        return int(seq)

    async def decides(self, decision: str, by: str, about: str, **more: Any) -> Result:
        """Record a decision of a rightsholder about a thing."""
        fact = said(
            "consent",
            decision=decision,
            by={"id": self.ids[by]},
            about={"id": self.ids[about]},
            uses=["TRAIN_GENERATIVE"],
            method="LETTER",
            **more,
        )
        return (await self.send(fact))[0]
