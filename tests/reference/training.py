"""What datasets hold and models were trained on: whose it is, what two have in common, and what is merely possible."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tests.reference.journal import Fact
from tests.reference.naming import TRAINING, Naming
from tests.reference.roles import group_of
from tests.reference.world import World

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
    """A model that was trained on a source: how many entries of it, and the shortest way to a model that used them."""

    model: str
    entries: int
    assets: tuple[str, ...]


def closure(world: World, model: str) -> set[str]:
    """Return the model versions that one rests on, itself included.

    They are what it started and learned from, and the models that made the assets it was trained on: synthetic data.
    """
    found = {model}
    while True:
        synthetic = {
            maker
            for entry in entries(world, world.datasets(sorted(found)))
            if entry["stage"] == "TRAINING" and world.kind(entry["item"]) == "Asset"
            for maker in world.models_of(entry["item"])
        }
        more = world.rests_on(sorted(found)) | synthetic
        if more <= found:
            return found
        found |= more


def possible(world: World, source: str) -> list[Possible]:
    """List the models that a source was trained into, by id."""
    wanted = stands_for(world, source)
    found = []
    for model in world.all("modelVersion"):
        versions = world.datasets(sorted(closure(world, model.id)))
        theirs = [one for one in entries(world, versions) if one["stage"] == "TRAINING" and one["item"] in wanted]
        assets = tuple(asset.id for asset in world.all("asset") if model.id in world.models_of(asset.id))
        if theirs:
            found.append(Possible(model.id, len(theirs), assets))
    return found


def stands_for(world: World, source: str) -> set[str]:
    """Return what stands in a dataset for a source: itself, the recordings of a work, all that a party made."""
    if world.kind(source) == "Party":
        made = [one["to"] for one in world.all("contribution") if one["by"].get("party") == source]
        return {one for item in made for one in stands_for(world, item)}
    of_work = world.recordings_of(source) if world.kind(source) == "Work" else []
    return {source, *of_work}


def recordings_without_work(world: World, naming: Naming) -> list[str]:
    """List the recordings that nobody has said the work of, by id."""
    without = [one.id for one in world.all("recording") if not world.works_of(one.id)]
    return [id_ for id_ in without if naming.shows(id_, "MADE_BY")]
