"""The types of what two datasets or models have in common, and of how one version of a dataset differs."""

from typing import TYPE_CHECKING

import strawberry

from schema.paging import PageInfo
from schema.types.dataset import Item
from schema.types.enums import Basis, Change, EntryStage

if TYPE_CHECKING:
    from schema.types.asset import Asset  # noqa: F401 - what Item is of
    from schema.types.recording import Recording  # noqa: F401
    from schema.types.work import Work  # noqa: F401

CURSOR = "Where this item stands in the list."
IS_PARTIAL = "Whether the page ended early, at its budget: more may follow after `pageInfo.endCursor`."
PAGE_INFO = "Where the page stands in the list."


@strawberry.type(description="On what terms an item is included.")
class EntryTerms:
    basis: Basis = strawberry.field(description="On what basis.")
    stage: EntryStage = strawberry.field(description="For what it is used.")


@strawberry.type(description="An item that two dataset versions or models both include.")
class SharedItem:
    cursor: str = strawberry.field(description=CURSOR)
    item: Item | None = strawberry.field(description="The item.")
    first: list[EntryTerms] = strawberry.field(description="How the first includes it; several entries may.")
    second: list[EntryTerms] = strawberry.field(description="How the second includes it.")


@strawberry.type(description="How many items there are.")
class ItemTotal:
    items: int = strawberry.field(description="How many; at least so many, where it is not exact.")
    not_named: int = strawberry.field(description="How many of these are not named on training lines, and not listed.")
    is_exact: bool = strawberry.field(description="Whether all were counted, and not only the first 15,000 entries.")


@strawberry.type(description="What two dataset versions or models have in common, by item.")
class Overlap:
    items: list[SharedItem] = strawberry.field(description="A page of the items.")
    is_partial: bool = strawberry.field(description=IS_PARTIAL)
    page_info: PageInfo = strawberry.field(description=PAGE_INFO)
    total: ItemTotal = strawberry.field(description="How many items they have in common; counted only when asked.")


@strawberry.type(description="An item that a later dataset version includes otherwise than an earlier one.")
class ChangedItem:
    cursor: str = strawberry.field(description=CURSOR)
    item: Item | None = strawberry.field(description="The item.")
    change: Change = strawberry.field(description="What became of it.")
    before: list[EntryTerms] = strawberry.field(
        description="How the earlier version includes it; empty if it does not."
    )
    after: list[EntryTerms] = strawberry.field(description="How the later version includes it; empty if it does not.")


@strawberry.type(description="How many items something became of.")
class ChangeTotal(ItemTotal):
    change: Change = strawberry.field(description="What became of them.")


@strawberry.type(description="How a later dataset version differs from an earlier one, by item.")
class DatasetDiff:
    items: list[ChangedItem] = strawberry.field(description="A page of the items that differ.")
    is_partial: bool = strawberry.field(description=IS_PARTIAL)
    page_info: PageInfo = strawberry.field(description=PAGE_INFO)
    totals: list[ChangeTotal] = strawberry.field(
        description="How many items were added, removed, changed and not; counted only when asked."
    )
