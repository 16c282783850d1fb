"""What an event touches, hop by hop: things, what embodies them, the datasets with these, models, runs and outputs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from graph.engine.database import PLANNING_SECONDS
from graph.impact import statements
from graph.impact.asked import Event
from graph.impact.wider import BONDS_OF
from graph.reader.database import Database
from linernotes.rights.choice import DEFAULT_POLICY

_ASKED: Final = sorted({role.value for roles in DEFAULT_POLICY.roles.values() for role in roles})
MOST_HOPS: Final = 20
"""Over how many steps it is looked for what embodies a thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedModel:
    """A model version: over how many others it may know what is touched, how it came to, and by which run."""

    id: str
    steps: int
    run: str | None
    is_started: bool
    is_taught: bool
    has_voice: bool

    @property
    def how(self) -> str:
        """Name the nearest way in which it came to know."""
        if self.steps < 0:
            return "VOICE"
        if self.steps == 0:
            return "TRAINED"
        if self.is_started:
            return "FINE_TUNED"
        return "DISTILLED" if self.is_taught else "SYNTHETIC"


@dataclass(frozen=True, slots=True)
class Split:
    """How many began before the event takes effect, how many after, and of how many nobody says."""

    before: int = 0
    after: int = 0
    undated: int = 0


@dataclass(slots=True, kw_only=True)
class Found:
    """All that an event touches."""

    things: list[int]
    embodied: list[int]
    versions: list[tuple[str, int]]
    models: list[TouchedModel]
    runs: list[tuple[str, str | None]]

    def runs_by(self, effective: str) -> Split:
        """Split the runs by when they started."""
        started = [at for _, at in self.runs if at is not None]
        before = sum(at < effective for at in started)
        return Split(before, len(started) - before, len(self.runs) - len(started))


async def found(database: Database, event: Event) -> Found:
    """Find what an event touches, but for outputs, of which there may be very many."""
    things = await _things(database, event)
    embodied = await _embodied(database, things)
    rows = await _read(database, statements.VERSIONS, numbers=embodied)
    versions = [(version, items) for version, items in rows]
    voices = [event.giver] if event.giver is not None and not event.about else []
    ids = [version for version, _ in versions]
    models = [
        TouchedModel(id=id_, steps=steps, run=run, is_started=started, is_taught=taught, has_voice=voice)
        for id_, steps, run, started, taught, voice in await _read(
            database, statements.MODELS, versions=ids, voices=voices
        )
    ]
    runs = await _read(database, statements.RUNS, versions=ids, models=[one.id for one in models])
    return Found(things=things, embodied=embodied, versions=versions, models=models, runs=[(a, b) for a, b in runs])


async def _things(database: Database, event: Event) -> list[int]:
    """Find the things that an event is about; of a decision or sale, those in which its giver has a stake."""
    stakes: list[int] = []
    needs_stake = event.needs_stake or not event.about
    if event.giver is not None and needs_stake:
        ((stakes,),) = await _read(database, statements.STAKES, by=event.giver, at=event.effective, roles=_ASKED)
    if not event.about:
        return sorted(stakes)
    ((about,),) = await _read(database, statements.ABOUT, ids=list(event.about), at=event.effective)
    return sorted(set(about) & set(stakes)) if event.needs_stake else sorted(about)


async def _embodied(database: Database, things: Sequence[int]) -> list[int]:
    """Add what embodies things, and what embodies that, step by step."""
    found_, frontier = set(things), list(things)
    for _ in range(MOST_HOPS):
        if not frontier:
            break
        ((wider,),) = await _read(database, statements.WIDER, numbers=frontier, **BONDS_OF)
        frontier = sorted(set(wider) - found_)
        found_ |= set(frontier)
    return sorted(found_)


async def outputs(database: Database, event: Event, touched: Found) -> dict[str, tuple[int, int, int]]:
    """Count generations, assets and releases of the models by when they were made: before, after, undated."""
    if not touched.models:
        return {}
    parameters = {"models": [one.id for one in touched.models], "at": event.effective}
    rows, held = await asyncio.gather(
        _read(database, statements.OUTPUTS, **parameters), _read(database, statements.RELEASED, **parameters)
    )
    releases = dict(held)
    return {when: (generations, assets, releases.get(when, 0)) for when, generations, assets in rows}


async def containing(database: Database, touched: Found) -> tuple[int, int]:
    """Count the assets that contain what is touched, and the releases that hold them."""
    ((assets, releases),) = await _read(database, statements.CONTAINING, numbers=touched.embodied)
    return assets, releases


async def _read(database: Database, statement: Any, **parameters: Any) -> list[list[Any]]:
    return await database.read(statement, parameters, seconds=PLANNING_SECONDS)
