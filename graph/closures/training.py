"""Keeps of every model version the dataset versions that it was trained on, by all that it started or learned from."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from graph.closures.contributor_rows import from_row
from graph.closures.contributors import Changed, Draws
from graph.engine.cypher import Statement
from graph.recorder.changes import Writes
from linernotes.drawing import together

PARTIES_AT_ONCE = 1_000

USED = Statement(
    """
    // What the runs of some model versions used, and the model versions that they started or learned from.
    // numbers
    UNWIND $numbers AS number
    MATCH (of:Entity {number: number})-[:PRODUCED_BY]->(run:TrainingRun)-[:USED|STARTED_FROM|LEARNED_FROM]->(earlier)
    USING INDEX SEEK of:Entity(number)
    RETURN DISTINCT number, earlier.number, earlier:DatasetVersion
    """,
    name="training used",
)
KEPT = Statement(
    """
    // The dataset versions that a model version is kept to be trained on.
    // number
    MATCH (of:Entity {number: $number})-[trained:TRAINED_ON]->()
    USING INDEX SEEK of:Entity(number) RETURN trained.version
    """,
    name="training kept",
)
KEEP = Statement(
    """
    // Keeps that a model version was trained on dataset versions.
    // model, versions
    MATCH (model:Entity {number: $model})
    UNWIND $versions AS number MATCH (version:Entity {number: number})
    CREATE (model)-[:TRAINED_ON {of: $model, version: number}]->(version)
    """,
    name="training keep",
)
FORGET = Statement(
    """
    // Forgets that a model version was trained on dataset versions.
    // model, versions
    MATCH (of:Entity {number: $model})-[trained:TRAINED_ON]->()
    USING INDEX SEEK of:Entity(number) WHERE trained.version IN $versions DELETE trained
    """,
    name="training forget",
)
SIZE = Statement(
    """
    // How many rows a model version has, and the dataset versions that it was trained on.
    // number
    MATCH (model:Entity {number: $number})
    RETURN COUNT { (model)-[:DRAWS_ON]->() } + COUNT { (model)-[:TRAINED_ON]->()-[:DRAWS_ON]->() }
    """,
    name="size of a model",
)
ROWS = Statement(
    """
    // The rows of a dataset version or model, by party, after one.
    // of, after, size
    MATCH ()-[row:DRAWS_ON]->() USING INDEX SEEK row:DRAWS_ON(of, party) WHERE row.of = $of AND row.party > $after
    RETURN properties(row) ORDER BY row.of, row.party LIMIT $size
    """,
    name="training rows",
)


async def recompute(transaction: Writes, model: int) -> bool:
    """Bring in line what a model version was trained on; say whether that changed, and its rows with it."""
    now = await trained_on(transaction, model)
    before = {version for (version,) in await transaction.run(KEPT, {"number": model})}
    if before - now:
        await transaction.run(FORGET, {"model": model, "versions": sorted(before - now)})
    if now - before:
        await transaction.run(KEEP, {"model": model, "versions": sorted(now - before)})
    return now != before


async def trained_on(transaction: Writes, model: int) -> set[int]:
    """Find the dataset versions that a model version was trained on, hop by hop."""
    versions, seen, waiting = set[int](), {model}, {model}
    while waiting:
        rows = await transaction.run(USED, {"numbers": sorted(waiting)})
        versions |= {earlier for _, earlier, is_version in rows if is_version}
        waiting = {earlier for _, earlier, is_version in rows if not is_version} - seen
        seen |= waiting
    return versions


async def remake(transaction: Writes, model: int, *, after: int = 0, parties: int = PARTIES_AT_ONCE) -> int | None:
    """Make the rows of a model version anew for the next parties; answer the last of them, None when that is all."""
    versions = [version for (version,) in await transaction.run(KEPT, {"number": model})]
    rows: dict[int, list[dict[str, Any]]] = {}
    for of in (model, *versions):
        found = await transaction.run(ROWS, {"of": of, "after": after, "size": parties})
        rows[of] = [row for (row,) in found]
    upto = min((found[-1]["party"] for found in rows.values() if len(found) == parties), default=None)
    await _remake(transaction, model, rows, upto)
    return upto


async def remake_small(transaction: Writes, model: int, rows_at_once: int) -> bool:
    """Make all rows of a model version anew if there are few; say whether that was done."""
    ((rows,),) = await transaction.run(SIZE, {"number": model})
    if rows > rows_at_once:
        return False
    await remake(transaction, model, parties=rows_at_once + 1)
    return True


async def _remake(transaction: Writes, model: int, rows: dict[int, list[dict[str, Any]]], upto: int | None) -> None:
    draws: dict[int, Draws] = defaultdict(dict)
    for of, found in rows.items():
        for row in found:
            if upto is None or row["party"] <= upto:
                draws[row["party"]][of] = from_row(row)
    changed = Changed()
    for party, each in sorted(draws.items()):
        before = {of: draw for of, draw in each.items() if of == model}
        learned = [draw for of, draw in each.items() if of != model]
        changed.compare(party, before, {model: together(learned)} if learned else {})
    await changed.write(transaction)


async def later_models(transaction: Writes, models: Collection[int]) -> set[int]:
    """Find the model versions that started or learned from some, transitively; those themselves included."""
    found, waiting = set(models), set(models)
    while waiting:
        rows = await transaction.run(LATER, {"numbers": sorted(waiting)})
        waiting = {number for (number,) in rows} - found
        found |= waiting
    return found


LATER = Statement(
    """
    // The model versions that started or learned from some.
    // numbers
    UNWIND $numbers AS number
    MATCH (of:Entity {number: number})<-[:STARTED_FROM|LEARNED_FROM]-()<-[:PRODUCED_BY]-(later)
    USING INDEX SEEK of:Entity(number)
    RETURN DISTINCT later.number
    """,
    name="training later",
)
