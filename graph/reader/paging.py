"""What all pages keep to: how much may be asked for, and what they say of their place in the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.reader import cursor
from graph.reader.errors import PageSizeOutOfRange

DEFAULT_PAGE = 20
LARGEST_LIST = 100


def page_size(given: int | None, *, default: int = DEFAULT_PAGE, least: int = 0, most: int = LARGEST_LIST) -> int:
    """Give how many rows `first` asks for; raises PageSizeOutOfRange."""
    first = default if given is None else given
    if not least <= first <= most:
        raise PageSizeOutOfRange(f"first is {first}; it may be from {least} to {most}")
    return first


def page_info(cursors: Sequence[str], *, has_next: bool, has_previous: bool, end: str | None = None) -> dict[str, Any]:
    """Give the `pageInfo` of a page that was found, of its rows' cursors; it ends at `end` if not at its last row."""
    return {
        "hasNextPage": has_next,
        "hasPreviousPage": has_previous,
        "startCursor": cursors[0] if cursors else None,
        "endCursor": end or (cursors[-1] if cursors else None),
    }


def listed_page(
    given: Mapping[str, Any], rows: Sequence[Any], tell: Callable[[Any], dict[str, Any]], seal: str
) -> dict[str, Any]:
    """Give a connection's page of rows that are all there, by their places; `given` has `first` and `after`."""
    first, after = page_size(given["first"]), given["after"]
    start = 0 if after is None else cursor.decode_as(seal, (int,), after)[0]
    told = [tell(row) for row in rows[start : start + first]]
    cursors = [cursor.encode(seal, [start + place + 1]) for place in range(len(told))]
    return {
        "edges": [{"cursor": one, "node": row} for one, row in zip(cursors, told, strict=True)],
        "nodes": told,
        "pageInfo": page_info(cursors, has_next=start + first < len(rows), has_previous=after is not None),
        "totalCount": len(rows),
    }
