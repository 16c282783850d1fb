"""Whoever walks all pages while others write is shown everything that stays where it is, once."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

import pytest

from graph.engine.database import Database
from graph.reader import Audience, ReadContext, Reader
from graph.recorder.recorder import Recorder
from graph.views.registry import VIEWS
from linernotes.actor import LOCAL, Actor
from schema.build import build
from schema.execution import Execution
from tests.graph.lineage.world import World, by, recorded
from tests.graph.recorder.conftest import by_key, fact, person

AUDITOR = ReadContext(Audience.AUDITOR, "2026-11-22T12:00:00.000000Z")
PAGE = "pageInfo { hasNextPage endCursor }"
ASKED = "first: $first, after: $after"
WALKED = {
    "contributions": ("pat", "at: party(id: $of) { page: contributions(ASKED) { nodes { id } PAGE } }"),
    "derivatives": (
        "first",
        "at: recording(id: $of) { page: derivatives(ASKED) { nodes { hit { ... on Asset { id } } } PAGE } }",
    ),
    "entries": (
        "set 1",
        "at: datasetVersion(id: $of) { page: entries(ASKED) { nodes { item { ... on Recording { id } } } PAGE } }",
    ),
    "contributors": (
        "set 1",
        "at: datasetVersion(id: $of) { page: contributors(ASKED) { nodes { party { id } } PAGE } }",
    ),
    "lineage": (
        "first",
        "page: lineage(of: $of, direction: LATER, ASKED) { nodes: edges { type from { id } to { id } } PAGE }",
    ),
    "oldest": ("first", "page: journal(subject: $of, orderBy: OLDEST, ASKED) { nodes { seq } PAGE }"),
    "newest": ("first", "page: journal(subject: $of, orderBy: NEWEST, ASKED) { nodes { seq } PAGE }"),
    "withoutWork": ("pat", "page: recordingsWithoutWork(of: $of, ASKED) { nodes: items { recording { id } } PAGE }"),
}
"""What is walked, by name: the key of what it is of, and a page of it."""

THERE = 9
"""How many of each there are before the walks begin."""

SIZES = 7
"""Pages are walked of one row, of two, and so on to this many."""

ENOUGH = 20
"""How many batches are written beside the walks, at the least."""


def more(number: int) -> list[dict[str, Any]]:
    """One more of everything that is walked."""
    key = f"more {number}"
    return [
        person(key, key=f"party {number}"),
        fact("recording", key=key, title=key),
        by("MainArtist", f"party {number}", key),
        by("StudioProducer", "pat", key),
        by("StudioProducer", f"party {number}", "first"),
        fact("datasetEntry", of=by_key("set 1"), item=by_key(key), basis="PUBLIC_DOMAIN"),
        fact("generation", key=f"made {number}", inputs=[{"input": by_key("first"), "relationship": "componentOf"}]),
        fact("asset", key=f"asset {number}", title=key, generation=by_key(f"made {number}")),
    ]


@dataclass
class Writer:
    """Records what comes between what was there, corrects it and takes it back, until it is told to stop."""

    recorder: Recorder
    chance: Random
    is_to_stop: bool = False
    batches: int = 0
    standing: dict[int, list[int]] = field(default_factory=dict)

    async def send(self, *facts: dict[str, Any]) -> list[int]:
        """Record a batch; return the seqs of its facts."""
        lines = [json.dumps(one).encode() for one in facts]
        answer = await self.recorder.record(key=f"written {self.chance.random()}", facts=lines, actor=Actor(LOCAL))
        self.batches += 1
        return [result.seq for result in answer.results]

    async def write(self) -> None:
        """Write until it is to stop."""
        number = THERE
        while not self.is_to_stop:
            self.standing[number] = await self.send(*more(number))
            number += 1
            one = self.chance.choice(list(self.standing))
            if self.chance.random() < 0.5:
                await self.send(*(fact("retraction", target=seq) for seq in self.standing.pop(one)))
            else:
                last = self.standing[one].pop()
                title = f"Otherwise than {last}"
                self.standing[one] += await self.send(more(one)[-1] | {"title": title, "corrects": last})


@pytest.mark.parametrize("seed", range(1))
async def test_all_pages_show_what_stays_where_it_is_once(empty_database: Database, seed: int) -> None:
    chance = Random(seed)
    world = await recorded(empty_database)
    # Ids by chance, so that what is written falls between what was there.
    recorder = Recorder(empty_database, mint=lambda prefix: f"{prefix}_{UUID(int=chance.getrandbits(128), version=4)}")
    writer = Writer(recorder, chance)
    world.recorder = recorder
    await world.record("pat", person("Pat", key="pat"))
    for number in range(THERE):
        await world.record(f"more {number}", *more(number))
    walker = Walker(empty_database, world)
    # What is written is pat's as well, who stands elsewhere among contributors with each entry.
    there = {name: Counter(await walker.walk(name, first=100)) for name in WALKED}
    del there["contributors"][json.dumps({"party": {"id": world.ids["pat"]}})]
    writing = asyncio.create_task(writer.write())
    try:
        walks = 0
        while walks < SIZES or (writer.batches < ENOUGH and not writing.done()):
            first = walks % SIZES + 1
            walks += 1
            for name in WALKED:
                walked = Counter(await walker.walk(name, first=first))
                assert {each: walked[each] for each in there[name]} == dict.fromkeys(there[name], 1), (name, first)
    finally:
        writer.is_to_stop = True
        await writing
    assert writer.batches >= ENOUGH


@dataclass
class Walker:
    """Asks for page after page as an auditor."""

    database: Database
    world: World

    def __post_init__(self) -> None:
        schema = build()
        self.execution = Execution(schema, Reader(schema, VIEWS, self.database))

    async def walk(self, name: str, *, first: int) -> list[str]:
        """List what all pages show, as JSON."""
        of, field_ = WALKED[name]
        text = f"query ($of: ID!, $first: Int, $after: String) {{ {field_} }}".replace("ASKED", ASKED).replace(
            "PAGE", PAGE
        )
        found, after = list[str](), None
        while True:
            variables = {"of": self.world.ids[of], "first": first, "after": after}
            answer = await self.execution.execute(text, context=AUDITOR, variables=variables)
            assert answer.errors == []
            assert answer.data is not None
            page = answer.data.get("at", answer.data)["page"]
            found += [json.dumps(node) for node in page["nodes"]]
            after = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                return found
