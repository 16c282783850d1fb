"""The order of a walk: level by level, each thing once in a place, within budgets; what it leaves out is known.

It reads nothing itself: it says which things it wants expanded, and is given what they lead to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from linernotes.facts.party import CreditContext
from linernotes.lineage import Step, StepType, kind_of
from linernotes.tracing.question import Edge, Met, Question, Reason, Standing

Found = Mapping[StepType, Sequence[str] | None]
"""What a thing leads to, by type of step: the other ends of its edges, or None where they are too many to follow."""

_START: Final = CreditContext.MADE_BY


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Edges of one type at a thing that a walk left out: those seen from one of `places` and from none of `listed`."""

    id: str
    step: Step
    places: frozenset[CreditContext]
    listed: frozenset[CreditContext]
    reasons: frozenset[Reason]


class Walk:
    """A walk from some things; `wanted` and `expand` in turn until nothing is wanted."""

    def __init__(self, starts: Sequence[str], question: Question) -> None:
        self._question = question
        self._level = [Standing(id_, _START) for id_ in sorted(starts)]
        self._at = 0
        self._depth = 1
        self._following: list[Standing] = []
        self._met = set(self._level)
        self._seen = {*starts}
        self._listed: set[Edge] = set()
        self._expanded: list[Standing] = []
        self._fanned: set[tuple[Standing, StepType]] = set()

    @property
    def is_spent(self) -> bool:
        """Say whether the walk has seen as many things as it may."""
        return len(self._seen) >= self._question.most_things

    def wanted(self, most: int) -> Sequence[Standing]:
        """Return what is to be expanded next, in this order; empty when the walk is over."""
        if self._at == len(self._level) and self._depth < self._question.depth:
            self._level, self._following = sorted(self._following, key=lambda one: one.order), []
            self._at, self._depth = 0, self._depth + 1
        return () if self.is_spent else self._level[self._at : self._at + most]

    def expand(self, found: Mapping[Standing, Found]) -> list[Met]:
        """Take what the wanted things lead to, and return the edges that were not met before."""
        met: list[Met] = []
        for near in self._level[self._at : self._at + len(found)]:
            if self.is_spent:
                break
            self._at += 1
            self._expanded.append(near)
            for step in self._question.steps(near.id):
                met += self._follow(near, step, found[near].get(step.type, ()))
        return met

    def _follow(self, near: Standing, step: Step, far: Sequence[str] | None) -> Iterator[Met]:
        if far is None:
            self._fanned.add((near, step.type))
            return
        place = self._question.behind(near.place, step)
        for id_ in sorted(far):
            edge = self._question.edge(near.id, step.type, id_)
            self._come_to(Standing(id_, place))
            if edge not in self._listed:
                self._listed.add(edge)
                yield Met(self._depth, near, edge)

    def _come_to(self, standing: Standing) -> None:
        if standing in self._met:
            return
        self._met.add(standing)
        self._seen.add(standing.id)
        if kind_of(standing.id) not in self._question.stop_at:
            self._following.append(standing)

    def left(self) -> list[Left]:
        """List where a walk that is over has left edges out, should there be any."""
        open_ = list(self._open())
        touched = {near.id for near, _, _ in open_}
        sides: dict[tuple[str, StepType], _Sides] = {}
        for near, step, reason in open_:
            side = sides.setdefault((near.id, step.type), _Sides(step))
            side.open.setdefault(near.place, reason)
        for near in self._expanded:
            for step in self._question.steps(near.id) if near.id in touched else ():
                if (near, step.type) not in self._fanned and (near.id, step.type) in sides:
                    sides[near.id, step.type].listed.add(near.place)
        return [side.left(id_) for (id_, _), side in sides.items() if side.open.keys() - side.listed]

    def _open(self) -> Iterator[tuple[Standing, Step, Reason]]:
        """Give what was not expanded, or not along a type, and why."""
        steps = self._question.steps
        for near, type_ in self._fanned:
            yield from ((near, step, Reason.FAN_OUT) for step in steps(near.id) if step.type is type_)
        is_last = self._depth == self._question.depth
        rest = (near for near in self._level[self._at :])
        yield from ((near, step, Reason.BUDGET) for near in rest for step in steps(near.id))
        why = Reason.DEPTH if is_last else Reason.BUDGET
        yield from ((near, step, why) for near in self._following for step in steps(near.id))


@dataclass(slots=True)
class _Sides:
    """The places from which a thing's edges of a type were left out, and why, and those from which they are listed."""

    step: Step
    open: dict[CreditContext, Reason] = field(default_factory=dict)
    listed: set[CreditContext] = field(default_factory=set)

    def left(self, id_: str) -> Left:
        places = frozenset(self.open.keys() - self.listed)
        reasons = frozenset(self.open[place] for place in places)
        return Left(id=id_, step=self.step, places=places, listed=frozenset(self.listed), reasons=reasons)
