"""The types ModelVersion and TrainingEntry."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.stubs import by_view, read_by_view
from schema.types.dataset import BASIS, STAGE, DatasetVersion, Item, OfStage
from schema.types.enums import Basis, EntryStage
from schema.types.model import Model
from schema.types.node import Node

if TYPE_CHECKING:
    from schema.types.party import Party
    from schema.types.training_run import TrainingRun

Run = Annotated["TrainingRun", strawberry.lazy("schema.types.training_run")]


@strawberry.type(description="An item that a model version's own training run used, by way of a dataset version.")
class TrainingEntry:
    basis: Basis = strawberry.field(description=BASIS)
    stage: EntryStage = strawberry.field(description=STAGE)
    version: DatasetVersion = strawberry.field(description="The dataset version that includes it.")
    item: Item = strawberry.field(description="The item; its contributors are whom the training rests on.")


@strawberry.type(description="A version of a model.")
class ModelVersion(Node):
    version: str = strawberry.field(description="Its version.")
    released: str | None = strawberry.field(description="When it was released, as precisely as known.")
    weights_hash: str | None = strawberry.field(description="The SHA-256 of its weights.")
    model: Model = strawberry.field(description="The model that it is a version of.")
    produced_by: Run | None = strawberry.field(
        description="The training run that produced it; null where nobody said how it was trained."
    )
    voice_of: list[Annotated["Party", strawberry.lazy("schema.types.party")]] = strawberry.field(
        description="Whose voice it carries."
    )
    started_runs: list[Run] = strawberry.field(description="The training runs that started from it.")
    taught_runs: list[Run] = strawberry.field(description="The training runs that learned from it.")

    @by_view("What its own training run used, by dataset version and item, with contributors.")
    def training_entries(
        self, first: First = DEFAULT_FIRST, after: After = None, stage: OfStage = None
    ) -> Connection[TrainingEntry]:
        return read_by_view()
