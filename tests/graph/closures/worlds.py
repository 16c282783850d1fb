"""Small worlds made by chance: datasets with several versions and models that learn from each other; rights."""

from __future__ import annotations

from random import Random

from tests.oracle.facts import Making, Step, to, world
from tests.oracle.journal import Json
from tests.oracle.rights import add_rights


def worlds_of_datasets(chance: Random) -> list[Step]:
    """Make a small world with more datasets and models, and second thoughts about them."""
    make = _going_on(chance, world(chance))
    recordings, works, assets = (make.things[kind] for kind in ("recording", "work", "asset"))
    versions = [make.thing("datasetVersion", lambda _: {"dataset": to(make.things["dataset"][0]), "version": "2"})]
    for _ in make.times(10, 3):
        entry = {"of": to(make.one(versions)), "item": to(make.one([*recordings, *works, *assets]))}
        basis = make.one(["PUBLIC_DOMAIN", "LICENSED", "UNKNOWN"])
        make.say("datasetEntry", **entry, basis=basis, **make.maybe(stage="VALIDATION"))
    for _ in make.times(2):
        make.say("recordingOf", recording=to(make.one(recordings)), work=to(make.one(works)))
    for number in make.times(3, 1):
        _model(make, [*make.things["datasetVersion"]], number)
    _second_thoughts(make)
    return make.steps


def worlds_of_rights(chance: Random) -> list[Step]:
    """Make a small world in which what something came from is held, and sold."""
    make = _going_on(chance, world(chance))
    add_rights(make)
    return make.steps


def _going_on(chance: Random, steps: list[Step]) -> Making:
    make = Making(chance, steps)
    for step in steps:
        subject = step.fact.get("subject")
        if subject and step.about is None:
            things = make.things.setdefault(step.fact["kind"], [])
            make.first.setdefault(subject["new"]["id"], step.place)
            if subject["new"]["id"] not in things:
                things.append(subject["new"]["id"])
        elif step.about is None:
            make.taken |= {_slot(step.fact)} if step.fact["kind"] in ("datasetEntry", "recordingOf") else set()
    return make


def _slot(fact: Json) -> tuple[str, ...]:
    names = ("of", "item") if fact["kind"] == "datasetEntry" else ("recording", "work")
    return (fact["kind"], fact["source"]["system"], *(str(fact[name]) for name in names))


def _model(make: Making, versions: list[str], number: int) -> None:
    earlier = make.things["modelVersion"]
    told = make.maybe(used=[to(make.one(versions))], learnedFrom=[to(make.one(earlier))])
    told |= make.maybe(startedFrom=[to(make.one(earlier))])
    run = make.thing("trainingRun", lambda _: {"type": "FINE_TUNE", **told})
    model = make.things["model"][0]
    make.thing("modelVersion", lambda _: {"model": to(model), "version": f"more {number}", "producedBy": to(run)})


def _second_thoughts(make: Making) -> None:
    """Correct some runs, generations and entries, and retract some entries of what is not closed."""
    changed = {step.about[1] for step in make.steps if step.about}
    kinds = ("trainingRun", "datasetEntry", "generation", "modelVersion")
    open_version = make.things["datasetVersion"][-1]
    said = [
        step
        for step in make.steps
        if step.fact["kind"] in kinds
        and step.place not in changed
        and step.about is None
        and (step.fact["kind"] != "datasetEntry" or step.fact["of"]["id"] == open_version)
    ]
    for step in make.some(said, most=5):
        name, fact = make.one(_changes(make, step))
        added = make.add(fact | {"source": step.fact["source"]})
        added.after |= {step.place}
        added.about = (name, step.place)


def _changes(make: Making, step: Step) -> list[tuple[str, Json]]:
    fact = step.fact
    if fact["kind"] == "trainingRun":
        return [("corrects", {**fact, "used": [to(make.one(make.things["datasetVersion"]))]})]
    if fact["kind"] == "generation":
        return [("corrects", {**fact, "models": [{"modelVersion": to(make.things["modelVersion"][0])}]})]
    if fact["kind"] == "modelVersion":
        return [("corrects", {**fact, "producedBy": to(make.things["trainingRun"][0])})]
    other = "OWNED" if fact["basis"] != "OWNED" else "UNKNOWN"
    return [("corrects", {**fact, "basis": other}), ("target", {"kind": "retraction"})]
