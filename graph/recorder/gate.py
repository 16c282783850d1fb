"""The gate: nothing is frozen, trained or released that is not cleared, unless it is known as a violation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from graph.engine.cypher import Statement
from graph.recorder.acceptance import Decision
from graph.recorder.accepted import Accepted
from graph.recorder.changes import Writes
from graph.recorder.journal import Written
from graph.recorder.judged import RESTS_ON, case_of, subject_of
from graph.recorder.verdict import Verdict, Verdicts
from linernotes.facts.rights.authorization import Authorization
from linernotes.facts.rights.violation import KnownViolation

ARRIVED_SINCE: Final = Statement(
    """
    // Whether a fact of some kinds has arrived since a seq.
    // seq, kinds
    MATCH (fact:Fact) WHERE fact.seq > $seq AND fact.kind IN $kinds
    RETURN fact.seq LIMIT 1
    """,
    name="facts that a verdict rests on",
)
MARKED: Final = Statement(
    """
    // The facts of versions, runs and assets that nobody judged, and by how many facts they are known as violations.
    // ids, leaving
    UNWIND $ids AS id MATCH (one:Entity {id: id})
    CALL (one) {
      MATCH (one)<-[:FREEZES]-(frozen) RETURN frozen.fact AS seq
      UNION WITH one WHERE one:TrainingRun RETURN one.fact AS seq
      UNION MATCH (one)<-[held:CONTAINS]-() RETURN held.fact AS seq
    }
    MATCH (fact:Fact {seq: seq}) WHERE fact.judgedSeq IS NULL AND NOT seq IN $leaving
    AND NOT EXISTS { MATCH (one)<-[marks:VIOLATION_OF]-() WHERE NOT marks.fact IN $leaving }
    RETURN id, min(seq)
    """,
    name="what is marked as a violation",
)
NOT_CLEARED: Final = frozenset({"NOT_CLEARED", "NOT_ON_RECORD", "TOLD_TOGETHER"})
"""The rules by which the gate refuses what is not known as a violation."""

_KNOWN: Final = "or say in the same batch why it is on record all the same (knownViolation)"


class Moved(Exception):
    """Raised when what was read for a batch may have changed before it was its turn: it is to be read again."""


async def check_gate(transaction: Writes, decision: Decision, known: Collection[str], verdicts: Verdicts) -> None:
    """Refuse what is not cleared; what is, carries the seq that its verdict was found at. Raises Moved."""
    judged = [item for item in decision.accepted if _asks(item, known)]
    if not judged:
        return
    if await transaction.run(ARRIVED_SINCE, {"seq": verdicts.seq, "kinds": sorted(RESTS_ON)}):
        raise Moved
    told = min((item.place for item in decision.accepted if item.fact.kind in RESTS_ON), default=None)
    for item in judged:
        if told is not None and told < item.place:
            words = f"fact {told} of the batch may change its verdict: record that in a batch before, {_KNOWN}"
            decision.refuse(item.place, "", "TOLD_TOGETHER", words)
        else:
            _check(item, verdicts.by_place.get(item.place), decision)
    found = {item.place: verdicts.by_place[item.place].found for item in judged if item.place in verdicts.by_place}
    decision.accepted = [replace(item, judged=found.get(item.place)) for item in decision.accepted]


def _asks(item: Accepted, known: Collection[str]) -> bool:
    if case_of(item.fact, item.references) is None:
        return False
    return subject_of(item.fact, item.own, item.references) not in known


def _check(item: Accepted, verdict: Verdict | None, decision: Decision) -> None:
    case = case_of(item.fact, item.references)
    if verdict is None or case is None:
        raise Moved
    if verdict.found is None:
        words = f"it is judged by what is on record: record it in a batch before, {_KNOWN}"
        decision.refuse(item.place, "", "NOT_ON_RECORD", words)
    elif not verdict.is_of(case):
        raise Moved
    elif verdict.cleared < verdict.items and not isinstance(item.fact, Authorization):
        words = f"{verdict.words}: `clearance` lists them; have what they lack on record first, {_KNOWN}"
        decision.refuse(item.place, "", "NOT_CLEARED", words, candidates=verdict.lacking)


async def check_marks(transaction: Writes, decision: Decision, leaving: Mapping[int, Written]) -> None:
    """Refuse to take the only mark away from what stands though it was not cleared, unless the batch sets another."""
    marks = {fact.references["/of"]: seq for seq, fact in leaving.items() if isinstance(fact.fact, KnownViolation)}
    for item in decision.accepted:
        if isinstance(item.fact, KnownViolation):
            marks.pop(item.references["/of"], None)
    if not marks:
        return
    places = {item.fact.corrects or item.target: item.place for item in decision.accepted}
    parameters = {"ids": sorted(marks), "leaving": sorted(leaving)}
    for id_, seq in await transaction.run(MARKED, parameters):
        words = f"fact {seq} stands though it was not cleared: retract it in the same batch, or keep what says so"
        decision.refuse(places[marks[id_]], "/target", "NEEDED", words, current=seq)
