"""What was read for a root field, to be decoded one way or the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from graph.reader import resting, tree
from graph.reader.plan import Plan


class Decodes(Protocol):
    """A part of an answer that has been read."""

    @property
    def seq(self) -> int: ...
    @property
    def has_errors(self) -> bool: ...
    @property
    def rests_on(self) -> frozenset[str] | None: ...

    def strict(self) -> Any:
        """Give the finished value; whatever is odd about it raises."""

    def lenient(self) -> Any:
        """Give a value for graphql-core to complete."""


def all_rested_on(named: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """Say on what several answers together rest; None if it is not known of one, and if there is none."""
    found: set[str] = set()
    for ids in named:
        if ids is None:
            return None
        found |= ids
    return frozenset(found) or None


@dataclass(frozen=True, slots=True)
class Part:
    """The row of one plan."""

    plan: Plan
    run: tree.Run
    row: list[Any]

    @property
    def seq(self) -> int:
        """Say how far the journal was when the statement read."""
        return self.run.context.seq

    @property
    def has_errors(self) -> bool:
        """Say whether an argument could not be bound."""
        return bool(self.run.errors)

    @property
    def rests_on(self) -> frozenset[str] | None:
        """Say on which things it rests, by their ids; None where nobody can name them all."""
        return resting.rested_on(self.row, now=self.run.context.now) if self.plan.names_all else None

    def strict(self) -> Any:
        """Give the finished value; whatever is odd about the row raises."""
        return self.plan.strict(self.row, self.run)

    def lenient(self) -> Any:
        """Give a value for graphql-core to complete."""
        return self.plan.node.lenient(self.row, self.run)


def part(plan: Plan, run: tree.Run, row: list[Any]) -> Part:
    """Take a row; what finishes its fields is told how far the journal was."""
    run.context = replace(run.context, seq=row[-1][0] if row[-1] else 0)
    return Part(plan, run, row)


@dataclass(frozen=True, slots=True)
class Answer:
    """All that was read for a root field.

    `length` says how long its list is if it is put together of several parts, and `places` where in it the members of
    each part stand.
    """

    parts: Sequence[Decodes]
    length: int | None = None
    places: Sequence[Sequence[int]] = ()

    @property
    def seq(self) -> int | None:
        """Say how far the journal was, at the least, when this was read."""
        return min((each.seq for each in self.parts), default=None)

    @property
    def has_errors(self) -> bool:
        """Say whether an argument could not be bound: then graphql-core is to put errors in their places."""
        return any(each.has_errors for each in self.parts)

    @property
    def rests_on(self) -> frozenset[str] | None:
        """Say on which things it rests, by their ids; None where nobody can name them all."""
        return all_rested_on(each.rests_on for each in self.parts)

    def strict(self) -> Any:
        """Give the finished value; whatever is odd about a row raises."""
        return self._together([each.strict() for each in self.parts])

    def lenient(self) -> Any:
        """Give a value for graphql-core to complete."""
        return self._together([each.lenient() for each in self.parts])

    def _together(self, values: list[Any]) -> Any:
        if self.length is None:
            return values[0] if values else None
        found: list[Any] = [None] * self.length
        for places, value in zip(self.places, values, strict=True):
            for place, member in zip(places, value, strict=True):
                found[place] = member
        return found
