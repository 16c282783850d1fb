"""What papers of rights have in common: where and when they hold."""

import strawberry

from schema.scalars import DateTime


@strawberry.type(description="Territories as stated, with the table of their codes; nothing is expanded.")
class Territories:
    table: str = strawberry.field(description="The table: `ISO3166-1`, `TIS`.")
    version: str | None = strawberry.field(description="The table's version; null if it was not said.")
    codes: list[str] | None = strawberry.field(description="The codes; null: the whole world but what is excluded.")
    excluded: list[str] | None = strawberry.field(description="The codes that are left out; null: none.")
    as_amended: bool = strawberry.field(
        description="Whether a group is read as it is, and not as it was when it was stated."
    )


@strawberry.type(description="What holds in territories, for a time.")
class WhereAndWhen:
    territories: Territories = strawberry.field(description="Where it holds.")
    valid_from: DateTime | None = strawberry.field(description="From when it holds, included; null is open.")
    valid_to: DateTime | None = strawberry.field(description="Until when it holds, not included; null is open.")
