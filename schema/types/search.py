"""What a search finds."""

from typing import Annotated

import strawberry

from graph.search import Findable, MatchedField
from schema.paging import PageInfo
from schema.types.node import Node

strawberry.enum(Findable, name="SearchKind", description="A kind of thing that is found; a file by identifiers alone.")
strawberry.enum(MatchedField, name="SearchField", description="Which text of a thing answered to a search.")

Text = Annotated[
    str, strawberry.argument(description="What to look for, however it is written: at most 200 characters.")
]
OfKinds = Annotated[
    list[Findable] | None, strawberry.argument(description="Of which kinds; null or none for all of them.")
]


@strawberry.type(description="A part of a text, in code points (not in UTF-16 units).")
class TextRange:
    start: int = strawberry.field(description="Where it begins, from 0.")
    end: int = strawberry.field(description="Where it ends, not included.")


@strawberry.type(description="The text of a thing that answers best.")
class SearchMatch:
    field: MatchedField = strawberry.field(description="Which text of the thing it is.")
    value: str = strawberry.field(description="The text; of an identifier, its normal form.")
    ranges: list[TextRange] = strawberry.field(description="The parts of it that answer, in order.")


@strawberry.type(description="A thing that answers to a search.")
class SearchHit:
    cursor: str = strawberry.field(description="Where it stands among the hits.")
    kind: Findable = strawberry.field(description="What kind of thing it is.")
    score: int = strawberry.field(
        description="How well it answers, from 1 to 1000: then it is called so, or has the identifier."
    )
    matched: SearchMatch = strawberry.field(description="What of it answered.")
    thing: Node | None = strawberry.field(description="The thing; null if it has been taken back meanwhile.")


@strawberry.type(description="What was found, the best first.")
class SearchHits:
    hits: list[SearchHit] = strawberry.field(description="The hits of the page.")
    page_info: PageInfo = strawberry.field(description="Where the page stands among the hits.")
    is_partial: bool = strawberry.field(
        description="Whether so much answers that only the best of it was looked at: ask for more words."
    )
