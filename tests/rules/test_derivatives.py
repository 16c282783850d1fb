"""What a hit came from: the rows of any small graph are what walking each of its paths by itself says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby, takewhile
from operator import and_, or_
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from linernotes.derivatives import (
    FOLLOWED,
    OPEN,
    TYPES,
    HitKind,
    Row,
    Score,
    Step,
    Thing,
    TraceCertainty,
    position,
    rows,
)
from linernotes.facts.attribution import Measures, Side
from linernotes.lineage import StepType

HIT = 0
PPM = 1_000_000
OWN = (StepType.ENCODES, StepType.RECORDING_OF, StepType.MADE, StepType.CONTROLS)
PUBLIC = 0b01
NONE = PPM + 1
_KINDS = st.sampled_from(["Asset", "Recording", "Work", "Party", "ModelVersion"])
_PLAIN = st.sampled_from([type_ for type_ in FOLLOWED if type_ is not StepType.SCORES])
_BITS = st.sampled_from([OPEN, OPEN, 0, 0b01_01_01, 0b00_11_11, 0b11_00_11, 0b11_11_00])
_LEADS_TO = {StepType.USED_INPUT: 1, StepType.RELATED_TO: 1, StepType.DERIVED_FROM: 1, StepType.SCORES: 2}
_WEIGHTS = st.one_of(st.none(), st.sampled_from([0, 1, 250_000, PPM]))


class Walked(NamedTuple):
    """One path: in the order of its fields it goes before others to the same thing."""

    certainty: TraceCertainty
    lightness: int
    length: int
    types: tuple[int, ...]
    things: tuple[int, ...]
    open: int
    own: int

    @property
    def by_right(self) -> bool:
        """Say whether a right leads along it."""
        return TYPES.index(StepType.CONTROLS) in self.types


@st.composite
def graphs(draw: st.DrawFn) -> dict[int, Thing]:
    """Make a small graph in which every step leads to a higher number, and scores to recordings and works."""
    kinds = ["Asset", *draw(st.lists(_KINDS, min_size=1, max_size=4))]
    found = {}
    for number, kind in enumerate(kinds):
        later = range(number + 1, len(kinds))
        plain = draw(st.sets(st.tuples(_PLAIN, st.sampled_from(later)), max_size=4)) if later else set()
        steps = [Step(type_, to, draw(_BITS)) for type_, to in sorted(plain)]
        scored = [to for to in later if kinds[to] in ("Recording", "Work") and draw(st.booleans())]
        scores = [score for to in scored for score in draw(_scores(to, inside=draw(st.booleans())))]
        found[number] = Thing(kind, draw(_BITS), steps, scores)
    return found


def _scores(to: int, *, inside: bool) -> st.SearchStrategy[list[Score]]:
    one = st.builds(Score, st.just(to), st.sampled_from(Side), st.sampled_from(Measures), _WEIGHTS, st.just(inside))
    return st.lists(one, min_size=1, max_size=3)


class SoFar(NamedTuple):
    """A path on its way: `lights` says for each side that a score on it may still be of how light its weight is."""

    types: tuple[StepType, ...]
    things: tuple[int, ...]
    opens: tuple[int, ...]
    certainty: TraceCertainty = TraceCertainty.CERTAIN
    lights: Mapping[Side, int] | None = None

    def open(self, things: int) -> int:
        """Say before whom the hit is open, and so many things after it."""
        return reduce(and_, self.opens[: things + 1])

    @property
    def others(self) -> int:
        """How many of the things are not its source's owner's: not the last, nor what it came from within their own."""
        mine = list(takewhile(lambda type_: type_ in OWN, reversed(self.types)))
        return max(len(self.types) - len(mine) - 1, 0)

    def on(self, upstream: Mapping[int, Thing], type_: StepType, to: int, passed: int = OPEN) -> SoFar:
        """Go one step on."""
        types = (*self.types, type_)
        place = max(_LEADS_TO.get(each, 0) for each in types)
        passed &= 0b10_10_10 if type_ is StepType.CONTROLS else OPEN
        opens = (*self.opens, _open(passed & upstream[to].open, place))
        return self._replace(types=types, things=(*self.things, to), opens=opens)


def walk(upstream: Mapping[int, Thing]) -> Iterator[Walked]:
    """Give every path from the hit, one by one."""
    waiting = [SoFar((), (), (_open(upstream[HIT].open, 0),))]
    while waiting:
        path = waiting.pop()
        here = upstream[path.things[-1] if path.things else HIT]
        if path.things:
            light = 0 if path.lights is None else min(path.lights.values())
            types = tuple(map(TYPES.index, path.types))
            opened = path.open(len(types)), path.open(path.others)
            yield Walked(path.certainty, light, len(types), types, path.things, *opened)
        for step in here.steps:
            left = path.lights and {
                side: path.lights[side] for side in path.lights if _stays(side, here.kind, step.type)
            }
            if left or path.lights is None:
                waiting.append(path._replace(lights=left).on(upstream, step.type, step.to, step.open))
        if path.lights is None:
            waiting += _scored(upstream, path, here.scores)


def _scored(upstream: Mapping[int, Thing], path: SoFar, scores: Sequence[Score]) -> Iterator[SoFar]:
    for (to, inside), several in groupby(scores, key=lambda score: (score.to, score.inside)):
        lights: dict[Side, int] = {}
        for score in several:
            if not inside or score.measures in (Measures.INFLUENCE_ESTIMATE, Measures.DECLARED):
                lights[score.side] = min(_light(score), lights.get(score.side, NONE))
        if lights:
            certainty = TraceCertainty.ATTRIBUTED if inside else TraceCertainty.SIMILAR_UNEXPLAINED
            yield path._replace(lights=lights, certainty=certainty).on(upstream, StepType.SCORES, to)


def _open(bits: int, place: int) -> int:
    return bits >> 2 * place & 0b11


def _light(score: Score) -> int:
    return PPM - score.weight_ppm if score.inside and score.weight_ppm is not None else NONE


def _stays(side: Side, kind: str, type_: StepType) -> bool:
    if kind == "Recording":
        return side is (Side.COMPOSITION if type_ is StepType.RECORDING_OF else Side.MASTER)
    return kind != "Work" or side is Side.COMPOSITION


def expected(upstream: Mapping[int, Thing]) -> list[Row]:
    """Put the paths to each thing together; for the public, without those that a right leads along."""
    found, public = (_together(upstream, by_right=by_right) for by_right in (True, False))
    told = []
    for source, alike in sorted(found):
        row = _row(source, alike, found, upstream)
        if not alike and any(path.by_right for path in found[source, alike]):
            told.append(replace(row, open=row.open & 0b10))
            others = _row(source, alike, public, upstream) if (source, alike) in public else row
            if others.open & PUBLIC:
                told.append(replace(others, open=PUBLIC, own=0, open_path=others.open_path & PUBLIC, own_path=0))
        else:
            told.append(row)
    return told


def _together(upstream: Mapping[int, Thing], *, by_right: bool) -> dict[tuple[int, bool], list[Walked]]:
    found: dict[tuple[int, bool], list[Walked]] = {}
    for path in walk(upstream):
        alike = path.certainty is TraceCertainty.SIMILAR_UNEXPLAINED
        if by_right or not path.by_right:
            found.setdefault((path.things[-1], alike), []).append(path)
    return found


def _row(
    source: int, alike: bool, found: Mapping[tuple[int, bool], list[Walked]], upstream: Mapping[int, Thing]
) -> Row:
    hit = _open(upstream[HIT].open, 0)
    best = min(found[source, alike])
    seen, own = (hit, hit) if alike else _seen(found[source, False])
    weighed = best.certainty is TraceCertainty.ATTRIBUTED and best.lightness < NONE
    explained = found.get((source, False))
    return Row(
        source=source,
        certainty=best.certainty,
        weight_ppm=PPM - best.lightness if weighed else None,
        paths=len(found[source, alike]),
        things=best.things,
        steps=best.types,
        open=seen,
        own=own,
        open_path=best.open,
        own_path=best.own,
        also_explained=_seen(explained)[1] if alike and explained else None,
    )


def _seen(paths: list[Walked]) -> tuple[int, int]:
    """Say before whom one of the surest paths is open, and before whom of those whose the source is."""
    certainty = min(path.certainty for path in paths)
    surest = [path for path in paths if path.certainty is certainty]
    return reduce(or_, (path.open for path in surest)), reduce(or_, (path.own for path in surest))


@given(graphs())
def test_rows_are_what_walking_each_path_says(upstream: dict[int, Thing]) -> None:
    told = sorted(
        rows(HIT, upstream), key=lambda row: (row.source, row.certainty is TraceCertainty.SIMILAR_UNEXPLAINED)
    )
    assert told == expected(upstream)


@given(graphs())
def test_the_public_is_told_what_it_would_be_if_nobody_controlled_anything(upstream: dict[int, Thing]) -> None:
    without = {
        number: replace(thing, steps=[step for step in thing.steps if step.type is not StepType.CONTROLS])
        for number, thing in upstream.items()
    }
    reachable = _reachable(without)
    told = {_as_the_public_reads(row) for row in rows(HIT, upstream) if _may_read(row)}
    assert told == {_as_the_public_reads(row) for row in rows(HIT, reachable) if _may_read(row)}


def _may_read(row: Row) -> bool:
    return bool(row.open & PUBLIC) and row.certainty is not TraceCertainty.SIMILAR_UNEXPLAINED


def _as_the_public_reads(row: Row) -> Row:
    return replace(row, open=PUBLIC, own=0, open_path=row.open_path & PUBLIC, own_path=0)


def _reachable(upstream: Mapping[int, Thing]) -> dict[int, Thing]:
    seen, waiting = {HIT}, [HIT]
    while waiting:
        thing = upstream[waiting.pop()]
        for to in {*(step.to for step in thing.steps), *(score.to for score in thing.scores)} - seen:
            seen.add(to)
            waiting.append(to)
    return {number: upstream[number] for number in seen}


Hit = tuple[HitKind, TraceCertainty, int | None, int]
_HITS = st.tuples(st.sampled_from(HitKind), st.sampled_from(TraceCertainty), _WEIGHTS, st.integers(1, 2**40 - 1))


@given(st.lists(_HITS, max_size=20))
def test_hits_stand_by_kind_certainty_weight_and_number(hits: list[Hit]) -> None:
    def by_name(hit: Hit) -> tuple[int, ...]:
        kind, certainty, weight, number = hit
        weighed = -1 if certainty is TraceCertainty.CERTAIN or weight is None else weight
        return kind, certainty, -weighed, number

    assert sorted(hits, key=lambda hit: position(*hit)) == sorted(hits, key=by_name)
