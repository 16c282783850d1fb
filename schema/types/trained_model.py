"""The types of what is merely possible: models that may have learned from something."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import Long
from schema.stubs import by_view, read_by_view

if TYPE_CHECKING:
    from schema.types.model_version import ModelVersion

TheModelVersion = Annotated["ModelVersion", strawberry.lazy("schema.types.model_version")]


@strawberry.type(
    description="A model version that may have learned from something. What it made is merely possible, and is told by "
    "`modelVersion { derivativeCounts derivatives }`."
)
class TrainedModel:
    model_version: TheModelVersion = strawberry.field(description="The model version.")
    entries: Long = strawberry.field(
        description="How many entries for training there are of it in all that the model version rests on."
    )
    through: list[TheModelVersion] = strawberry.field(
        description="The model versions on the shortest way to one whose own run used such an entry, that one last: "
        "what it started or learned from, or was fed with. Empty if its own run did."
    )


@strawberry.interface(description="What models can be trained on.")
class TrainedOn:
    @by_view(
        "The model versions that may have learned from it: those in whose training closure it, a recording of it or "
        "what it made stands for training, by synthetic data too. The nearest come first."
    )
    def trained_models(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[TrainedModel]:
        return read_by_view()
