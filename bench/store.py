"""A world in a database of its own, kept in a folder between runs: made once for each size and seed."""

import asyncio
import json
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from api.cli.opening import open_database
from bench.filling import derive, write
from bench.hits import LEARN
from graph.engine.embedded import start_embedded
from graph.engine.settings import EngineSettings
from graph.migrations.runner import migrate
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
    rights = "-rights" if world.has_rights else ""
    home = folder / f"{world.plan.recordings}-{world.plan.seed}-{EngineSettings.read(kept).neo4j_version}{rights}"
    settings = EngineSettings.read(size | kept | {"LINERNOTES_HOME": str(home)})
    is_filled = (home / _FILLED).exists() and json.loads((home / _FILLED).read_text()) == asdict(world.plan)
    if not is_filled:
        shutil.rmtree(home, ignore_errors=True)
    server = start_embedded(settings, purpose="make bench")
    try:
        named = server.settings(settings)
        if not is_filled:
            asyncio.run(_fill(named, world))
            (home / _FILLED).write_text(json.dumps(asdict(world.plan)), encoding="utf-8")
        asyncio.run(_bring_up_to_date(named))
        yield named
    finally:
        server.stop()


async def _fill(settings: EngineSettings, world: World) -> None:
    async with await open_database(settings, is_ours=True) as database:
        await migrate(database)
        await open_journal(database)
        await write(database, world.batches(), told=_tell)


async def _bring_up_to_date(settings: EngineSettings) -> None:
    """Apply migrations that came since, and derive what they or an earlier run left."""
    async with await open_database(settings, is_ours=True) as database:
        await migrate(database)
        await derive(database, told=_tell)
        await database.run_in_batches(LEARN)


def _tell(of: str, done: int) -> None:
    print(f"\r  {done:,} {of}", end="", flush=True)
