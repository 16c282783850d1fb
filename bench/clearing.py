"""How long clearing a large catalogue takes, beside a plain statement that reads the same items and shares.

`python -m bench.clearing` (`--recordings 100000` for the large one). Both are read in one run, in turns.
"""

import argparse
import asyncio
import os
import resource
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.store import WORLDS, opened_store
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.settings import EngineSettings
from graph.reader import Audience, ReadContext, Reader
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from seed.world import World
from seed.world.rights import WHOLE_CATALOGUE

MOST_TIMES: Final = 3.0
_TICK_SECONDS: Final = 0.005
NOW: Final = "2026-11-22T00:00:00.000000Z"
RAW: Final = Statement(
    """
    // What a catalogue lists, and the shares in it and in its works that say who may permit.
    // catalogue
    MATCH (:Entity:Catalogue {id: $catalogue})-[:LISTS]->(item)
    RETURN item.id,
      COLLECT { MATCH (item)<-[:SHARE_IN]-(share)<-[:HOLDS]-(holder) WHERE share.tier = 'LICENSING'
        RETURN [share.id, share.side, share.sizePpm, share.territories, holder.id] },
      COLLECT { MATCH (item)-[:RECORDING_OF]->(work)<-[:SHARE_IN]-(share)<-[:HOLDS]-(holder)
        WHERE share.tier = 'LICENSING'
        RETURN [work.id, share.id, share.side, share.sizePpm, share.territories, holder.id] }
    """,
    name="items and shares",
)
ASKED: Final = """
query ($catalogue: ID!) {
  clearance(of: {catalogue: $catalogue}, use: TRAIN_GENERATIVE, act: {codes: ["DE"]}) { ANSWER }
}
"""
COUNTS: Final = "counts { items cleared { everywhere partly nowhere } } cleared { text }"
GAPS: Final = f"{COUNTS} gapsByReason {{ reason items }} gapsByParty {{ nodes {{ party {{ name }} items }} }}"
PAGE: Final = "items(first: 20) { nodes { item { ... on Recording { title } } cleared { text } gaps { reason } } }"


@dataclass(frozen=True, slots=True)
class Took:
    """What was asked, the shortest time that it took, for how long nobody else had a turn, and what was answered."""

    name: str
    seconds: float
    stall_seconds: float
    answer: Any


def world_of(recordings: int, seed: int) -> World:
    """Return a world with rights, and few of what has no part in them."""
    return World(
        recordings=recordings,
        parties=max(60, recordings * 3 // 5),
        dataset_versions=6,
        model_versions=6,
        assets=610,
        seed=seed,
        has_rights=True,
    )


async def measured(settings: EngineSettings, world: World, rounds: int) -> list[Took]:
    """Ask everything in turns, and keep the shortest time of each."""
    catalogue = world.plan.ids.of("cat", WHOLE_CATALOGUE)
    async with await Database.open(settings) as database:
        schema = build()
        execution = Execution(schema, Reader(schema, VIEWS, database))

        async def raw() -> Any:
            return len(await database.read(RAW, {"catalogue": catalogue}, seconds=None))

        def clearing(answer: str) -> Callable[[], Awaitable[Any]]:
            async def ask() -> Any:
                said = await execution.execute(
                    ASKED.replace("ANSWER", answer),
                    context=ReadContext(Audience.AUDITOR, NOW),
                    variables={"catalogue": catalogue},
                )
                assert not said.errors, said.errors
                return said.data

            return ask

        asked = {"raw": raw, "counts": clearing(COUNTS), "counts and gaps": clearing(GAPS), "a page": clearing(PAGE)}
        best: dict[str, Took] = {}
        for _ in range(rounds):
            for name, ask in asked.items():
                took = await _timed(name, ask)
                best[name] = min(best.get(name, took), took, key=lambda one: one.seconds)
        return list(best.values())


async def _timed(name: str, ask: Callable[[], Awaitable[Any]]) -> Took:
    longest = 0.0

    async def tick() -> None:
        nonlocal longest
        while True:
            slept_at = time.perf_counter()
            await asyncio.sleep(_TICK_SECONDS)
            longest = max(longest, time.perf_counter() - slept_at - _TICK_SECONDS)

    ticking, began_at = asyncio.create_task(tick()), time.perf_counter()
    try:
        answer = await ask()
    finally:
        ticking.cancel()
    return Took(name, time.perf_counter() - began_at, longest, answer)


def main() -> None:
    """Measure and print; exit code 1 when counting takes more than three times what the plain statement does."""
    parser = argparse.ArgumentParser(prog="python -m bench.clearing", description=main.__doc__)
    parser.add_argument("--recordings", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=WORLDS / "rights")
    wanted = parser.parse_args()
    world = world_of(wanted.recordings, wanted.seed)
    with opened_store(world, wanted.folder, dict(os.environ)) as settings:
        found = asyncio.run(measured(settings, world, wanted.rounds))
    raw = found[0].seconds
    for one in found:
        stall = f"others waited {1000 * one.stall_seconds:.0f} ms at the most"
        print(f"{one.name:16} {one.seconds:8.2f} s  {one.seconds / raw:5.1f} times  {stall}")
    print(f"Answered: {found[1].answer}")
    print(f"At the most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB.")
    sys.exit(found[1].seconds > MOST_TIMES * raw)


if __name__ == "__main__":
    main()
