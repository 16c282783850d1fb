"""A training run is within a paper, or beyond its model, its time, its territory or its use."""

from dataclasses import replace

import pytest

from linernotes.rights.agreement import Model
from linernotes.rights.interval import ALWAYS, Span
from linernotes.rights.reliance import Coverage, Run, beyond
from tests.rules.rights.notation import World, question
from tests.rules.rights.values import as_question, as_record

RECORD = as_record(
    World(
        [
            "Label permits R signed 2024 until 2027 in DE FR family tune paper Narrow",
            "Label permits R signed 2025 model tune/1 paper One",
            "Label permits R signed 2026-06 effective 2024 settling for TRAIN paper Settled",
            "Label permits R signed 2026-06 paper Later",
        ]
    ).facts
)
CLAUSES = {clause.agreement: clause.id for clause in RECORD.clauses}
FIRST, SECOND = Model(family="tune", version="tune/1"), Model(family="tune", version="tune/2")


def run(at: str = "TRAIN in DE at 2026", *models: Model) -> Run:
    asked = replace(as_question(question(at)), signed_by="2026-12-01T00:00:00.000000Z")
    return Run(question=asked, began=asked.as_of, models=models or (FIRST,))


def missed(trained: Run, *papers: str, valid: Span = ALWAYS) -> set[str]:
    return set(beyond([Coverage(CLAUSES[paper], valid) for paper in papers], trained, RECORD))


@pytest.mark.parametrize(
    ("at", "beyond_"),
    [
        ("TRAIN in DE at 2026", set()),
        ("TRAIN in DE US at 2026", {"TERRITORY"}),
        ("TRAIN in DE at 2023", {"TIME"}),
        ("TRAIN in DE at 2027", {"TIME"}),
        ("MINE in US at 2028", {"USE", "TERRITORY", "TIME"}),
    ],
)
def test_a_run_is_beyond_what_a_clause_does_not_reach(at: str, beyond_: set[str]) -> None:
    assert missed(run(at), "Narrow") == beyond_


def test_a_model_that_was_trained_again_needs_a_paper_of_its_own() -> None:
    assert missed(run("TRAIN in DE at 2026", FIRST), "One") == set()
    assert missed(run("TRAIN in DE at 2026", SECOND), "One") == {"MODEL"}
    assert missed(run("TRAIN in DE at 2026", FIRST, SECOND), "One") == {"MODEL"}


def test_a_run_of_which_nobody_says_what_it_made_is_of_no_model_that_a_paper_is_for() -> None:
    unsaid = replace(run(), models=(None,))
    assert missed(unsaid, "Narrow") == {"MODEL"}
    assert missed(unsaid, "Settled") == set()


def test_where_one_paper_reaches_the_run_it_is_within() -> None:
    assert missed(run("TRAIN in DE at 2026", SECOND), "One", "Narrow") == set()


def test_of_papers_that_do_not_reach_it_the_nearest_is_told() -> None:
    assert missed(run("TRAIN in US at 2026", SECOND), "One", "Narrow") == {"MODEL"}


def test_a_paper_that_was_signed_later_counts_only_where_it_reaches_back() -> None:
    assert missed(run(), "Settled") == set()
    assert missed(run(), "Later") == {"TIME"}


def test_what_left_the_catalogue_before_or_began_nobody_knows_when_is_not_in_time() -> None:
    assert missed(run(), "Narrow", valid=Span(None, "2025-06-01T00:00:00.000000Z")) == {"TIME"}
    assert missed(replace(run(), began=None), "Narrow") == {"TIME"}
