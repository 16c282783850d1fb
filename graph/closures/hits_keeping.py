"""Keeps the rows of hits within the transaction that changes what they rest on, or says what is too much for it."""

from collections.abc import Collection

from graph.closures import statements
from graph.closures.rows import bring_in_line, drop_rows_of
from graph.closures.tasks import Kind
from graph.closures.touched import Touched
from graph.recorder.changes import Writes

_A_NEW_HIT = 25
"""What a hit counts for at least: the first fact about it finds no rows yet, and makes some."""


async def let_go(transaction: Writes, touched: Touched) -> None:
    """Drop the rows of hits that the batch is about to take away."""
    if touched.leaving:
        found = await transaction.run(statements.NUMBERS, {"ids": sorted(touched.leaving)})
        await drop_rows_of(transaction, [number for (number,) in found])


async def keep_rows(
    transaction: Writes, touched: Touched, controlled: Collection[int], *, rows_at_once: int
) -> list[tuple[Kind, int]]:
    """Bring the rows in line with what a batch has changed; list the subjects for which that is too much.

    `controlled` are things that others control now.
    """
    most = rows_at_once // _A_NEW_HIT
    subjects = {*controlled, *await _subjects(transaction, touched)}
    assets, too_many = await _assets_scoring(transaction, touched, most)
    weighed = await _hits(transaction, subjects | assets, most)
    hits, later, budget = set[int](), list[tuple[Kind, int]](), rows_at_once
    for subject, affected in sorted(weighed.items(), key=lambda item: len(item[1])):
        weight = sum(max(rows, _A_NEW_HIT) for hit, rows in affected.items() if hit not in hits)
        if len(affected) > most or weight > budget:
            later.append((Kind.HITS_OF, subject))
        else:
            hits |= affected.keys()
            budget -= weight
    await bring_in_line(transaction, hits)
    return later + [(Kind.SCORING, source) for source in too_many]


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
