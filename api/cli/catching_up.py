"""Drains the closures at the end of a command, and shows how far it is."""

from api.cli.progress import bar
from graph.closures.draining import count_hits, drain
from graph.closures.tasks import left
from graph.engine.database import Database


async def catch_up(database: Database) -> None:
    """Bring the closures up to date, however much of them is left."""
    if (await left(database)).since is None:
        return
    with bar("Tracing", total=await count_hits(database)) as (progress, task):

        def done(hits: int) -> None:
            progress.advance(task, hits)

        await drain(database, done=done)
