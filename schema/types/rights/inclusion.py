"""The type PartyInDatasets: what of a party's is in which datasets, and who said yes to it."""

from typing import Annotated

import strawberry

from schema.paging import PageInfo
from schema.scalars import DateTime, Long
from schema.types.contribution import Credited
from schema.types.dataset import BASIS, RELIED_ON, STAGE, DatasetVersion, Item
from schema.types.enums import Basis, EntryStage
from schema.types.enums_of_rights import Side, Use
from schema.types.rights.share import TheParty

OfWhom = Annotated[strawberry.ID, strawberry.argument(description="The id of the party.")]


@strawberry.type(description="That somebody said yes to the use of something, for itself or in another's name.")
class SaidYes:
    of: Credited | None = strawberry.field(
        description="To what: the item, or a work or recording in it; null if that is not to be named."
    )
    side: Side | None = strawberry.field(description="On which side.")
    in_name_of: TheParty | None = strawberry.field(
        description="For whom: who controls the right, or whose choice it is; null if it is not to be named."
    )
    signed_by: TheParty | None = strawberry.field(description="Who said it; null if it is not to be named.")
    mandate: strawberry.ID | None = strawberry.field(
        description="The mandate by which that one speaks for the party; null: it speaks for itself, or as who held the"
        " right before."
    )
    paper: strawberry.ID = strawberry.field(description="The clause or the decision.")
    agreement: strawberry.ID | None = strawberry.field(description="The agreement of a clause; null of a decision.")


@strawberry.type(description="An entry of a dataset version with something that a party made or controls.")
class EntryOfParty:
    item: Item | None = strawberry.field(description="What is included; null if it is not to be named to the reader.")
    dataset_version: DatasetVersion | None = strawberry.field(description="The version.")
    basis: Basis = strawberry.field(description=BASIS)
    stage: EntryStage = strawberry.field(description=STAGE)
    papers: list[str] = strawberry.field(description=RELIED_ON.replace("null", "none"))
    use: Use = strawberry.field(description="For what the version was first used, or frozen; generative training else.")
    as_of: DateTime = strawberry.field(
        description="When the version was first used for training, else frozen, as far as is known; else now."
    )
    relied_on: list[SaidYes] = strawberry.field(
        description="By the rule of `clearance`: who had said yes to that use by then, as known now. What is free, and"
        " whoever has not said yes, is not in it; `clearance` has the gaps."
    )


@strawberry.type(description="What of a party's is in which datasets, page by page.")
class PartyInDatasets:
    nodes: list[EntryOfParty] = strawberry.field(description="The entries of this page, by item, version and fact.")
    page_info: PageInfo = strawberry.field(description="Where the page stands in the list.")
    catching_up: Long | None = strawberry.field(
        description="The oldest seq that what is kept of who controls what lacks; null when the answer is exact."
    )
