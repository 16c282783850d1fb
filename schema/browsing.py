"""How whole kinds of things are listed: the filters and orders that an index serves."""

from enum import Enum
from typing import Annotated

import strawberry

from schema.scalars import Long

EXACTLY = "With exactly this {}."
STARTING = "With a {} that begins so; upper and lower case differ."


@strawberry.input(description="Which things with a title: those that fit all that is given.")
class TitleFilter:
    title: str | None = strawberry.field(default=None, description=EXACTLY.format("title"))
    title_starts_with: str | None = strawberry.field(default=None, description=STARTING.format("title"))


@strawberry.input(description="Which parties: those that fit all that is given.")
class PartyFilter:
    name: str | None = strawberry.field(default=None, description=EXACTLY.format("name"))
    name_starts_with: str | None = strawberry.field(default=None, description=STARTING.format("name"))


@strawberry.input(description="Which assets: those that fit all that is given.")
class AssetFilter:
    title: str | None = strawberry.field(default=None, description=EXACTLY.format("title"))
    title_starts_with: str | None = strawberry.field(default=None, description=STARTING.format("title"))
    changed_since: Long | None = strawberry.field(
        default=None, description="Changed after this place in the journal: see `changedSeq`."
    )


@strawberry.enum(description="An order of things with a title.")
class TitleOrder(Enum):
    TITLE = "TITLE"
    ID = "ID"


@strawberry.enum(description="An order of parties.")
class PartyOrder(Enum):
    NAME = "NAME"
    ID = "ID"


@strawberry.enum(description="An order of assets.")
class AssetOrder(Enum):
    TITLE = "TITLE"
    ID = "ID"
    CHANGED = "CHANGED"


_WHICH = strawberry.argument(description="Which of them.")
_ORDER = strawberry.argument(description="In which order.")

Titled = Annotated[TitleFilter | None, _WHICH]
ByTitle = Annotated[TitleOrder, _ORDER]
Parties = Annotated[PartyFilter | None, _WHICH]
ByName = Annotated[PartyOrder, _ORDER]
Assets = Annotated[AssetFilter | None, _WHICH]
ByTitleOrChange = Annotated[AssetOrder, _ORDER]
