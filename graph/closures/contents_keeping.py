"""Keeps the contents of datasets and models within the transaction that changes them, or says what is too much."""

from collections.abc import Collection

from graph.closures import contents, contributors, possible, training
from graph.closures.contents_touched import ContentsTouched, subjects_of
from graph.closures.tasks import Kind
from graph.engine.cypher import Statement
from graph.recorder.changes import Writes

WEIGHTS = Statement(
    """
    // How many entries some parties contributed to, each by as many ways as there are; at most so many.
    // numbers, most
    UNWIND $numbers AS number MATCH (party:Entity {number: number})
    RETURN number, COUNT {
      MATCH (party)-[:MADE]->()-[:TO]->()<-[:RECORDING_OF]-{0,1}()<-[:INCLUDES]-() RETURN 1 LIMIT $most
    }
    """,
    name="weights of parties",
)
ENTRIES = Statement(
    """
    // How many entries some dataset versions have.
    // numbers
    UNWIND $numbers AS number MATCH (version:Entity {number: number})
    RETURN number, COUNT { (version)-[:INCLUDES]->() }
    """,
    name="sizes of dataset versions",
)


async def let_go(transaction: Writes, touched: ContentsTouched) -> None:
    """Drop the rows of parties, dataset versions and model versions that the batch is about to take away."""
    if touched.leaving:
        await contributors.forget(transaction, touched.leaving)


async def keep_contents(transaction: Writes, touched: ContentsTouched, *, rows_at_once: int) -> list[tuple[Kind, int]]:
    """Bring contents in line with what a batch has changed; list the subjects for which that is too much."""
    subjects = await subjects_of(transaction, touched)
    later: list[tuple[Kind, int]] = []
    for model in sorted(subjects.models):
        if await training.recompute(transaction, model):
            await contents.sum_up(transaction, [model])
            if not await training.remake_small(transaction, model, rows_at_once):
                later.append((Kind.MODEL, model))
    await possible.models_changed(transaction, subjects.models)
    sizes = dict(await transaction.run(ENTRIES, {"numbers": sorted(subjects.versions)})) if subjects.versions else {}
    now, too_much = _split(sizes, rows_at_once)
    later += [(Kind.VERSION, version) for version in too_much]
    if now:
        await contents.recompute(transaction, now)
    weights = await weights_of(transaction, subjects.parties, most=rows_at_once + 1)
    now, too_much = _split(weights, rows_at_once)
    later += [(Kind.PARTY, party) for party in too_much]
    if now:
        await contributors.recompute(transaction, now)
    return later


async def weights_of(transaction: Writes, parties: Collection[int], *, most: int) -> dict[int, int]:
    """Count the entries that parties contributed to, by each way; of more than `most`, not all."""
    if not parties:
        return {}
    return dict(await transaction.run(WEIGHTS, {"numbers": sorted(parties), "most": most}))


def _split(weights: dict[int, int], most: int) -> tuple[list[int], list[int]]:
    """Take the lightest as far as they fit together; list these and the others."""
    now, later = list[int](), list[int]()
    for number, weight in sorted(weights.items(), key=lambda item: (item[1], item[0])):
        if weight <= most:
            now.append(number)
            most -= weight
        else:
            later.append(number)
    return now, later
