"""The types of what is in a dataset version, or in all that a model version was trained on."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import Long
from schema.stubs import by_view, read_by_view
from schema.types.enums import Basis, ContributorsBy, EntriesBy, EntryStage, RoleGroup

if TYPE_CHECKING:
    from schema.types.dataset import DatasetVersion
    from schema.types.model_version import ModelVersion
    from schema.types.party import Party


@strawberry.type(description="Somebody who contributed to entries, or to works that they are recordings of.")
class Contributor:
    entries: Long = strawberry.field(description="To how many entries; only those on which the party is named.")
    party: Annotated["Party", strawberry.lazy("schema.types.party")] | None = strawberry.field(description="Who.")


@strawberry.type(description="How many contributors there are in one way; only what they are counted by is not null.")
class ContributorCount:
    role_group: RoleGroup | None = strawberry.field(description="In which group of roles they contributed.")
    basis: Basis | None = strawberry.field(description="On what basis something is included that they contributed to.")
    stage: EntryStage | None = strawberry.field(description="For what something is used that they contributed to.")
    named: int = strawberry.field(description="How many are named here; somebody may count in several ways.")
    not_named: int = strawberry.field(description="How many there are besides who are not named.")


@strawberry.type(description="How many entries there are; only what they are counted by is not null.")
class EntryCount:
    basis: Basis | None = strawberry.field(description="On what basis they are included.")
    stage: EntryStage | None = strawberry.field(description="For what they are used.")
    entries: Long = strawberry.field(description="How many; each is counted once.")
    synthetic: Long = strawberry.field(description="How many of these a model made.")


@strawberry.type(description="Entries that one model version made.")
class FromModel:
    entries: Long = strawberry.field(description="How many; one that several models made counts for each.")
    model_version: Annotated["ModelVersion", strawberry.lazy("schema.types.model_version")] = strawberry.field(
        description="The model version."
    )


@strawberry.type(description="Entries that models made.")
class SyntheticData:
    entries: Long = strawberry.field(description="How many entries are assets.")
    from_models: list[FromModel] = strawberry.field(description="The model versions that made them, the most first.")


By = Annotated[ContributorsBy, strawberry.argument(description="What to count them by.")]
ByAny = Annotated[list[EntriesBy] | None, strawberry.argument(description="What to count them by; by nothing for all.")]


@strawberry.interface(description="What is in a dataset version, or in all that a model version was trained on.")
class Contents:
    @by_view("Who contributed to entries, the most first; those who are not named on training lines are left out.")
    def contributors(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Contributor]:
        return read_by_view()

    contributors_not_named: int = strawberry.field(description="How many contributed besides who are not named.")

    @by_view("How many contributors there are, by one thing.")
    def contributor_counts(self, by: By = ContributorsBy.ROLE_GROUP) -> list[ContributorCount]:
        return read_by_view()

    @by_view("How many entries there are, by one thing, by both, or in all.")
    def counts(self, by: ByAny = None) -> list[EntryCount]:
        return read_by_view()

    synthetic: SyntheticData = strawberry.field(description="What of it models made.")
    catching_up: Long | None = strawberry.field(
        description="The seq of a change that these numbers do not show yet; null when they show all."
    )


@strawberry.type(
    description="All that a model version was trained on: what its run used, and the runs of the models that it "
    "started or learned from, and so on. An item that two versions include counts for both."
)
class TrainingClosure(Contents):
    dataset_versions: list[Annotated["DatasetVersion", strawberry.lazy("schema.types.dataset")]] = strawberry.field(
        description="The dataset versions that were used."
    )
