"""Lists and pages of the oracle: all rows are made, sorted and cut in Python, with the errors that a reader gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.reader import cursor
from linernotes.errors import LinernotesError

Json = dict[str, Any]
Keys = tuple[str | int, ...]
Row = tuple[Keys, Callable[[], Json]]
"""What a row is sorted by, and the object that stands in it."""

_DEFAULT_FIRST = 20
_LARGEST_FIRST = 100


class Refused(LinernotesError):
    """An error that a reader expects."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code  # type: ignore[misc]


def listed(rows: Sequence[Row], *, at_most: int) -> list[Json]:
    """Give all rows in order, or refuse to give so many."""
    if len(rows) > at_most:
        raise Refused("LIST_TOO_LONG", f"there are more than {at_most} members, which is the most this list can hold")
    return [make() for _, make in _sorted(rows)]


@dataclass(frozen=True, slots=True)
class Paged:
    """A list that is read page by page: `Type.field`, how many keys its rows have, and the order that is asked for.

    One that is `descending` has its greatest key first.
    """

    place: str
    width: int
    order: str = ""
    descending: bool = False


def page(of: Paged, rows: Sequence[Row], first: int | None = None, after: str | None = None) -> Json:
    """Give one page of a list."""
    first = _DEFAULT_FIRST if first is None else first
    if not 0 <= first <= _LARGEST_FIRST:
        raise Refused("PAGE_SIZE_OUT_OF_RANGE", f"first is {first}; it may be from 0 to {_LARGEST_FIRST}")
    seal = cursor.seal_of(f"{of.place}/{of.order}")
    left = _sorted(rows)[:: -1 if of.descending else 1]
    if after is not None:
        keys = tuple(cursor.decode(seal, of.width, after))
        left = [row for row in left if (row[0] < keys if of.descending else row[0] > keys)]
    here = left[:first]
    return {
        "edges": lambda _info: [{"cursor": cursor.encode(seal, keys), "node": make()} for keys, make in here],
        "nodes": lambda _info: [make() for _, make in here],
        "totalCount": len(rows),
        "pageInfo": {
            "hasNextPage": len(left) > first,
            "hasPreviousPage": after is not None,
            "startCursor": cursor.encode(seal, here[0][0]) if here else None,
            "endCursor": cursor.encode(seal, here[-1][0]) if here else None,
        },
    }


def _sorted(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row[0])
