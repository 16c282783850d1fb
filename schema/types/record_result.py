"""What a batch of facts is answered: recorded, or one of the ways in which it was not."""

from enum import Enum
from typing import Annotated

import strawberry

from schema.scalars import Long


@strawberry.enum(description="What became of a fact.")
class FactStatus(Enum):
    CREATED = strawberry.enum_value("CREATED", description="It is new, and stands in the journal now.")
    UNCHANGED = strawberry.enum_value("UNCHANGED", description="The same was said before by the same source.")


@strawberry.type(description="What became of one fact of a batch.")
class FactResult:
    place: int = strawberry.field(description="The fact's place in the batch, from 0.")
    seq: Long = strawberry.field(description="The fact's position in the journal, which is its address.")
    id: strawberry.ID | None = strawberry.field(description="The id of what it describes or makes; null for none.")
    status: FactStatus = strawberry.field(description="Whether it is new.")


@strawberry.type(description="The whole batch is recorded; with `dryRun` it would be, and nothing was kept.")
class Recorded:
    seq: Long = strawberry.field(description="How far the journal is: a read may ask for it as its `minSeq`.")
    results: list[FactResult] = strawberry.field(description="What became of each fact, in the order of the batch.")


@strawberry.type(description="One thing that is wrong with one fact.")
class Refusal:
    place: int = strawberry.field(description="The fact's place in the batch, from 0.")
    field: str = strawberry.field(description="A JSON pointer to the field; empty for the fact as a whole.")
    rule: str = strawberry.field(description="The rule that is broken, for programs.")
    message: str = strawberry.field(description="What is wrong, for people.")
    candidates: list[strawberry.ID] = strawberry.field(description="What an ambiguous reference could mean.")
    current_seq: Long | None = strawberry.field(description="The fact that stands in the way, or has taken its place.")


@strawberry.type(description="Nothing of the batch is recorded, because of what is wrong with its facts.")
class BatchRefused:
    message: str = strawberry.field(description="The first thing that is wrong.")
    refusals: list[Refusal] = strawberry.field(description="What is wrong, by place; at most 100.")


@strawberry.type(description="Nothing is recorded: the key was used before, for another batch.")
class KeyReused:
    message: str = strawberry.field(description="What to do.")


@strawberry.type(description="Nothing is recorded: too many writes wait already.")
class DatabaseBusy:
    message: str = strawberry.field(description="What to do.")
    retry_after: int = strawberry.field(description="After how many seconds to send the same again.")


@strawberry.type(description="Nothing is recorded: nobody who may record sent this.")
class NotAllowed:
    message: str = strawberry.field(description="What to do.")


@strawberry.type(description="Whether the batch is recorded is not known. Send the same with the same key to be told.")
class CommitUnknown:
    message: str = strawberry.field(description="What to do.")


RecordResult = Annotated[
    Recorded | BatchRefused | KeyReused | DatabaseBusy | NotAllowed | CommitUnknown,
    strawberry.union("RecordResult", description="What a batch is answered."),
]
