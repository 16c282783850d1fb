"""From what one asset or release came from, to its rows: each source with certainty, weight, best path and openness.

A path leads from the hit (the asset or release) to the source along linernotes.lineage.STEPS, and at its end perhaps
to who controls a right in what it came to. What is merely possible, because a model was trained on it, is no path:
`USED`, `INCLUDES` and `VOICE_OF` are not followed. Who controls what is never for the public: before it, rows are as
if nobody did.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, unique
from types import MappingProxyType
from typing import Final, NamedTuple

from linernotes.facts.attribution import Measures, Side
from linernotes.facts.party import CreditContext
from linernotes.lineage import CONTROLS, PLACES, STEPS, StepType, place_after
from linernotes.shares import PPM

MOST_PATHS: Final = 1_000_000
"""Paths are counted up to here: a diamond on a diamond has very many, and nobody reads the number."""

WAYS: Final = MappingProxyType({**STEPS, CONTROLS.type: CONTROLS})
"""The steps that rows know of."""

TYPES: Final = tuple(WAYS)
FOLLOWED: Final = tuple(type_ for type_ in TYPES if type_ not in (StepType.USED, StepType.INCLUDES, StepType.VOICE_OF))
"""The steps that a path may have, in their order."""

OWN_STEPS: Final = frozenset({StepType.ENCODES, StepType.RECORDING_OF, StepType.MADE, StepType.CONTROLS})
"""The steps at a path's end that stay within what is its source's owner's: what they made or control, its recordings,
files of these."""

_EXPLAINING: Final = frozenset({Measures.INFLUENCE_ESTIMATE, Measures.DECLARED})
_NO_WEIGHT: Final = PPM + 1


@unique
class TraceCertainty(IntEnum):
    """How sure it is that a hit came from a source, the surest first."""

    CERTAIN = 0
    ATTRIBUTED = 1
    SIMILAR_UNEXPLAINED = 2


_EXPLAINED: Final = (TraceCertainty.CERTAIN, TraceCertainty.ATTRIBUTED)


@unique
class HitKind(IntEnum):
    """What a hit is, in the order in which hits are listed."""

    ASSET = 0
    RELEASE = 1


OPEN: Final = 0b11_11_11
"""Before whom something is not withheld: a bit each for the public and the licensed, in each of lineage.PLACES."""

_ALL: Final = 0b11

PUBLIC: Final = 0b01
"""The public's bit in one place."""

_NEVER_PUBLIC: Final = OPEN & ~0b01_01_01


def in_place(opened: int, place: CreditContext) -> int:
    """Return before whom something is not withheld in a place: a bit each for the public and the licensed."""
    return opened >> 2 * PLACES.index(place) & _ALL


class Step(NamedTuple):
    """One plain edge to an earlier thing; `open` joins what it passes through (any of several contributions)."""

    type: StepType
    to: int
    open: int = OPEN


class Score(NamedTuple):
    """What one report says of one source. Is the source among what the models and the generation were given?"""

    to: int
    side: Side
    measures: Measures
    weight_ppm: int | None
    inside: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing upstream: its kind, before whom it is not withheld, and the steps and scores that lead on from it."""

    kind: str
    open: int = OPEN
    steps: Sequence[Step] = ()
    scores: Sequence[Score] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """That a hit came from a source. `things` and `steps` are the best path, from the hit's first step on.

    `open` says before whom the row stands, `open_path` before whom its best path does: bits for public and licensed.
    `own` and `own_path` say the same of whose the source is (the party, or who contributed to it) if they read as
    public or licensed: before them their own end of a path is not judged, and all else as before others.
    What is similar and not explained is for whose it may be, and stands before those of them who may see the hit;
    `also_explained` says before whom of them there is another row of the same source and hit, that is explained: None
    if there is none.
    Where a right leads along some paths and not along others, the public has a row of its own, of the others alone:
    before nobody else does that row stand, nor the other before the public.
    """

    source: int
    certainty: TraceCertainty
    weight_ppm: int | None
    paths: int
    things: tuple[int, ...]
    steps: tuple[int, ...]
    open: int
    own: int
    open_path: int
    own_path: int
    also_explained: int | None = None


class _Open(NamedTuple):
    """Before whom a path is open as a whole; and before whom if its source is theirs, as its own end is then."""

    whole: int
    own: int

    def and_then(self, type_: StepType, opened: int) -> "_Open":
        return _Open(self.whole & opened, self.own if type_ in OWN_STEPS else self.whole)

    def __or__(self, other: "_Open") -> "_Open":
        return _Open(self.whole | other.whole, self.own | other.own)


class _Best(NamedTuple):
    """The path that goes before all others: they are compared in the order of these fields."""

    lightness: int
    length: int
    steps: tuple[int, ...]
    things: tuple[int, ...]
    open: _Open

    def and_then(self, type_: StepType, to: int, opened: int) -> "_Best":
        steps, things = (*self.steps, TYPES.index(type_)), (*self.things, to)
        return _Best(self.lightness, self.length + 1, steps, things, self.open.and_then(type_, opened))


@dataclass(slots=True)
class _Ways:
    """All paths that lead to a thing in one manner: how many, before whom one of them at least is open, the best."""

    paths: int
    open: _Open
    best: _Best

    def add(self, other: "_Ways") -> None:
        self.paths += other.paths
        self.open |= other.open
        self.best = min(self.best, other.best)

    def and_then(self, type_: StepType, to: int, opened: int) -> "_Ways":
        return _Ways(self.paths, self.open.and_then(type_, opened), self.best.and_then(type_, to, opened))


class _Manner(NamedTuple):
    """How a path has come so far: its certainty, where it stands, the side of the score on it, whether by a right."""

    certainty: TraceCertainty
    place: CreditContext
    side: Side | None = None
    by_right: bool = False


_AT_THE_START: Final = _Manner(TraceCertainty.CERTAIN, CreditContext.MADE_BY)


@dataclass(slots=True)
class _Reached:
    """The ways to one thing by manner, and by certainty and right how many end in a score that is of both sides."""

    ways: dict[_Manner, _Ways] = field(default_factory=dict)
    twice: dict[tuple[TraceCertainty, bool], int] = field(default_factory=dict)

    def add(self, manner: _Manner, ways: _Ways) -> None:
        known = self.ways.get(manner)
        if known is None:
            self.ways[manner] = ways
        else:
            known.add(ways)

    def together(
        self, certainties: Collection[TraceCertainty], *, by_right: bool = True
    ) -> dict[TraceCertainty, _Ways]:
        """Put the ways of some certainties together, the surest first: all of them, or without those along a right."""
        found: dict[TraceCertainty, _Ways] = {}
        for manner, ways in sorted(self.ways.items(), key=lambda item: item[0].certainty):
            if manner.certainty in certainties and (by_right or not manner.by_right):
                found.setdefault(manner.certainty, _Ways(0, _Open(0, 0), ways.best)).add(ways)
        for (certainty, along_one), paths in self.twice.items():
            if certainty in found and (by_right or not along_one):
                found[certainty].paths -= paths
        return found


def rows(hit: int, upstream: Mapping[int, Thing]) -> list[Row]:
    """Make the rows of a hit; `upstream` has every thing that a path leads to, by number.

    Derivations lead never back to themselves (writes are held to it); a step that did is passed over.
    """
    order = _earlier_last(hit, upstream)
    places = {number: place for place, number in enumerate(order)}
    reached = {number: _Reached() for number in order}
    hit_open = in_place(upstream[hit].open, CreditContext.MADE_BY)
    start = _Open(hit_open, hit_open)
    reached[hit].add(_AT_THE_START, _Ways(1, start, _Best(0, 0, (), (), start)))
    for number in order:
        thing = upstream[number]
        for step in thing.steps:
            if places[step.to] > places[number]:
                _follow(reached[number], thing.kind, step, reached[step.to], upstream)
        for to, scores in _by_source(thing.scores).items():
            _attribute(reached[number], scores, reached[to], upstream[to].open)
    return [row for number in order if number != hit for row in _rows_of(number, reached[number], hit_open)]


def _earlier_last(hit: int, upstream: Mapping[int, Thing]) -> list[int]:
    """List all things so that each stands before those that its steps lead to."""
    order: list[int] = []
    seen = {hit}
    path: list[tuple[int, Iterator[int]]] = [(hit, _ends(upstream[hit]))]
    while path:
        number, ends = path[-1]
        to = next(ends, None)
        if to is None:
            order.append(number)
            path.pop()
        elif to not in seen:
            seen.add(to)
            path.append((to, _ends(upstream[to])))
    return order[::-1]


def _ends(thing: Thing) -> Iterator[int]:
    return iter([*(step.to for step in thing.steps), *(score.to for score in thing.scores)])


def _follow(here: _Reached, kind: str, step: Step, there: _Reached, upstream: Mapping[int, Thing]) -> None:
    by_right = step.type is StepType.CONTROLS
    opened = step.open & upstream[step.to].open & (_NEVER_PUBLIC if by_right else OPEN)
    for manner, ways in here.ways.items():
        if manner.side is None or _stays_on_side(manner.side, kind, step.type):
            place = place_after(manner.place, WAYS[step.type])
            after = manner._replace(place=place, by_right=manner.by_right or by_right)
            there.add(after, ways.and_then(step.type, step.to, in_place(opened, place)))


def _stays_on_side(side: Side, kind: str, type_: StepType) -> bool:
    """Say whether a step keeps to the right that a score is about: a score does not pass to the other side."""
    if kind == "Recording":
        return (type_ is StepType.RECORDING_OF) == (side is Side.COMPOSITION)
    return kind != "Work" or side is Side.COMPOSITION


def _by_source(scores: Sequence[Score]) -> dict[int, list[Score]]:
    found: dict[int, list[Score]] = {}
    for score in scores:
        found.setdefault(score.to, []).append(score)
    return found


def _attribute(here: _Reached, scores: Sequence[Score], there: _Reached, opened: int) -> None:
    """Go the one step that the scores of a source by all reports are; likeness inside the training is none."""
    certainty = TraceCertainty.ATTRIBUTED if scores[0].inside else TraceCertainty.SIMILAR_UNEXPLAINED
    counted = [score for score in scores if not score.inside or score.measures in _EXPLAINING]
    sides = {score.side for score in counted}
    for manner, ways in here.ways.items() if counted else ():
        if manner.certainty is not TraceCertainty.CERTAIN:
            continue
        place = place_after(manner.place, STEPS[StepType.SCORES])
        for side in sides:
            weights = [score.weight_ppm for score in counted if score.side is side and score.inside]
            best = ways.best._replace(lightness=min(map(_lightness, weights), default=_NO_WEIGHT))
            way = _Ways(ways.paths, ways.open, best).and_then(StepType.SCORES, scores[0].to, in_place(opened, place))
            there.add(_Manner(certainty, place, side, manner.by_right), way)
        if len(sides) > 1:
            key = certainty, manner.by_right
            there.twice[key] = there.twice.get(key, 0) + ways.paths


def _lightness(weight_ppm: int | None) -> int:
    return _NO_WEIGHT if weight_ppm is None else PPM - weight_ppm


def _rows_of(source: int, reached: _Reached, hit_open: int) -> Iterator[Row]:
    explained = reached.together(_EXPLAINED)
    if explained:
        yield from _for_each_reader(_row_of_surest(source, explained), source, reached)
    for certainty, alike in reached.together([TraceCertainty.SIMILAR_UNEXPLAINED]).items():
        also = next(iter(explained.values())).open.own if explained else None
        row = _row(source, certainty, alike, paths=alike.paths)
        yield replace(row, open=hit_open, own=hit_open, also_explained=also)


def _for_each_reader(row: Row, source: int, reached: _Reached) -> Iterator[Row]:
    """Give the row of all paths; if a right leads along some, the public's own is of the others, if it may see it."""
    if not any(manner.by_right and manner.certainty in _EXPLAINED for manner in reached.ways):
        yield row
        return
    yield replace(row, open=row.open & ~PUBLIC)
    others = reached.together(_EXPLAINED, by_right=False)
    public = _row_of_surest(source, others) if others else row
    if public.open & PUBLIC:
        yield replace(public, open=PUBLIC, own=0, open_path=public.open_path & PUBLIC, own_path=0)


def _row_of_surest(source: int, explained: Mapping[TraceCertainty, _Ways]) -> Row:
    certainty, surest = next(iter(explained.items()))
    return _row(source, certainty, surest, paths=sum(ways.paths for ways in explained.values()))


def _row(source: int, certainty: TraceCertainty, ways: _Ways, *, paths: int) -> Row:
    best = ways.best
    weighed = certainty is TraceCertainty.ATTRIBUTED and best.lightness < _NO_WEIGHT
    return Row(
        source=source,
        certainty=certainty,
        weight_ppm=PPM - best.lightness if weighed else None,
        paths=min(paths, MOST_PATHS),
        things=best.things,
        steps=best.steps,
        open=ways.open.whole,
        own=ways.open.own,
        open_path=best.open.whole,
        own_path=best.open.own,
    )


_HIT_BITS: Final = 40
_WEIGHT_BITS: Final = 20
_CERTAINTY_SHIFT: Final = _HIT_BITS + _WEIGHT_BITS
_KIND_SHIFT: Final = _CERTAINTY_SHIFT + 2


def position(kind: HitKind, certainty: TraceCertainty, weight_ppm: int | None, hit: int) -> int:
    """Return where a hit stands among all of its source, as one number.

    By kind, certainty, weight (heaviest first, none last) and the hit's number: 1, 2, 20 and 40 bits.
    """
    lightness = 0 if certainty is TraceCertainty.CERTAIN else _lightness(weight_ppm)
    return kind << _KIND_SHIFT | certainty << _CERTAINTY_SHIFT | lightness << _HIT_BITS | hit


def lane_of(kind: HitKind = HitKind.ASSET, certainty: TraceCertainty = TraceCertainty.CERTAIN, weight: int = 0) -> int:
    """Return where hits of a kind and certainty begin, and how far apart they lie for a ppm of weight."""
    return kind << _KIND_SHIFT | certainty << _CERTAINTY_SHIFT | weight << _HIT_BITS
