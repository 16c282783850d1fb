"""Freezing a dataset version: its count and root are computed from what it includes, and must be what the fact says."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.engine.cypher import Statement
from graph.engine.database import PLANNING_SECONDS
from graph.reader.database import Database
from graph.recorder.acceptance import Decision
from graph.recorder.apply import source_key
from graph.recorder.changes import Writes
from graph.recorder.gate import Moved
from graph.recorder.statements import KEYED
from linernotes.facts.base import Fact
from linernotes.facts.dataset import DatasetFrozen
from linernotes.facts.walk import references

_PAGE = 10_000

HEAD = Statement("MATCH (head:JournalHead {id: 'head'}) RETURN head.seq", name="head")
ENTRIES = Statement(
    """
    // A page of what a dataset version includes, out of an index, by item and fact.
    // version, item, fact, size
    MATCH ()-[entry:INCLUDES]->() USING INDEX SEEK entry:INCLUDES(of, item, fact)
    WHERE entry.of = $version AND entry.item >= $item AND entry.fact > 0
      AND (entry.item > $item OR entry.fact > $fact)
    RETURN entry.item, entry.fact, entry.basis, entry.stage
    ORDER BY entry.of, entry.item, entry.fact LIMIT $size
    """
)
CHANGED_SINCE = Statement(
    """
    // Whether a fact that can change what versions include has arrived since a seq.
    // seq
    MATCH (fact:Fact) WHERE fact.seq > $seq AND fact.kind IN ['datasetEntry', 'datasetClosed', 'retraction']
    RETURN fact.seq LIMIT 1
    """
)


@dataclass(slots=True)
class Roots:
    """Count and root of each version that a batch freezes, as they stood at a seq."""

    seq: int = 0
    by_version: dict[str, tuple[int, str]] = field(default_factory=dict)


async def roots_of(database: Database, facts: Sequence[Fact]) -> Roots:
    """Compute count and root of each version that a batch freezes, by id or key; outside any transaction."""
    named = [
        (fact, reference) for fact in facts if isinstance(fact, DatasetFrozen) for _, reference in references(fact)
    ]
    if not named:
        return Roots()
    keys = [
        source_key(reference.key.source or fact.source.system, reference.key.key)
        for fact, reference in named
        if reference.key is not None
    ]
    versions = {reference.id for _, reference in named if reference.id is not None}
    versions |= {id_ for _, id_ in await database.read(KEYED, {"keys": keys}, seconds=PLANNING_SECONDS)}
    ((seq,),) = await database.read(HEAD, {}, seconds=PLANNING_SECONDS)
    return Roots(seq, {version: await root_of(database, version) for version in sorted(versions)})


async def root_of(database: Database, version: str) -> tuple[int, str]:
    """Return how many entries a version has, and the SHA-256 over its lines `item basis stage`, sorted, one each."""
    digest, count, item, fact = hashlib.sha256(), 0, "", 0
    kept: list[str] = []
    while True:
        parameters = {"version": version, "item": item, "fact": fact, "size": _PAGE}
        rows = await database.read(ENTRIES, parameters, seconds=PLANNING_SECONDS)
        count += len(rows)
        lines = kept + [f"{id_} {basis} {stage}\n" for id_, _, basis, stage in rows]
        whole = len(rows) < _PAGE
        if not whole:
            item, fact = rows[-1][:2]
        # The entries of the last item may go on, on the next page.
        kept = [] if whole else [line for line in lines if line.startswith(f"{item} ")]
        digest.update("".join(sorted(lines[: len(lines) - len(kept)])).encode())
        if whole:
            return count, digest.hexdigest()


async def check_freezing(transaction: Writes, decision: Decision, roots: Roots) -> None:
    """Refuse a freezing whose count or root is not what the version includes; raises Moved if it may be no longer."""
    freezing = [item for item in decision.accepted if isinstance(item.fact, DatasetFrozen)]
    if not freezing:
        return
    moved = bool(await transaction.run(CHANGED_SINCE, {"seq": roots.seq}))
    for item in freezing:
        assert isinstance(item.fact, DatasetFrozen)
        computed = roots.by_version.get(item.references.get("/of", ""))
        if computed is None:
            words = "a version is frozen by its id or key, in a batch after the one that closed it"
            decision.refuse(item.place, "/of", "FREEZE_ALONE", words)
        elif moved:
            raise Moved
        elif computed != (item.fact.count, item.fact.root):
            words = f"the version has {computed[0]} entries with the root {computed[1]}"
            decision.refuse(item.place, "/root", "OTHER_ROOT", words)
