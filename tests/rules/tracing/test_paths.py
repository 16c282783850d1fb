"""The shortest paths between two things, on plain graphs, against trying all of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from linernotes.lineage import Direction, StepType
from linernotes.tracing.paths import Path, Search
from linernotes.tracing.question import Edge, Question
from tests.rules.tracing.plain import PLACES, Plain, graphs, searched, simple_paths, starts

EVERYWHERE = frozenset(PLACES)


def plain(*edges: tuple[str, str, str]) -> Plain:
    """A graph in which everything is seen everywhere."""
    return Plain({Edge(later, StepType(type_), earlier): EVERYWHERE for later, type_, earlier in edges})


def edges(paths: list[Path]) -> list[list[Edge]]:
    """The edges of paths."""
    return [[step.edge for step in path] for path in paths]


def test_the_shortest_paths_come_first_then_by_types_then_by_ids() -> None:
    graph = plain(
        ("ast_1", "MADE", "par_1"),
        ("ast_1", "RECORDING_OF", "wrk_1"),
        ("wrk_1", "MADE", "par_1"),
        ("ast_1", "USED_INPUT", "rec_2"),
        ("ast_1", "USED_INPUT", "rec_1"),
        ("rec_1", "MADE", "par_1"),
        ("rec_2", "MADE", "par_1"),
    )
    found = searched(graph, Search("ast_1", "par_1", Direction.EARLIER, first=4))
    assert [[f"{edge.later} {edge.type}" for edge in path] for path in edges(found)] == [
        ["ast_1 MADE"],
        ["ast_1 USED_INPUT", "rec_1 MADE"],
        ["ast_1 USED_INPUT", "rec_2 MADE"],
        ["ast_1 RECORDING_OF", "wrk_1 MADE"],
    ]


def test_a_path_goes_around_what_has_too_many_edges_by_coming_from_the_other_end() -> None:
    graph = plain(
        ("ast_1", "USED_MODEL", "mdv_1"),
        ("mdv_1", "USED", "dsv_1"),
        *(("dsv_1", "INCLUDES", f"rec_{number}") for number in range(9)),
        ("rec_5", "MADE", "par_1"),
    )
    search = Search("ast_1", "par_1", Direction.EARLIER, first=3)
    assert [len(path) for path in searched(graph, search, most=5)] == [4]
    assert not any(search.left().values())


def test_a_search_that_neither_end_can_go_on_with_says_what_it_left_out() -> None:
    graph = plain(
        *(("dsv_1", "INCLUDES", f"rec_{number}") for number in range(9)),
        *((f"rec_{number}", "MADE", "par_1") for number in range(9)),
    )
    search = Search("dsv_1", "par_1", Direction.EARLIER, first=3)
    assert searched(graph, search, most=5) == []
    assert {(one.id, one.step.type) for some in search.left().values() for one in some} == {
        ("dsv_1", StepType.INCLUDES),
        ("par_1", StepType.MADE),
    }


@settings(max_examples=300)
@given(graphs(), starts, starts, st.sampled_from(Direction), st.integers(1, 10))
def test_a_search_finds_the_first_of_all_paths(
    graph: Plain, start: str, end: str, direction: Direction, first: int
) -> None:
    search = Search(start, end, direction, first=first)
    expected = simple_paths(graph, start, end, Question(direction=direction)) if start != end else []
    assert edges(searched(graph, search)) == expected[:first]
    assert not any(search.left().values())


@given(graphs(), starts, starts, st.integers(1, 10), st.integers(1, 3))
def test_a_search_that_says_that_nothing_was_left_out_is_right(
    graph: Plain, start: str, end: str, first: int, most: int
) -> None:
    search = Search(start, end, Direction.EARLIER, first=first, most_things=6)
    found = edges(searched(graph, search, most=most))
    expected = simple_paths(graph, start, end, Question(direction=Direction.EARLIER)) if start != end else []
    assert all(path in expected for path in found)
    if not any(search.left().values()):
        assert found == expected[:first]
