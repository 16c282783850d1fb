"""Lineage from anything, in both directions, page by page; and the paths between two things."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.agreement.asking import Question, Recorded
from tests.reference.lineage import EARLIER, LATER, Path, Walk, lineage, paths_between
from tests.reference.steps import ORDER, STEPS, Edge

Json = dict[str, Any]

PLACES = ["MADE_BY", "CONTAINED", "TRAINING"]
KINDS = {"ASSET": "Asset", "RECORDING": "Recording", "MODEL_VERSION": "ModelVersion", "WORK": "Work", "FILE": "File"}
DEEPEST = 10

LINEAGE = """
query ($of: ID!, $direction: LineageDirection!, $depth: Int, $types: [StepType!], $stop: [ThingKind!], $first: Int,
  $after: String, $k: KnownAt) {
  lineage(of: $of, direction: $direction, depth: $depth, edgeTypes: $types, stopAt: $stop, first: $first,
    after: $after, knownAt: $k) {
    edges { type depth from { id } to { id } facts { seq } }
    pageInfo { hasNextPage endCursor }
    completeness { isPartial reasons omitted { type count isExact } } } }
"""
PATHS = """
query ($from: ID!, $to: ID!, $first: Int, $k: KnownAt) {
  pathsBetween(from: $from, to: $to, first: $first, knownAt: $k) {
    direction paths { length steps { type from { id } to { id } facts { seq } } } completeness { isPartial } } }
"""


async def agree(world: Recorded, chance: Random) -> None:
    """Ask some lineages and some paths, each as somebody, of some time."""
    for _ in range(6):
        await _same_lineage(world.question(chance), chance)
    for _ in range(4):
        await _same_paths(world.question(chance), chance)


async def _same_lineage(question: Question, chance: Random) -> None:
    of = question.anything(chance)
    types = chance.choice([None, None, None, chance.sample(list(STEPS), 5)])
    stop = chance.choice([[], [], chance.sample(list(KINDS), 2)])
    depth, direction = chance.choice([1, 2, 3, 4, DEEPEST]), chance.choice([EARLIER, LATER])
    walk = Walk(question.then, question.reader, direction, types or ORDER)
    expected = lineage(walk, of, depth=depth, stop_at=[KINDS[kind] for kind in stop])
    asked = {"of": of, "direction": direction, "depth": depth, "types": types, "stop": stop}
    answer = await _whole(question, asked, first=chance.choice([100, 100, 7]))
    if expected is None:
        assert answer is None, asked
        return
    assert answer is not None, asked
    assert answer["edges"] == [_edge(question, edge) | {"depth": number} for number, edge in expected.edges], asked
    omitted = [
        {"type": type_, "count": expected.omitted[type_], "isExact": True} for type_ in _in_order(expected.omitted)
    ]
    reasons = ["DEPTH"] if omitted else []
    whole = {"isPartial": bool(omitted), "reasons": reasons, "omitted": omitted}
    assert answer["completeness"] == whole, asked


async def _whole(question: Question, asked: Json, *, first: int) -> Json | None:
    """Ask for all pages of a walk; each says the same of its completeness."""
    edges: list[Json] = []
    after = None
    while True:
        page = (await question.ask(LINEAGE, **asked, first=first, after=after))["lineage"]
        if page is None:
            return None
        edges += page["edges"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return {"edges": edges, "completeness": page["completeness"]}


def _in_order(types: Json | dict[str, int]) -> list[str]:
    return sorted(types, key=ORDER.index)


def _edge(question: Question, edge: Edge) -> Json:
    """Write an edge as it is answered: an end that the reader may not see by itself is not told."""
    ends = {
        name: {"id": id_} if question.shows(id_) else None for name, id_ in (("from", edge.later), ("to", edge.earlier))
    }
    return {"type": edge.type, **ends, "facts": [{"seq": seq} for seq in edge.facts]}


async def _same_paths(question: Question, chance: Random) -> None:
    start, end, first = question.anything(chance), question.anything(chance), chance.choice([1, 3, 10])
    expected = paths_between(question.then, question.reader, start, end)
    answer = (await question.ask(PATHS, **{"from": start, "to": end, "first": first}))["pathsBetween"]
    if expected is None:
        assert answer is None, (start, end)
        return
    assert answer["paths"] == [_path(question, path) for path in expected[:first]], (start, end)
    assert answer["completeness"] == {"isPartial": False}, (start, end)


def _path(question: Question, path: Path) -> Json:
    return {"length": len(path), "steps": [_edge(question, edge) for edge, _ in path]}
