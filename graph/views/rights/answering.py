"""How it is answered who is asked about a thing, and what each has said: who stands in the way of a use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from graph.clearing.asked import question_asked, vetting
from graph.clearing.subjects import Entry, Given, Subject, View
from graph.clearing.sweep import Sweep
from graph.reader.finding import Finding, Findings
from graph.reader.position import Position
from graph.reader.views import Field, Found
from graph.reader.views import View as ReadView
from linernotes.rights.answering import Answered, answers_to
from linernotes.rights.clearance import Clearance
from linernotes.vocabularies.rights import Side

Json = dict[str, Any]


@dataclass(slots=True)
class _Hearing:
    """Hears who is asked about one thing, and not about what is in it."""

    is_done: ClassVar[bool] = False
    found: list[tuple[Side | None, Answered]] = field(default_factory=list)

    def take(self, subject: Subject, clearance: Clearance) -> None:
        for met in clearance.requirements:
            if met.requirement.thing == subject.item:
                self.found += [(met.requirement.side, answered) for answered in answers_to(met.judgement)]


async def co_owners(finding: Finding) -> Findings:
    """Find who is asked about a work, recording or asset; nobody about what is not to be seen."""
    database = finding.database
    everywhere: Json = {"act": {}, "offer": {}}
    given = everywhere | {name: value for name, value in finding.arguments.items() if value is not None}
    position = await Position.at(database, finding.context.known)
    question = await question_asked(given, position, now=finding.context.now)
    hearing = _Hearing()
    subjects = Given(database, View(finding.context.audience), [Entry(id=given["of"])])
    vet = vetting(database, finding.context)
    await Sweep(database=database, position=position, subjects=subjects, question=question, vet=vet).run([hearing])
    return Findings([_plain(side, one) for side, one in hearing.found], position.seq)


def _plain(side: Side | None, one: Answered) -> Json:
    return {
        "party": one.party,
        "side": None if side is None else side.value,
        "askedAs": one.asked_as.value,
        "sizePpm": one.ppm,
        "decision": one.answer.value,
    }


VIEWS: tuple[ReadView, ...] = ()
ROOTS: dict[str, Field] = {"coOwners": Found(co_owners)}
