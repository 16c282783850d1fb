"""The bodies of the schema's fields, which have none: the reader answers them by the tables in graph/views."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar, cast

import strawberry

F = TypeVar("F", bound=Callable[..., object])


def by_view(description: str) -> Callable[[F], F]:
    """Make a method a field that a view reads; its parameters are the field's arguments."""
    return cast("Callable[[F], F]", strawberry.field(description=description))


def read_by_view() -> NoReturn:
    """Be the body of such a method, which nobody calls."""
    raise AssertionError("a field of the schema was resolved as if it had no view")
