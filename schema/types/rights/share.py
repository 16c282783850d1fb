"""The types RightShare, Transfer and Protection."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.scalars import DateTime
from schema.types.contribution import Credited
from schema.types.enums_of_rights import (
    BindsEarlier,
    Condition,
    ProtectionStatus,
    Right,
    Side,
    StatedBasis,
    Tier,
    TransferState,
)
from schema.types.fact import STATED_BY, Fact
from schema.types.rights.held import Objectable
from schema.types.rights.terms import WhereAndWhen

if TYPE_CHECKING:
    from schema.types.party import Party

TheParty = Annotated["Party", strawberry.lazy("schema.types.party")]


@strawberry.type(description="That shares go from one holder to another.")
class Transfer:
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    seller: TheParty | None = strawberry.field(description="From whom; null if it is not to be named.")
    buyer: TheParty | None = strawberry.field(description="To whom; null if it is not to be named.")
    effective: DateTime = strawberry.field(description="From when on.")
    state: TransferState = strawberry.field(description="How far it has come.")
    binds_earlier: BindsEarlier = strawberry.field(description="Whether earlier licences bind the buyer.")
    later_works: bool = strawberry.field(description="Whether what comes to it later goes with it.")


@strawberry.type(description="That somebody holds a share of rights in something. Each tier has its own whole.")
class RightShare(WhereAndWhen, Objectable):
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    tier: Tier = strawberry.field(description="Its tier.")
    side: Side = strawberry.field(description="Its side.")
    rights: list[Right] | None = strawberry.field(description="In which rights; null: in all of them.")
    size_ppm: int | None = strawberry.field(description="How much, in parts per million; null: unknown.")
    stated_basis: StatedBasis | None = strawberry.field(description="The basis of a size that a document states.")
    stated_value: str | None = strawberry.field(description="The number that the document states on that basis.")
    holder: TheParty | None = strawberry.field(description="Who holds it; null if it is not to be named.")
    asserted_by: TheParty | None = strawberry.field(description="Who claims it; null: the source says so of others.")
    in_: Credited | None = strawberry.field(name="in", description="What it is in; null if that is withheld.")
    transfers: list[Transfer] = strawberry.field(description="The transfers that name it.")


@strawberry.type(description="That a side of something is protected somewhere, or not, as somebody states it.")
class Protection(WhereAndWhen):
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    side: Side = strawberry.field(description="The side.")
    status: ProtectionStatus = strawberry.field(description="Whether it is protected.")
    licence: str | None = strawberry.field(description="The open licence, by its SPDX id.")
    conditions: list[Condition] | None = strawberry.field(description="What is asked beside the licence's own.")
    rule: str | None = strawberry.field(description="The provision that it follows from.")
    evidence: str | None = strawberry.field(description="The document that shows it.")
    asserted_by: TheParty | None = strawberry.field(description="Who says so; null: the source does.")
