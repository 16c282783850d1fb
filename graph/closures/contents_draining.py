"""Brings up to date what batches left of the contents of datasets and models."""

from collections.abc import Sequence

from graph.closures import contents, contributors, possible, training
from graph.closures.contents_keeping import weights_of
from graph.closures.tasks import BEGINNING, Progress, Task
from graph.recorder.changes import Writes

_ROWS_A_PARTY = 10
"""What a party counts for whose rows of a model are made of those of the dataset versions."""


async def parties(transaction: Writes, waiting: Sequence[Task], rows: int) -> Progress:
    """Make the rows of as many parties as fit, and of one at least."""
    weights = await weights_of(transaction, [task.number for task in waiting], most=rows)
    taken, left = [waiting[0]], rows - weights.get(waiting[0].number, 0)
    for task in waiting[1:]:
        left -= weights.get(task.number, 0)
        if left < 0:
            break
        taken.append(task)
    await contributors.recompute(transaction, [task.number for task in taken])
    return Progress(done=taken)


async def version(transaction: Writes, waiting: Sequence[Task], _rows: int) -> Progress:
    """Count the entries of a dataset version."""
    await contents.recompute(transaction, [waiting[0].number])
    return Progress(done=[waiting[0]])


async def model(transaction: Writes, waiting: Sequence[Task], rows: int) -> Progress:
    """Make the rows of a model version for the next parties; first of all, say what it was trained on."""
    task = waiting[0]
    if task.position == BEGINNING:
        await training.recompute(transaction, task.number)
        await contents.sum_up(transaction, [task.number])
        await possible.models_changed(transaction, [task.number])
    most = max(1, rows // _ROWS_A_PARTY)
    after = await training.remake(transaction, task.number, after=task.position, parties=most)
    return Progress(done=[task]) if after is None else Progress(further=[task.upto(after)])
