"""The order of a walk, its budgets, and what it says of itself, on plain graphs."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from linernotes.facts.party import CreditContext
from linernotes.lineage import Direction, StepType
from linernotes.tracing.completeness import Completeness, completeness
from linernotes.tracing.question import MOST_COUNTED, Edge, Question, Reason, Standing
from tests.rules.tracing.plain import PLACES, Plain, graphs, kind, questions, starts, walked

EVERYWHERE = frozenset(PLACES)
BACK = Question(direction=Direction.EARLIER)


def plain(*edges: tuple[str, str, str]) -> Plain:
    """A graph in which everything is seen everywhere."""
    return Plain({Edge(later, StepType(type_), earlier): EVERYWHERE for later, type_, earlier in edges})


def said(graph: Plain, start: str, question: Question, *, most: int = 1_000) -> Completeness:
    """What a walk says of its completeness."""
    walk, _ = walked(graph, start, question, most=most)
    return completeness((left, graph.count(left, question.direction)) for left in walk.left())


def listed(graph: Plain, start: str, question: Question, *, most: int = 1_000) -> list[tuple[int, str, str, str]]:
    """The edges of a walk."""
    _, met = walked(graph, start, question, most=most)
    return [(one.depth, *one.edge) for one in met]


DIAMOND = plain(
    ("ast_1", "MADE", "par_9"),
    ("ast_1", "USED_INPUT", "rec_2"),
    ("ast_1", "USED_INPUT", "rec_1"),
    ("rec_1", "RECORDING_OF", "wrk_1"),
    ("rec_2", "RECORDING_OF", "wrk_1"),
    ("wrk_1", "MADE", "par_9"),
)


def test_a_walk_lists_edges_level_by_level_by_type_and_id_and_a_diamond_once() -> None:
    assert listed(DIAMOND, "ast_1", BACK) == [
        (1, "ast_1", "USED_INPUT", "rec_1"),
        (1, "ast_1", "USED_INPUT", "rec_2"),
        (1, "ast_1", "MADE", "par_9"),
        (2, "rec_1", "RECORDING_OF", "wrk_1"),
        (2, "rec_2", "RECORDING_OF", "wrk_1"),
        (3, "wrk_1", "MADE", "par_9"),
    ]
    assert said(DIAMOND, "ast_1", BACK) == Completeness()


def test_the_other_direction_lists_the_same_edges_from_the_other_end() -> None:
    later = replace(BACK, direction=Direction.LATER)
    assert {edge[1:] for edge in listed(DIAMOND, "par_9", later)} == {
        edge[1:] for edge in listed(DIAMOND, "ast_1", BACK)
    }


def test_what_lies_beyond_the_depth_is_counted_by_type() -> None:
    answer = said(DIAMOND, "ast_1", replace(BACK, depth=1))
    assert answer.reasons == (Reason.DEPTH,)
    assert [(one.type, one.count, one.is_exact) for one in answer.omitted] == [(StepType.RECORDING_OF, 2, True)]


def test_a_thing_with_too_many_edges_of_a_type_is_not_followed_along_it_and_they_are_counted() -> None:
    graph = plain(*(("dsv_1", "INCLUDES", f"rec_{number}") for number in range(4)), ("mdv_1", "USED", "dsv_1"))
    assert listed(graph, "mdv_1", BACK, most=3) == [(1, "mdv_1", "USED", "dsv_1")]
    answer = said(graph, "mdv_1", BACK, most=3)
    assert answer.reasons == (Reason.FAN_OUT,)
    assert [(one.type, one.count) for one in answer.omitted] == [(StepType.INCLUDES, 4)]


def test_a_walk_that_has_seen_enough_stops_before_the_next_thing_and_goes_on_in_the_next_round() -> None:
    edges = [("rel_1", "CONTAINS", f"rec_{number}") for number in range(3)]
    graph = plain(*edges, *((f"rec_{number}", "RECORDING_OF", f"wrk_{number}") for number in range(3)))
    few = replace(BACK, most_things=5)
    assert [edge[1] for edge in listed(graph, "rel_1", few)] == ["rel_1"] * 3 + ["rec_0"]
    answer = said(graph, "rel_1", few)
    assert answer.reasons == (Reason.BUDGET,)
    assert [(one.type, one.count) for one in answer.omitted] == [(StepType.RECORDING_OF, 2)]
    assert said(graph, "rel_1", replace(BACK, most_things=10)) == Completeness()


def test_where_a_walk_is_told_to_stop_nothing_is_left_out() -> None:
    stopping = replace(BACK, stop_at=frozenset({"Recording"}))
    assert {edge[1] for edge in listed(DIAMOND, "ast_1", stopping)} == {"ast_1"}
    assert said(DIAMOND, "ast_1", stopping) == Completeness()


def test_what_was_met_as_contained_and_as_trained_on_is_gone_on_from_in_both_places() -> None:
    graph = Plain(
        {
            Edge("ast_1", StepType.USED_INPUT, "rec_1"): EVERYWHERE,
            Edge("ast_1", StepType.SCORES, "rec_1"): EVERYWHERE,
            Edge("rec_1", StepType.MADE, "par_1"): frozenset({CreditContext.TRAINING}),
            Edge("rec_1", StepType.MADE, "par_2"): frozenset({CreditContext.CONTAINED}),
            Edge("rec_1", StepType.MADE, "par_3"): frozenset({CreditContext.MADE_BY}),
        }
    )
    made = [edge for edge in listed(graph, "ast_1", BACK) if edge[0] == 2]
    assert made == [(2, "rec_1", "MADE", "par_2"), (2, "rec_1", "MADE", "par_1")]
    at_one = said(graph, "ast_1", replace(BACK, depth=1))
    assert [(one.type, one.count) for one in at_one.omitted] == [(StepType.MADE, 2)]


def test_a_count_beyond_what_is_counted_is_not_exact() -> None:
    graph = plain(("dsv_1", "INCLUDES", "rec_1"))
    walk, _ = walked(graph, "dsv_1", BACK, most=0)
    (omitted,) = completeness((left, MOST_COUNTED + 1) for left in walk.left()).omitted
    assert (omitted.count, omitted.is_exact) == (MOST_COUNTED, False)


@given(graphs(), starts, questions)
def test_a_walk_lists_each_edge_once_in_its_order_and_nothing_that_cannot_be_come_to(
    graph: Plain, start: str, question: Question
) -> None:
    _, met = walked(graph, start, question)
    assert [one.order for one in met] == sorted(one.order for one in met)
    assert len({one.edge for one in met}) == len(met)
    assert [(one.depth, one.edge) for one in met] == _obvious(graph, start, question)


@given(graphs(), starts, questions, st.integers(1, 6), st.integers(1, 3))
def test_what_is_listed_and_what_is_left_out_are_together_all_edges_at_what_was_seen(
    graph: Plain, start: str, question: Question, most_things: int, most: int
) -> None:
    bounded = replace(question, most_things=most_things)
    walk, met = walked(graph, start, bounded, most=most)
    left = walk.left()
    omitted = {
        bounded.edge(one.id, one.step.type, id_)
        for one in left
        for place in one.places
        for id_ in graph.far(one.id, one.step, bounded.direction, place)
    }
    states = _states(start, bounded, [one.edge for one in met], graph)
    all_edges = {edge for state in states for edge, _ in _steps(graph, state, bounded)}
    assert {one.edge for one in met} | omitted == all_edges
    answer = completeness((one, graph.count(one, bounded.direction)) for one in left)
    assert answer.is_partial == bool(omitted - {one.edge for one in met})
    assert sum(one.count for one in answer.omitted) == len(omitted - {one.edge for one in met})


@given(graphs(), starts, questions, st.integers(1, 6))
def test_a_walk_that_may_see_more_begins_with_what_it_lists_when_it_may_see_less(
    graph: Plain, start: str, question: Question, most_things: int
) -> None:
    _, few = walked(graph, start, replace(question, most_things=most_things), at_once=1)
    _, more = walked(graph, start, replace(question, most_things=most_things + 3), at_once=7)
    assert more[: len(few)] == few


def _steps(graph: Plain, state: Standing, question: Question) -> list[tuple[Edge, Standing]]:
    return [
        (question.edge(state.id, step.type, id_), Standing(id_, question.behind(state.place, step)))
        for step in question.steps(state.id)
        for id_ in sorted(graph.far(state.id, step, question.direction, state.place))
    ]


def _obvious(graph: Plain, start: str, question: Question) -> list[tuple[int, Edge]]:
    begin = Standing(start, PLACES[0])
    level, known, found = [begin], {begin}, dict[Edge, int]()
    for depth in range(1, question.depth + 1):
        following = []
        for state in sorted(level, key=lambda one: one.order):
            for edge, there in _steps(graph, state, question):
                found.setdefault(edge, depth)
                if there not in known:
                    known.add(there)
                    following.append(there)
        level = [state for state in following if kind(state.id) not in question.stop_at]
    return [(depth, edge) for edge, depth in found.items()]


def _states(start: str, question: Question, edges: list[Edge], graph: Plain) -> set[Standing]:
    """Everything that a walk came to along the edges that it lists, and did not stop at."""
    begin = Standing(start, PLACES[0])
    states, more = {begin}, [begin]
    while more:
        for edge, there in _steps(graph, more.pop(), question):
            if edge in edges and there not in states and kind(there.id) not in question.stop_at:
                states.add(there)
                more.append(there)
    return states
