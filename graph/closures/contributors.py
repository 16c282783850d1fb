"""Keeps, for every party, how much each dataset version and each model that learned from it draws on it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.closures.contributor_rows import as_row, from_row, write
from graph.engine.cypher import Statement
from graph.recorder.changes import Writes
from linernotes.drawing import Counts, Draw, draw, recount, together
from linernotes.facts.party import Audience, CreditContext
from linernotes.naming import Reader, label

Numbers = Collection[int]
Draws = dict[int, Draw]
"""How much is drawn on one party, by the number of the dataset version or model version that does."""


_COUNTED = (Reader.AUDITOR, Reader.PUBLIC, Reader.LICENSED)


def _seen_by(audience: Audience) -> str:
    hidden = label((audience, CreditContext.TRAINING))
    return " AND ".join(f"NOT {name}:{hidden}" for name in ("party", "contribution", "credited", "item"))


DRAWN = Statement(
    f"""
    // How many entries of each dataset version some parties contributed to, how many of these are to be trained on, in
    // which ways, and who may know of each. A contribution to a work is one to every recording of it.
    // numbers
    UNWIND $numbers AS number
    MATCH (party:Entity {{number: number}})-[:MADE]->(contribution)-[:TO]->(credited)
    USING INDEX SEEK party:Entity(number)
    CALL (credited) {{
      RETURN credited AS item
      UNION
      MATCH (credited)<-[:RECORDING_OF]-(item) RETURN item
    }}
    MATCH (item)<-[entry:INCLUDES]-(version)
    WITH number, version, entry, contribution.role AS role, entry.stage = 'TRAINING' AS trains,
      {_seen_by(Audience.PUBLIC)} AS public, {_seen_by(Audience.LICENSED)} AS licensed
    RETURN number, version.number, count(DISTINCT entry),
      count(DISTINCT CASE WHEN public THEN entry END), count(DISTINCT CASE WHEN licensed THEN entry END),
      count(DISTINCT CASE WHEN trains THEN entry END),
      count(DISTINCT CASE WHEN trains AND public THEN entry END),
      count(DISTINCT CASE WHEN trains AND licensed THEN entry END),
      collect(DISTINCT [role, entry.basis, entry.stage, public, licensed])
    """,
    name="contributor drawn",
)
TRAINED = Statement(
    """
    // The model versions that learned from some dataset versions.
    // numbers
    UNWIND $numbers AS number MATCH (of:Entity {number: number})<-[:TRAINED_ON]-(model)
    USING INDEX SEEK of:Entity(number) RETURN number, model.number
    """,
    name="contributor trained",
)
KEPT = Statement(
    """
    // The rows that are kept of some parties.
    // numbers
    UNWIND $numbers AS number MATCH ()-[row:DRAWS_ON]->(party:Entity {number: number})
    USING INDEX SEEK party:Entity(number) RETURN properties(row)
    """,
    name="contributor kept",
)


LEAVING = Statement(
    """
    // The parties among some things that go.
    // ids
    UNWIND $ids AS id MATCH (party:Entity:Party {id: id})
    USING INDEX SEEK party:Entity(id) RETURN party.number
    """,
    name="parties that go",
)
LET_GO = Statement(
    """
    // Drops all that is kept of dataset versions and model versions that go.
    // ids
    UNWIND $ids AS id MATCH (of:Entity {id: id})
    USING INDEX SEEK of:Entity(id) WHERE of:DatasetVersion OR of:ModelVersion
    CALL (of) {
      MATCH (of)-[kept:DRAWS_ON|TRAINED_ON|MAY_KNOW|SYNTHETIC_FROM]-() DELETE kept
      UNION ALL
      MATCH (of)<-[:COUNT_OF]-(count) DETACH DELETE count
    }
    """,
    name="let go of contents",
)


@dataclass(slots=True)
class Changed:
    """What recomputing found to be otherwise: rows to write and to delete, and counts of contributors."""

    put: list[dict[str, Any]] = field(default_factory=list)
    gone: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[int, Counts] = field(default_factory=lambda: defaultdict(dict))

    def compare(self, party: int, before: Draws, after: Draws) -> None:
        """Take in how much was and is drawn on a party."""
        for of in sorted({*before, *after}):
            was, now = before.get(of, Draw()), after.get(of, Draw())
            if was == now:
                continue
            recount(was, now, self.counts[of])
            if now.by:
                self.put.append(as_row(of, party, now))
            else:
                self.gone.append({"of": of, "party": party})

    async def write(self, transaction: Writes) -> None:
        """Write the rows and the counts."""
        await write(transaction, put=self.put, gone=self.gone, counts=self.counts)


async def recompute(transaction: Writes, parties: Numbers) -> None:
    """Bring the rows of some parties in line with what stands, for all dataset versions and models."""
    numbers = {"numbers": sorted(parties)}
    after: dict[int, Draws] = {party: {} for party in parties}
    for party, version, *counts, ways in await transaction.run(DRAWN, numbers):
        known, training = (dict(zip(_COUNTED, each, strict=True)) for each in (counts[:3], counts[3:]))
        after[party][version] = draw(known, training, map(_way, ways))
    learned = await _learned(transaction, {version for draws in after.values() for version in draws})
    before = await _kept(transaction, parties)
    changed = Changed()
    for party, draws in sorted(after.items()):
        changed.compare(party, before[party], draws | _of_models(draws, learned))
    await changed.write(transaction)


async def forget(transaction: Writes, ids: Collection[str]) -> None:
    """Drop the rows of parties, dataset versions and model versions that go."""
    await transaction.run(LET_GO, {"ids": sorted(ids)})
    parties = [number for (number,) in await transaction.run(LEAVING, {"ids": sorted(ids)})]
    changed = Changed()
    for party, draws in (await _kept(transaction, parties)).items():
        changed.compare(party, draws, {})
    await changed.write(transaction)


def _way(way: Sequence[Any]) -> tuple[str, str, str, frozenset[Reader]]:
    role, basis, stage, public, licensed = way
    readers = {Reader.AUDITOR: True, Reader.PUBLIC: public, Reader.LICENSED: licensed}
    return role, basis, stage, frozenset(reader for reader, may in readers.items() if may)


async def _learned(transaction: Writes, versions: Numbers) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for version, model in await transaction.run(TRAINED, {"numbers": sorted(versions)}):
        found[version].append(model)
    return found


async def _kept(transaction: Writes, parties: Numbers) -> dict[int, Draws]:
    found: dict[int, Draws] = {party: {} for party in parties}
    for (row,) in await transaction.run(KEPT, {"numbers": sorted(parties)}):
        found[row["party"]][row["of"]] = from_row(row)
    return found


def _of_models(draws: Mapping[int, Draw], learned: Mapping[int, Iterable[int]]) -> Draws:
    """Put together how much each model draws on a party by the dataset versions that it learned from."""
    of: dict[int, list[Draw]] = defaultdict(list)
    for version, each in draws.items():
        for model in learned.get(version, ()):
            of[model].append(each)
    return {model: together(several) for model, several in of.items()}
