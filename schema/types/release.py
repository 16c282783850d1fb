"""The types Release and ReleaseContent."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.stubs import by_view, read_by_view
from schema.types.enums import ReleaseType
from schema.types.enums_of_rights import Condition
from schema.types.fact import STATED_BY, Fact
from schema.types.file import Sound
from schema.types.identifier import IDENTIFIERS, IdentifierClaim
from schema.types.node import Node

if TYPE_CHECKING:
    from schema.types.party import Party


@strawberry.type(description="That something is on a release.")
class ReleaseContent:
    sequence: int = strawberry.field(description="Its place on the release.")
    content: Sound = strawberry.field(description="What is there.")
    offered_in: list[str] | None = strawberry.field(
        description="Where it is offered, by codes; null: the whole world but what is excluded."
    )
    not_offered_in: list[str] | None = strawberry.field(description="What is excluded, by codes; null: nothing.")
    territory_table: str | None = strawberry.field(description="The table of the codes; null where none are stated.")
    promises: list[Condition] | None = strawberry.field(
        description="What was undertaken towards licences and clauses; null: nothing."
    )
    stated_by: Fact = strawberry.field(description=STATED_BY)


@strawberry.type(description="A release as it was or is offered.")
class Release(Node):
    title: str = strawberry.field(description="Its title.")
    type: ReleaseType = strawberry.field(description="What kind of release it is.")
    released: str | None = strawberry.field(description="When it was released, as precisely as known.")
    catalogue_number: str | None = strawberry.field(description="Its catalogue number.")
    label: Annotated["Party", strawberry.lazy("schema.types.party")] | None = strawberry.field(
        description="The label that issued it."
    )
    identifiers: list[IdentifierClaim] = strawberry.field(description=IDENTIFIERS)

    @by_view("What is on it, in its order.")
    def contents(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[ReleaseContent]:
        return read_by_view()
