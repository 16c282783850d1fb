"""Brings hits in line that batches left for later: all that there are, those of a subject, or those that score it."""

from collections.abc import Sequence

from graph.closures import statements
from graph.closures.rows import OPENNESSES, bring_in_line
from graph.closures.tasks import BEGINNING, Kind, Progress, Task, leave
from graph.recorder.changes import Writes

_ROWS_A_HIT = 50


async def every_hit(transaction: Writes, waiting: Sequence[Task], rows: int) -> Progress:
    """Bring the next of all hits in line."""
    (task,), most = waiting, _hits_in(rows)
    numbers = [hit for (hit,) in await transaction.run(statements.HITS, {"number": task.position, "most": most})]
    await bring_in_line(transaction, numbers)
    if len(numbers) < most:
        return Progress(done=[task], hits=len(numbers))
    return Progress(further=[task.upto(numbers[-1])], hits=len(numbers))


async def scoring(transaction: Writes, waiting: Sequence[Task], _rows: int) -> Progress:
    """Leave each asset whose reports score a subject instead of the subject."""
    task = waiting[0]
    found = await transaction.run(statements.ASSETS_SCORING, {"subject": task.number})
    await leave(transaction, [(Kind.HITS_OF, number) for (number,) in found], seq=task.seq)
    return Progress(done=[task])


async def hits_of(transaction: Writes, waiting: Sequence[Task], rows: int) -> Progress:
    """Bring the hits of subjects in line: of several small ones, or of a large one a page."""
    most = _hits_in(rows)
    progress, hits = await _whole(transaction, waiting, most)
    if waiting[0] not in progress.done:
        progress, hits = await _page(transaction, waiting[0], most)
    await bring_in_line(transaction, hits)
    progress.hits = len(hits)
    return progress


def _hits_in(rows: int) -> int:
    return max(1, rows // _ROWS_A_HIT)


async def _whole(transaction: Writes, waiting: Sequence[Task], most: int) -> tuple[Progress, set[int]]:
    """Take the subjects whose hits fit together, of those that are at their beginning."""
    small = [task for task in waiting if (task.open, task.position) == (0, BEGINNING)]
    parameters = {"subjects": [task.number for task in small], "most": most + 1}
    rows = await transaction.run(statements.AFFECTED, parameters) if small else []
    affected = {subject: {hit for hit, _ in hits} for subject, hits in rows}
    progress, taken = Progress(), set[int]()
    for task in small:
        if len(taken | affected[task.number]) <= most:
            taken |= affected[task.number]
            progress.done.append(task)
    return progress, taken


async def _page(transaction: Writes, task: Task, most: int) -> tuple[Progress, set[int]]:
    """Take a page of the hits of a large subject, and the subject, which may be one.

    A page begins after a position, though bringing a hit in line may move its rows: what has moved is in line.
    """
    parameters = {"subject": task.number, "open": task.open, "position": task.position, "most": most}
    found = await transaction.run(statements.LANE, parameters)
    hits = {task.number, *(hit for _, hit in found)}
    if len(found) == most:
        return Progress(further=[task.upto(found[-1][0], opened=task.open)]), hits
    following = next((each for each in OPENNESSES if each > task.open), None)
    if following is not None:
        return Progress(further=[task.upto(BEGINNING, opened=following)]), hits
    return Progress(done=[task]), hits
