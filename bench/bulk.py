"""How quickly many facts come in: `linernotes import`, beside the bare driver writing the same nodes by UNWIND.

Each begins with an empty database of its own. The driver is given every row ready: nothing is read, looked up,
checked or hashed while it is timed. What is derived from facts, it does not write.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import psutil

from api.cli.opening import open_database
from bench.filling import Filling, Outside
from graph.engine.cypher import Statement
from graph.engine.embedded import start_embedded
from graph.engine.settings import EngineSettings
from graph.migrations.runner import migrate
from graph.recorder.recorder import lock, open_journal
from seed.world import World

LEAST_OF_THE_DRIVER: Final = 0.6
_STRETCHES: Final = 10
_LOOK_SECONDS: Final = 0.5
_ENTRIES: Final = Statement(
    """
    // When each batch was recorded, and how many facts it has.
    // Parameters: none.
    MATCH (entry:JournalEntry) WHERE entry.lastSeq > 0
    RETURN entry.recordedAt, entry.lastSeq - entry.firstSeq + 1 ORDER BY entry.lastSeq
    """,
    name="when what was recorded",
)

Batches = Iterator[tuple[str, Sequence[bytes]]]


def in_bulk(world: World, folder: Path, environment: Mapping[str, str], *, facts: int) -> dict[str, Any]:
    """Write the first so many facts of a world in both ways, and return the figures of each and their ratio."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "facts.jsonl"
    number = _write(file, first_batches(world, facts))
    with _empty_store(folder, environment) as settings:
        ours = _imported(file, settings)
    with _empty_store(folder, environment) as settings:
        theirs = asyncio.run(_driven(settings, first_batches(world, facts)))
    file.unlink()
    ratio = round(ours["facts_per_second"] / theirs["facts_per_second"], 2)
    return {"facts": number, "linernotes": ours, "driver": theirs, "ratio": ratio}


def line(found: Mapping[str, Any]) -> str:
    """Tell of it in a line of a terminal."""
    ours, theirs = found["linernotes"], found["driver"]
    return (
        f"{found['facts']:,} facts: {ours['facts_per_second']:,.0f} a second by `linernotes import`"
        f" ({ours['megabytes']:.0f} MB at the most), {theirs['facts_per_second']:,.0f} by the bare driver:"
        f" {found['ratio']:.2f} times"
    )


def first_batches(world: World, facts: int) -> Batches:
    """Yield the batches of a world until there are so many facts."""
    number = 0
    for key, batch in world.batches():
        if number >= facts:
            return
        yield key, batch
        number += len(batch)


def _write(file: Path, batches: Batches) -> int:
    number = 0
    with file.open("wb") as out:
        for _, batch in batches:
            out.writelines(fact + b"\n" for fact in batch)
            number += len(batch)
    return number


@contextmanager
def _empty_store(folder: Path, environment: Mapping[str, str]) -> Generator[EngineSettings]:
    home = folder / "bulk"
    shutil.rmtree(home, ignore_errors=True)
    kept = {name: value for name, value in environment.items() if name.startswith("LINERNOTES_")}
    size = {"LINERNOTES_HEAP_MB": "2048", "LINERNOTES_PAGE_CACHE_MB": "2048"}
    settings = EngineSettings.read(size | kept | {"LINERNOTES_HOME": str(home)})
    server = start_embedded(settings, purpose="make bench")
    try:
        named = server.settings(settings)
        asyncio.run(_begun(named))
        yield named
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


async def _begun(settings: EngineSettings) -> None:
    async with await open_database(settings, is_ours=True) as database:
        await migrate(database)
        await open_journal(database)


def _imported(file: Path, settings: EngineSettings) -> dict[str, Any]:
    """Import a file, and read from the journal when each batch was recorded."""
    assert settings.uri is not None
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("LINERNOTES_", "NEO4J_"))}
    named = {"NEO4J_URI": settings.uri, "NEO4J_USERNAME": settings.username, "NEO4J_PASSWORD": settings.password or ""}
    began_at = time.monotonic()
    command = [sys.executable, "-m", "linernotes", "import", "--json", str(file)]
    process = subprocess.Popen(command, env=ours | named, stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        try:
            most = max(most, psutil.Process(process.pid).memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(_LOOK_SECONDS)
    seconds = time.monotonic() - began_at
    if process.wait():
        raise SystemExit(f"`linernotes import` ended with {process.returncode}")
    times = asyncio.run(_times(settings))
    more = {"command_seconds": round(seconds, 1), "megabytes": round(most / 2**20, 1)}
    return rates(times) | more


async def _times(settings: EngineSettings) -> list[tuple[float, int]]:
    async with await open_database(settings, is_ours=True) as database:
        entries = await database.read(_ENTRIES, seconds=None)
    return [(datetime.fromisoformat(at).timestamp(), facts) for at, facts in entries]


async def _driven(settings: EngineSettings, batches: Batches) -> dict[str, Any]:
    """Write batches one after the other; what each consists of is made before its time begins."""
    spent, times = 0.0, list[tuple[float, int]]()
    async with await open_database(settings, is_ours=True) as database:
        filling = Filling(await database.write(lambda transaction: lock(transaction, "")), Outside())
        for key, facts in batches:
            batch = filling.take((key, facts))
            began_at = time.perf_counter()
            await database.write(batch.write, seconds=None)
            spent += time.perf_counter() - began_at
            times.append((spent, len(facts)))
    return rates(times)


def rates(times: Sequence[tuple[float, int]]) -> dict[str, Any]:
    """Return facts a second, of all and of each tenth of the batches, of when each batch was done and its facts.

    The first batch only begins the time. What a tenth is of fewer batches than that, is left out.
    """
    whole = _rate(times)
    size = len(times) // _STRETCHES
    ends = [place * size for place in range(_STRETCHES)] + [len(times) - 1]
    tenths = [round(_rate(times[first : last + 1])) for first, last in pairwise(ends)] if size > 1 else []
    return {"facts_per_second": round(whole, 1), "tenths": tenths}


def _rate(times: Sequence[tuple[float, int]]) -> float:
    seconds = times[-1][0] - times[0][0]
    return sum(facts for _, facts in times[1:]) / seconds if seconds > 0 else 0.0
