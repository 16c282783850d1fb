"""The type Contribution."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.types.enums import AiContribution, ContributionState, ContributorRole, SpecialContributor
from schema.types.fact import STATED_BY, Fact
from schema.types.rights.held import Objectable

if TYPE_CHECKING:
    from schema.types.asset import Asset
    from schema.types.model_version import ModelVersion
    from schema.types.party import Party
    from schema.types.recording import Recording
    from schema.types.work import Work

Credited = Annotated[
    Annotated["Work", strawberry.lazy("schema.types.work")]
    | Annotated["Recording", strawberry.lazy("schema.types.recording")]
    | Annotated["Asset", strawberry.lazy("schema.types.asset")],
    strawberry.union("Credited", description="What somebody can contribute to."),
]


@strawberry.type(description="A role that somebody, or something, has in a work, recording or asset.")
class Contribution(Objectable):
    id: strawberry.ID = strawberry.field(description="Its id; it is reached from what it is to, or from who made it.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    role: ContributorRole = strawberry.field(description="The role.")
    party: Annotated["Party", strawberry.lazy("schema.types.party")] | None = strawberry.field(
        description="Whose role it is; null for a model, a special contributor, and a party that is not to be named."
    )
    model_version: Annotated["ModelVersion", strawberry.lazy("schema.types.model_version")] | None = strawberry.field(
        description="The model version whose role it is."
    )
    state: ContributionState = strawberry.field(description="Whether it is simply stated, or disputed.")
    special: SpecialContributor | None = strawberry.field(description="A contributor that is not a party.")
    credited_as: str | None = strawberry.field(description="How the credit reads; null if it is not to be read.")
    instrument: str | None = strawberry.field(description="The instrument.")
    ai_contribution: AiContribution | None = strawberry.field(description="How much of it AI made; null: not stated.")
    sequence: int | None = strawberry.field(description="Its place among those of the same role.")
    featured: bool = strawberry.field(description="Whether it is a featured contribution.")
    to: Credited | None = strawberry.field(description="What it is a contribution to; null if that is withheld.")
