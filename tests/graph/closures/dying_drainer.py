"""Drains and is killed at a named point: `python -m tests.graph.closures.dying_drainer POINT CHUNKS`."""

import asyncio
import os
import sys
from typing import Any

from graph.closures import statements, tasks
from graph.closures.draining import drain
from graph.engine.database import Database
from graph.engine.settings import EngineSettings
from graph.engine.transaction import Transaction
from tests.graph.recorder.dying_recorder import die

POINTS = {
    "before anything": tasks.LOCK,
    "rows are dropped": statements.DROP_ROWS,
    "rows are made": statements.MAKE_ROWS,
    "all but the commit": tasks.GO_ON,
}


def arrange(point: str, chunks: int) -> None:
    """Have this process killed at the point, after so many chunks."""
    run, left = Transaction.run, chunks

    async def run_or_die(self: Transaction, statement: Any, parameters: Any = None) -> Any:
        nonlocal left
        rows = await run(self, statement, parameters)
        left -= statement == tasks.LOCK
        if left < 0 and statement == POINTS[point]:
            die()
        return rows

    setattr(Transaction, "run", run_or_die)  # noqa: B010 - a method is replaced, which types do not allow


async def main(point: str, chunks: int) -> None:
    """Drain two hits at a time, and die at the point, or when all is drained."""
    async with await Database.open(EngineSettings.read(os.environ)) as database:
        arrange(point, chunks)
        await drain(database, rows=100)
        die()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
