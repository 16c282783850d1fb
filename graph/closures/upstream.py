"""Reads what some hits came from, hop by hop: a statement a hop, however many hits there are."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.closures import statements
from graph.engine.cypher import Statement
from graph.recorder.changes import Writes
from linernotes.derivatives import OPEN, TYPES, Score, Step, Thing
from linernotes.facts.attribution import Measures, Side
from linernotes.facts.party import Audience
from linernotes.lineage import PLACES, StepType
from linernotes.naming import label

_KINDS = frozenset({"Party", "Work", "Recording", "File", "Release", "Asset", "ModelVersion"})
_CLOSED = {
    label((audience, place)): 1 << 2 * number + bit
    for number, place in enumerate(PLACES)
    for bit, audience in enumerate((Audience.PUBLIC, Audience.LICENSED))
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A score of an asset, as it was found to be: its report, its source, and whether that is outside."""

    report: str
    source: int
    outside: bool


@dataclass(slots=True)
class Upstream:
    """What some hits came from, by number; `judged` has the scores of an asset that are not yet marked so."""

    things: dict[int, Thing] = field(default_factory=dict)
    judged: dict[int, list[Judged]] = field(default_factory=dict)


@dataclass(slots=True)
class _Found:
    """What the hops have found: kind, openness and steps of each thing, and the scores of assets as they were read."""

    kinds: dict[int, str] = field(default_factory=dict)
    open: dict[int, int] = field(default_factory=dict)
    steps: dict[int, list[Step]] = field(default_factory=dict)
    scores: dict[int, list[list[Any]]] = field(default_factory=dict)

    def to(self, number: int, *types: StepType) -> Iterable[int]:
        """List the ends of a thing's steps of some types."""
        return (step.to for step in self.steps.get(number, ()) if step.type in types)


async def upstream_of(transaction: Writes, hits: Collection[int]) -> Upstream:
    """Read what hits came from; one that is not there any more is left out."""
    found = await _hops(transaction, hits)
    inside = await _insides(transaction, found)
    upstream = Upstream()
    for number, kind in found.kinds.items():
        scores = [
            Score(to, Side(side), Measures(measures), weight, to in inside[number])
            for to, side, measures, weight, _, _ in found.scores.get(number, ())
        ]
        upstream.things[number] = Thing(kind, found.open[number], found.steps[number], scores)
        upstream.judged[number] = [
            Judged(report, to, to not in inside[number])
            for to, _, _, _, outside, report in found.scores.get(number, ())
            if outside is not (to not in inside[number])
        ]
    return upstream


async def _hops(transaction: Writes, hits: Collection[int]) -> _Found:
    found, frontier = _Found(), set(hits)
    while frontier:
        ahead = set[int]()
        for number, labels, edges, scores in await transaction.run(statements.UPSTREAM, {"numbers": sorted(frontier)}):
            found.kinds[number] = next(each for each in labels if each in _KINDS)
            found.open[number] = _open(labels)
            found.steps[number] = _steps(edges)
            if scores:
                found.scores[number] = scores
            ahead |= {step.to for step in found.steps[number]} | {score[0] for score in scores}
        frontier = ahead - found.kinds.keys()
    return found


def _open(labels: Iterable[str]) -> int:
    """Say before whom what has these labels is not withheld."""
    closed = 0
    for each in labels:
        closed |= _CLOSED.get(each, 0)
    return OPEN & ~closed


def _steps(edges: Iterable[tuple[int, int, list[str] | None]]) -> list[Step]:
    """Make one step of all ways of a type to one thing: it is open where one of them is."""
    found: dict[tuple[int, int], int] = {}
    for place, to, passed in edges:
        found[place, to] = found.get((place, to), 0) | (OPEN if passed is None else _open(passed))
    return [Step(TYPES[place], to, opened) for (place, to), opened in sorted(found.items())]


async def _insides(transaction: Writes, found: _Found) -> Mapping[int, set[int]]:
    """Say of each asset which of the sources that reports score are inside.

    That is as the credit sheet has it (linernotes.credits.training): what the models that made the asset, or any that
    these started or learned from, were trained on, and what its generation was given, with the works of each.
    """
    sources = {to for scores in found.scores.values() for to, *_ in scores}
    if not sources:
        return {number: set() for number in found.kinds}
    models = {asset: _models(found, asset) for asset in found.scores}
    trained = await _pairs(transaction, statements.TRAINED_ON, set[int]().union(*models.values()))
    versions = set[int]().union(*trained.values())
    held = await _pairs(transaction, statements.HELD_BY, sources, versions=sorted(versions)) if versions else {}
    insides: dict[int, set[int]] = {number: set() for number in found.kinds}
    for asset, scores in found.scores.items():
        learned = set[int]().union(*(trained.get(model, set()) for model in models[asset]))
        given = _with_works(found, _inputs(found, asset))
        insides[asset] = {
            to for to, *_ in scores if held.get(to, set()) & learned or not given.isdisjoint(_with_works(found, {to}))
        }
    return insides


async def _pairs(
    transaction: Writes, statement: Statement, numbers: Collection[int], **more: Any
) -> dict[int, set[int]]:
    if not numbers:
        return {}
    rows = await transaction.run(statement, {"numbers": sorted(numbers), **more})
    return {number: set(others) for number, others in rows}


def _models(found: _Found, asset: int) -> set[int]:
    models, waiting = set[int](), list(found.to(asset, StepType.USED_MODEL))
    while waiting:
        model = waiting.pop()
        if model not in models:
            models.add(model)
            waiting += found.to(model, StepType.STARTED_FROM, StepType.LEARNED_FROM)
    return models


def _inputs(found: _Found, asset: int) -> set[int]:
    """List what a generation was given; a file counts for what it encodes, and for itself where nobody said."""
    given = set[int]()
    for number in found.to(asset, StepType.USED_INPUT):
        encoded = set(found.to(number, StepType.ENCODES))
        given |= encoded or {number}
    return given


def _with_works(found: _Found, numbers: Iterable[int]) -> set[int]:
    things = set(numbers)
    return things | {work for number in things for work in found.to(number, StepType.RECORDING_OF)}
