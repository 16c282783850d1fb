"""What is asked of a walk, and where in it one stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import Final, NamedTuple

from linernotes.facts.party import CreditContext
from linernotes.lineage import PLACES, Direction, Step, StepType, kind_of, place_after, steps_from

DEEPEST: Final = 10
DEFAULT_DEPTH: Final = 3
MOST_EDGES: Final = 1_000
"""The most edges of one type that are followed from a thing; of a thing with more, none is."""

MOST_THINGS: Final = 10_000
"""How many things a walk sees before it stops; each further round sees as many more."""

MOST_ROUNDS: Final = 10
MOST_COUNTED: Final = 2_000
"""How far the edges of one type that were left out at a thing are counted."""

ALL_TYPES: Final = frozenset(StepType) - {StepType.CONTROLS}
"""The types of step that a walk may follow: those that facts state."""


@unique
class Reason(StrEnum):
    """Say why edges were left out of a walk."""

    FAN_OUT = "FAN_OUT"
    BUDGET = "BUDGET"
    DEPTH = "DEPTH"


class Edge(NamedTuple):
    """That a later thing came from an earlier one, in one way."""

    later: str
    type: StepType
    earlier: str


class Standing(NamedTuple):
    """A thing, and the place in which a walk came to it: what it may be seen beside."""

    id: str
    place: CreditContext

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands among the things of its level."""
        return self.id, PLACES.index(self.place)


class Met(NamedTuple):
    """An edge of a walk: how far from the start it was first met, and from where."""

    depth: int
    near: Standing
    edge: Edge

    @property
    def order(self) -> tuple[int, str, int, int, str]:
        """Where it stands in the walk: each edge after all before it."""
        type_, far = TYPES.index(self.edge.type), self.far
        return self.depth, *self.near.order, type_, far

    @property
    def far(self) -> str:
        """The thing that it leads to."""
        return self.edge.earlier if self.edge.later == self.near.id else self.edge.later


TYPES: Final[Sequence[StepType]] = tuple(StepType)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a walk goes along: a direction, how deep, by which types of step, and at which kinds it ends.

    `by_place` is False for who sees everything in every place: then a thing stands in one place only.
    """

    direction: Direction
    depth: int = DEFAULT_DEPTH
    types: frozenset[StepType] = field(default=ALL_TYPES)
    stop_at: frozenset[str] = frozenset()
    by_place: bool = True
    most_things: int = MOST_THINGS

    def steps(self, id_: str) -> list[Step]:
        """Return the steps that the walk takes from a thing, in their order."""
        kind = kind_of(id_)
        return [] if kind is None else [one for one in steps_from(kind, self.direction) if one.type in self.types]

    def behind(self, place: CreditContext, step: Step) -> CreditContext:
        """Return the place in which what lies behind a step stands."""
        return place_after(place, step) if self.by_place else place

    def edge(self, near: str, type_: StepType, far: str) -> Edge:
        """Return the edge by which a walk came from one thing to another."""
        return Edge(near, type_, far) if self.direction is Direction.EARLIER else Edge(far, type_, near)
