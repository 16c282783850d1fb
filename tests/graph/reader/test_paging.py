"""Pages: walked by their cursors they are the whole list, once, in order, at every level."""

from __future__ import annotations

from typing import Any

import pytest

from graph.reader import cursor
from graph.reader.errors import BadCursor
from schema.execution import Execution
from tests.graph.reader.world import PUBLIC, RECORDINGS, id_of

PAGE = "edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount"


def nested(root: str, name: str) -> str:
    """Ask for a page of a list that a thing has."""
    page = f"{name}(first: $first, after: $after) {{ {PAGE} }}"
    return f"query ($first: Int, $after: String, $id: ID!) {{ {root}(id: $id) {{ {page} }} }}"


async def walk(execution: Execution, text: str, path: list[str], size: int, **variables: Any) -> list[str]:
    """Follow the cursors of the list at a path, and give the ids in it."""
    found: list[str] = []
    after: str | None = None
    while True:
        given = {"first": size, "after": after, **variables}
        said = await execution.execute(text, context=PUBLIC, variables=given)
        assert said.errors == []
        page: Any = said.data
        for step in path:
            page = page[step]
        info, edges = page["pageInfo"], page["edges"]
        found += [edge["node"]["id"] for edge in edges]
        cursors = [edge["cursor"] for edge in edges]
        assert [info["startCursor"], info["endCursor"]] == ([cursors[0], cursors[-1]] if cursors else [None, None])
        assert info["hasPreviousPage"] == (after is not None)
        assert len(edges) <= size
        if not info["hasNextPage"]:
            assert page["totalCount"] == len(found)
            assert execution.reader.counts.fallbacks == 0
            return found
        after = info["endCursor"]


@pytest.mark.parametrize("size", [1, 2, 4, 5, 9, 20])
async def test_the_pages_of_a_nested_list_are_the_whole_of_it(execution: Execution, size: int) -> None:
    text = nested("recording", "contributions")
    found = await walk(execution, text, ["recording", "contributions"], size, id=id_of("rec", 1))
    assert found == [id_of("con", 10 + place) for place in range(9)]


@pytest.mark.parametrize("size", [1, 2, 5])
async def test_the_pages_of_a_list_ordered_downwards_by_an_edge_are_the_whole_of_it(
    execution: Execution, size: int
) -> None:
    text = nested("recording", "scoredBy")
    found = await walk(execution, text, ["recording", "scoredBy"], size, id=id_of("rec", 1))
    assert found == [id_of("rep", 10 + place) for place in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize("size", [1, 2, 7])
async def test_the_pages_of_a_list_whose_keys_run_both_ways_are_the_whole_of_it(
    execution: Execution, size: int
) -> None:
    text = nested("party", "contributions")
    found = await walk(execution, text, ["party", "contributions"], size, id=id_of("par", 1))
    # Of each of the three recordings it has the contributions 1 (position 0) and 8, but 8 is nobody's.
    assert found == [id_of("con", 10 * recording + 1) for recording in range(RECORDINGS)]


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize(("order", "places"), [("TITLE", [0, 1, 2]), ("NEWEST", [2, 1, 0])])
async def test_the_pages_of_a_root_list_are_the_whole_of_it_in_each_order(
    execution: Execution, size: int, order: str, places: list[int]
) -> None:
    text = (
        "query ($first: Int, $after: String, $order: RecordingOrder) "
        f"{{ browse(first: $first, after: $after, orderBy: $order) {{ {PAGE} }} }}"
    )
    assert await walk(execution, text, ["browse"], size, order=order) == [id_of("rec", place) for place in places]


async def test_a_page_of_none_says_whether_there_are_any(execution: Execution) -> None:
    said = await execution.execute(
        "{ browse(first: 0) { nodes { id } pageInfo { hasNextPage endCursor } } }", context=PUBLIC
    )
    assert said.data == {"browse": {"nodes": [], "pageInfo": {"hasNextPage": True, "endCursor": None}}}


@pytest.mark.parametrize("first", [-1, 101, 2**31 - 1])
async def test_a_page_is_never_larger_than_a_hundred(execution: Execution, first: int) -> None:
    said = await execution.execute(f"{{ browse(first: {first}) {{ totalCount }} }}", context=PUBLIC)
    assert said.errors[0]["extensions"]["code"] in ("PAGE_SIZE_OUT_OF_RANGE", "TOO_MUCH_ASKED")


async def test_a_cursor_is_of_no_use_in_another_list_or_order(execution: Execution) -> None:
    said = await execution.execute("{ browse(first: 1) { pageInfo { endCursor } } }", context=PUBLIC)
    assert said.data is not None
    after = said.data["browse"]["pageInfo"]["endCursor"]
    text = "query ($after: String) { browse(first: 1, after: $after, orderBy: NEWEST) { nodes { id } } }"
    said = await execution.execute(text, context=PUBLIC, variables={"after": after})
    assert [error["extensions"]["code"] for error in said.errors] == ["BAD_CURSOR"]


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "%%%",
        "WzEs",
        "bnVsbA",
        "W10",
        "ü",
        "[1]",
        cursor.encode("other", ["a"]),
        cursor.encode("seal", ["a", "b"]),
        "a" * 3_000,
    ],
)
def test_a_damaged_cursor_is_refused(damaged: str) -> None:
    with pytest.raises(BadCursor):
        cursor.decode("seal", 1, damaged)


def test_a_cursor_keeps_its_keys() -> None:
    keys: list[cursor.Key] = ["Zoë", -(2**63), "", 0]
    assert cursor.decode("seal", 4, cursor.encode("seal", keys)) == keys
