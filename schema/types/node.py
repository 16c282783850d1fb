"""What everything with an id is."""

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.stubs import by_view, read_by_view
from schema.types.fact import STATED_BY, Fact
from schema.types.journal_fact import HISTORY, JournalFact


@strawberry.interface(description="A thing with an id, which tells its kind by its first letters.")
class Node:
    id: strawberry.ID = strawberry.field(description="The thing's id: it never changes and is never used again.")
    stated_by: Fact = strawberry.field(description=STATED_BY)

    @by_view(HISTORY)
    def history(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[JournalFact]:
        return read_by_view()
