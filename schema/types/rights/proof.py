"""The type Proof: whether what a training run used was cleared when it began, as known then and as known now."""

import strawberry

from schema.paging import DEFAULT_FIRST, After, First, PageInfo
from schema.scalars import DateTime, Long
from schema.stubs import by_view, read_by_view
from schema.types.enums_of_rights import Use
from schema.types.rights.clearance import Area, ClearanceCounts, GapsOfReason


@strawberry.type(description="A paper that clearances rest on.")
class PaperRelied:
    paper: strawberry.ID = strawberry.field(description="The clause, decision or statement of protection, by its id.")
    items: int = strawberry.field(description="How many items rest on it.")
    signed_at: DateTime | None = strawberry.field(
        description="When its agreement was signed, or the decision given; null if nobody says, or it is no such paper."
    )
    recorded_at: DateTime | None = strawberry.field(description="When it was first recorded.")


@strawberry.type(description="What was cleared when a past use began, as known at one seq of the journal.")
class PastClearance:
    seq: Long = strawberry.field(description="The seq of the journal as of which all of it was read.")
    as_of: DateTime = strawberry.field(description="When the use began.")
    use: Use = strawberry.field(description="The use.")
    place: Area = strawberry.field(description="The place that counts for it.")
    policy: str = strawberry.field(description="Which policy says whose choice is asked.")
    counts: ClearanceCounts = strawberry.field(description="How many items were cleared; counted only when asked.")
    cleared: Area = strawberry.field(description="Where all items were cleared; nowhere if there are none.")
    gaps_by_reason: list[GapsOfReason] = strawberry.field(description="What was lacking, the most frequent first.")
    papers: list[PaperRelied] = strawberry.field(
        description="What it rests on: at most 100 papers, those first on which most items rest."
    )


@strawberry.type(description="An item that is cleared elsewhere by what is known now than by what was known then.")
class ClearedOtherwise:
    item: strawberry.ID = strawberry.field(description="The item, by its id.")
    then: Area | None = strawberry.field(
        description="Where it was cleared as known then; null if it was not known to be used."
    )
    now: Area | None = strawberry.field(
        description="Where it was cleared as known now; null if it is not known to be used."
    )


@strawberry.type(description="What differs between what was known then and what is known now.")
class ProofDifference:
    items: int = strawberry.field(description="How many items are cleared elsewhere.")
    not_named: int = strawberry.field(description="How many of these are not named to the reader, and not listed.")
    lost: int = strawberry.field(description="How many are not cleared now somewhere where they were then.")
    gained: int = strawberry.field(description="How many are cleared now somewhere where they were not then.")
    rows: list[ClearedOtherwise] = strawberry.field(description="The items of this page, by id.")
    page_info: PageInfo = strawberry.field(description="Where the page stands among them.")


@strawberry.type(
    description="Whether what a training run used was cleared when it began. With a licence, and for auditors; a party"
    " may ask where all is its own."
)
class Proof:
    @by_view("As known when it was judged: by what was on record before it. Null if nobody says when it began.")
    def known_then(self) -> PastClearance | None:
        return read_by_view()

    @by_view("As known now: with all that has been recorded, corrected and retracted since.")
    def known_now(self) -> PastClearance | None:
        return read_by_view()

    @by_view("What differs between the two.")
    def difference(self, first: First = DEFAULT_FIRST, after: After = None) -> ProofDifference | None:
        return read_by_view()
