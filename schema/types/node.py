"""What everything with an id is."""

import strawberry

from schema.types.fact import STATED_BY, Fact


@strawberry.interface(description="A thing with an id, which tells its kind by its first letters.")
class Node:
    id: strawberry.ID = strawberry.field(description="The thing's id: it never changes and is never used again.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
