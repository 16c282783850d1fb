"""The type Objection: what somebody says is wrong, and what became of it."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.scalars import DateTime, Long
from schema.types.enums_of_rights import Ground, ObjectionState
from schema.types.fact import STATED_BY, Fact
from schema.types.record_result import BatchRefused, CommitUnknown, DatabaseBusy, KeyReused, NotAllowed
from schema.types.rights.share import TheParty

if TYPE_CHECKING:
    from schema.types.asset import Asset
    from schema.types.attribution_report import AttributionReport
    from schema.types.contribution import Contribution
    from schema.types.rights.share import RightShare

ObjectedTo = Annotated[
    Annotated["Asset", strawberry.lazy("schema.types.asset")]
    | Annotated["Contribution", strawberry.lazy("schema.types.contribution")]
    | Annotated["RightShare", strawberry.lazy("schema.types.rights.share")]
    | Annotated["AttributionReport", strawberry.lazy("schema.types.attribution_report")],
    strawberry.union("ObjectedTo", description="What somebody can object to."),
]
OfGround = Annotated[Ground | None, strawberry.argument(description="Only those on this ground.")]


@strawberry.type(description="That an objection came to stand so.")
class StateOfObjection:
    stated_by: Fact = strawberry.field(description=STATED_BY)
    state: ObjectionState = strawberry.field(description="How it stands.")
    effective: DateTime = strawberry.field(description="From when on.")
    reason: str | None = strawberry.field(description="Why.")


@strawberry.type(description="That a party objects to something. It is under review until somebody says otherwise.")
class Objection:
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    ground: Ground = strawberry.field(description="On what ground.")
    asks: str = strawberry.field(description="What it asks for.")
    made_at: DateTime | None = strawberry.field(description="When it was made.")
    evidence: str | None = strawberry.field(description="The document that shows it.")
    by: TheParty | None = strawberry.field(description="Who objects; null if it is not to be named.")
    against: ObjectedTo | None = strawberry.field(description="To what; null if that is withheld.")
    state: ObjectionState = strawberry.field(description="How it stands now.")
    states: list[StateOfObjection] = strawberry.field(description="What became of it, in time.")


@strawberry.type(description="The objection is recorded, and what it is against is under review.")
class Objected:
    id: strawberry.ID = strawberry.field(description="The id of the objection: `objection` says how it stands.")
    seq: Long = strawberry.field(description="The place of its fact in the journal.")


ObjectResult = Annotated[
    Objected | BatchRefused | KeyReused | DatabaseBusy | NotAllowed | CommitUnknown,
    strawberry.union("ObjectResult", description="What is answered to who objects."),
]
