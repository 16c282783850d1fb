"""The shortest ways from one thing to another, searched from both ends at once.

It reads nothing itself: it says what it wants expanded from which end, and is given what that leads to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from linernotes.facts.party import CreditContext
from linernotes.lineage import PLACES, Direction, Step, StepType
from linernotes.tracing.question import MOST_THINGS, TYPES, Edge, Question, Reason, Standing
from linernotes.tracing.walk import Left

LONGEST: Final = 10
_MOST_TRIED: Final = 100_000


class PathStep(NamedTuple):
    """One edge of a path, the place in which it is gone, and what it comes to, in the place behind it."""

    edge: Edge
    place: CreditContext
    to: Standing


Path = tuple[PathStep, ...]
Way = tuple[Step, CreditContext]
"""A step, and the place in which it is gone."""

Reached = Mapping[Way, Sequence[str] | None]
"""What a thing leads to, by the ways that are tried from it; None where that is too much to follow."""

Out = dict[Standing, dict[StepType, set[Standing]]]


@dataclass(slots=True)
class End:
    """One end of a search: how far what it has met is from it, and what is to be expanded next.

    `fanned` is what has too many edges of a type to follow: from there on this end knows nothing for sure.
    """

    question: Question
    frontier: list[Standing]
    distance: dict[Standing, int]
    radius: int = 0
    fanned: list[tuple[Standing, StepType]] = field(default_factory=list)

    @property
    def knows(self) -> int:
        """How many steps from this end are known for sure: all of them when nothing is left to expand."""
        return self.radius if self.fanned or self.frontier else LONGEST + 1

    def at_least(self, standing: Standing) -> int:
        """Return how far something is from this end, at least."""
        return self.distance.get(standing, self.knows + 1)


class Search:
    """A search for paths in one direction; `wanted` and `expand` in turn until nothing is wanted."""

    def __init__(
        self,
        start: str,
        end: str,
        direction: Direction,
        *,
        first: int,
        by_place: bool = True,
        most_things: int = MOST_THINGS,
    ) -> None:
        self._places = PLACES if by_place else PLACES[:1]
        self._first, self._most_things = first, most_things
        self._start, self._end = start, end
        begin, ends = Standing(start, self._places[0]), [Standing(end, place) for place in self._places]
        there = Question(direction=direction, by_place=by_place)
        back = Question(direction=_REVERSED[direction], by_place=by_place)
        self._forth = End(there, [begin], {begin: 0})
        self._back = End(back, ends, dict.fromkeys(ends, 0))
        self._seen = {start, end}
        self._out: Out = {}
        self._length = 0 if start != end else LONGEST
        self._tried = 0
        self.paths: list[Path] = []

    def wanted(self) -> End | None:
        """Return the end whose frontier is to be expanded next; None when the search is over."""
        while self._length < LONGEST and len(self.paths) < self._first:
            if self._forth.knows + self._back.knows <= self._length:
                return self._next()
            self._length += 1
            self.paths += islice(self._of_length(self._length), self._first - len(self.paths))
        return None

    def expand(self, end: End, found: Mapping[Standing, Reached]) -> None:
        """Take what all that stands at the frontier of an end leads to."""
        reached = dict.fromkeys(self._reached(end, found))
        nearest = [one for one in reached if one not in end.distance]
        end.distance |= dict.fromkeys(nearest, end.radius + 1)
        self._seen |= {one.id for one in nearest}
        if not end.fanned:
            end.radius += 1
            end.frontier = sorted(nearest, key=lambda one: one.order)

    def steps(self, end: End, standing: Standing) -> list[Way]:
        """Return the steps that an end takes from something, each with the place in which a path would go it."""
        steps = end.question.steps(standing.id)
        if end is self._forth:
            return [(step, standing.place) for step in steps]
        return [(step, before) for step in steps for before in self._before(standing.place, step)]

    @property
    def is_cut(self) -> bool:
        """Say whether there were too many ways to try them all."""
        return self._tried >= _MOST_TRIED

    def left(self) -> dict[Direction, list[Left]]:
        """List, by direction, where the search left edges out because of which a path may have been missed."""
        if self._length == LONGEST or len(self.paths) >= self._first:
            return {}
        ends = (self._forth, self._back)
        is_fanned = any(end.fanned for end in ends)
        return {end.question.direction: self._left_at(end, is_fanned=is_fanned) for end in ends}

    def _left_at(self, end: End, *, is_fanned: bool) -> list[Left]:
        steps = [(near, *one) for near in end.frontier for one in self.steps(end, near)]
        fanned = set(end.fanned)
        if is_fanned:
            steps = [(near, step, place) for near, step, place in steps if (near, step.type) in fanned]
        reasons = frozenset({Reason.FAN_OUT if is_fanned else Reason.BUDGET})
        return [
            Left(id=near.id, step=step, places=frozenset({place}), listed=frozenset(), reasons=reasons)
            for near, step, place in steps
        ]

    def _next(self) -> End | None:
        """Choose the end that has less to expand, of those that may; None when neither may."""
        if len(self._seen) >= self._most_things:
            return None
        ends = [end for end in (self._forth, self._back) if end.frontier and not end.fanned]
        return min(ends, key=lambda end: len(end.frontier), default=None)

    def _reached(self, end: End, found: Mapping[Standing, Reached]) -> Iterator[Standing]:
        for near in end.frontier:
            for step, place in self.steps(end, near):
                far = found[near].get((step, place), ())
                if far is None:
                    end.fanned.append((near, step.type))
                    continue
                for id_ in far:
                    yield self._join(end, near, step, Standing(id_, place))

    def _join(self, end: End, near: Standing, step: Step, far: Standing) -> Standing:
        """Keep that a step leads on; `far` stands in the place in which it is gone."""
        if end is self._forth:
            far = Standing(far.id, end.question.behind(far.place, step))
        before, behind = (near, far) if end is self._forth else (far, near)
        self._out.setdefault(before, {}).setdefault(step.type, set()).add(behind)
        return far

    def _before(self, place: CreditContext, step: Step) -> list[CreditContext]:
        """List the places from which a step leads to a place."""
        return [before for before in self._places if self._forth.question.behind(before, step) is place]

    # Paths of one length, out of what is known

    def _of_length(self, length: int) -> Iterator[Path]:
        begin = {Standing(self._start, self._places[0])}
        for types, levels in self._by_types([begin], (), length):
            yield from self._by_ids(types, _leading_on(types, levels, self._out))

    def _by_types(
        self, levels: list[set[Standing]], types: tuple[StepType, ...], length: int
    ) -> Iterator[tuple[tuple[StepType, ...], list[set[Standing]]]]:
        """Yield the sequences of types by which the end can be come to, in order, with what stands between."""
        if self.is_cut:
            return
        self._tried += 1
        if len(types) == length:
            yield types, levels
            return
        rest = length - len(types) - 1
        for type_ in TYPES:
            reached = {far for near in levels[-1] for far in self._out.get(near, {}).get(type_, ())}
            level = {far for far in reached if far.id != self._start and self._back.at_least(far) <= rest}
            if level:
                yield from self._by_types([*levels, level], (*types, type_), length)

    def _by_ids(self, types: tuple[StepType, ...], levels: list[set[Standing]]) -> Iterator[Path]:
        """Yield the paths along some types that come to nothing twice, in the order of their ids."""
        stack: list[Path] = [()]
        begin = Standing(self._start, self._places[0])
        while stack and not self.is_cut:
            self._tried += 1
            path = stack.pop()
            if len(path) == len(types):
                yield path
                continue
            near, type_ = path[-1].to if path else begin, types[len(path)]
            far = self._out.get(near, {}).get(type_, set()) & levels[len(path) + 1]
            passed = {self._start, *(step.to.id for step in path)}
            onward = [one for one in sorted(far, reverse=True) if one.id not in passed]
            question = self._forth.question
            stack += [(*path, PathStep(question.edge(near.id, type_, one.id), near.place, one)) for one in onward]


def _leading_on(types: Sequence[StepType], levels: list[set[Standing]], out: Out) -> list[set[Standing]]:
    """Keep of each level what leads on to the last."""
    kept = [levels[-1]]
    for type_, level in zip(reversed(types), reversed(levels[:-1]), strict=True):
        kept.append({near for near in level if not kept[-1].isdisjoint(out.get(near, {}).get(type_, ()))})
    return kept[::-1]


_REVERSED: Final = {Direction.EARLIER: Direction.LATER, Direction.LATER: Direction.EARLIER}
