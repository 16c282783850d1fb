"""As of when the graph is asked: the input KnownAt, which most ways in take."""

from typing import Annotated

import strawberry

from schema.scalars import DateTime, Long


@strawberry.input(
    one_of=True,
    description="As of when: what the journal told once it had come so far. Choices of how to be named are today's.",
)
class KnownAt:
    seq: Long | None = strawberry.field(
        default=strawberry.UNSET, description="A seq; one within a batch counts as the batch's last. 0: nothing yet."
    )
    at: DateTime | None = strawberry.field(
        default=strawberry.UNSET, description="A time: what had been recorded by then."
    )


Known = Annotated[KnownAt | None, strawberry.argument(description="As of when; today, if it is not given.")]
