"""Records one batch and is killed at a named point: `python -m tests.graph.recorder.dying_recorder POINT KEY`."""

import asyncio
import os
import signal
import sys
from typing import Any

from neo4j import AsyncTransaction

from graph.engine import database as engine_database
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.settings import EngineSettings
from graph.engine.transaction import Transaction, commit
from graph.recorder import statements
from graph.recorder.recorder import Recorder
from linernotes.actor import Actor

POINTS = ("before begin", "after projection", "COMMIT sent", "before the reply")


def die(*_: object) -> None:
    """End as by `kill -9`: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


async def die_later(*_: object, **__: object) -> None:
    """Die where something is awaited."""
    die()


def arrange(point: str) -> None:
    """Have this process killed at the point."""
    if point == "before begin":
        setattr(Database, "write", die_later)  # noqa: B010 - a method is replaced, which types do not allow
    elif point == "after projection":
        run = Transaction.run

        async def run_or_die(self: Transaction, statement: Statement, parameters: Any = None) -> Any:
            rows = await run(self, statement, parameters)
            if statement == statements.ADVANCE:
                die()
            return rows

        setattr(Transaction, "run", run_or_die)  # noqa: B010
    elif point == "COMMIT sent":

        async def commit_and_die(transaction: AsyncTransaction) -> None:
            # The request is written to the socket, and its answer is never read.
            transaction._connection.fetch_all = die_later
            await commit(transaction)

        setattr(engine_database, "commit", commit_and_die)  # noqa: B010


async def main(point: str, key: str, facts: list[bytes]) -> None:
    """Record, and die at the point; before the reply is when everything is done and nobody has been told."""
    async with await Database.open(EngineSettings.read(os.environ)) as database:
        arrange(point)
        await Recorder(database, seconds=60).record(key=key, facts=facts, actor=Actor("local"))
        die()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], [line.encode() for line in sys.stdin.read().splitlines()]))
