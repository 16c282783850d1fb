"""Reads everything that a database holds as canonical rows, and digests them by label and type in any order."""

import hashlib
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

import orjson

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.vocabulary import DERIVED_EDGES, DERIVED_NODES, DERIVED_PROPERTIES

BUCKETS = 256
"""Rows of one label or type are digested in so many parts, so that a difference is looked for in one of them only."""

_KEY = (
    "coalesce(toStringOrNull(NODE.id), toStringOrNull(NODE.seq), toStringOrNull(NODE.firstSeq), "
    "toStringOrNull(NODE.number), '?') "
    "+ CASE WHEN NODE:Was THEN '@' + coalesce(toStringOrNull(NODE.toSeq), '?') ELSE '' END"
)
NODES = Statement(
    f"""
    // Every node but the journal's entries, which are checked byte by byte, and the closures.
    // Parameters: none.
    MATCH (node) WHERE NOT node:JournalEntry|{"|".join(DERIVED_NODES)}
    RETURN labels(node), {_KEY.replace("NODE", "node")}, properties(node)
    """,
    name="dump of nodes",
)
ENTRY_LABELS = Statement(
    """
    // The journal's entries, without what they say.
    // Parameters: none.
    MATCH (entry:JournalEntry) RETURN labels(entry), toStringOrNull(entry.firstSeq), {}
    """,
    name="dump of entries",
)
RELATIONSHIPS = Statement(
    f"""
    // Every relationship with the keys of its ends; the closures are left out.
    // Parameters: none.
    MATCH (start)-[edge]->(end) WHERE NOT edge:{"|".join(DERIVED_EDGES)}
    RETURN type(edge), {_KEY.replace("NODE", "start")}, {_KEY.replace("NODE", "end")}, properties(edge)
    """,
    name="dump of relationships",
)

# When the schema was made, and how often the graph was made anew, is of the database, not of the record.
_LEFT_OUT = {"Migration": {"appliedAt"}, "JournalHead": {"rebuilds"}}
_NOT_A_KIND = ("Entity", "Was", "Former", "Said")


@dataclass(frozen=True, slots=True)
class Row:
    """A node or relationship: what it is (`group`), the key that it is found by, and everything that it says."""

    group: str
    key: str
    content: dict[str, Any]

    @property
    def bucket(self) -> int:
        """The part of its group's digest that the row belongs to."""
        return hashlib.sha256(self.key.encode()).digest()[0]

    def digest(self) -> int:
        """Return the SHA-256 of the row's canonical bytes, as a number."""
        canonical = orjson.dumps([self.group, self.key, self.content], default=_not_plain, option=orjson.OPT_SORT_KEYS)
        return int.from_bytes(hashlib.sha256(canonical).digest())


@dataclass(slots=True)
class Digests:
    """The count and the sum (mod 2^256) of the digests of all rows, by group and bucket: the same in any order."""

    parts: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Take in a row."""
        part = (row.group, row.bucket)
        count, total = self.parts.get(part, (0, 0))
        self.parts[part] = (count + 1, (total + row.digest()) % 2**256)

    def counts(self) -> dict[str, int]:
        """Return how many rows each group has, by name."""
        counts: dict[str, int] = {}
        for (group, _), (count, _) in sorted(self.parts.items()):
            counts[group] = counts.get(group, 0) + count
        return counts

    def differ_from(self, others: "Digests") -> list[tuple[str, int]]:
        """List the parts (group, bucket) in which these and others are not the same, in order."""
        return sorted(part for part in {*self.parts, *others.parts} if self.parts.get(part) != others.parts.get(part))


async def rows_of_all(database: Database) -> AsyncGenerator[Row]:
    """Yield everything that a database holds, row by row in no order; memory does not bound how much."""
    for statement in (NODES, ENTRY_LABELS):
        async with aclosing(database.stream(statement)) as nodes:
            async for labels, key, properties in nodes:
                yield _node(labels, key, properties)
    async with aclosing(database.stream(RELATIONSHIPS)) as relationships:
        async for type_, start, end, properties in relationships:
            derived = DERIVED_PROPERTIES.get(type_.removesuffix("_WAS"), ())
            kept = {name: value for name, value in properties.items() if name not in derived}
            yield Row(f"[:{type_}]", f"{start} > {end} #{kept.get('fact', '')}", kept)


async def digests_of(database: Database) -> Digests:
    """Digest everything that a database holds."""
    digests = Digests()
    async with aclosing(rows_of_all(database)) as rows:
        async for row in rows:
            digests.add(row)
    return digests


def _node(labels: Iterable[str], key: str | None, properties: dict[str, Any]) -> Row:
    names = sorted(labels)
    kind = ":".join(name for name in names if name not in _NOT_A_KIND and not name.startswith("Withheld"))
    left_out = _LEFT_OUT.get(kind, set())
    kept = {name: value for name, value in properties.items() if name not in left_out}
    return Row(f"(:{kind})", key or "?", {"labels": names, "properties": kept})


def _not_plain(value: object) -> str:
    """Write a value that the record never holds, so that it makes a difference and not a failure."""
    return f"{type(value).__name__} {value!r}"
