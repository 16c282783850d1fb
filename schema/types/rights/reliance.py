"""The type Reliance: what rests on an agreement, within what it permits and beyond."""

from typing import Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import Long
from schema.stubs import by_view, read_by_view
from schema.types.dataset import DatasetVersion
from schema.types.enums_of_rights import Beyond
from schema.types.training_run import TrainingRun

OfAgreement = Annotated[strawberry.ID, strawberry.argument(description="The agreement's id.")]
OutsideScope = Annotated[
    bool | None,
    strawberry.argument(
        description="True: only runs that used something that is covered and that no clause permits them; false: only"
        " those that are within what is permitted; null: all."
    ),
]


@strawberry.type(description="A dataset version that includes, for training, what an agreement covers.")
class VersionResting:
    dataset_version: DatasetVersion | None = strawberry.field(description="The version.")
    entries: int = strawberry.field(description="How many of its entries are covered.")


@strawberry.type(description="A training run that used what an agreement covers.")
class RunResting:
    training_run: TrainingRun | None = strawberry.field(description="The run; `produced` has what was made of it.")
    entries: int = strawberry.field(description="How many entries of the versions that it used are covered.")
    entries_outside: int = strawberry.field(description="Of how many of these no clause reaches the run.")
    beyond: list[Beyond] = strawberry.field(
        description="What of the run the clauses do not reach, where none does: a MODEL that they are not for, the TIME"
        " at which it began (or nobody says when), a TERRITORY, or the USE."
    )
    clauses: list[strawberry.ID] = strawberry.field(description="The clauses that cover these entries.")


@strawberry.type(
    description="What rests on an agreement: what used, for training, something that a permission of it or of an"
    " amendment covers, or that embodies such a thing. Whether it needed the agreement is not said here: something may"
    " be free, or permitted by others too. What each run was cleared by when it began is in its `proof`."
)
class Reliance:
    seq: Long = strawberry.field(description="How far the journal was.")
    catching_up: Long | None = strawberry.field(
        description="The oldest seq that what is kept of who controls what lacks; null when the answer is exact."
    )

    @by_view("The training runs, by id.")
    def training_runs(
        self, first: First = DEFAULT_FIRST, after: After = None, outside_scope: OutsideScope = None
    ) -> Connection[RunResting]:
        return read_by_view()

    @by_view("The dataset versions, by id.")
    def dataset_versions(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[VersionResting]:
        return read_by_view()
