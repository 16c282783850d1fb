"""The way in: one mutation, which records a batch of facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol, TypeVar, cast

import strawberry

from graph.engine import errors as engine
from graph.recorder.recorder import Recorded
from linernotes import refusals
from linernotes.actor import Actor
from schema.handthrough import Request
from schema.inputs.fact import FactInput, fact_bytes
from schema.scalars import Long
from schema.types import record_result as said

F = TypeVar("F", bound=Callable[..., object])

Key = Annotated[str, strawberry.argument(description="A name for this batch. The same again gets the same answer.")]
Facts = Annotated[
    list[FactInput], strawberry.argument(description="Up to 1,000 facts, recorded together or not at all.")
]
DryRun = Annotated[bool, strawberry.argument(description="Say what would become of the batch, and keep nothing.")]

NOT_ALLOWED = "Recording facts needs a token, and none was sent that may."


class Records(Protocol):
    """What the mutation needs of the recorder."""

    async def record(self, *, key: str, facts: Sequence[bytes], actor: Actor, dry_run: bool = False) -> Recorded:
        """Record a batch, whole or not at all."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, and by what; the `services` of a request. Without an actor nothing is written."""

    recorder: Records
    actor: Actor | None


def _changing(description: str) -> Callable[[F], F]:
    """Make a method a field that changes something."""
    return cast("Callable[[F], F]", strawberry.mutation(description=description))


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
        try:
            recorded = await writing.recorder.record(key=key, facts=lines, actor=writing.actor, dry_run=dry_run)
        except refusals.BatchRefused as error:
            return _refused(error)
        except refusals.KeyReused as error:
            return said.KeyReused(message=error.message)
        except engine.DatabaseBusy as error:
            return said.DatabaseBusy(message=error.message, retry_after=error.retry_after)
        except engine.CommitUnknown as error:
            return said.CommitUnknown(message=error.message)
        return _recorded(recorded)


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
