"""A page of what is a party's in datasets, and for each entry who had said yes when the version was first used."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graph.clearing.past import question_of
from graph.engine.database import PLANNING_SECONDS
from graph.inclusion import statements
from graph.reader.database import Database
from graph.rights.record import load_record
from linernotes.rights.answering import Yes, answers_to
from linernotes.rights.clearance import Clearance, clear_many
from linernotes.rights.question import Question
from linernotes.rights.record import Record
from linernotes.rights.territory import WORLD
from linernotes.vocabularies.rights import Side
from linernotes.vocabularies.uses import Use

Key = tuple[str, str, int]
BEGINNING: Final[Key] = "", "", 0


@dataclass(frozen=True, slots=True)
class YesFor:
    """That somebody said yes to a side of a thing for a party: the item itself, or what is in it."""

    thing: str
    side: Side | None
    party: str
    yes: Yes
    agreement: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOf:
    """An entry of a dataset version with what is a party's, and who had said yes to it, for what, as of when."""

    item: str
    version: str
    fact: int
    basis: str
    stage: str
    named: tuple[str, ...]
    question: Question
    yes: tuple[YesFor, ...]

    @property
    def key(self) -> Key:
        """What puts it into its order."""
        return self.item, self.version, self.fact


async def said_yes(database: Database, rows: Sequence[Sequence[Any]], *, now: str) -> list[EntryOf]:
    """Say of entries who had said yes: as of when each version was first used, else frozen, else as of now."""
    versions = sorted({row[1] for row in rows})
    used = dict(await database.read(statements.USED, {"ids": versions}, seconds=PLANNING_SECONDS))
    questions = {version: _question(used.get(version), now) for version in versions}
    families = {family for question in questions.values() for family in question.families}
    record = await load_record(database, {row[0] for row in rows}, models=families)
    return await asyncio.to_thread(_judged, rows, questions, record)


def _question(used: Sequence[Any] | None, now: str) -> Question:
    if used is None:
        return Question(use=Use.TRAIN_GENERATIVE, as_of=now, act=WORLD)
    at, purpose = used
    return question_of(at or now, purpose)


def _judged(rows: Sequence[Sequence[Any]], questions: Mapping[str, Question], record: Record) -> list[EntryOf]:
    yes: dict[tuple[str, str], tuple[YesFor, ...]] = {}
    for version, question in questions.items():
        items = sorted({row[0] for row in rows if row[1] == version})
        for item, clearance in zip(items, clear_many(items, question, record), strict=True):
            yes[item, version] = tuple(_yes(clearance, record))
    return [
        EntryOf(
            item=item,
            version=version,
            fact=fact,
            basis=basis,
            stage=stage,
            named=tuple(named or ()),
            question=questions[version],
            yes=yes[item, version],
        )
        for item, version, fact, basis, stage, named in rows
    ]


def _yes(clearance: Clearance, record: Record) -> list[YesFor]:
    agreements = {clause.id: clause.agreement for clause in record.clauses}
    found = {
        YesFor(met.requirement.thing, met.requirement.side, answered.party, yes, agreements.get(yes.paper))
        for met in clearance.requirements
        for answered in answers_to(met.judgement)
        for yes in answered.yes
    }
    return sorted(found, key=lambda one: (one.thing, one.side or "", one.party, one.yes.paper, one.yes.giver))
