"""Connections, as Relay has them, forward only: `Connection[Recording]` is RecordingConnection in the schema."""

from typing import Annotated, Generic, TypeVar

import strawberry

T = TypeVar("T")

First = Annotated[int | None, strawberry.argument(description="How many, from 0 to 100.")]
After = Annotated[str | None, strawberry.argument(description="The cursor to begin after; null for the first page.")]

DEFAULT_FIRST = 20
LARGEST_FIRST = 100


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether rows follow this page.")
    has_previous_page: bool = strawberry.field(description="Whether this page began after a cursor.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first row; null if there is none.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last row: ask for what is after it.")


@strawberry.type(description="One row of a page.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="Where this row stands in the list.")
    node: T = strawberry.field(description="What stands there.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = strawberry.field(description="The rows of the page, each with its cursor.")
    nodes: list[T] = strawberry.field(description="The rows of the page alone.")
    page_info: PageInfo = strawberry.field(description="Where the page stands in the list.")
    total_count: int = strawberry.field(description="How many rows the whole list has; counted only when asked.")
