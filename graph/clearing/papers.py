"""The papers that what is cleared rests on: for how many items each, when it was signed, and when it was recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from graph.clearing.subjects import Subject
from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.reader.database import Database
from linernotes.rights.clearance import Clearance
from linernotes.rights.record import Record

Json = dict[str, Any]

MOST: Final = 100
"""How many papers are listed, those first on which most items rest."""

RECORDED: Final = Statement(
    """
    // When papers were first recorded.
    // ids
    UNWIND $ids AS id MATCH (one:Entity|Was {id: id})
    WITH id, min(one.fromSeq) AS seq
    CALL (seq) {
      MATCH (entry:JournalEntry) WHERE entry.lastSeq >= seq
      RETURN entry.recordedAt AS recordedAt ORDER BY entry.lastSeq LIMIT 1
    }
    RETURN id, recordedAt
    """,
    name="papers recorded",
)


@dataclass(slots=True)
class Papers:
    """Counts the papers that items rest on, and hears when each was signed."""

    is_done: ClassVar[bool] = False
    items: Counter[str] = field(default_factory=Counter)
    signed: dict[str, str | None] = field(default_factory=dict)

    def take(self, _subject: Subject, clearance: Clearance) -> None:
        """Count what one item rests on, once each."""
        by = {paper for met in clearance.requirements for paper in met.by}
        self.items.update(by)
        new = by - self.signed.keys()
        if new:
            found = _signed(clearance.requirements[0].judgement.hearing.bench.record)
            self.signed |= {paper: found.get(paper) for paper in new}

    async def told(self, database: Database) -> list[Json]:
        """List those on which most items rest, then by id."""
        listed = sorted(self.items.items(), key=lambda one: (-one[1], one[0]))[:MOST]
        asked = {"ids": sorted(paper for paper, _ in listed)}
        recorded = dict(await database.read(RECORDED, asked, seconds=REQUEST_SECONDS))
        return [
            {"paper": paper, "items": items, "signedAt": self.signed[paper], "recordedAt": recorded.get(paper)}
            for paper, items in listed
        ]


def _signed(record: Record) -> Mapping[str, str | None]:
    """Say of clauses when their agreement was signed, and of decisions when they were given."""
    agreements = record.agreement
    clauses = {one.id: agreements[one.agreement].signed_at for one in record.clauses if one.agreement in agreements}
    return clauses | {one.id: one.given_at for one in record.consents}
