"""Small graphs of things and edges, and the obvious way to walk them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from linernotes.facts.party import CreditContext
from linernotes.lineage import STEPS, Direction, Step, StepType, kind_of
from linernotes.tracing.paths import Path, Search
from linernotes.tracing.question import Edge, Met, Question, Standing
from linernotes.tracing.walk import Found, Left, Walk

PREFIXES = {
    "Release": "rel",
    "File": "fil",
    "Asset": "ast",
    "Recording": "rec",
    "Work": "wrk",
    "ModelVersion": "mdv",
    "DatasetVersion": "dsv",
    "Party": "par",
}
PLACES = tuple(CreditContext)


@dataclass(frozen=True)
class Plain:
    """A graph: its edges, each with the places from which it is seen."""

    edges: Mapping[Edge, frozenset[CreditContext]]

    def far(self, near: str, step: Step, direction: Direction, place: CreditContext) -> list[str]:
        """The other ends of the edges of a type that are seen from a place."""
        found = []
        for edge, places in self.edges.items():
            here, there = (edge.later, edge.earlier) if direction is Direction.EARLIER else (edge.earlier, edge.later)
            if here == near and edge.type is step.type and place in places:
                found.append(there)
        return found

    def found(self, standing: Standing, question: Question, most: int) -> Found:
        """What something leads to; None for a type of which there is too much."""
        far = {
            step.type: self.far(standing.id, step, question.direction, standing.place)
            for step in question.steps(standing.id)
        }
        return {type_: None if len(ids) > most else ids for type_, ids in far.items()}

    def count(self, left: Left, direction: Direction) -> int:
        """How many edges were left out."""
        open_ = {id_ for place in left.places for id_ in self.far(left.id, left.step, direction, place)}
        listed = {id_ for place in left.listed for id_ in self.far(left.id, left.step, direction, place)}
        return len(open_ - listed)


def walked(
    plain: Plain, start: str, question: Question, *, most: int = 1_000, at_once: int = 3
) -> tuple[Walk, list[Met]]:
    """Walk to the end."""
    walk, met = Walk([start], question), list[Met]()
    while wanted := walk.wanted(at_once):
        met += walk.expand({one: plain.found(one, question, most) for one in wanted})
    return walk, met


def searched(plain: Plain, search: Search, *, most: int = 1_000) -> list[Path]:
    """Search to the end."""
    while (end := search.wanted()) is not None:
        found = {}
        for one in end.frontier:
            far = {way: plain.far(one.id, way[0], end.question.direction, way[1]) for way in search.steps(end, one)}
            found[one] = {way: None if len(ids) > most else ids for way, ids in far.items()}
        search.expand(end, found)
    return search.paths


def simple_paths(plain: Plain, start: str, end: str, question: Question) -> list[list[Edge]]:
    """All paths of at most ten steps that come to nothing twice, the shortest first."""

    def onward(standing: Standing, passed: list[str]) -> Iterator[list[Edge]]:
        if standing.id == end:
            yield []
            return
        for step in question.steps(standing.id) if len(passed) <= 10 else ():
            for id_ in plain.far(standing.id, step, question.direction, standing.place):
                if id_ not in passed:
                    edge, behind = question.edge(standing.id, step.type, id_), question.behind(standing.place, step)
                    yield from ([edge, *rest] for rest in onward(Standing(id_, behind), [*passed, id_]))

    def order(path: list[Edge]) -> tuple[object, ...]:
        far = [edge.earlier if question.direction is Direction.EARLIER else edge.later for edge in path]
        return len(path), [list(StepType).index(edge.type) for edge in path], far

    return sorted(onward(Standing(start, PLACES[0]), [start]), key=order)


@st.composite
def graphs(draw: st.DrawFn) -> Plain:
    """Graphs of a dozen things, with diamonds, cycles, parallel edges and edges that are not seen everywhere."""
    edges: dict[Edge, frozenset[CreditContext]] = {}
    for _ in range(draw(st.integers(0, 25))):
        step = draw(st.sampled_from(list(STEPS.values())))
        later, earlier = (
            f"{PREFIXES[draw(st.sampled_from(kinds))]}_{draw(st.integers(0, 2))}"
            for kinds in (step.later, step.earlier)
        )
        if later != earlier:
            edges[Edge(later, step.type, earlier)] = draw(_SEEN)
    return Plain(edges)


_SEEN = st.one_of(st.just(frozenset(PLACES)), st.frozensets(st.sampled_from(PLACES)))
starts = st.builds("{}_{}".format, st.sampled_from(list(PREFIXES.values())), st.integers(0, 2))
questions = st.builds(
    Question,
    direction=st.sampled_from(Direction),
    depth=st.integers(1, 10),
    types=st.one_of(st.just(frozenset(STEPS)), st.frozensets(st.sampled_from(list(STEPS)))),
    stop_at=st.frozensets(st.sampled_from(list(PREFIXES)), max_size=2),
)


def kind(id_: str) -> str:
    """The kind of a thing."""
    found = kind_of(id_)
    assert found is not None
    return found
