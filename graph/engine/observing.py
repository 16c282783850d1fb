"""Lets tests and measurements see which statements go to the driver."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

from graph.engine.cypher import Statement


class Observers:
    """Hold the lists that are told of every statement."""

    def __init__(self) -> None:
        self._lists: list[list[Statement]] = []

    def tell(self, statement: Statement) -> None:
        """Add a statement to every list."""
        for statements in self._lists:
            statements.append(statement)

    @contextlib.contextmanager
    def observe(self) -> Generator[list[Statement]]:
        """Yield a list that grows by every statement sent, in order, tries again included."""
        statements: list[Statement] = []
        self._lists.append(statements)
        try:
            yield statements
        finally:
            # By identity: two lists of the same statements are equal.
            self._lists = [kept for kept in self._lists if kept is not statements]
