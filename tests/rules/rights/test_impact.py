"""What an end does to what came before it, by what was agreed for the time after it."""

import pytest

from linernotes.rights.agreement import AfterEnd
from linernotes.rights.impact import NOTHING_ENDS, SILENT, Consequence, consequence, strictest
from linernotes.vocabularies.agreements import AfterEndModel, AfterEndOutputs

FIRST = "2027-01-01T00:00:00.000000Z"


def test_silence_is_no_new_training_no_new_generation_and_review() -> None:
    found = consequence(SILENT, FIRST)
    assert (found.new_training, found.new_generation, found.model, found.outputs, found.retire_by) == (
        False,
        False,
        AfterEndModel.NO_NEW_GENERATION,
        AfterEndOutputs.REVIEW,
        None,
    )


def test_a_model_is_to_be_retired_so_many_days_after_the_end() -> None:
    after = AfterEnd(model=AfterEndModel.RETIRE_BY, retire_within_days=30)
    assert consequence(after, FIRST).retire_by == "2027-01-31T00:00:00.000000Z"


def test_what_a_clause_lets_go_on_goes_on() -> None:
    after = AfterEnd(new_training=True, model=AfterEndModel.CONTINUE, outputs=AfterEndOutputs.CONTINUE)
    assert consequence(after, FIRST) == NOTHING_ENDS


@pytest.mark.parametrize(
    ("several", "comes_to"),
    [
        ([], (True, "CONTINUE", None, "CONTINUE", None)),
        ([AfterEnd()], (False, "NO_NEW_GENERATION", None, "REVIEW", None)),
        (
            [AfterEnd(model=AfterEndModel.CONTINUE, money_due=False), AfterEnd(money_due=True)],
            (False, "NO_NEW_GENERATION", None, "REVIEW", True),
        ),
        (
            [
                AfterEnd(model=AfterEndModel.RETIRE_BY, retire_within_days=2, outputs=AfterEndOutputs.CONTINUE),
                AfterEnd(model=AfterEndModel.RETIRE_BY, retire_within_days=1, outputs=AfterEndOutputs.TAKE_DOWN),
            ],
            (False, "RETIRE_BY", "2027-01-02T00:00:00.000000Z", "TAKE_DOWN", None),
        ),
    ],
)
def test_of_several_the_strictest_holds(several: list[AfterEnd], comes_to: tuple[object, ...]) -> None:
    found: Consequence = strictest(consequence(one, FIRST) for one in several)
    assert (found.new_training, found.model, found.retire_by, found.outputs, found.money_due) == comes_to
