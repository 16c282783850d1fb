"""Small worlds made by chance for tracing: few things, many steps between them, cycles attempted, second thoughts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from random import Random

from tests.oracle.facts import SOURCES, Making, Step, order, to
from tests.oracle.journal import Json
from tests.oracle.rights import add_rights

AUDIENCES = ["PUBLIC", "LICENSED"]
LINES = ["MADE_BY", "CONTAINED", "TRAINING"]
STAGES = ["TRAINING", "TRAINING", "TRAINING", "VALIDATION", "TEST"]
BASES = ["PUBLIC_DOMAIN", "LICENSED", "UNKNOWN"]
RELATIONS = ["IsCoverOf", "ContainsSamplesFrom", "linernotes:IsStemOf", "IsSampledBy", "UserDefined"]
MEASURES = ["INFLUENCE_ESTIMATE", "INFLUENCE_ESTIMATE", "INFLUENCE_ESTIMATE", "DECLARED", "SIMILARITY", "REPLICATION"]
ROLES = {
    "work": ["Composer", "Lyricist", "OriginalPublisher"],
    "recording": ["MainArtist", "Vocalist", "StudioProducer"],
    "asset": ["MainArtist", "Composer", "MixingEngineer"],
}
FREE = ("party", "work", "recording", "file", "release", "dataset", "model")
"""Things that rest on no other."""


def world(chance: Random) -> list[Step]:
    """Make a world; what it attempts and may not be is refused when it is recorded."""
    make = _making(chance)
    _second_thoughts(make)
    return make.steps


def world_of_rights(chance: Random) -> list[Step]:
    """Make a world in which what things came from is held and sold."""
    make = _making(chance)
    add_rights(make)
    _second_thoughts(make)
    return make.steps


def _making(chance: Random) -> Making:
    make = Making(chance)
    for kind, most in (("party", 3), ("work", 3), ("recording", 4), ("file", 2), ("release", 2)):
        for _ in make.times(most, 1):
            make.thing(kind, partial(_described, make, kind))
    for kind in ("dataset", "model"):
        for _ in make.times(2, 1):
            make.thing(kind, lambda name: {"name": name})
    _models(make)
    for _ in make.times(5, 2):
        _asset(make)
    for _ in make.times(4):
        _report(make)
    _statements(make)
    return make


def _described(make: Making, kind: str, name: str) -> Json:
    if kind == "party":
        return {"type": "NaturalPerson", "name": name}
    if kind == "file":
        number = len(make.things["file"])
        return {"sha256": hashlib.sha256(str(number).encode()).hexdigest()}
    return {"title": name}


def _models(make: Making) -> None:
    """Make dataset versions, and model versions each on what was there before."""
    for number in make.times(3, 1):
        make.thing("datasetVersion", partial(_dataset_version, make, number))
    make.things["modelVersion"] = []
    for number in make.times(3, 1):
        run = make.thing("trainingRun", lambda _: _run(make))
        make.thing("modelVersion", partial(_model_version, make, number, run))


def _dataset_version(make: Making, number: int, _: str) -> Json:
    return {"dataset": one(make, "dataset"), "version": str(number)}


def _model_version(make: Making, number: int, run: str, _: str) -> Json:
    told = {"model": one(make, "model"), "version": str(number), "voiceOf": some(make, "party", most=1)}
    return told if make.chance.random() < 0.1 else told | {"producedBy": to(run)}


def one(make: Making, *kinds: str) -> Json:
    """Point at any thing of some kinds."""
    return to(make.one([id_ for kind in kinds for id_ in make.things[kind]]))


def some(make: Making, *kinds: str, most: int, least: int = 0) -> list[Json]:
    """Point at some things of some kinds."""
    there = [id_ for kind in kinds for id_ in make.things.get(kind, [])]
    return [to(id_) for id_ in make.some(there, most=most, least=least)]


def _run(make: Making) -> Json:
    used = {"used": some(make, "datasetVersion", most=2, least=1)}
    bases = {name: some(make, "modelVersion", most=1) for name in ("startedFrom", "learnedFrom")}
    return {"type": "FINE_TUNE", **used, **bases}


def _generation(make: Making) -> Json:
    inputs = [
        {"input": given, "relationship": make.one(["parentOf", "componentOf", "inputTo"])}
        for given in some(make, "recording", "asset", "work", "file", most=3)
    ]
    models = [{"modelVersion": model} for model in some(make, "modelVersion", most=2, least=1)]
    return {"models": models, "inputs": inputs}


def _asset(make: Making) -> None:
    generations = make.things.get("generation", [])
    generation = make.thing("generation", lambda _: _generation(make))
    if generations and make.chance.random() < 0.1:
        generation = make.one(generations)
    made = make.maybe(madeAt=f"2026-01-0{make.chance.randint(1, 3)}T00:00:00.000000Z")
    make.thing("asset", lambda title: {"title": title, "generation": to(generation)} | made)


def _report(make: Making) -> None:
    asset, side = one(make, "asset"), make.one(["MASTER", "COMPOSITION"])
    make.thing("attributionReport", lambda _: {"asset": asset, "side": side} | _scored(make))


def _scored(make: Making) -> Json:
    scored = some(make, "recording", "work", most=4)
    return {
        "reportedBy": one(make, "party"),
        "method": {"family": "TRAK", "measures": make.one(MEASURES), "name": "A method"},
        "candidates": 9,
        "k": 5,
        "residual": make.one([{"unknown": True}, {"statedPpm": 333_333}, {"statedPpm": 0}]),
        "scores": [{"source": source, "raw": make.one(["0.5", "3", "-1", "0.25", "0"])} for source in scored],
    }


def _statements(make: Making) -> None:
    """Say what leads from thing to thing, back to where it began too, and how people want to be named."""
    for _ in make.times(9, 4):
        papers = make.maybe(reliedOn=[{"document": "A paper", "allowsNaming": make.flip()}])
        item, stage = one(make, "recording", "recording", "work", "asset"), make.one(STAGES)
        version, basis = one(make, "datasetVersion"), make.one(BASES)
        make.say("datasetEntry", of=version, item=item, basis=basis, stage=stage, **papers)
    for _ in make.times(4, 1):
        make.say("recordingOf", recording=one(make, "recording", "asset"), work=one(make, "work"))
    for _ in make.times(4):
        make.say(
            "recordingRelation",
            recording=one(make, "recording"),
            related=one(make, "recording"),
            type=make.one(RELATIONS),
        )
    for _ in make.times(3):
        make.say("workDerivation", work=one(make, "work"), derivedFrom=one(make, "work"), type="ArrangementOf")
    for _ in make.times(3):
        make.say("encoding", file=one(make, "file"), of=one(make, "recording", "asset"))
    for _ in make.times(4):
        make.say("releaseContent", release=one(make, "release"), content=one(make, "recording", "asset"), sequence=0)
    for _ in make.times(12, 4):
        _contribution(make)
    for _ in make.times(4):
        naming = make.one(["NOT_NAMED", "NOT_NAMED", "NAMED", "LINKED"])
        place = {"audience": make.one(AUDIENCES), "context": make.one(LINES)}
        make.say("namingChoice", party=one(make, "party"), naming=naming, **place)


def _contribution(make: Making) -> None:
    kind = make.one(list(ROLES))
    by: Json = make.one([{"party": None}, {"party": None}, {"modelVersion": None}, {"special": "Traditional"}])
    if "party" in by:
        by = {"party": one(make, "party")}
    if "modelVersion" in by:
        by = {"modelVersion": one(make, "modelVersion")}
    make.say("contribution", to=one(make, kind), by=by, role=make.one(ROLES[kind]))


def _second_thoughts(make: Making) -> None:
    """Correct and retract what was said, corrections too, and say it again; what it comes to is for chance."""
    for _ in make.times(8):
        step = make.one(make.steps)
        if step.fact["kind"] == "retraction":
            continue
        told = {name: value for name, value in step.fact.items() if name != "corrects"}
        if make.flip():
            about, fact = "target", {"kind": "retraction", "source": step.fact["source"]}
        else:
            about, fact = "corrects", told | _otherwise(make, step.fact["kind"])
        added = make.add(fact)
        added.after.add(step.place)
        added.about = (about, step.place)
        if about == "target" and make.flip():
            make.add(told).after.add(added.place)


def _otherwise(make: Making, kind: str) -> Json:
    """Say something else of the same thing, or between the same things."""
    match kind:
        case "generation":
            return _generation(make)
        case "trainingRun":
            return _run(make)
        case "attributionReport":
            return _scored(make)
        case "asset":
            return {"generation": one(make, "generation")}
        case "modelVersion":
            return {"producedBy": one(make, "trainingRun")}
        case "datasetVersion":
            return {"dataset": one(make, "dataset")}
        case "datasetEntry":
            return {"stage": make.one(STAGES), "basis": make.one(BASES)}
        case "contribution":
            return {"by": {"party": one(make, "party")}}
        case "namingChoice":
            return {"naming": make.one(["NAMED", "NOT_NAMED"])}
        case "recordingRelation":
            return {"related": one(make, "recording")}
        case _:
            return {"source": make.one(SOURCES)} if kind not in FREE else {}


def batches(chance: Random, steps: Sequence[Step]) -> list[list[Step]]:
    """Put the facts into any order in which each comes after what it names; a retraction comes alone."""
    found: list[list[Step]] = []
    for batch in order(chance, steps):
        alone = 1 if batch[0].fact["kind"] == "retraction" else len(batch)
        joins = bool(found) and batch[0].about is None and len(found[-1]) > 1 and chance.random() < 0.5
        found[-1:] = [[*found[-1], *batch]] if joins else [*found[-1:], batch[:alone]]
        found += [batch[alone:]] if batch[alone:] else []
    return found
