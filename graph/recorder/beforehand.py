"""What is read before a batch's transaction: roots of what it freezes, and verdicts on what has to be cleared."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.clearing.sweep import SECONDS, ClearingTookTooLong
from graph.engine.database import PLANNING_SECONDS
from graph.reader.database import Database
from graph.recorder import statements
from graph.recorder.batch import Batch
from graph.recorder.freezing import Roots, roots_of
from graph.recorder.journal import batch_key
from graph.recorder.judging import judge
from graph.recorder.verdict import Verdicts
from linernotes.actor import Actor
from linernotes.facts.dataset import DatasetFrozen
from linernotes.facts.release import ReleaseContent
from linernotes.facts.rights.authorization import Authorization
from linernotes.facts.training import TrainingRun
from linernotes.refusals import BatchRefused, Refusal


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What was read for a batch at a time, each as of its own seq."""

    now: str
    roots: Roots = field(default_factory=Roots)
    verdicts: Verdicts = field(default_factory=Verdicts)


async def beforehand(
    database: Database, batch: Batch, actor: Actor, *, now: str, seconds: float | None = SECONDS
) -> Beforehand:
    """Read what a batch needs, which is nothing for most, and for one that was recorded before."""
    first = next((place for place, fact in enumerate(batch.facts) if isinstance(fact, _READ_FOR)), None)
    if first is None:
        return Beforehand(now)
    key = {"batchKey": batch_key(actor.id, batch.key)}
    if await database.read(statements.BATCH, key, seconds=PLANNING_SECONDS):
        return Beforehand(now)
    try:
        verdicts = await judge(database, batch.all, now=now, seconds=seconds)
    except ClearingTookTooLong as late:
        words = f"{late}; `linernotes import` may take longer"
        raise BatchRefused([Refusal(place=first, field="", rule=late.code, message=words)]) from late
    return Beforehand(now, await roots_of(database, batch.facts), verdicts)


_READ_FOR = Authorization | DatasetFrozen | TrainingRun | ReleaseContent
