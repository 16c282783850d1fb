"""Judges what of a batch has to be cleared: by reading, outside any transaction, as of one seq."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final

from graph.clearing.asked import model_of
from graph.clearing.subjects import Entry, Given, Held, Subject, Subjects, View
from graph.clearing.sweep import SECONDS, Sweep
from graph.engine.cypher import Statement
from graph.engine.database import PLANNING_SECONDS
from graph.reader.context import Audience
from graph.reader.database import Database
from graph.reader.position import Position
from graph.recorder import statements
from graph.recorder.judged import Case, Judged, case_of, known_violations, subject_of
from graph.recorder.resolve import resolve
from graph.recorder.verdict import Hearing, Verdict, Verdicts
from graph.rights.record import load_record
from linernotes.facts.base import Fact
from linernotes.facts.dataset import DatasetFrozen
from linernotes.facts.release import ReleaseContent
from linernotes.facts.rights.authorization import Authorization
from linernotes.facts.rights.terms import Territories as Stated
from linernotes.facts.training import TrainingRun
from linernotes.refusals import BatchRefused, Refusal
from linernotes.rights.agreement import Model
from linernotes.rights.asking import UnknownTerritory, area_asked
from linernotes.rights.clearance import clear
from linernotes.rights.item import Recording
from linernotes.rights.question import Question
from linernotes.rights.record import Record
from linernotes.rights.territory import Area, Territories
from linernotes.vocabularies.uses import Use

MADE_WITH: Final = Statement(
    """
    // What assets were made with: what was given under no warranty of a user, what under one, and by which models.
    // assets
    UNWIND $assets AS id MATCH (asset:Entity {id: id})-[:PRODUCED_BY]->(made)
    RETURN id,
      COLLECT {
        MATCH (made)-[given:USED_INPUT]->(input)
        RETURN [
          given.basis = 'USER_WARRANTED'
            AND EXISTS { (made)-[word:WARRANTED_BY]->() WHERE word.position = given.position },
          input.id, COLLECT { MATCH (input)-[:ENCODES]->(held) RETURN held.id }
        ]
      },
      COLLECT { MATCH (made)-[:USED_MODEL]->(version)-[:VERSION_OF]->(family) RETURN DISTINCT [family.id, version.id] }
    """,
    name="what judged assets were made with",
)


@dataclass(frozen=True, slots=True)
class _Resolving:
    """Reads for what resolves references."""

    database: Database

    async def run(self, statement: Statement, parameters: Mapping[str, Any]) -> list[list[Any]]:
        return await self.database.read(statement, parameters, seconds=PLANNING_SECONDS)


async def judge(database: Database, facts: Sequence[Fact], *, now: str, seconds: float | None = SECONDS) -> Verdicts:
    """Judge what of a batch has to be cleared and is not said to be a known violation.

    A run is judged as of its start, all else as of now. Raises BatchRefused for a place that cannot be read.
    """
    if not any(isinstance(fact, Authorization | DatasetFrozen | TrainingRun | ReleaseContent) for fact in facts):
        return Verdicts()
    position = await Position.at(database, None)
    numbers = count()
    found = await resolve(_Resolving(database), facts, mint=lambda prefix: f"{prefix}_{next(numbers)}")
    if found.refusals:
        return Verdicts(position.seq)
    known = known_violations(facts, found.references)
    cases = {
        place: case
        for place, (fact, own, ids) in enumerate(zip(facts, found.own, found.references, strict=True))
        if (case := case_of(fact, ids)) is not None and subject_of(fact, own, ids) not in known
    }
    named = {id_ for case in cases.values() for id_ in (*case.things, case.model) if id_ is not None}
    there = await _on_record(database, named)
    verdicts = Verdicts(position.seq)
    bench = _Bench(position, now, seconds)
    for place, named_case in cases.items():
        case = named_case if named_case.model in there else replace(named_case, model=None)
        if there.issuperset(case.things):
            verdicts.by_place[place] = await bench.verdict(place, facts[place], case)
        else:
            verdicts.by_place[place] = Verdict(case)
    return verdicts


async def _on_record(database: Database, ids: set[str]) -> set[str]:
    if not ids:
        return set()
    rows = await database.read(statements.THINGS, {"ids": sorted(ids)}, seconds=PLANNING_SECONDS)
    return {id_ for (id_,) in rows}


Asked = Sequence[tuple[Subjects, Question]]
"""What is to be cleared, each for its own use."""


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where cases are judged: as of one seq."""

    position: Position
    now: str
    seconds: float | None

    async def verdict(self, place: int, fact: Fact, case: Case) -> Verdict:
        """Judge one case."""
        if isinstance(fact, ReleaseContent):
            hearings = [await self._released(place, fact, case)]
        elif isinstance(fact, Authorization):
            hearings = await self._heard(await self._authorized(place, fact, case))
        else:
            hearings = await self._heard(await self._included(place, fact, case))
        as_of = hearings[0].question.as_of
        verdict = Verdict(case, Judged(self.position.seq, as_of), hearings)
        if not isinstance(fact, Authorization):
            return verdict
        return replace(verdict, found=Judged(self.position.seq, as_of, verdict.items, verdict.cleared))

    async def _heard(self, asked: Asked) -> list[Hearing]:
        hearings = []
        for subjects, question in asked:
            hearing = Hearing.of(question)
            sweep = Sweep(
                database=self.position.database,
                position=self.position,
                subjects=subjects,
                question=question,
                seconds=self.seconds,
            )
            await sweep.run([hearing])
            hearings.append(hearing)
        return hearings

    async def _included(self, place: int, fact: Fact, case: Case) -> Asked:
        assert isinstance(fact, TrainingRun | DatasetFrozen)
        as_of = (fact.started_at if isinstance(fact, TrainingRun) else None) or self.now
        question = Question(
            use=fact.use,
            as_of=as_of,
            act=_area(fact.act, as_of, place, "/act"),
            model=await model_of(self.position, case.model),
            promises=frozenset(fact.promises),
            project=fact.project,
        )
        return [(self._held(case, as_of), question)]

    async def _authorized(self, place: int, fact: Authorization, case: Case) -> Asked:
        question = Question(
            use=fact.use,
            as_of=fact.as_of,
            act=_area(fact.act, fact.as_of, place, "/act"),
            offer=_area(fact.offer, fact.as_of, place, "/offer"),
            model=await model_of(self.position, case.model),
            promises=frozenset(fact.promises),
            project=fact.project,
        )
        if fact.of.dataset_version is not None:
            return [(self._held(case, fact.as_of), question)]
        return [
            (self._given(case.items), question),
            (self._given(case.voices), replace(question, use=Use.VOICE)),
            (self._given(case.names), replace(question, use=Use.LIKENESS_AND_NAME)),
        ]

    def _held(self, case: Case, as_of: str) -> Subjects:
        return Held(self.position.database, View(Audience.AUDITOR), case.versions, as_of)

    def _given(self, ids: Sequence[str]) -> Subjects:
        return Given(self.position.database, View(Audience.AUDITOR), [Entry(id=id_) for id_ in ids])

    async def _released(self, place: int, fact: ReleaseContent, case: Case) -> Hearing:
        assert case.asset is not None
        asset, database = case.asset, self.position.database
        record = await self.position.read(lambda known: load_record(database, [asset], known=known))
        rows = await database.read(MADE_WITH, {"assets": [asset]}, seconds=PLANNING_SECONDS)
        _, given, models = rows[0] if rows else (asset, [], [])
        question = Question(
            use=Use.OUTPUT_DISTRIBUTION,
            as_of=self.now,
            offer=_area(fact.offer, self.now, place, "/offer"),
            model=Model(family=models[0][0], version=models[0][1]) if len(models) == 1 else None,
            promises=frozenset(fact.promises),
        )
        if fact.operator is not None:
            record = _without_warranted(asset, given, record)
        hearing = Hearing.of(question)
        hearing.take(Subject(asset, asset), await asyncio.to_thread(clear, asset, question, record))
        return hearing


def _without_warranted(asset: str, given: Sequence[Sequence[Any]], record: Record) -> Record:
    """Leave out of an asset what it was given under a user's warranty only: that is the warranty's to answer for."""
    warranted, otherwise = set[str](), set[str]()
    for is_warranted, input_, held in given:
        (warranted if is_warranted else otherwise).update(held or [input_])
    thing = record.things.get(asset)
    if not isinstance(thing, Recording):
        return record
    inside = tuple(id_ for id_ in thing.inside if id_ in otherwise or id_ not in warranted)
    return replace(record, things={**record.things, asset: replace(thing, inside=inside)})


def _area(stated: Stated, as_of: str, place: int, pointer: str) -> Area:
    plain = Territories(codes=stated.codes or ("Worldwide",), excluded=stated.excluded, as_amended=stated.as_amended)
    try:
        return area_asked(plain, as_of)
    except UnknownTerritory as unknown:
        refusal = Refusal(place=place, field=pointer, rule=unknown.code, message=unknown.message)
        raise BatchRefused([refusal]) from unknown
