"""Facts by hand, for worlds small enough to be checked by a reader: short ids, and only the fields that matter."""

from __future__ import annotations

from typing import Any

from tests.reference.journal import Fact, Json
from tests.reference.world import World

SOURCE = {"system": "alpha", "kind": "ERN"}
_PLAIN: Json = {
    "asset": {"title": "-"},
    "generation": {"models": [], "inputs": []},
    "trainingRun": {"used": [], "startedFrom": [], "learnedFrom": []},
    "modelVersion": {"voiceOf": []},
    "datasetEntry": {"basis": "LICENSED", "stage": "TRAINING", "reliedOn": []},
    "recordingRelation": {"type": "IsCoverOf"},
    "contribution": {"role": "MainArtist"},
    "attributionReport": {"side": "MASTER", "residual": {"unknown": True}},
}


def fact(kind: str, id_: str = "", **says: Any) -> Fact:
    """Make a fact; its seq comes with its place in a journal."""
    told = {"kind": kind, "source": SOURCE, **_PLAIN.get(kind, {}), **says}
    return Fact(seq=0, entry=0, kind=kind, id=id_, actor="local", recorded_at="", says=told)


def journal(*facts: Fact) -> list[Fact]:
    """Number facts from 1, each a batch of its own."""
    return [
        Fact(seq, seq, one.kind, one.id, one.actor, f"2026-01-01T00:00:{seq:02d}.000000Z", one.says)
        for seq, one in enumerate(facts, start=1)
    ]


def world(*facts: Fact) -> World:
    """Make the world of some facts."""
    return World(journal(*facts))


def things(*ids: str) -> list[Fact]:
    """Describe things that need no more than their id, which tells their kind: `rec_a`."""
    kinds = {
        "par": "party",
        "wrk": "work",
        "rec": "recording",
        "fil": "file",
        "rel": "release",
        "dsv": "datasetVersion",
    }
    return [fact(kinds[id_[:3]], id_) for id_ in ids]


def asset(name: str, *inputs: str, models: tuple[str, ...] = ()) -> list[Fact]:
    """Describe an asset `ast_NAME`, and the generation that made it, of inputs and with models."""
    given = [{"input": one, "relationship": "componentOf"} for one in inputs]
    used = [{"modelVersion": one} for one in models]
    generation = fact("generation", f"gen_{name}", inputs=given, models=used)
    return [generation, fact("asset", f"ast_{name}", generation=f"gen_{name}")]


def model(name: str, *used: str, bases: tuple[str, ...] = ()) -> list[Fact]:
    """Describe a model version `mdv_NAME`, and the run that produced it, on dataset versions and from bases."""
    run = fact("trainingRun", f"run_{name}", used=list(used), startedFrom=list(bases))
    return [run, fact("modelVersion", f"mdv_{name}", producedBy=f"run_{name}")]


def entry(version: str, item: str, **says: Any) -> Fact:
    """Include an item in a dataset version."""
    return fact("datasetEntry", of=version, item=item, **says)


def made(party: str, to: str, role: str = "MainArtist") -> Fact:
    """Let a party have a role in something."""
    return fact("contribution", f"con_{party}-{to}", to=to, by={"party": party}, role=role)


def report(name: str, about: str, *, side: str = "MASTER", measures: str = "INFLUENCE_ESTIMATE", **raw: str) -> Fact:
    """Let a report score things, `rec_a="3"`; a fifth is left for the rest."""
    return fact(
        "attributionReport",
        f"rep_{name}",
        asset=about,
        side=side,
        method={"measures": measures},
        residual={"statedPpm": 200_000},
        scores=[{"source": source, "raw": value} for source, value in raw.items()],
    )


def unnamed(party: str, context: str, audience: str = "PUBLIC") -> Fact:
    """Let a party choose not to be named."""
    place = {"audience": audience, "context": context}
    return fact("namingChoice", f"nch_{party}-{context}", party=party, naming="NOT_NAMED", **place)
