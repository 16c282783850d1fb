"""What datasets hold and models were trained on: whose it is, what two have in common, and what is merely possible."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tests.reference.journal import Fact
from tests.reference.naming import TRAINING, Naming
from tests.reference.roles import group_of
from tests.reference.world import AUDITOR, World

STAGES = ["TRAINING", "VALIDATION", "TEST"]
BASES = ["LICENSED", "OPEN_LICENCE", "PUBLIC_DOMAIN", "OWNED", "USER_PROVIDED", "CRAWLED", "UNKNOWN"]


def entries(world: World, versions: Collection[str]) -> list[Fact]:
    """List the entries of dataset versions."""
    return [entry for version in sorted(versions) for entry in world.entries_of(version)]


def contributors(world: World, naming: Naming, versions: Collection[str]) -> list[tuple[str, int]]:
    """List the parties that contributed to what dataset versions hold, each with how many entries, most first."""
    theirs = entries_by_party(world, naming, versions)
    counted = [(party, len(seqs)) for party, seqs in theirs.items()]
    return sorted(counted, key=lambda one: (-one[1], world.number(one[0])))


def entries_by_party(world: World, naming: Naming, versions: Collection[str]) -> dict[str, set[int]]:
    """Return the entries that each party has a contribution to, by the party and the seqs of the entries."""
    found: dict[str, set[int]] = {}
    for entry in entries(world, versions):
        for contribution in contributions(world, naming, entry):
            found.setdefault(contribution["by"]["party"], set()).add(entry.seq)
    return found


def contributions(world: World, naming: Naming, entry: Fact) -> list[Fact]:
    """List the contributions of parties to an entry's item, and to the works that it is a recording of."""
    item = entry["item"]
    return [
        contribution
        for credited in (item, *world.works_of(item))
        for contribution in world.contributions(credited)
        if "party" in contribution["by"] and sees_contribution(naming, item, contribution)
    ]


def sees_contribution(naming: Naming, item: str, contribution: Fact) -> bool:
    """Say whether a reader may see on a training line that somebody contributed to an item, or to a work of it."""
    things = (item, contribution["to"], contribution["by"]["party"])
    return naming.shows_contribution(contribution, TRAINING) and all(naming.shows(id_, TRAINING) for id_ in things)


def marks(world: World, naming: Naming, versions: Collection[str]) -> dict[tuple[str, str], set[str]]:
    """Return the parties that contributed in each way: in a group of roles, to an entry on a basis, for a stage."""
    found: dict[tuple[str, str], set[str]] = {}
    for entry in entries(world, versions):
        for contribution in contributions(world, naming, entry):
            group = group_of(contribution["role"])
            for mark in (("ROLE_GROUP", group), ("BASIS", entry["basis"]), ("STAGE", entry["stage"])):
                found.setdefault(mark, set()).add(contribution["by"]["party"])
    return found


# What is in datasets


def tally(world: World, versions: Collection[str], *names: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """Count entries by what they say under some names, and how many of them are synthetic: assets."""
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    for entry in entries(world, versions):
        key = tuple(entry[name] for name in names)
        count, synthetic = found.get(key, (0, 0))
        found[key] = (count + 1, synthetic + (world.kind(entry["item"]) == "Asset"))
    return found


def made_by_models(world: World, versions: Collection[str]) -> list[tuple[str, int]]:
    """List the model versions that made what is synthetic, each with how many entries, most first."""
    assets = [entry["item"] for entry in entries(world, versions) if world.kind(entry["item"]) == "Asset"]
    made = [model for asset in assets for model in world.models_of(asset)]
    return sorted(((model, made.count(model)) for model in set(made)), key=lambda one: (-one[1], one[0]))


Terms = list[tuple[str, str]]
"""On what basis, and for which stage, each entry of an item is included."""


def terms(world: World, versions: Collection[str], item: str) -> Terms:
    """List the terms on which dataset versions include an item."""
    return sorted((entry["basis"], entry["stage"]) for entry in entries(world, versions) if entry["item"] == item)


def holds(world: World, of: str) -> set[str] | None:
    """Return the dataset versions that something holds: a version itself, or what a model version was trained on."""
    if of not in world.things or world.kind(of) not in ("DatasetVersion", "ModelVersion"):
        return None
    return {of} if world.kind(of) == "DatasetVersion" else world.datasets([of])


def side_by_side(world: World, first: Collection[str], second: Collection[str]) -> list[tuple[str, Terms, Terms]]:
    """List all items of two sides by id, with the terms on which each includes it; none if it does not."""
    items = {entry["item"] for entry in entries(world, {*first, *second})}
    return [(item, terms(world, first, item), terms(world, second, item)) for item in sorted(items)]


# What is merely possible


@dataclass(frozen=True)
class Possible:
    """A model that may know a source: by how many entries, and the shortest way to a model whose run used them."""

    model: str
    entries: int
    through: tuple[str, ...]


def ways(world: World, model: str) -> dict[str, tuple[str, ...]]:
    """Return the model versions that one rests on, each with the shortest way to it: the models after the first.

    They are what it started and learned from, and the models that made the assets it was trained on: synthetic data.
    """
    found: dict[str, tuple[str, ...]] = {model: ()}
    for _ in world.all("modelVersion"):
        longer = [(*found[here], there) for here in found for there in _rests_on(world, here) if there not in found]
        for way in sorted(longer, key=lambda way: [world.number(one) for one in way], reverse=True):
            found[way[-1]] = way
    return found


def _rests_on(world: World, model: str) -> set[str]:
    synthetic = {
        maker
        for entry in entries(world, used_by(world, model))
        if entry["stage"] == "TRAINING" and world.kind(entry["item"]) == "Asset"
        for maker in world.models_of(entry["item"])
    }
    return {*world.bases(model), *synthetic}


def used_by(world: World, model: str) -> list[str]:
    """List the dataset versions that the run of a model version itself used."""
    run = world.run(model)
    return [] if run is None else list(run["used"])


def possible(world: World, naming: Naming, source: str, *, actor: str | None = None) -> list[Possible]:
    """List the models that may know a source, the nearest first; of what is the actor's own nothing is hidden."""
    if world.is_own(source, actor):
        naming = Naming(world, AUDITOR)
    if not naming.shows(source, TRAINING):
        return []
    found = []
    for model in world.all("modelVersion"):
        reached = ways(world, model.id)
        theirs = [entry for entry in entries(world, _used(world, reached)) if stands_for(world, naming, entry, source)]
        holding = {entry["of"] for entry in theirs}
        through = [way for other, way in reached.items() if holding & {*used_by(world, other)}]
        if theirs:
            nearest = min(through, key=lambda way: (len(way), [world.number(one) for one in way]))
            found.append(Possible(model.id, len(theirs), nearest))
    return sorted(found, key=lambda one: (len(one.through), world.number(one.model)))


def _used(world: World, models: Collection[str]) -> set[str]:
    return {version for model in models for version in used_by(world, model)}


def stands_for(world: World, naming: Naming, entry: Fact, source: str) -> bool:
    """Say whether an entry is for training with a source: itself, a recording of a work, what a party made."""
    if entry["stage"] != "TRAINING":
        return False
    if world.kind(source) == "Party":
        return any(one["by"]["party"] == source for one in contributions(world, naming, entry))
    of_work = world.recordings_of(source) if world.kind(source) == "Work" else []
    return entry["item"] in (source, *of_work) and naming.shows(entry["item"], TRAINING)


def recordings_without_work(world: World, naming: Naming) -> list[str]:
    """List the recordings that nobody has said the work of, by id."""
    without = [one.id for one in world.all("recording") if not world.works_of(one.id)]
    return [id_ for id_ in without if naming.shows(id_, "MADE_BY")]
