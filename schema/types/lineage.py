"""The types of lineage: edges from later things to earlier ones, and paths of them."""

from typing import Annotated

import strawberry

from linernotes.lineage import Direction, ThingKind
from linernotes.tracing.question import Reason
from schema.paging import PageInfo
from schema.types.enums import StepType
from schema.types.fact import Fact
from schema.types.node import Node

strawberry.enum(Direction, name="LineageDirection", description="Which way a walk goes.")
strawberry.enum(ThingKind, description="A kind of thing that counts for depth.")
strawberry.enum(Reason, name="OmissionReason", description="Why edges were left out.")

Of = Annotated[strawberry.ID, strawberry.argument(description="The id of what the walk begins with.")]
Which = Annotated[Direction, strawberry.argument(description="To what it came from, or to what came of it.")]
Depth = Annotated[int | None, strawberry.argument(description="How many steps from the start, from 1 to 10.")]
EdgeTypes = Annotated[
    list[StepType] | None, strawberry.argument(description="The types of edge to follow; null for all of them.")
]
StopAt = Annotated[
    list[ThingKind] | None, strawberry.argument(description="Kinds of thing that are listed and not gone on from.")
]
FromId = Annotated[strawberry.ID, strawberry.argument(name="from", description="The id of one thing.")]
ToId = Annotated[strawberry.ID, strawberry.argument(description="The id of the other.")]
HowManyPaths = Annotated[int | None, strawberry.argument(description="How many paths at the most, from 1 to 10.")]

_ALONE = "null if the reader may see it only beside others, as every contribution is"
_LATER = f"The later thing; {_ALONE}."
_EARLIER = f"The earlier thing; {_ALONE}."
_FACTS = "The facts that state it, by seq: of those, which the reader may see."


@strawberry.type(description="How many edges of a type were left out.")
class OmittedEdges:
    type: StepType = strawberry.field(description="Their type.")
    count: int = strawberry.field(description="How many there are; of one thing at most 2,000 are counted.")
    is_exact: bool = strawberry.field(description="Whether there are no more of them.")


@strawberry.type(description="Whether a walk is whole. What was not to be followed is not missed.")
class LineageCompleteness:
    is_partial: bool = strawberry.field(description="Whether anything was left out.")
    reasons: list[Reason] = strawberry.field(description="Why.")
    omitted: list[OmittedEdges] = strawberry.field(description="Edges at things that were not gone on from, by type.")
    cursor: str | None = strawberry.field(
        description="Where the budget ended the walk: ask for what is after it with a further budget."
    )


@strawberry.type(description="That a later thing came from an earlier one, once however many facts say so.")
class LineageEdge:
    cursor: str = strawberry.field(description="Where it stands in the walk.")
    type: StepType = strawberry.field(description="In which way.")
    depth: int = strawberry.field(description="How many steps from the start it was first met, from 1.")
    from_: Node | None = strawberry.field(name="from", description=_LATER)
    to: Node | None = strawberry.field(description=_EARLIER)
    facts: list[Fact] = strawberry.field(description=_FACTS)


@strawberry.type(description="A page of a walk: level by level, in a level by id, at a thing by type.")
class Lineage:
    edges: list[LineageEdge] = strawberry.field(description="The edges of the page.")
    page_info: PageInfo = strawberry.field(description="Where the page stands in the walk.")
    completeness: LineageCompleteness = strawberry.field(description="Whether the walk, all its pages, is whole.")


@strawberry.type(description="One step of a path.")
class PathStep:
    type: StepType = strawberry.field(description="In which way the later thing came from the earlier.")
    from_: Node | None = strawberry.field(name="from", description=_LATER)
    to: Node | None = strawberry.field(description=_EARLIER)
    facts: list[Fact] = strawberry.field(description=_FACTS)


@strawberry.type(description="A way from one thing to another that comes to nothing twice.")
class Path:
    length: int = strawberry.field(description="How many steps it has.")
    steps: list[PathStep] = strawberry.field(description="Its steps, from where it was asked to begin.")


@strawberry.type(description="The shortest paths between two things.")
class Paths:
    direction: Direction = strawberry.field(description="Whether they lead to what came before, or to what came after.")
    paths: list[Path] = strawberry.field(description="The shortest first, then by types, then by ids.")
    completeness: LineageCompleteness = strawberry.field(description="Whether a path may have been missed.")
