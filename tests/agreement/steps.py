"""One step from thing to thing, as the schema has them field by field: what is there, and who may see it."""

from __future__ import annotations

from random import Random

from tests.agreement.asking import READERS, Recorded
from tests.reference.lineage import LATER, Walk
from tests.reference.naming import CONTAINED, MADE_BY, TRAINING, Naming
from tests.reference.steps import TO_EARLIER

THINGS = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
ENTRIES = """
query ($ids: [ID!]!) { datasetVersions(ids: $ids) { entries(first: 100) { nodes { item {
  ... on Recording { id } ... on Work { id } ... on Asset { id } } } } } }
"""
RESTS_ON = "query ($ids: [ID!]!) { recordings(ids: $ids) { restsOn { type recording { id } } } }"
INPUT_OF = "query ($ids: [ID!]!) { recordings(ids: $ids) { inputOf(first: 100) { nodes { asset { id } } } } }"
MADE = "query ($ids: [ID!]!) { works(ids: $ids) { contributions(first: 100) { nodes { party { id } } } } }"


async def agree(world: Recorded, chance: Random) -> None:
    """Ask one of the readers' questions."""
    reader = chance.choice(READERS)
    await _same_things(world, reader)
    await _same_entries(world, reader)
    await _same_relations(world, reader)
    await _same_makers(world, reader)


async def _same_things(world: Recorded, reader: str) -> None:
    ids = sorted(world.then().things)
    answer = await world.ask(reader, THINGS, ids=ids)
    naming = Naming(world.then(), reader)
    assert [one and one["id"] for one in answer["nodes"]] == [
        id_ if naming.shows(id_, MADE_BY) else None for id_ in ids
    ]


async def _same_entries(world: Recorded, reader: str) -> None:
    then, naming = world.then(), Naming(world.then(), reader)
    ids = [one.id for one in then.all("datasetVersion")]
    answer = await world.ask(reader, ENTRIES, ids=ids)
    for id_, version in zip(ids, answer["datasetVersions"], strict=True):
        held = [entry["item"] for entry in then.entries_of(id_) if naming.shows(entry["item"], TRAINING)]
        assert [node["item"]["id"] for node in version["entries"]["nodes"]] == sorted(held)


async def _same_relations(world: Recorded, reader: str) -> None:
    then, naming = world.then(), Naming(world.then(), reader)
    ids = [one.id for one in then.all("recording") if naming.shows(one.id, MADE_BY)]
    walk = Walk(then, reader, types=["RELATED_TO"])
    answer = await world.ask(reader, RESTS_ON, ids=ids)
    for id_, recording in zip(ids, answer["recordings"], strict=True):
        rests_on = {one["recording"]["id"] for one in recording["restsOn"] if _word(one["type"]) in _TO_EARLIER}
        assert rests_on == {there for _, (there, _) in walk.steps((id_, MADE_BY)) if naming.shows(id_, CONTAINED)}
    later = Walk(then, reader, LATER, types=["USED_INPUT"])
    answer = await world.ask(reader, INPUT_OF, ids=ids)
    for id_, recording in zip(ids, answer["recordings"], strict=True):
        assets = {node["asset"]["id"] for node in recording["inputOf"]["nodes"]}
        assert assets == {there for _, (there, _) in later.steps((id_, MADE_BY))}


_TO_EARLIER = {type_.removeprefix("linernotes:") for type_ in TO_EARLIER}


def _word(type_: str) -> str:
    return type_.removeprefix("linernotes_")


async def _same_makers(world: Recorded, reader: str) -> None:
    then, naming = world.then(), Naming(world.then(), reader)
    ids = [one.id for one in then.all("work") if naming.shows(one.id, MADE_BY)]
    walk = Walk(then, reader, types=["MADE"])
    answer = await world.ask(reader, MADE, ids=ids)
    for id_, work in zip(ids, answer["works"], strict=True):
        makers = {node["party"]["id"] for node in work["contributions"]["nodes"] if node["party"]}
        assert makers == {there for _, (there, _) in walk.steps((id_, MADE_BY))}
