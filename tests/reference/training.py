"""What datasets hold and models were trained on: whose it is, what two have in common, and what is merely possible."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from tests.reference.journal import Fact
from tests.reference.naming import TRAINING, Naming
from tests.reference.world import World

STAGES = ["TRAINING", "VALIDATION", "TEST"]


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


@dataclass(frozen=True)
class Counted:
    """How many entries something has: of a party, or of a party and a role group, a basis, a stage."""

    value: str
    entries: int


def counted_by(
    world: World, naming: Naming, versions: Collection[str], value: Callable[[Fact, Fact], str]
) -> dict[tuple[str, str], int]:
    """Count each party's entries by what a value says of a contribution and an entry."""
    found: dict[tuple[str, str], set[int]] = {}
    for entry in entries(world, versions):
        for contribution in contributions(world, naming, entry):
            key = (contribution["by"]["party"], value(contribution, entry))
            found.setdefault(key, set()).add(entry.seq)
    return {key: len(seqs) for key, seqs in found.items()}


def items(world: World, naming: Naming, versions: Collection[str]) -> set[str]:
    """Return what dataset versions hold and a reader may see."""
    held = {entry["item"] for entry in entries(world, versions)}
    return {item for item in held if naming.shows(item, TRAINING)}


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
