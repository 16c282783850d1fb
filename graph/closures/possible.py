"""Keeps of every model version the dataset versions that it may know, by synthetic data too, with the nearest way."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.closures.training import USED
from graph.engine.cypher import Statement
from graph.recorder.changes import Writes
from linernotes.possible import Way, may_know

MAKERS = Statement(
    """
    // The model versions that made something which some dataset versions include to be trained on.
    // numbers
    UNWIND $numbers AS number
    MATCH (of:Entity {number: number})-[made:SYNTHETIC_FROM]->(model)
    USING INDEX SEEK of:Entity(number) WHERE made.training > 0
    RETURN number, model.number
    """,
    name="possible makers",
)
USERS = Statement(
    """
    // The model versions whose runs used some dataset versions.
    // numbers
    UNWIND $numbers AS number MATCH (of:Entity {number: number})<-[:USED]-()<-[:PRODUCED_BY]-(model)
    USING INDEX SEEK of:Entity(number)
    RETURN DISTINCT model.number
    """,
    name="possible users",
)
LATER = Statement(
    """
    // The model versions that rest on some at first hand: they started or learned from it, or from what it made.
    // numbers
    UNWIND $numbers AS number MATCH (model:Entity {number: number})
    CALL (model) {
      MATCH (model)<-[:STARTED_FROM|LEARNED_FROM]-()<-[:PRODUCED_BY]-(later) RETURN later
      UNION
      MATCH (model)<-[made:SYNTHETIC_FROM]-(:DatasetVersion)<-[:USED]-()<-[:PRODUCED_BY]-(later)
      WHERE made.training > 0 RETURN later
    }
    RETURN DISTINCT later.number
    """,
    name="possible later",
)
KEPT = Statement(
    """
    // What is kept of what some model versions may know.
    // numbers
    UNWIND $numbers AS number MATCH (of:Entity {number: number})-[known:MAY_KNOW]->()
    USING INDEX SEEK of:Entity(number)
    RETURN number, known.version, known.through
    """,
    name="possible kept",
)
FORGET = Statement(
    """
    // Says no longer that model versions may know dataset versions.
    // rows
    UNWIND $rows AS row MATCH (of:Entity {number: row.of})-[known:MAY_KNOW]->()
    USING INDEX SEEK of:Entity(number) WHERE known.version = row.version
    DELETE known
    """,
    name="possible forget",
)
KEEP = Statement(
    """
    // Says that model versions may know dataset versions, and by way of which others.
    // rows
    UNWIND $rows AS row MATCH (model:Entity {number: row.of}) MATCH (version:Entity {number: row.version})
    CREATE (model)-[known:MAY_KNOW]->(version) SET known = row
    """,
    name="possible keep",
)


@dataclass(slots=True)
class _Rests:
    """What models rest on at first hand: dataset versions and models, by their numbers."""

    used: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    earlier: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


async def models_changed(transaction: Writes, models: Collection[int]) -> None:
    """Bring in line what models may know of which the runs have changed, and all that rest on them."""
    waiting, affected = set(models), set(models)
    while waiting:
        rows = await transaction.run(LATER, {"numbers": sorted(waiting)})
        waiting = {number for (number,) in rows} - affected
        affected |= waiting
    await _recompute(transaction, affected)


async def versions_changed(transaction: Writes, versions: Collection[int]) -> None:
    """Bring in line what models may know that rest on dataset versions, of which the synthetic data has changed."""
    rows = await transaction.run(USERS, {"numbers": sorted(versions)})
    await models_changed(transaction, {number for (number,) in rows})


async def _recompute(transaction: Writes, models: Collection[int]) -> None:
    if not models:
        return
    rests, kept = await _rests(transaction, models), await _kept(transaction, models)
    gone, new = list[dict[str, Any]](), list[dict[str, Any]]()
    for model in sorted(models):
        before, now = kept[model], may_know(model, rests.used, rests.earlier)
        changed = [version for version in sorted({*before, *now}) if before.get(version) != now.get(version)]
        gone += [{"of": model, "version": version} for version in changed if version in before]
        new += [{"of": model, "version": one, "through": list(now[one])} for one in changed if one in now]
    if gone:
        await transaction.run(FORGET, {"rows": gone})
    if new:
        await transaction.run(KEEP, {"rows": new})


async def _rests(transaction: Writes, models: Collection[int]) -> _Rests:
    """Read all that models rest on, hop by hop."""
    rests, seen, waiting = _Rests(), set(models), set(models)
    while waiting:
        for model, number, is_version in await transaction.run(USED, {"numbers": sorted(waiting)}):
            (rests.used if is_version else rests.earlier)[model].add(number)
        versions = {version for model in waiting for version in rests.used.get(model, ())}
        makers: dict[int, set[int]] = defaultdict(set)
        for version, maker in await transaction.run(MAKERS, {"numbers": sorted(versions)}):
            makers[version].add(maker)
        for model in waiting:
            rests.earlier[model] |= {maker for version in rests.used.get(model, ()) for maker in makers[version]}
        waiting = {number for model in waiting for number in rests.earlier[model]} - seen
        seen |= waiting
    return rests


async def _kept(transaction: Writes, models: Collection[int]) -> Mapping[int, Mapping[int, Way]]:
    kept: dict[int, dict[int, Way]] = {model: {} for model in models}
    for model, version, through in await transaction.run(KEPT, {"numbers": sorted(models)}):
        kept[model][version] = tuple(through)
    return kept
