"""The type ModelVersion."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.stubs import by_view, read_by_view
from schema.types.contents import TrainingClosure
from schema.types.derivative import TracedThing
from schema.types.enums import Part
from schema.types.model import Model
from schema.types.node import Node
from schema.types.rights.standing import PastUse

if TYPE_CHECKING:
    from schema.types.generation import Generation
    from schema.types.party import Party
    from schema.types.training_run import TrainingRun

Run = Annotated["TrainingRun", strawberry.lazy("schema.types.training_run")]


@strawberry.type(description="That a model version was used in a generation.")
class UsedIn:
    part: Part | None = strawberry.field(description="The part that it made; null: not stated.")
    generation: Annotated["Generation", strawberry.lazy("schema.types.generation")] = strawberry.field(
        description="The generation."
    )


@strawberry.type(description="A version of a model.")
class ModelVersion(PastUse, Node, TracedThing):
    version: str = strawberry.field(description="Its version.")
    released: str | None = strawberry.field(description="When it was released, as precisely as known.")
    weights_hash: str | None = strawberry.field(description="The SHA-256 of its weights.")
    model: Model = strawberry.field(description="The model that it is a version of.")
    produced_by: Run | None = strawberry.field(
        description="The training run that produced it; null where nobody said how it was trained."
    )
    closure: TrainingClosure = strawberry.field(description="All that it was trained on, and by what it rests on.")
    voice_of: list[Annotated["Party", strawberry.lazy("schema.types.party")]] = strawberry.field(
        description="Whose voice it carries."
    )
    started_runs: list[Run] = strawberry.field(description="The training runs that started from it.")
    taught_runs: list[Run] = strawberry.field(description="The training runs that learned from it.")

    @by_view("The generations that used it, by id; one that used it for several parts is there for each.")
    def generations(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[UsedIn]:
        return read_by_view()
