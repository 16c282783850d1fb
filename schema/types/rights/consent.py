"""The types Consent, Mandate and ChoicePolicy."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.scalars import DateTime
from schema.types.enums import ContributorRole
from schema.types.enums_of_rights import Capacity, Decision, Matter, Method, Right, Use
from schema.types.fact import STATED_BY, Fact
from schema.types.rights.share import TheParty
from schema.types.rights.terms import WhereAndWhen

if TYPE_CHECKING:
    from schema.types.asset import Asset
    from schema.types.party import Party
    from schema.types.recording import Recording
    from schema.types.rights.agreement import Catalogue
    from schema.types.work import Work

Decided = Annotated[
    Annotated["Party", strawberry.lazy("schema.types.party")]
    | Annotated["Catalogue", strawberry.lazy("schema.types.rights.agreement")]
    | Annotated["Work", strawberry.lazy("schema.types.work")]
    | Annotated["Recording", strawberry.lazy("schema.types.recording")]
    | Annotated["Asset", strawberry.lazy("schema.types.asset")],
    strawberry.union("Decided", description="What somebody can decide about; of a party, all that is its."),
]


@strawberry.type(description="That somebody decided about a use: yes, no, yes if, or no longer.")
class Consent(WhereAndWhen):
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    decision: Decision = strawberry.field(description="What it decides.")
    by: TheParty | None = strawberry.field(description="Whose decision it is; null if that is not to be named.")
    capacity: Capacity = strawberry.field(description="In what capacity it was given.")
    about: Decided | None = strawberry.field(description="What it is about; null if that is withheld.")
    of: Matter = strawberry.field(description="Of what matter it is.")
    uses: list[Use] | None = strawberry.field(description="To which uses; null: to all of them, for a no only.")
    project: str | None = strawberry.field(description="For which project, of a voice.")
    received_at: DateTime | None = strawberry.field(description="When it was received.")
    notice_days: int = strawberry.field(description="How many days' notice it gives.")
    constraint: str | None = strawberry.field(description="What it depends on.")
    satisfied: str | None = strawberry.field(description="The document that shows that satisfied.")
    method: Method = strawberry.field(description="How it was expressed.")
    evidence: str | None = strawberry.field(description="The document that shows it.")


@strawberry.type(description="That an agent may act for a principal.")
class Mandate(WhereAndWhen):
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    principal: TheParty | None = strawberry.field(description="For whom; null if it is not to be named.")
    agent: TheParty | None = strawberry.field(description="Who; null if it is not to be named.")
    capacity: Capacity = strawberry.field(description="In what capacity.")
    exclusive: bool = strawberry.field(description="Whether only the agent may permit.")
    rights: list[Right] | None = strawberry.field(description="In which rights; null: in all of them.")
    uses: list[Use] | None = strawberry.field(description="For which uses; null: for all of them.")
    proof: str | None = strawberry.field(description="The document that shows it; some capacities need one.")


@strawberry.type(description="Whose choice is asked on each side, by role: as an agreement, a provider or all have it.")
class ChoicePolicy:
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    valid_from: DateTime | None = strawberry.field(description="From when on it holds; null is always.")
    valid_to: DateTime | None = strawberry.field(description="Until when, not included; null is open.")
    master: list[ContributorRole] | None = strawberry.field(description="Who is asked on a master; null is nobody.")
    composition: list[ContributorRole] | None = strawberry.field(description="Who is asked on a composition.")
    lyrics: list[ContributorRole] | None = strawberry.field(description="Who is asked on its words.")
