"""What works, recordings and assets have in common: the rights in them."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.stubs import by_view, read_by_view
from schema.types.enums_of_rights import Right, Side, Tier

if TYPE_CHECKING:
    from schema.types.rights.consent import Consent
    from schema.types.rights.objection import Objection
    from schema.types.rights.share import Protection, RightShare

OfSide = Annotated[Side | None, strawberry.argument(description="Only those on this side.")]
OfTier = Annotated[Tier | None, strawberry.argument(description="Only those at this tier.")]


Compared = Annotated[list[str], strawberry.argument(description="Two sources, by the names of their systems.")]


@strawberry.type(description="What two sources claim of the same; in parts per million, null for a size not known.")
class ClaimsCompared:
    holder: strawberry.ID | None = strawberry.field(description="Whose it is; null if it is not to be named.")
    side: Side = strawberry.field(description="On which side.")
    tier: Tier = strawberry.field(description="At which tier.")
    rights: list[Right] = strawberry.field(description="In which rights; none: in all of them.")
    codes: list[str] = strawberry.field(description="Where, as stated.")
    excluded: list[str] = strawberry.field(description="Without these.")
    first_ppm: int | None = strawberry.field(description="What the first source claims; 0: nothing.")
    second_ppm: int | None = strawberry.field(description="What the second claims; 0: nothing.")
    difference: int | None = strawberry.field(description="How much more the second claims than the first.")


@strawberry.type(description="What somebody can have rights in.")
class Held:
    @by_view("The right shares in it: for those with a licence and auditors, and to each holder its own.")
    def right_shares(
        self, first: First = DEFAULT_FIRST, after: After = None, side: OfSide = None, tier: OfTier = None
    ) -> Connection[Annotated["RightShare", strawberry.lazy("schema.types.rights.share")]]:
        return read_by_view()

    @by_view("What two sources claim of the rights in it now, side by side, as far as the reader may read it.")
    def claims(self, compare: Compared) -> list[ClaimsCompared]:
        return read_by_view()

    @by_view("What is stated of its protection; nothing stated is UNKNOWN, which counts as protected.")
    def protections(
        self, side: OfSide = None
    ) -> list[Annotated["Protection", strawberry.lazy("schema.types.rights.share")]]:
        return read_by_view()

    @by_view("What was decided about it: for those with a licence and auditors, and to each party its own.")
    def decisions(
        self, first: First = DEFAULT_FIRST, after: After = None
    ) -> Connection[Annotated["Consent", strawberry.lazy("schema.types.rights.consent")]]:
        return read_by_view()


@strawberry.type(description="What somebody can object to.")
class Objectable:
    @by_view("The objections to it: for those with a licence and auditors, and to each party its own.")
    def objections(
        self, first: First = DEFAULT_FIRST, after: After = None
    ) -> Connection[Annotated["Objection", strawberry.lazy("schema.types.rights.objection")]]:
        return read_by_view()
