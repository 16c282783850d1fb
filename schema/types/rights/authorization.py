"""The types of authorizations: what was asked before something was done, and what the answer was."""

from typing import Annotated

import strawberry

from schema.scalars import DateTime, Long
from schema.types.asset import Asset
from schema.types.dataset import DatasetVersion
from schema.types.enums_of_rights import Condition, Use
from schema.types.fact import STATED_BY, Fact
from schema.types.file import File
from schema.types.model import Model
from schema.types.model_version import ModelVersion
from schema.types.party import Party
from schema.types.record_result import BatchRefused, CommitUnknown, DatabaseBusy, KeyReused, NotAllowed
from schema.types.recording import Recording
from schema.types.rights.terms import Territories
from schema.types.work import Work

Authorizable = Annotated[
    DatasetVersion | Recording | Asset | Work | File | ModelVersion | Party,
    strawberry.union("Authorizable", description="What an authorization can be of."),
]
ITEMS = "How many items were judged; what a user has warranted is not among them."
CLEARED = "How many of them were cleared everywhere in the place of the use."
IS_AUTHORIZED = "Whether all were: what is done may cite it."


@strawberry.type(description="What an authorization is of.")
class AuthorizedThing:
    role: str = strawberry.field(
        description="What it is in it: VERSION, ITEM, MODEL, INPUT, WARRANTED_BY, or how a person is named."
    )
    thing: Authorizable = strawberry.field(description="The thing.")


@strawberry.type(description="Where a result was to be offered, as stated.")
class OfferAsked:
    table: str | None = strawberry.field(description="The table of the codes.")
    version: str | None = strawberry.field(description="The table's version; null if it was not said.")
    codes: list[str] | None = strawberry.field(description="The codes; null: the whole world but what is excluded.")
    excluded: list[str] | None = strawberry.field(description="The codes that are left out; null: none.")


@strawberry.type(description="What was asked before something was done, and the answer. It opens nothing by itself.")
class Authorization:
    id: strawberry.ID = strawberry.field(description="Its id, which later facts cite.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    use: Use = strawberry.field(description="The use.")
    act: Territories = strawberry.field(description="Where it was to be done.")
    offer: OfferAsked = strawberry.field(description="Where its result was to be offered.")
    promises: list[Condition] | None = strawberry.field(
        description="What was undertaken towards licences and clauses; null: nothing."
    )
    project: str | None = strawberry.field(description="For which project a voice was asked for; null: for none.")
    as_of: DateTime = strawberry.field(description="As of when it was asked, and from when it may be relied on.")
    until: DateTime = strawberry.field(description="Until when it may be relied on, not included.")
    model: Model | None = strawberry.field(description="The model that it was asked for; null: for any.")
    model_version: ModelVersion | None = strawberry.field(
        description="The version of it that it was asked for; null: for none in particular."
    )
    of: list[AuthorizedThing] = strawberry.field(description="What it is of, as far as that is to be named.")
    items: int = strawberry.field(description=ITEMS)
    cleared: int = strawberry.field(description=CLEARED)
    is_authorized: bool = strawberry.field(description=IS_AUTHORIZED)


@strawberry.type(description="It was asked and answered, and is recorded; with why: `clearance` as known at that seq.")
class Authorized:
    id: strawberry.ID = strawberry.field(description="The id of the authorization, for later facts to cite.")
    seq: Long = strawberry.field(description="The place of its fact in the journal.")
    judged_seq: Long = strawberry.field(description="The seq of the journal as of which it was judged.")
    items: int = strawberry.field(description=ITEMS)
    cleared: int = strawberry.field(description=CLEARED)
    is_authorized: bool = strawberry.field(description=IS_AUTHORIZED)


AuthorizeResult = Annotated[
    Authorized | BatchRefused | KeyReused | DatabaseBusy | NotAllowed | CommitUnknown,
    strawberry.union("AuthorizeResult", description="What is answered to who asks for an authorization."),
]
