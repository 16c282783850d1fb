"""What the reader needs of the engine."""

from collections.abc import Mapping
from typing import Any, Protocol

from graph.engine.cypher import Statement


class Database(Protocol):
    """A database that is read one statement at a time."""

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None
    ) -> list[list[Any]]:
        """Run one statement in a read transaction and give its rows."""
