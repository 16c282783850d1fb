"""What the comparison with others computes: shapes, differences, figures and loads."""

import json
from typing import Any

import pytest

from bench.side.alike import difference, plain
from bench.side.comparing import lucene
from bench.side.goals import fields_of, goals
from bench.side.http import Http, NotAnswered
from bench.side.load import Took, how_many, read_log, together
from bench.side.questions import QUESTIONS, subjects_of
from bench.side.telling import line
from bench.side.ways import PEER
from seed.world import World

NAMES = [
    *("credits", "nested_asset", "nested_page", "derivatives_recording", "derivatives_deep", "derivatives_party"),
    *("lineage", "list_filtered", "total_count", "lookup_100", "search", "clearance_10k", "credits_again"),
]
HTTP = Http(port=1, path="/")


def test_the_questions_are_those_of_the_results_and_each_has_its_documents() -> None:
    assert [one.name for one in QUESTIONS] == NAMES
    documents = {file.stem for file in (PEER / "questions").iterdir()}
    assert {name for one in QUESTIONS for name in one.peer} == documents


def test_the_lock_of_the_peer_has_hashes_and_no_addresses_of_a_registry() -> None:
    packages = json.loads((PEER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked = {name: one for name, one in packages.items() if name}
    assert [name for name, one in locked.items() if "resolved" in one] == []
    assert [name for name, one in locked.items() if not one.get("integrity") and not one.get("inBundle")] == []


def test_both_shapes_of_a_page_become_one() -> None:
    ours = {"scores": {"nodes": [{"rank": 1, "source": {"id": "rec_1", "party": {"name": "Zoë"}}}]}}
    theirs = {
        "recordingsConnection": {
            "edges": [{"properties": {"rank": 1}, "node": {"id": "rec_1", "party": [{"name": "Zoë"}]}}]
        }
    }
    assert plain(ours) == plain(theirs) == {"scores": [{"rank": 1, "id": "rec_1", "party": {"name": "Zoë"}}]}


def test_nobody_is_nobody_in_both_shapes() -> None:
    assert plain({"party": None, "modelVersion": None}) == plain({"party": []}) == {"party": None}


def test_a_difference_says_where_it_is() -> None:
    ours = {"assetsConnection": {"nodes": [{"id": "ast_1", "title": "One"}, {"id": "ast_2", "title": "Two"}]}}
    theirs = {"assets": [{"id": "ast_1", "title": "One"}, {"id": "ast_2", "title": "Too"}]}
    assert difference("nested_page", ours, [theirs]) == "nested_page[1].title: ours is 'Two', the peer's 'Too'"


def test_the_order_of_a_lookup_does_not_matter_and_that_of_a_page_does() -> None:
    forth = [{"id": "rec_1"}, {"id": "rec_2"}]
    back = [*reversed(forth)]
    assert difference("lookup_100", {"recordings": forth}, [{"recordings": back}]) == ""
    assert difference("list_filtered", {"recordingsConnection": {"nodes": forth}}, [{"recordings": back}]) != ""


def test_lucene_is_asked_for_all_words_but_the_little_ones() -> None:
    assert lucene("The Rag and the Field") == '+"Rag" +"Field"'


def test_a_log_of_requests_is_read_as_times_and_how_long_all_took() -> None:
    log = "1000000\t200\t2500\n1001000\t200\t4000\n"
    assert read_log(log, 2, HTTP) == (0.005, [2.5, 4.0])


def test_requests_that_were_refused_or_are_missing_count_as_not_answered() -> None:
    with pytest.raises(NotAnswered, match="2 of 3"):
        read_log("1000000\t200\t2500\n1001000\t503\t4000\n", 3, HTTP)


def test_runs_are_taken_as_one_before_they_are_told() -> None:
    one = Took(seconds=1.0, times_ms=[1.0, 3.0], cpu_ms=2.0, database_cpu_ms=1.0)
    other = Took(seconds=3.0, times_ms=[2.0, 9.0], cpu_ms=4.0, database_cpu_ms=1.0)
    figures = {"rps": 1.0, "p50_ms": 2.0, "p99_ms": 9.0, "cpu_ms": 1.5, "database_cpu_ms": 0.5}
    assert (Took() + one + other).figures() == figures


def test_an_answer_of_several_requests_takes_as_long_as_all_of_them() -> None:
    parts = [{"rps": 100.0, "p50_ms": 10.0}, {"rps": 50.0, "p50_ms": 20.0}]
    assert together(parts) == {"rps": 33.3, "p50_ms": 30.0}


def test_every_connection_sends_the_same_number_of_requests() -> None:
    assert [how_many(rps, 1.0, 8) for rps in (0.1, 8, 9, 100)] == [8, 8, 16, 104]


def figures(rps: float, p99_ms: float = 10.0) -> dict[str, Any]:
    """Figures that are alike at every load."""
    one = {"rps": rps, "p50_ms": 5.0, "p99_ms": p99_ms, "cpu_ms": 1.0, "database_cpu_ms": 1.0}
    return {**one, "loads": {"8": one}}


def a_question(fields: int, **rps: float) -> dict[str, Any]:
    """What is known of a question once it was timed."""
    found = {name: figures(each) for name, each in rps.items()}
    return {**found, "fields": fields, "db_hits": {"linernotes": 1_000, "neo4j_graphql": 20_000}}


def test_a_goal_is_a_number_of_times_and_larger_answers_are_to_be_nearer_to_the_driver() -> None:
    rps = {"linernotes": 400.0, "neo4j_graphql": 100.0, "driver": 500.0, "memory": 900.0}
    small, large = (list(goals("nested_page", a_question(fields, **rps))) for fields in (99, 100))
    assert [(one.way, one.least, one.ratio, one.is_met) for one in small] == [
        ("neo4j_graphql", 4.5, 4.0, False),
        ("driver", 0.7, 0.8, True),
    ]
    assert [(one.least, one.is_met) for one in large] == [(4.5, False), (0.85, False)]


def test_what_is_asked_again_is_compared_with_memory_too() -> None:
    rps = {"linernotes": 400.0, "neo4j_graphql": 10.0, "driver": 400.0, "memory": 1000.0}
    assert [(one.way, one.is_met) for one in goals("credits_again", a_question(200, **rps))] == [
        ("memory", False),
        ("neo4j_graphql", True),
        ("driver", True),
    ]


def test_a_line_says_which_goals_were_not_met() -> None:
    of = a_question(10, linernotes=200.0, neo4j_graphql=100.0, driver=250.0, memory=1000.0)
    of["linernotes"] = figures(200.0, p99_ms=11.0)
    assert line("search", of).endswith("2.00  0.80  0.20   not @neo4j/graphql 3, p99 at 8")


def test_the_values_of_an_answer_are_counted() -> None:
    assert fields_of({"a": [{"b": 1, "c": None}, {"b": 2, "c": "x"}], "d": []}) == 4


def test_the_catalogue_that_is_cleared_is_the_one_nearest_to_ten_thousand() -> None:
    world = World(recordings=300, has_rights=True)
    assert subjects_of(world)["catalogue"] == world.plan.ids.of("cat", 0)
