"""Derivatives of everything that has some: rows with their best path, filters, pages, and counts."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.agreement.asking import Question, Recorded
from tests.reference.derivatives import CERTAINTIES, Row, derivatives, sees_path
from tests.reference.training import Possible, possible

Json = dict[str, Any]

KINDS = ("Party", "Work", "Recording", "Asset", "ModelVersion")
TRAINED_ON = KINDS[:4]
HITS = {"ASSET": "Asset", "RELEASE": "Release"}

TRACED = """
  derivatives(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { hit { ... on Asset { id } ... on Release { id } } certainty weightPpm paths pathWithheld
      path { type thing { id } } } }
  derivativeCounts { kind certainty hits } distinctAssets catchingUp
"""
DOCUMENTS = {
    kind: f"query ($id: ID!, $filter: DerivativeFilter, $first: Int, $after: String) {{"
    f" node(id: $id) {{ ... on {kind} {{ {TRACED} }} }} }}"
    for kind in KINDS
}


MODELS = "trainedModels(first: 100) { totalCount nodes { entries modelVersion { id } through { id } } }"
POSSIBLE = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on TrainedOn {{ {MODELS} }} }} }}"


async def agree(world: Recorded, chance: Random) -> None:
    """Ask of several things, as somebody, and what is possible of all."""
    for _ in range(5):
        question = world.question(chance, now=True)
        there = [id_ for id_, fact in question.then.things.items() if question.then.kind(id_) in KINDS]
        await _same_derivatives(question, chance.choice(sorted(there)), chance)
    await _same_possible(world.question(chance, now=True))


async def _same_possible(question: Question) -> None:
    ids = [id_ for id_ in sorted(question.then.things) if question.then.kind(id_) in TRAINED_ON]
    answer = await question.ask(POSSIBLE, ids=ids)
    for id_, node in zip(ids, answer["nodes"], strict=True):
        models = [_model(one) for one in possible(question.then, question.naming, id_)]
        expected = {"trainedModels": {"totalCount": len(models), "nodes": models}} if question.shows(id_) else None
        assert node == expected, (question.reader, id_)


def _model(one: Possible) -> Json:
    through = [{"id": id_} for id_ in one.through]
    return {"entries": one.entries, "modelVersion": {"id": one.model}, "through": through}


async def _same_derivatives(question: Question, source: str, chance: Random) -> None:
    wanted: Json = {}
    if chance.random() < 0.3:
        wanted["kind"] = [chance.choice(list(HITS))]
    if chance.random() < 0.3:
        wanted["certainty"] = chance.sample(CERTAINTIES, 2)
    asked = {"id": source, "filter": wanted or None}
    answer = await _whole(question, asked, first=chance.choice([100, 100, 2]))
    if not question.shows(source):
        assert answer is None, asked
        return
    rows = derivatives(question.then, question.reader, source)
    fitting = [row for row in rows if _fits(row, wanted)]
    assert answer["derivatives"]["nodes"] == [_told(question, row) for row in fitting], (question.reader, asked)
    assert answer["derivatives"]["totalCount"] == len(fitting), (question.reader, asked)
    assert answer["derivativeCounts"] == _counted(rows), (question.reader, asked)
    assert answer["distinctAssets"] == len({row.hit for row in rows if row.kind == "Asset"}), (question.reader, asked)
    assert answer["catchingUp"] is None


async def _whole(question: Question, asked: Json, *, first: int) -> Any:
    """Ask for all pages."""
    text = DOCUMENTS[question.then.kind(asked["id"])]
    nodes: list[Json] = []
    after = None
    while True:
        found = (await question.ask(text, **asked, first=first, after=after))["node"]
        if found is None:
            return None
        nodes += found["derivatives"]["nodes"]
        after = found["derivatives"]["pageInfo"]["endCursor"]
        if not found["derivatives"]["pageInfo"]["hasNextPage"]:
            found["derivatives"]["nodes"] = nodes
            return found


def _fits(row: Row, wanted: Json) -> bool:
    kinds = [HITS[kind] for kind in wanted.get("kind", HITS)]
    return row.kind in kinds and row.certainty in wanted.get("certainty", CERTAINTIES)


def _told(question: Question, row: Row) -> Json:
    shown = sees_path(row.best, question.naming)
    path = [{"type": edge.type, "thing": _shown(question, edge.earlier)} for edge in row.best.edges]
    return {
        "hit": {"id": row.hit},
        "certainty": row.certainty,
        "weightPpm": row.weight,
        "paths": len(row.paths),
        "pathWithheld": not shown,
        "path": path if shown else [],
    }


def _shown(question: Question, id_: str) -> Json | None:
    return {"id": id_} if question.shows(id_) else None


def _counted(rows: list[Row]) -> list[Json]:
    found = [(kind, certainty) for kind in HITS for certainty in CERTAINTIES]
    hits = {
        (kind, certainty): sum((row.kind, row.certainty) == (HITS[kind], certainty) for row in rows)
        for kind, certainty in found
    }
    return [{"kind": kind, "certainty": certainty, "hits": count} for (kind, certainty), count in hits.items() if count]
