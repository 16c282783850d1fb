"""The type KnownViolation, and for what use and where something was frozen or trained."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.types.enums_of_rights import Condition, Use
from schema.types.fact import STATED_BY, Fact
from schema.types.rights.terms import Territories

if TYPE_CHECKING:
    from schema.types.rights.authorization import Authorization

CITED = "The authorization that it was done under, for those with a licence and auditors; null for none."
KNOWN_VIOLATIONS = "Why it is on record though it was not cleared; none if nobody says that it was not."


@strawberry.type(description="That something is on record though it was not cleared: it is known, and not hidden.")
class KnownViolation:
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    reason: str = strawberry.field(description="Why it was done, or is kept.")


@strawberry.type(description="For what use something was done, and where.")
class Purpose:
    use: Use = strawberry.field(description="The use that it was judged for.")
    act: Territories = strawberry.field(description="Where it was done.")
    promises: list[Condition] | None = strawberry.field(
        description="What was undertaken towards licences and clauses; null: nothing."
    )
    project: str | None = strawberry.field(description="For which project a voice was used; null: for none.")
    authorization: Annotated["Authorization", strawberry.lazy("schema.types.rights.authorization")] | None = (
        strawberry.field(description=CITED)
    )
