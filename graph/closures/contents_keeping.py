"""Keeps the contents of datasets and models within the transaction that changes them, or leaves them for later."""

from collections.abc import Iterable

from graph.closures import contents, contributors, training
from graph.closures.contents_touched import ContentsTouched, subjects_of
from graph.engine.cypher import Statement
from graph.recorder.changes import Writes

PARTY, VERSION, MODEL, EVERYTHING = "party", "version", "model", "everything"
"""What can be left for later: a party's rows, a dataset version's counts, a model version's rows, or all there is."""

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
LEAVE = Statement(
    """
    // Leaves contents to be brought up to date later; what is left already begins anew.
    // rows, seq
    UNWIND $rows AS row MERGE (behind:Behind {id: row.id}) ON CREATE SET behind.seq = $seq
    SET behind.kind = row.kind, behind.number = row.number, behind.after = 0
    """,
    name="leave contents",
)


async def let_go(transaction: Writes, touched: ContentsTouched) -> None:
    """Drop the rows of parties, dataset versions and model versions that the batch is about to take away."""
    if touched.leaving:
        await contributors.forget(transaction, touched.leaving)


async def keep_contents(transaction: Writes, touched: ContentsTouched, *, seq: int, rows_at_once: int) -> bool:
    """Bring contents in line with what a batch, to this seq, has changed; say whether something is left for later."""
    subjects = await subjects_of(transaction, touched)
    later: list[tuple[str, int]] = []
    for model in sorted(subjects.models):
        if await training.recompute(transaction, model):
            await contents.sum_up(transaction, [model])
            if not await training.remake_small(transaction, model, rows_at_once):
                later.append((MODEL, model))
    sizes = dict(await transaction.run(ENTRIES, {"numbers": sorted(subjects.versions)})) if subjects.versions else {}
    now, too_much = _split(sizes, rows_at_once)
    later += [(VERSION, version) for version in too_much]
    if now:
        await contents.recompute(transaction, now)
    weighing = {"numbers": sorted(subjects.parties), "most": rows_at_once + 1}
    weights = dict(await transaction.run(WEIGHTS, weighing)) if subjects.parties else {}
    now, too_much = _split(weights, rows_at_once)
    later += [(PARTY, party) for party in too_much]
    if now:
        await contributors.recompute(transaction, now)
    await leave(transaction, later, seq=seq)
    return bool(later)


async def leave(transaction: Writes, subjects: Iterable[tuple[str, int]], *, seq: int) -> None:
    """Leave subjects, each by kind and number, for later."""
    rows = [{"id": f"{kind} {number}", "kind": kind, "number": number} for kind, number in subjects]
    if rows:
        await transaction.run(LEAVE, {"rows": rows, "seq": seq})


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
