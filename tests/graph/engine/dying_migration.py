"""A process that dies at its Nth statement of a migration: `python dying_migration.py N FILE`; exit 9 when it died."""

import asyncio
import os
import sys
from pathlib import Path

from typing_extensions import override

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.observing import Observers
from graph.engine.settings import EngineSettings
from graph.migrations.runner import Migration, migrate, migrations


class Dying(Observers):
    """End the process at the Nth statement, as a kill would."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left

    @override
    def tell(self, statement: Statement) -> None:
        """Count down, and die."""
        self.left -= 1
        if self.left < 0:
            os._exit(9)


async def run(left: int, extra: Migration) -> None:
    """Migrate the database of the environment with one more migration."""
    async with await Database.open(EngineSettings.read(os.environ)) as database:
        database.observers = Dying(left)
        await migrate(database, [*migrations(), extra])


if __name__ == "__main__":
    path = Path(sys.argv[2])
    extra = Migration(number=int(path.stem[:4]), name=path.stem[5:], text=path.read_text())
    asyncio.run(run(int(sys.argv[1]), extra))
