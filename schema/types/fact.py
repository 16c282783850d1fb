"""The type Fact."""

import strawberry

from schema.scalars import DateTime, Long
from schema.types.enums import SourceKind


@strawberry.type(description="One thing somebody recorded: where it stands in the journal, and which source says it.")
class Fact:
    seq: Long = strawberry.field(description="Its place in the journal: contiguous, never used again.")
    kind: str = strawberry.field(description="What kind of fact it is.")
    source: str = strawberry.field(description="The system that states it.")
    source_kind: SourceKind = strawberry.field(description="What kind of system that is.")
    document: str | None = strawberry.field(description="The document in it, if one is named.")
    judged_seq: Long | None = strawberry.field(
        description="The seq as of which what it is about was found to be cleared; null where it was not judged."
    )
    judged_as_of: DateTime | None = strawberry.field(
        description="When the use was that it was found to be cleared for; null where it was not judged."
    )


STATED_BY = "The fact that it is shown by: its evidence."
