"""One step from thing to thing, as the schema has them field by field: what is there, and who may see it."""

from __future__ import annotations

from random import Random

from tests.agreement.asking import Question, Recorded
from tests.reference.journal import THINGS as KINDS
from tests.reference.lineage import LATER, Walk
from tests.reference.naming import CONTAINED, MADE_BY, TRAINING
from tests.reference.steps import TO_EARLIER
from tests.reference.world import AUDITOR

THINGS = "query ($ids: [ID!]!, $k: KnownAt) { nodes(ids: $ids, knownAt: $k) { id } }"
ENTRIES = """
query ($ids: [ID!]!, $k: KnownAt) { datasetVersions(ids: $ids, knownAt: $k) { entries(first: 100) { nodes { item {
  ... on Recording { id } ... on Work { id } ... on Asset { id } } } } } }
"""
RECORDINGS = """
query ($ids: [ID!]!, $k: KnownAt) { recordings(ids: $ids, knownAt: $k) {
  restsOn { type recording { id } }
  inputOf(first: 100) { nodes { asset { id } } } } }
"""
WORKS = """
query ($ids: [ID!]!, $k: KnownAt) { works(ids: $ids, knownAt: $k) {
  contributions(first: 100) { nodes { party { id } } } } }
"""

_TO_EARLIER = {type_.removeprefix("linernotes:") for type_ in TO_EARLIER}


async def agree(world: Recorded, chance: Random) -> None:
    """Ask as somebody, of some time."""
    question = world.question(chance)
    await _same_things(question)
    await _same_entries(question)
    await _same_relations(question)
    await _same_makers(question)


async def _same_things(question: Question) -> None:
    ids = sorted({fact.id for fact in question.recorded.journal if fact.kind in KINDS})
    answer = await question.ask(THINGS, ids=ids)
    assert [one and one["id"] for one in answer["nodes"]] == [id_ if question.shows(id_) else None for id_ in ids]


async def _same_entries(question: Question) -> None:
    ids = question.visible("datasetVersion")
    answer = await question.ask(ENTRIES, ids=ids)
    for id_, version in zip(ids, answer["datasetVersions"], strict=True):
        held = [entry["item"] for entry in question.then.entries_of(id_)]
        seen = [item for item in held if question.naming.shows(item, TRAINING)]
        assert [node["item"]["id"] for node in version["entries"]["nodes"]] == sorted(seen)


async def _same_relations(question: Question) -> None:
    ids = question.visible("recording")
    earlier = Walk(question.then, question.reader, types=["RELATED_TO"])
    later = Walk(question.then, AUDITOR, LATER, types=["USED_INPUT"])
    answer = await question.ask(RECORDINGS, ids=ids)
    for id_, recording in zip(ids, answer["recordings"], strict=True):
        rests_on = {one["recording"]["id"] for one in recording["restsOn"] if _is_to_earlier(one["type"])}
        assets = {node["asset"]["id"] for node in recording["inputOf"]["nodes"]}
        if not question.naming.shows(id_, CONTAINED):
            # Both ends stand on one line, of what is contained.
            assert not rests_on | assets
            continue
        assert rests_on == {there for _, (there, _) in earlier.steps((id_, MADE_BY))}
        made_of_it = {there for _, (there, _) in later.steps((id_, MADE_BY))}
        # Here as contained, while lineage tells of what was made as of something on its own.
        assert assets == {asset for asset in made_of_it if question.naming.shows(asset, CONTAINED)}


def _is_to_earlier(type_: str) -> bool:
    return type_.removeprefix("linernotes_") in _TO_EARLIER


async def _same_makers(question: Question) -> None:
    ids = question.visible("work")
    walk = Walk(question.then, question.reader, types=["MADE"])
    answer = await question.ask(WORKS, ids=ids)
    for id_, work in zip(ids, answer["works"], strict=True):
        makers = {node["party"]["id"] for node in work["contributions"]["nodes"] if node["party"]}
        assert makers == {there for _, (there, _) in walk.steps((id_, MADE_BY))}
