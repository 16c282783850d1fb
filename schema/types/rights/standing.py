"""How past uses stand: the type UseStanding, and what has it."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import PageInfo
from schema.scalars import DateTime
from schema.stubs import by_view, read_by_view
from schema.types.enums_of_rights import Status

if TYPE_CHECKING:
    from schema.types.asset import Asset
    from schema.types.model_version import ModelVersion

OfStatus = Annotated[Status, strawberry.argument(description="How they stand.")]
ReleasedIn = Annotated[
    str | None,
    strawberry.argument(description="A territory by its code (`DE`): only those on a release that is offered there."),
]


@strawberry.type(description="How a past use stands for a time.")
class UseStanding:
    status: Status = strawberry.field(description="How it stands.")
    since: DateTime | None = strawberry.field(description="From when; null where nobody says when the use began.")
    until: DateTime | None = strawberry.field(description="Until when, as far as is known today; null is without end.")
    is_regularised: bool = strawberry.field(
        description="Whether it was, of all or some of it, made good by paper signed later: told for good."
    )


@strawberry.type(description="What was used, trained or made of something that has to be cleared.")
class PastUse:
    standing: UseStanding | None = strawberry.field(
        description="How it stands now: of all that was put to the use, the worst. Null without a licence, before the"
        " use begins, and where nothing is known of it or it is not worked out yet."
    )
    standings: list[UseStanding] = strawberry.field(
        description="The same from its beginning on, in order: what is to end is in it. Empty without a licence."
    )


@strawberry.type(
    description="How an asset stands now, worked out when it is asked for: the worst of how its models stand, and"
    " its inputs as they were given. With a licence, and for auditors."
)
class AssetStanding:
    @by_view("How it stands. An input that a user warranted and nobody permitted is UNKNOWN, and no violation.")
    def status(self) -> Status:
        return read_by_view()

    @by_view("Whether any of it was made good by paper signed later: told for good.")
    def is_regularised(self) -> bool:
        return read_by_view()

    @by_view("Whether it is a draft still: a user warrants an input that nobody permitted, and no release holds it.")
    def is_draft(self) -> bool:
        return read_by_view()


@strawberry.type(description="An asset that stands so, and the model version by which it was found.")
class AssetOfStatus:
    asset: Annotated["Asset", strawberry.lazy("schema.types.asset")] | None = strawberry.field(description="The asset.")
    model_version: Annotated["ModelVersion", strawberry.lazy("schema.types.model_version")] | None = strawberry.field(
        description="The model version that made it, or a part of it, and stands so too."
    )


@strawberry.type(description="Assets that stand in a way now, page by page.")
class AssetsByStatus:
    nodes: list[AssetOfStatus] = strawberry.field(
        description="The assets of this page, by model version and then by id: one with several is there for each."
    )
    page_info: PageInfo = strawberry.field(
        description="Where the page stands. It may end before it is full: go on as long as it has a next one."
    )
