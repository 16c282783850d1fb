"""Keeps the closures within the transaction that changed what they rest on, or leaves what is too much for later."""

from collections.abc import Collection, Mapping, Sequence

from graph.closures import contents_keeping, statements
from graph.closures.rows import bring_in_line, drop_rows_of
from graph.closures.touched import Touched
from graph.recorder.changes import Writes

ROWS_AT_ONCE = 5_000
"""How many rows a batch may touch in its own transaction; what touches more is left for after it."""

_A_NEW_HIT = 25
"""What a hit counts for at least: the first fact about it finds no rows yet, and makes some."""

EVERYTHING = 0
"""Stands for all hits, where a subject's number stands otherwise."""

BEGINNING, DROPPING = -1, -2
"""How far what is left for later is: at its beginning, or (everything only) still dropping what was there before."""


async def let_go(transaction: Writes, touched: Touched) -> None:
    """Drop the rows of hits that the batch is about to take away."""
    if touched.leaving and not await _is_dropping(transaction):
        found = await transaction.run(statements.NUMBERS, {"ids": sorted(touched.leaving)})
        await drop_rows_of(transaction, [number for (number,) in found])


async def keep_rows(transaction: Writes, touched: Touched, *, seq: int, rows_at_once: int = ROWS_AT_ONCE) -> bool:
    """Bring the rows in line with what a batch, to this seq, has changed; say whether something is left for later."""
    if await _is_dropping(transaction):
        return True
    most = rows_at_once // _A_NEW_HIT
    subjects = await _subjects(transaction, touched)
    assets, too_many = await _assets_scoring(transaction, touched, most)
    weighed = await _hits(transaction, subjects | assets, most)
    hits, later, budget = set[int](), [], rows_at_once
    for subject, affected in sorted(weighed.items(), key=lambda item: len(item[1])):
        weight = sum(max(rows, _A_NEW_HIT) for hit, rows in affected.items() if hit not in hits)
        if len(affected) > most or weight > budget:
            later.append({"id": str(subject), "subject": subject})
        else:
            hits |= affected.keys()
            budget -= weight
    later += [{"id": f"{source} scored", "subject": source} for source in too_many]
    if later:
        await leave(transaction, later, seq=seq)
    await bring_in_line(transaction, hits)
    return bool(later)


async def leave_everything(transaction: Writes, *, seq: int, from_position: int = BEGINNING) -> None:
    """Leave all rows of all hits for later, and all contents of datasets and models."""
    everything = {"id": str(EVERYTHING), "subject": EVERYTHING}
    await leave(transaction, [everything], seq=seq, from_position=from_position)
    await contents_keeping.leave(transaction, [(contents_keeping.EVERYTHING, EVERYTHING)], seq=seq)


async def leave(
    transaction: Writes, rows: Sequence[Mapping[str, object]], *, seq: int, from_position: int = BEGINNING
) -> None:
    """Leave subjects, each as {id, subject}, for later."""
    await transaction.run(statements.LEAVE, {"rows": rows, "seq": seq, "position": from_position})


async def _is_dropping(transaction: Writes) -> bool:
    """Say whether all rows are being dropped: then none is to be made, and all are going to be."""
    return bool(await transaction.run(statements.IS_DROPPING, {"id": str(EVERYTHING), "position": DROPPING}))


async def _subjects(transaction: Writes, touched: Touched) -> set[int]:
    if not touched.later:
        return set()
    return {number for (number,) in await transaction.run(statements.SUBJECTS, {"ids": sorted(touched.later)})}


async def _assets_scoring(transaction: Writes, touched: Touched, most: int) -> tuple[set[int], list[int]]:
    """Find the assets whose reports score what may be inside now or outside; and what too many score to say."""
    assets, too_many = set[int](), list[int]()
    if not touched.judged:
        return assets, too_many
    judged = [{"id": id_, "version": version} for id_, version in sorted(touched.judged)]
    for source, scoring in await transaction.run(statements.SCORED, {"rows": judged, "most": most + 1}):
        if len(scoring) > most:
            too_many.append(source)
        else:
            assets |= set(scoring)
    return assets, too_many


async def _hits(transaction: Writes, subjects: Collection[int], most: int) -> dict[int, dict[int, int]]:
    """Find the hits that subjects affect, with how many rows each has; of more than `most`, not all."""
    if not subjects:
        return {}
    parameters = {"subjects": sorted(subjects), "most": most + 1}
    rows = await transaction.run(statements.AFFECTED, parameters)
    return {subject: dict(affected) for subject, affected in rows}
