"""Recordings of which nobody has said the work: those on which the most assets rest stand first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.closures.trace_counts import HITS
from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.reader.context import Audience, CreditContext, Reading
from graph.reader.database import Database
from linernotes.derivatives import HitKind, TraceCertainty

MOST_LOOKED_AT = 100_000
"""How many recordings a page may look at."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a recording stands: after those with more assets, then after those that were recorded earlier."""

    fewer: int
    number: int


BEGINNING = Place(-(2**53), 0)


@dataclass(frozen=True, slots=True)
class Affected:
    """A recording, and how many assets are known to rest on it."""

    id: str
    assets: int
    number: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(-self.assets, self.number)


@dataclass(frozen=True, slots=True)
class Page:
    """Recordings in their order; whether there were too many to look at all of them."""

    recordings: Sequence[Affected]
    is_partial: bool


async def page(
    database: Database, audience: Audience, of: str | None, *, size: int, after: Place, most: int = MOST_LOOKED_AT
) -> tuple[int, Page | None]:
    """Find a party's recordings without a work, or everybody's, beside the seq; None if the party is not there."""
    parameters: dict[str, int | str] = {"size": size, "fewer": after.fewer, "number": after.number, "most": most + 1}
    statement = _recordings(audience, of_party=of is not None)
    if of is not None:
        parameters |= {"of": of}
    ((seq, is_there, looked_at, rows),) = await database.read(statement, parameters, seconds=REQUEST_SECONDS)
    if not is_there:
        return seq, None
    return seq, Page([Affected(*row) for row in rows], is_partial=looked_at > most)


@cache
def _recordings(audience: Audience, *, of_party: bool) -> Statement:
    hidden = Reading(audience).hidden(CreditContext.MADE_BY)

    def seen(name: str) -> str:
        return f"NOT {name}:{hidden}" if hidden else "true"

    party = "OPTIONAL MATCH (party:Entity:Party {id: $of})" + (f" WHERE {seen('party')}" if hidden else "")
    made = f"MATCH (party)-[:MADE]->(made)-[:TO]->(one:Recording) WHERE {seen('made')} RETURN DISTINCT one"
    return Statement(
        f"""
        // Recordings without a work: those on which the most assets rest, then the earliest; after a place.
        // size, fewer, number, most{", of" if of_party else ""}
        MATCH (head:JournalHead {{id: 'head'}})
        {party if of_party else "WITH head, true AS party"}
        WITH head, party, COLLECT {{ {made if of_party else "MATCH (one:Recording) RETURN one"} LIMIT $most }} AS found
        RETURN head.seq, party IS NOT NULL, size(found), COLLECT {{
          UNWIND found AS one WITH one WHERE NOT EXISTS {{ (one)-[:RECORDING_OF]->() }} AND {seen("one")}
          WITH one, reduce(sum = 0, hits IN COLLECT {{
            MATCH (count:TraceCount {{source: one.number, kind: {int(HitKind.ASSET)}}})
            WHERE count.certainty <> {int(TraceCertainty.SIMILAR_UNEXPLAINED)} RETURN count.{HITS[audience]}
          }} | sum + hits) AS assets
          WITH one.id AS id, assets, one.number AS number
          WHERE -assets > $fewer OR (-assets = $fewer AND number > $number)
          RETURN [id, assets, number] ORDER BY assets DESC, number LIMIT $size
        }}
        """,
        name="recordings without a work",
    )
