"""How past uses stand: the type UseStanding, and what has it."""

import strawberry

from schema.scalars import DateTime
from schema.types.enums_of_rights import Status


@strawberry.type(description="How a past use stands for a time.")
class UseStanding:
    status: Status = strawberry.field(description="How it stands.")
    since: DateTime | None = strawberry.field(description="From when; null where nobody says when the use began.")
    until: DateTime | None = strawberry.field(description="Until when, as far as is known today; null is without end.")
    is_regularised: bool = strawberry.field(
        description="Whether it was, of all or some of it, made good by paper signed later: told for good."
    )


@strawberry.type(description="What was used, trained or made of something that has to be cleared.")
class PastUse:
    standing: UseStanding | None = strawberry.field(
        description="How it stands now: of all that was put to the use, the worst. Null without a licence, before the"
        " use begins, and where nothing is known of it or it is not worked out yet."
    )
    standings: list[UseStanding] = strawberry.field(
        description="The same from its beginning on, in order: what is to end is in it. Empty without a licence."
    )
