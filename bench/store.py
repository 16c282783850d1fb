"""A world in a database of its own, kept in a folder between runs: made once for each size and seed."""

import asyncio
import json
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from bench.filling import fill
from bench.hits import LEARN
from graph.engine.database import Database
from graph.engine.embedded import EmbeddedServer, start_embedded
from graph.engine.settings import EngineSettings
from graph.migrations.runner import migrate, pending
from graph.recorder.recorder import open_journal
from seed.world import World

WORLDS: Final = Path(__file__).resolve().parent / "worlds"
"""Where worlds are kept when nobody says otherwise."""

_PAGE_CACHE_MEGABYTES: Final = 2_048
_HEAP_MEGABYTES: Final = 2_048
_FILLED: Final = "filled.json"


@contextmanager
def opened_store(world: World, folder: Path, environment: dict[str, str]) -> Generator[EngineSettings]:
    """Start the world's database, filled now if it is not filled yet; the settings name it."""
    size = {"LINERNOTES_HEAP_MB": str(_HEAP_MEGABYTES), "LINERNOTES_PAGE_CACHE_MB": str(_PAGE_CACHE_MEGABYTES)}
    kept = {name: value for name, value in environment.items() if name.startswith("LINERNOTES_")}
    home = folder / f"{world.plan.recordings}-{world.plan.seed}-{EngineSettings.read(kept).neo4j_version}"
    settings = EngineSettings.read(size | kept | {"LINERNOTES_HOME": str(home)})
    server, is_filled = _start(world, home, settings)
    try:
        named = server.settings(settings)
        if not is_filled:
            asyncio.run(_fill(named, world))
            (home / _FILLED).write_text(json.dumps(asdict(world.plan)), encoding="utf-8")
        yield named
    finally:
        server.stop()


def _start(world: World, home: Path, settings: EngineSettings) -> tuple[EmbeddedServer, bool]:
    """Start on a folder that holds exactly this world, or on an empty one; what is neither is made anew."""
    is_filled = (home / _FILLED).exists() and json.loads((home / _FILLED).read_text()) == asdict(world.plan)
    if not is_filled:
        shutil.rmtree(home, ignore_errors=True)
    server = start_embedded(settings, purpose="make bench")
    if is_filled and asyncio.run(_is_behind(server.settings(settings))):
        server.stop()
        (home / _FILLED).unlink()
        return _start(world, home, settings)
    return server, is_filled


async def _is_behind(settings: EngineSettings) -> bool:
    """Say whether migrations came after the store was filled: then it lacks what they let recording derive."""
    async with await Database.open(settings) as database:
        return bool(await pending(database))


async def _fill(settings: EngineSettings, world: World) -> None:
    async with await Database.open(settings) as database:
        await migrate(database)
        await open_journal(database)
        await fill(database, world.batches(), told=_tell)
        await database.run_in_batches(LEARN)


def _tell(of: str, done: int) -> None:
    print(f"\r  {done:,} {of}", end="", flush=True)
