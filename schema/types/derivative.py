"""The types of what came from something: each hit, how sure that is, and the path that shows it."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import DateTime, Long
from schema.stubs import by_view, read_by_view
from schema.types.enums import HitKind, StepType, TraceCertainty
from schema.types.node import Node

if TYPE_CHECKING:
    from schema.types.asset import Asset
    from schema.types.release import Release

Hit = Annotated[
    Annotated["Asset", strawberry.lazy("schema.types.asset")]
    | Annotated["Release", strawberry.lazy("schema.types.release")],
    strawberry.union("Hit", description="What something can have gone into."),
]


@strawberry.type(description="One step from a later thing to an earlier.")
class TraceStep:
    type: StepType = strawberry.field(description="How the later thing leads to the earlier.")
    thing: Node | None = strawberry.field(
        description="The earlier thing: the next step begins there; null if it may not be seen by itself."
    )


@strawberry.type(description="An asset or release that came from something, and how sure that is.")
class Derivative:
    hit: Hit = strawberry.field(description="What came from it.")
    certainty: TraceCertainty = strawberry.field(
        description="How sure it is: as sure as the least sure step of the best path."
    )
    weight_ppm: int | None = strawberry.field(
        description="The largest weight that a report gives it, in ppm; null where none does, or where it is certain."
    )
    paths: int = strawberry.field(description="How many paths lead from the hit to it; counted up to 1,000,000.")
    path: list[TraceStep] = strawberry.field(
        description="The best path, from the hit to it; empty where somebody on it is not to be named here."
    )
    path_withheld: bool = strawberry.field(description="Whether the path is left out for somebody's choice.")


@strawberry.type(description="How many hits of a kind there are, of one certainty.")
class DerivativeCount:
    kind: HitKind = strawberry.field(description="What they are.")
    certainty: TraceCertainty = strawberry.field(description="How sure they are.")
    hits: Long = strawberry.field(description="How many there are, exactly.")


@strawberry.input(description="Which hits: those that fit all that is given.")
class DerivativeFilter:
    kind: list[HitKind] | None = strawberry.field(default=None, description="Of one of these kinds.")
    certainty: list[TraceCertainty] | None = strawberry.field(default=None, description="Of one of these certainties.")
    min_weight_ppm: int | None = strawberry.field(
        default=None, description="Attributed with at least this weight, in ppm."
    )
    model: strawberry.ID | None = strawberry.field(
        default=None, description="Made with this model version, or with a version of this model."
    )
    made_from: DateTime | None = strawberry.field(default=None, description="Made at this instant or later.")
    made_to: DateTime | None = strawberry.field(default=None, description="Made before this instant.")


@strawberry.input(description="Which hits of a party: those that fit all that is given.")
class PartyDerivativeFilter(DerivativeFilter):
    controlled_then: bool | None = strawberry.field(
        default=None,
        description="Made (for a release: what it contains was) while the party controlled a right in something that "
        "the hit came from, or not: what does not say when it was made was not. For those with a licence, auditors "
        "and the party itself; nobody else is told of any hit.",
    )


Fitting = Annotated[DerivativeFilter | None, strawberry.argument(description="Which of them.")]
FittingOfParty = Annotated[PartyDerivativeFilter | None, strawberry.argument(description="Which of them.")]

CAME_FROM_IT = (
    "The assets and releases that came from it, the surest and heaviest first. What a model made that was trained "
    "on it is merely possible, and is not here. Whoever it is of sees them whatever is withheld of their own."
)


@strawberry.type(description="What a derivative can come from.")
class Traced:
    derivative_counts: list[DerivativeCount] = strawberry.field(
        description="How many derivatives there are, by kind and certainty; none of those that are none."
    )
    distinct_assets: Long = strawberry.field(
        description="How many assets there are among the derivatives, each counted once."
    )
    catching_up: Long | None = strawberry.field(
        description="The seq of a change that the derivatives do not show yet; null when they show all."
    )


@strawberry.type(description="A thing that a derivative can come from.")
class TracedThing(Traced):
    @by_view(CAME_FROM_IT)
    def derivatives(
        self,
        filter: Fitting = None,  # noqa: A002 - the argument's name in the schema
        first: First = DEFAULT_FIRST,
        after: After = None,
    ) -> Connection[Derivative]:
        return read_by_view()
