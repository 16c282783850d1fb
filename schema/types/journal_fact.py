"""The type JournalFact, and the arguments by which the journal is read."""

from enum import Enum
from typing import Annotated

import strawberry

from schema.scalars import DateTime, Long
from schema.types.enums import SourceKind


@strawberry.enum(description="What became of a fact.")
class FactState(Enum):
    STANDS = strawberry.enum_value("STANDS", description="It is said, and holds.")
    CORRECTED = strawberry.enum_value("CORRECTED", description="It was never so: another fact is in its place.")
    RETRACTED = strawberry.enum_value("RETRACTED", description="It is no longer said.")
    ENDED = strawberry.enum_value("ENDED", description="It was so until a time that another fact names.")


@strawberry.type(description="What became of a fact.")
class FactOutcome:
    state: FactState = strawberry.field(description="What became of it.")
    by: Long | None = strawberry.field(description="The seq of the fact that did it; null if the fact stands.")


@strawberry.type(
    description="A fact of the journal, without what it says: who recorded it when, and what became of it."
)
class JournalFact:
    seq: Long = strawberry.field(description="Its place in the journal: contiguous, never used again.")
    kind: str = strawberry.field(description="What kind of fact it is.")
    recorded_at: DateTime = strawberry.field(description="When it was recorded.")
    effective: DateTime | None = strawberry.field(
        description="From when what it tells is so, as it says by itself: where that lies before `recordedAt`, it was"
        " told afterwards. Of an ending, from when it is no longer so; null if it says nothing of it."
    )
    actor: str | None = strawberry.field(
        description="Who recorded it: the id of a party, or `local`; null if that party is not to be named."
    )
    source: str = strawberry.field(description="The system that states it.")
    source_kind: SourceKind = strawberry.field(description="What kind of system that is.")
    document: str | None = strawberry.field(description="The document in it, if one is named.")
    about: strawberry.ID | None = strawberry.field(description="The id of the thing that it says something of.")
    target: Long | None = strawberry.field(
        description="The seq of the fact that it retracts, ends, erases text of or annotates; null for other kinds."
    )
    outcome: FactOutcome = strawberry.field(description="What became of it.")


@strawberry.enum(description="An order of the journal.")
class JournalOrder(Enum):
    NEWEST = strawberry.enum_value("NEWEST", description="The last fact first.")
    OLDEST = strawberry.enum_value("OLDEST", description="The first fact first.")


HISTORY = (
    "Every fact about it, newest first: its descriptions, and what is said of it, such as its names, identifiers and "
    "contributions. Auditors also see how people chose to be named."
)
OfSubject = Annotated[strawberry.ID | None, strawberry.argument(description="Only facts about the thing with this id.")]
OfActor = Annotated[str | None, strawberry.argument(description="Only facts that this actor recorded.")]
OfKind = Annotated[str | None, strawberry.argument(description="Only facts of this kind.")]
RetroactiveOnly = Annotated[
    bool,
    strawberry.argument(
        description="Only facts whose `effective` lies before they were recorded: what was so before anybody told it."
    ),
]
From = Annotated[DateTime | None, strawberry.argument(name="from", description="Only facts recorded then or later.")]
To = Annotated[DateTime | None, strawberry.argument(name="to", description="Only facts recorded before then.")]
ByTime = Annotated[JournalOrder, strawberry.argument(description="In which order.")]
