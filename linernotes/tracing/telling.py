"""Edges as they are told: with what their ends are and are called, and the facts that state them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linernotes.lineage import Direction, StepType
from linernotes.tracing.completeness import Completeness

Fact = Mapping[str, Any]
"""A fact as evidence, by the names that it has in GraphQL."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands at an end of an edge; `name` is None where it has none."""

    id: str
    kind: str
    name: str | None = None

    def plain(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"id": self.id, "kind": self.kind, "name": self.name}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An edge, how far from the start it was first met, and what states it."""

    depth: int
    type: StepType
    later: Thing
    earlier: Thing
    facts: Sequence[Fact]

    def plain(self) -> dict[str, Any]:
        """Return it as JSON values, from the later thing to the earlier."""
        return {
            "depth": self.depth,
            "type": self.type.value,
            "from": self.later.plain(),
            "to": self.earlier.plain(),
            "facts": [dict(fact) for fact in self.facts],
        }


def plain_completeness(said: Completeness) -> dict[str, Any]:
    """Return what a walk says of itself as JSON values."""
    return {
        "isPartial": said.is_partial,
        "reasons": [reason.value for reason in said.reasons],
        "omitted": [{"type": one.type.value, "count": one.count, "isExact": one.is_exact} for one in said.omitted],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A whole walk, told: from where, which way, as of which seq, every edge in order, and what was left out."""

    start: Thing
    direction: Direction
    seq: int
    edges: Sequence[Told]
    completeness: Completeness

    def plain(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "start": self.start.plain(),
            "direction": self.direction.value,
            "edges": [one.plain() for one in self.edges],
            "completeness": plain_completeness(self.completeness),
            "journal": {"seq": self.seq},
        }

    def things(self) -> dict[str, Thing]:
        """Return every thing in it by its id, the start first."""
        ends = {thing.id: thing for one in self.edges for thing in (one.later, one.earlier)}
        return {self.start.id: self.start} | ends
