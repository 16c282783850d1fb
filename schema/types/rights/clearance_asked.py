"""What is asked of clearance: what is to be cleared, for which use, where and when."""

from typing import Annotated

import strawberry

from schema.scalars import DateTime
from schema.types.enums_of_rights import Condition, Extent, Reason, Use
from schema.types.identifier import IdentifierInput


@strawberry.input(
    description="Something as somebody has it: by its id; else by an identifier; a title alone finds nothing."
)
class ClearanceEntry:
    id: strawberry.ID | None = strawberry.field(default=None, description="Its id.")
    identifier: IdentifierInput | None = strawberry.field(
        default=None, description="An identifier. What it finds once is meant; never or several times is a gap."
    )
    title: str | None = strawberry.field(default=None, description="What it is called, to tell it by in the answer.")


@strawberry.input(one_of=True, description="What is to be cleared.")
class ClearanceOf:
    items: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET,
        description="Recordings, works and assets by their ids; parties, for their voice or name.",
    )
    entries: list[ClearanceEntry] | None = strawberry.field(
        default=strawberry.UNSET, description="Entries of a list that somebody has; each is in the answer."
    )
    catalogue: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="All that is in a catalogue at the instant that is asked about."
    )
    dataset_version: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="All that a dataset version includes."
    )
    model_version: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="All that a model version was trained on, by its bases too."
    )


@strawberry.input(description="Countries and groups of them; nothing said is the whole world.")
class Places:
    codes: list[str] | None = strawberry.field(
        default=None, description="Codes: ISO 3166-1 (`DE`), TIS (`2120`), `Worldwide`; null: the whole world."
    )
    excluded: list[str] | None = strawberry.field(default=None, description="Codes of what is left out.")


@strawberry.input(description="Which items a page has: those to which all of it applies.")
class ClearanceFilter:
    cleared: Extent | None = strawberry.field(default=None, description="Cleared so far.")
    reason: Reason | None = strawberry.field(default=None, description="With a gap for this reason.")
    party: strawberry.ID | None = strawberry.field(default=None, description="With a gap that is this party's.")


ClearedOf = Annotated[ClearanceOf, strawberry.argument(description="What is to be cleared.")]
ForUse = Annotated[
    Use, strawberry.argument(description="The use. It says which place counts: the act's or the offer's.")
]
Act = Annotated[Places | None, strawberry.argument(description="Where the use is done: of training and input.")]
Offer = Annotated[
    Places | None, strawberry.argument(description="Where its result is offered: of distribution and sync.")
]
AsOf = Annotated[DateTime | None, strawberry.argument(description="When the use is; null is now.")]
ForModel = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="The model, or its version; null: only what permits any model counts."),
]
Promises = Annotated[
    list[Condition] | None, strawberry.argument(description="What who asks undertakes towards licences and clauses.")
]
Project = Annotated[str | None, strawberry.argument(description="The project, of a voice: permits name theirs.")]
Filter = Annotated[ClearanceFilter | None, strawberry.argument(description="Only these; null for all.")]
