"""What datasets and models draw on, recomputed from the facts by a slow, obvious walk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from linernotes.vocabularies.role_tables import group_of
from linernotes.vocabularies.roles import ContributorRole
from tests.oracle.journal import Said
from tests.oracle.withholding import works_of
from tests.oracle.world import World

AUDIENCES = ("AUDITOR", "PUBLIC", "LICENSED")


@dataclass(slots=True)
class Drawn:
    """What an audience may know of what is drawn on a party: the entries, by seq, and in which ways."""

    entries: set[int] = field(default_factory=set)
    ways: set[tuple[str, str]] = field(default_factory=set)


Contributors = dict[tuple[str, str], dict[str, tuple[int, frozenset[tuple[str, str]]]]]
"""By dataset version or model and party: for each audience how many entries, and in which ways."""


def trained_on(world: World) -> dict[str, set[str]]:
    """Say which dataset versions each model version was trained on."""
    return {str(each.id): set(_versions(world, str(each.id))) for each in world.things("modelVersion")}


def _versions(world: World, model: str) -> Iterator[str]:
    said = world.thing(model)
    run = world.thing(said.fact.get("producedBy", "")) if said else None
    if run is not None:
        yield from run.fact.get("used", [])
        for earlier in [*run.fact.get("startedFrom", []), *run.fact.get("learnedFrom", [])]:
            yield from _versions(world, earlier)


@lru_cache(maxsize=1)
def contributors(world: World) -> Contributors:
    """Say how much each dataset version and each model draws on each party."""
    drawn: dict[tuple[str, str, str], Drawn] = defaultdict(Drawn)
    for start, entry in _entries(world):
        for party, role, audience in _drawn_on(world, entry):
            one = drawn[start, party, audience]
            one.entries.add(entry.seq)
            one.ways |= {
                ("ROLE_GROUP", group_of(ContributorRole(role)).value),
                ("BASIS", entry.fact["basis"]),
                ("STAGE", entry.fact.get("stage", "TRAINING")),
            }
    found: Contributors = defaultdict(dict)
    for (start, party, audience), each in drawn.items():
        found[start, party][audience] = (len(each.entries), frozenset(each.ways))
    return dict(found)


def _drawn_on(world: World, entry: Said) -> Iterator[tuple[str, str, str]]:
    """List who contributed to an entry, in which role, and before whom that may be said."""
    item = entry.fact["item"]
    for credited in (item, *works_of(world, item)):
        for said in world.stated("contribution", to=credited):
            party = said.fact["by"].get("party")
            for audience in AUDIENCES if party else ():
                things = (item, credited, str(said.id), party)
                if not any((audience, "TRAINING") in world.withheld.get(id_, set()) for id_ in things):
                    yield party, said.fact["role"], audience


def contributor_counts(found: Contributors) -> dict[tuple[str, str, str], dict[str, int]]:
    """Count the contributors of each dataset version and model: all, and by each way."""
    counts: dict[tuple[str, str, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys(AUDIENCES, 0))
    for (start, _), seen in found.items():
        for audience, (_, ways) in seen.items():
            for by, value in [("", ""), *ways]:
                counts[start, by, value][audience] += 1
    return dict(counts)


def entry_counts(world: World) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Count the entries of each dataset version and model by basis and stage: all, and those that models made."""
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for of, said in _entries(world):
        count = counts[of, said.fact["basis"], said.fact.get("stage", "TRAINING")]
        count[0] += 1
        count[1] += said.fact["item"].startswith("ast_")
    return {key: (all_, made) for key, (all_, made) in counts.items()}


def synthetic(world: World) -> Counter[tuple[str, str]]:
    """Count the entries of each dataset version and model that each model version made."""
    made = Counter[tuple[str, str]]()
    for of, said in _entries(world):
        asset = world.thing(said.fact["item"])
        generation = world.thing(asset.fact.get("generation", "")) if asset else None
        if generation is not None:
            made.update((of, model) for model in {use["modelVersion"] for use in generation.fact["models"]})
    return made


def _entries(world: World) -> Iterator[tuple[str, Said]]:
    """List the entries of each dataset version, and of each model those of all that it was trained on."""
    models = trained_on(world)
    for said in world.stated("datasetEntry"):
        version = said.fact["of"]
        yield version, said
        yield from ((model, said) for model, versions in models.items() if version in versions)
