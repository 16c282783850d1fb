"""How it is written down how much a dataset version or model draws on a party, and how many contributors it has."""

from collections.abc import Mapping
from typing import Any, Final

from graph.engine.cypher import Statement
from graph.recorder.changes import Writes
from linernotes.drawing import Counts, Draw, Seen
from linernotes.naming import Reader

RANK: Final[Mapping[Reader, str]] = {
    Reader.AUDITOR: "rank",
    Reader.PUBLIC: "rankPublic",
    Reader.LICENSED: "rankLicensed",
}
"""The property that orders a page before each reader, the most entries first, then by the party's number."""

_PARTIES: Final = 2**32
"""More than there will be facts: a rank is both keys in one, so that a page can begin at any place of an index."""

MARKS: Final[Mapping[Reader, str]] = {
    Reader.AUDITOR: "marks",
    Reader.PUBLIC: "marksPublic",
    Reader.LICENSED: "marksLicensed",
}
"""The property that says for each reader, as bits of linernotes.drawing.MARKS, in which ways a party contributed."""

TRAINING: Final[Mapping[Reader, str]] = {
    Reader.AUDITOR: "training",
    Reader.PUBLIC: "trainingPublic",
    Reader.LICENSED: "trainingLicensed",
}
"""The property that says for each reader how many of the entries are to be trained on."""

COUNT: Final[Mapping[Reader, str]] = {
    Reader.AUDITOR: "all",
    Reader.PUBLIC: "public",
    Reader.LICENSED: "licensed",
}
"""The property of a count of contributors that says how many a reader may know of."""

PUT = Statement(
    """
    // Says how much dataset versions and models draw on parties.
    // rows
    UNWIND $rows AS row MATCH (of:Entity {number: row.of}) MATCH (party:Entity {number: row.party})
    MERGE (of)-[draws:DRAWS_ON]->(party) SET draws = row
    """,
    name="contributor_row put",
)
DELETE = Statement(
    """
    // Says no longer that some dataset versions and models draw on some parties.
    // rows
    UNWIND $rows AS row MATCH ()-[draws:DRAWS_ON]->(party:Entity {number: row.party})
    USING INDEX SEEK party:Entity(number) WHERE draws.of = row.of
    DELETE draws
    """,
    name="contributor_row delete",
)
RECOUNT = Statement(
    """
    // Changes how many contributors dataset versions and models have; a count of nobody goes.
    // rows
    UNWIND $rows AS row
    MATCH (of:Entity {number: row.of})
    MERGE (count:ContributorCount {of: row.of, by: row.by, value: row.value})
    ON CREATE SET count.all = 0, count.public = 0, count.licensed = 0
    MERGE (count)-[:COUNT_OF]->(of)
    SET count.all = count.all + row.all, count.public = count.public + row.public,
      count.licensed = count.licensed + row.licensed
    WITH count WHERE count.all = 0 DETACH DELETE count
    """,
    name="contributor_row recount",
)


def rank(entries: int, party: int) -> int:
    """Return where a party with so many entries stands."""
    return party - entries * _PARTIES


def entries_at(place: int) -> int:
    """Return how many entries a party has whose rank this is."""
    return -(place // _PARTIES)


def as_row(of: int, party: int, draw: Draw) -> dict[str, Any]:
    """Return the properties that say how much is drawn on a party; what a reader may not know of has none."""
    row: dict[str, Any] = {"of": of, "party": party}
    for reader, seen in draw.by.items():
        row |= {RANK[reader]: rank(seen.entries, party), MARKS[reader]: seen.marks, TRAINING[reader]: seen.training}
    return row


def from_row(row: Mapping[str, Any]) -> Draw:
    """Read what `as_row` wrote."""
    ranked = {reader: row[RANK[reader]] for reader in Reader if RANK[reader] in row}
    return Draw(
        {reader: Seen(entries_at(place), row[MARKS[reader]], row[TRAINING[reader]]) for reader, place in ranked.items()}
    )


async def write(
    transaction: Writes,
    *,
    put: list[dict[str, Any]],
    gone: list[dict[str, Any]],
    counts: Mapping[int, Counts],
) -> None:
    """Write and delete rows, and change counts of contributors by what they change."""
    if gone:
        await transaction.run(DELETE, {"rows": gone})
    if put:
        await transaction.run(PUT, {"rows": put})
    rows = [
        {"of": of, "by": by, "value": value} | {COUNT[reader]: change.get(reader, 0) for reader in Reader}
        for of, changes in sorted(counts.items())
        for (by, value), change in sorted(changes.items())
        if any(change.values())
    ]
    if rows:
        await transaction.run(RECOUNT, {"rows": rows})
