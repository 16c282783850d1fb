"""Citing an authorization: one that said no, has ended or was about something else is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.engine.cypher import Statement
from graph.recorder.acceptance import Decision
from graph.recorder.accepted import Accepted
from graph.recorder.changes import Writes
from graph.recorder.journal import Written
from graph.recorder.standing import written
from linernotes.facts.base import Fact
from linernotes.facts.dataset import DatasetFrozen
from linernotes.facts.generation import Generation
from linernotes.facts.release import ReleaseContent
from linernotes.facts.rights.authorization import Authorization, AuthorizedOf, PlannedGeneration
from linernotes.facts.rights.terms import Territories as Stated
from linernotes.facts.training import TrainingRun
from linernotes.rights.territory import Territories, expand
from linernotes.vocabularies.uses import Use

AUTHORIZATIONS: Final = Statement(
    """
    // The facts by which some authorizations stand.
    // ids
    UNWIND $ids AS id MATCH (cited:Entity {id: id}) WHERE cited:Authorization RETURN id, cited.fact
    """,
    name="cited authorizations",
)
_FIELD: Final = "/authorization"


async def check_citations(transaction: Writes, decision: Decision, *, now: str) -> None:
    """Refuse facts that cite an authorization which does not authorize them."""
    citing = [item for item in decision.accepted if _FIELD in item.references]
    if not citing:
        return
    ids = sorted({item.references[_FIELD] for item in citing})
    seqs = dict(await transaction.run(AUTHORIZATIONS, {"ids": ids}))
    facts = await written(transaction, seqs.values())
    for item in citing:
        seq = seqs.get(item.references[_FIELD])
        problem = "it is to be recorded in a batch before" if seq is None else _problem(item, facts[seq], now)
        if problem is not None:
            decision.refuse(item.place, _FIELD, "NOT_AUTHORIZED", f"this authorization does not hold here: {problem}")


def _problem(item: Accepted, cited: Written, now: str) -> str | None:
    """Say why a fact may not cite an authorization, None if it may."""
    said = cited.fact
    assert isinstance(said, Authorization)
    when = _when(item.fact) or now
    if cited.judged is None or cited.judged.items != cited.judged.cleared:
        return "the answer was no"
    if not said.as_of <= when < said.until:
        return f"it is for what is done from {said.as_of} on and before {said.until}, and this is done at {when}"
    if _use(item.fact) is not said.use or not _is_within(item.fact, said, when):
        return "it was given for another use, or for another place"
    if not _things(item.fact, item.references) <= _things(said, cited.references):
        return "it was given for something else"
    models = {ids["/model"] for ids in (item.references, cited.references) if "/model" in ids}
    if len(models) > 1:
        return "it was given for another model"
    return None


def _when(fact: Fact) -> str | None:
    if isinstance(fact, TrainingRun):
        return fact.started_at
    return fact.at if isinstance(fact, Generation) else None


def _use(fact: Fact) -> Use:
    if isinstance(fact, TrainingRun | DatasetFrozen):
        return fact.use
    return Use.INFERENCE_INPUT if isinstance(fact, Generation) else Use.OUTPUT_DISTRIBUTION


def _is_within(fact: Fact, said: Authorization, when: str) -> bool:
    """Say whether a use is made where it was asked for, and with no less promised; a generation says no place."""
    if isinstance(fact, TrainingRun | DatasetFrozen):
        return _covers(said.act, fact.act, when) and {*said.promises} <= {*fact.promises}
    if isinstance(fact, ReleaseContent):
        return _covers(said.offer, fact.offer, when) and {*said.promises} <= {*fact.promises}
    return True


def _covers(wider: Stated, narrower: Stated, when: str) -> bool:
    areas = [
        expand(
            Territories(codes=one.codes or ("Worldwide",), excluded=one.excluded, as_amended=one.as_amended), when[:10]
        ).sure
        for one in (wider, narrower)
    ]
    return areas[1] in areas[0]


def _things(fact: Fact, ids: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return what a fact is about, or an authorization is of: each thing with what it is in it."""
    if isinstance(fact, Authorization):
        return _named(fact.of, ids, "/of") if fact.of.generation is None else _made(fact.of.generation, ids, _PLANNED)
    if isinstance(fact, Generation):
        return _made(fact, ids, "")
    if isinstance(fact, TrainingRun):
        return frozenset(("version", ids[f"/used/{place}"]) for place in range(len(fact.used)))
    thing = ("version", ids["/of"]) if isinstance(fact, DatasetFrozen) else ("item", ids["/content"])
    return frozenset({thing})


def _named(of: AuthorizedOf, ids: Mapping[str, str], pointer: str) -> frozenset[tuple[str, str]]:
    if of.dataset_version is not None:
        return frozenset({("version", ids[f"{pointer}/datasetVersion"])})
    return frozenset(("item", ids[f"{pointer}/items/{place}"]) for place in range(len(of.items or ())))


def _made(fact: Generation | PlannedGeneration, ids: Mapping[str, str], pointer: str) -> frozenset[tuple[str, str]]:
    inner = "/modelVersion" if isinstance(fact, Generation) else ""
    models = {("model", ids[f"{pointer}/models/{place}{inner}"]) for place in range(len(fact.models))}
    inputs = {
        (f"input {given.basis}" if given.warranty else "input", ids[f"{pointer}/inputs/{place}/input"])
        for place, given in enumerate(fact.inputs)
    }
    named = {(f"named {person.how}", ids[f"{pointer}/named/{place}/party"]) for place, person in enumerate(fact.named)}
    return frozenset(models | inputs | named)


_PLANNED: Final = "/of/generation"
