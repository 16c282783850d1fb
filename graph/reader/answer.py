"""What was read for a root field, to be decoded one way or the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.reader import tree
from graph.reader.plan import Plan


@dataclass(frozen=True, slots=True)
class Part:
    """The row of one plan. In a list of several kinds of things, `places` says where its members stand."""

    plan: Plan
    run: tree.Run
    row: list[Any]
    places: Sequence[int] = ()


def part(plan: Plan, run: tree.Run, row: list[Any], places: Sequence[int] = ()) -> Part:
    """Take a row; what finishes its fields is told how far the journal was."""
    run.context = replace(run.context, seq=row[-1][0] if row[-1] else 0)
    return Part(plan, run, row, places)


@dataclass(frozen=True, slots=True)
class Answer:
    """All that was read for a root field; `length` says how long its list is if it is put together of several."""

    parts: Sequence[Part]
    length: int | None = None

    @property
    def seq(self) -> int | None:
        """Say how far the journal was, at the least, when this was read."""
        return min((each.run.context.seq for each in self.parts), default=None)

    @property
    def has_errors(self) -> bool:
        """Say whether an argument could not be bound: then graphql-core is to put errors in their places."""
        return any(each.run.errors for each in self.parts)

    def strict(self) -> Any:
        """Give the finished value; whatever is odd about a row raises."""
        return self._together([each.plan.strict(each.row, each.run) for each in self.parts])

    def lenient(self) -> Any:
        """Give a value for graphql-core to complete."""
        return self._together([each.plan.node.lenient(each.row, each.run) for each in self.parts])

    def _together(self, values: list[Any]) -> Any:
        if self.length is None:
            return values[0] if values else None
        found: list[Any] = [None] * self.length
        for each, value in zip(self.parts, values, strict=True):
            for place, member in zip(each.places, value, strict=True):
                found[place] = member
        return found
