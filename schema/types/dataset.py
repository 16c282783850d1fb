"""The types Dataset, DatasetVersion and what is between them and their items."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import Long
from schema.stubs import by_view, read_by_view
from schema.types.contents import Contents
from schema.types.enums import Basis, EntryStage
from schema.types.node import Node
from schema.types.rights.standing import PastUse
from schema.types.rights.violation import KNOWN_VIOLATIONS, KnownViolation, Purpose

if TYPE_CHECKING:
    from schema.types.asset import Asset
    from schema.types.party import Party
    from schema.types.recording import Recording
    from schema.types.training_run import TrainingRun
    from schema.types.work import Work

Item = Annotated[
    Annotated["Recording", strawberry.lazy("schema.types.recording")]
    | Annotated["Asset", strawberry.lazy("schema.types.asset")]
    | Annotated["Work", strawberry.lazy("schema.types.work")],
    strawberry.union("Item", description="What a dataset version can include."),
]
OfBasis = Annotated[Basis | None, strawberry.argument(description="Only those on this basis.")]
OfStage = Annotated[EntryStage | None, strawberry.argument(description="Only those used for this.")]
BASIS = "On what basis it is included."
STAGE = "For what it is used."
RELIED_ON = "The papers that the inclusion relied on, by name; null for none."


@strawberry.type(description="That a dataset version includes an item.")
class DatasetEntry:
    basis: Basis = strawberry.field(description=BASIS)
    stage: EntryStage = strawberry.field(description=STAGE)
    relied_on: list[str] | None = strawberry.field(description=RELIED_ON)
    item: Item = strawberry.field(description="The item.")


@strawberry.type(description="That a closed dataset version is what it is for good.")
class Freezing(Node, Purpose):
    count: Long = strawberry.field(description="How many entries it has.")
    root: str = strawberry.field(
        description="The SHA-256 over its entries' lines `<item id> <basis> <stage>`, sorted, each with a line feed."
    )


@strawberry.type(description="One version of a dataset.")
class DatasetVersion(PastUse, Node, Contents):
    version: str = strawberry.field(description="Its version.")
    created: str | None = strawberry.field(description="When it was made, as precisely as known.")
    dataset: Annotated["Dataset", strawberry.lazy("schema.types.dataset")] = strawberry.field(
        description="The dataset that it is a version of."
    )
    closed: bool = strawberry.field(description="Whether entries join it no more.")
    frozen: Freezing | None = strawberry.field(description="What it is for good, once it is frozen.")
    known_violations: list[KnownViolation] = strawberry.field(description=KNOWN_VIOLATIONS)
    used_by: list[Annotated["TrainingRun", strawberry.lazy("schema.types.training_run")]] = strawberry.field(
        description="The training runs that used it."
    )

    @by_view("What it includes, by item; what is not to be named in training lines is left out.")
    def entries(
        self, first: First = DEFAULT_FIRST, after: After = None, basis: OfBasis = None, stage: OfStage = None
    ) -> Connection[DatasetEntry]:
        return read_by_view()


@strawberry.type(description="A dataset.")
class Dataset(Node):
    name: str = strawberry.field(description="Its name.")
    curated_by: Annotated["Party", strawberry.lazy("schema.types.party")] | None = strawberry.field(
        description="Who curates it."
    )
    versions: list[DatasetVersion] = strawberry.field(description="Its versions.")


@strawberry.type(description="That a dataset version includes this.")
class Inclusion:
    basis: Basis = strawberry.field(description=BASIS)
    stage: EntryStage = strawberry.field(description=STAGE)
    relied_on: list[str] | None = strawberry.field(description=RELIED_ON)
    version: DatasetVersion = strawberry.field(description="The dataset version.")
