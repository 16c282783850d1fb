"""Derivatives of everything that has some: rows with their best path, filters, pages, and counts."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from tests.agreement.asking import Question, Recorded
from tests.reference.derivatives import (
    ATTRIBUTED,
    CERTAINTIES,
    Row,
    controlled_then,
    derivatives,
    likenesses,
    sees_path,
)
from tests.reference.training import Possible, possible
from tests.reference.world import PUBLIC, World

Json = dict[str, Any]

KINDS = ("Party", "Work", "Recording", "Asset", "ModelVersion")
TRAINED_ON = KINDS[:4]
MADE = ("2026-01-02T00:00:00.000000Z", "2026-01-03T00:00:00.000000Z")
HITS = {"ASSET": "Asset", "RELEASE": "Release"}

TRACED = """
  derivatives(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { hit { ... on Asset { id } ... on Release { id } } certainty weightPpm paths pathWithheld
      path { type thing { id } } } }
  derivativeCounts { kind certainty hits } distinctAssets catchingUp
"""
DOCUMENTS = {
    kind: f"query ($id: ID!, $filter: {'Party' * (kind == 'Party')}DerivativeFilter, $first: Int, $after: String) {{"
    f" node(id: $id) {{ ... on {kind} {{ {TRACED} }} }} }}"
    for kind in KINDS
}


MODELS = "trainedModels(first: 100) { totalCount nodes { entries modelVersion { id } through { id } } }"
POSSIBLE = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on TrainedOn {{ {MODELS} }} }} }}"


LIKENESSES = """
query ($ids: [ID!]!, $source: ID!) { assets(ids: $ids) { similarTo(source: $source, first: 100) {
  totalCount nodes { report { id } outsideClosure source { ... on Recording { id } ... on Work { id } } } } } }
"""


async def agree(world: Recorded, chance: Random) -> None:
    """Ask of several things, as somebody, and what is possible of all."""
    for _ in range(5):
        question = _as_party(world.question(chance, now=True), chance)
        there = sorted(id_ for id_ in question.then.things if question.then.kind(id_) in KINDS)
        own = [id_ for id_ in there if question.is_own(id_)]
        await _same_derivatives(question, chance.choice(own if own and chance.random() < 0.5 else there), chance)
    await _same_possible(_as_party(world.question(chance, now=True), chance))
    for _ in range(5):
        await _same_likenesses(_as_party(world.question(chance, now=True), chance), chance)


async def agree_on_parties(world: Recorded, chance: Random) -> None:
    """Ask of every party what came of what it made or controls, as several."""
    for party in World(world.journal).all("party"):
        for _ in range(4):
            question = _as_party(world.question(chance, now=True), chance)
            await _same_derivatives(question, party.id, chance)


def _as_party(question: Question, chance: Random) -> Question:
    parties = [fact.id for fact in question.then.all("party")]
    return replace(question, actor=chance.choice(parties)) if parties and chance.random() < 0.7 else question


async def _same_likenesses(question: Question, chance: Random) -> None:
    then, assets = question.then, question.visible("asset")
    sources = [id_ for id_ in sorted(then.things) if then.kind(id_) in ("Party", "Work", "Recording")]
    # Mostly what is the reader's own.
    source = chance.choice([*sources, *([question.actor] * len(sources) if question.actor else [])])
    answer = await question.ask(LIKENESSES, ids=assets, source=source)
    for asset, node in zip(assets, answer["assets"], strict=True):
        found = likenesses(then, question.reader, asset, source, question.actor)
        expected = [
            {"report": {"id": report}, "source": _shown(question, scored), "outsideClosure": outside}
            for report, scored, outside in found
        ]
        told = node["similarTo"]
        assert told["totalCount"] == len(expected)
        assert sorted(told["nodes"], key=str) == sorted(expected, key=str), (question.reader, asset, source)


async def _same_possible(question: Question) -> None:
    ids = [id_ for id_ in sorted(question.then.things) if question.then.kind(id_) in TRAINED_ON]
    answer = await question.ask(POSSIBLE, ids=ids)
    for id_, node in zip(ids, answer["nodes"], strict=True):
        models = [_model(one) for one in possible(question.then, question.naming, id_, actor=question.actor)]
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
    if chance.random() < 0.2:
        wanted["minWeightPpm"] = chance.choice([1, 200_000, 500_000])
    if chance.random() < 0.2:
        models = [*question.then.all("model"), *question.then.all("modelVersion")]
        wanted["model"] = chance.choice(models).id
    if chance.random() < 0.2:
        wanted["madeFrom"], wanted["madeTo"] = MADE
    if question.then.kind(source) == "Party" and chance.random() < 0.4:
        wanted["controlledThen"] = chance.choice([True, False])
    asked = {"id": source, "filter": wanted or None}
    answer = await _whole(question, asked, first=chance.choice([100, 100, 2]))
    if not question.shows(source):
        assert answer is None, asked
        return
    rows = derivatives(question.then, question.reader, source, actor=question.actor)
    fitting = [row for row in rows if _fits(question.then, row, wanted) and _fits_control(question, row, wanted)]
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


def _fits(then: World, row: Row, wanted: Json) -> bool:
    kinds = [HITS[kind] for kind in wanted.get("kind", HITS)]
    fits = row.kind in kinds and row.certainty in wanted.get("certainty", CERTAINTIES)
    if "minWeightPpm" in wanted:
        fits = fits and row.certainty == ATTRIBUTED and (row.weight or 0) >= wanted["minWeightPpm"]
    if "model" in wanted:
        versions = then.models_of(row.hit) if row.kind == "Asset" else []
        fits = fits and wanted["model"] in {*versions, *(then.things[one]["model"] for one in versions)}
    if "madeFrom" in wanted:
        made = then.things[row.hit].says.get("madeAt")
        fits = fits and made is not None and wanted["madeFrom"] <= made < wanted["madeTo"]
    return fits


def _fits_control(question: Question, row: Row, wanted: Json) -> bool:
    if "controlledThen" not in wanted:
        return True
    told = question.reader != PUBLIC or question.is_own(row.source)
    return told and controlled_then(question.then, row.source, row.hit) is wanted["controlledThen"]


def _told(question: Question, row: Row) -> Json:
    shown = sees_path(row.best, question.naming, own=question.is_own(row.source))
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
