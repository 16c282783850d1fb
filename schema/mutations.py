"""The ways in: one that records a batch of facts, and two for one fact: an authorization, and an objection."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol, TypeVar, cast

import strawberry

from graph.engine import errors as engine
from graph.recorder.judged import Judged
from graph.recorder.recorder import Recorded, Result
from linernotes import refusals
from linernotes.actor import LOCAL, Actor
from schema.handthrough import Request
from schema.inputs.fact import AuthorizationInput, FactInput, authorization_bytes, fact_bytes
from schema.inputs.objection import ObjectionInput, objection_bytes
from schema.scalars import Long
from schema.types import record_result as said
from schema.types.rights.authorization import Authorized, AuthorizeResult
from schema.types.rights.objection import Objected, ObjectResult

F = TypeVar("F", bound=Callable[..., object])

Key = Annotated[str, strawberry.argument(description="A name for this batch. The same again gets the same answer.")]
Facts = Annotated[
    list[FactInput], strawberry.argument(description="Up to 1,000 facts, recorded together or not at all.")
]
Asked = Annotated[
    AuthorizationInput, strawberry.argument(description="What is asked: about what, for which use, where and when.")
]
Objecting = Annotated[
    ObjectionInput, strawberry.argument(description="To what the token's party objects, why, and what it asks for.")
]
DryRun = Annotated[bool, strawberry.argument(description="Say what would become of the batch, and keep nothing.")]

NOT_ALLOWED = "Recording facts needs a token, and none was sent that may."
NOT_A_PARTY = "It is a party that objects: this needs a token that speaks for one."


class Records(Protocol):
    """What the mutation needs of the recorder."""

    async def record(self, *, key: str, facts: Sequence[bytes], actor: Actor, dry_run: bool = False) -> Recorded:
        """Record a batch, whole or not at all."""

    async def answered(self, seq: int) -> Judged:
        """Return what an authorization was answered, by the seq of its fact."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, and by what; the `services` of a request. Without an actor nothing is written."""

    recorder: Records
    actor: Actor | None


def _changing(description: str, *, name: str | None = None) -> Callable[[F], F]:
    """Make a method a field that changes something."""
    return cast("Callable[[F], F]", strawberry.mutation(name=name, description=description))


@strawberry.type(description="All that can be changed, which is by recording facts.")
class Mutation:
    @_changing("Record a batch of facts: correct, retract and end are facts too.")
    async def record(
        self, info: strawberry.Info[Request, None], key: Key, facts: Facts, dry_run: DryRun = False
    ) -> said.RecordResult:
        writing: Writing = info.context.services
        if writing.actor is None:
            return said.NotAllowed(message=NOT_ALLOWED)
        lines = [fact_bytes(fact) for fact in facts]
        recorded = await _record(writing.recorder, writing.actor, key, lines, dry_run=dry_run)
        return _recorded(recorded) if isinstance(recorded, Recorded) else recorded

    @_changing("Ask whether a use is cleared before it is made. The answer is recorded, and later facts may cite it.")
    async def authorize(self, info: strawberry.Info[Request, None], key: Key, authorization: Asked) -> AuthorizeResult:
        writing: Writing = info.context.services
        if writing.actor is None:
            return said.NotAllowed(message=NOT_ALLOWED)
        recorded = await _record(writing.recorder, writing.actor, key, [authorization_bytes(authorization)])
        if not isinstance(recorded, Recorded):
            return recorded
        (result,) = recorded.results
        return _authorized(result, await writing.recorder.answered(result.seq))

    @_changing(
        "Object to something, in the name of the party that the token speaks for. It is under review from then on.",
        name="object",
    )
    async def object_to(self, info: strawberry.Info[Request, None], key: Key, objection: Objecting) -> ObjectResult:
        writing: Writing = info.context.services
        if writing.actor is None or writing.actor.id == LOCAL:
            return said.NotAllowed(message=NOT_A_PARTY)
        fact = objection_bytes(objection, by=writing.actor.id, key=key)
        recorded = await _record(writing.recorder, writing.actor, key, [fact])
        if not isinstance(recorded, Recorded):
            return recorded
        (result,) = recorded.results
        return Objected(id=strawberry.ID(str(result.id)), seq=Long(result.seq))


_NotRecorded = said.BatchRefused | said.KeyReused | said.DatabaseBusy | said.CommitUnknown


async def _record(
    recorder: Records, actor: Actor, key: str, lines: Sequence[bytes], *, dry_run: bool = False
) -> Recorded | _NotRecorded:
    try:
        return await recorder.record(key=key, facts=lines, actor=actor, dry_run=dry_run)
    except refusals.BatchRefused as error:
        return _refused(error)
    except refusals.KeyReused as error:
        return said.KeyReused(message=error.message)
    except engine.DatabaseBusy as error:
        return said.DatabaseBusy(message=error.message, retry_after=error.retry_after)
    except engine.CommitUnknown as error:
        return said.CommitUnknown(message=error.message)


def _authorized(result: Result, answered: Judged) -> Authorized:
    items, cleared = answered.items or 0, answered.cleared or 0
    return Authorized(
        id=strawberry.ID(str(result.id)),
        seq=Long(result.seq),
        judged_seq=Long(answered.seq),
        items=items,
        cleared=cleared,
        is_authorized=items == cleared,
    )


def _recorded(recorded: Recorded) -> said.Recorded:
    results = [
        said.FactResult(
            place=each.place,
            seq=Long(each.seq),
            id=None if each.id is None else strawberry.ID(each.id),
            status=said.FactStatus(each.status),
        )
        for each in recorded.results
    ]
    return said.Recorded(seq=Long(recorded.seq), results=results)


def _refused(error: refusals.BatchRefused) -> said.BatchRefused:
    listed = [
        said.Refusal(
            place=each.place,
            field=each.field,
            rule=each.rule,
            message=each.message,
            candidates=[strawberry.ID(candidate) for candidate in each.candidates],
            current_seq=None if each.current_seq is None else Long(each.current_seq),
        )
        for each in error.refusals
    ]
    return said.BatchRefused(message=error.message, refusals=listed)
