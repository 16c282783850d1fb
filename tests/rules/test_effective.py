"""A fact says by itself from when what it tells is so."""

from typing import Any

import pytest

from linernotes.facts.effective import effective
from linernotes.facts.registry import KINDS

SOURCE = {"system": "desk", "kind": "STEWARD"}
JUNE, JULY = "2026-06-01T00:00:00.000000Z", "2026-07-01T00:00:00.000000Z"
ALBERTA = {"id": "par_01a204ae-ac9d-7ebd-8081-8fc078a480c9"}
PAPER = {"id": "agr_01a204ae-ac9d-7ebd-8081-8fc078a480c9"}


def since(kind: str, **fields: Any) -> str | None:
    return effective(KINDS[kind].model_validate({"kind": kind, "source": SOURCE, **fields}, strict=False))


def decided(decision: str, **fields: Any) -> str | None:
    said = {"by": ALBERTA, "about": ALBERTA, "uses": ["VOICE"], "method": "LETTER", "decision": decision}
    return since("consent", **said, **fields)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (since("membership", member=ALBERTA, group=ALBERTA, validFrom=JUNE), JUNE),
        (since("membership", member=ALBERTA, group=ALBERTA, validTo=JUNE), None),
        (since("agreementChange", agreement=PAPER, change="TERMINATED", effective=JULY), JULY),
        (since("agreement", key="a", title="A", type="VOICE", signedAt=JULY, effectiveFrom=JUNE), JUNE),
        (since("agreement", key="a", title="A", type="VOICE", signedAt=JULY), JULY),
        (since("agreement", key="a", title="A", type="VOICE"), None),
        (since("ending", target=1, validTo=JUNE), JUNE),
        (since("party", key="a", type="NaturalPerson", name="Alberta"), None),
    ],
)
def test_it_is_the_instant_that_the_fact_names(said: str | None, expected: str | None) -> None:
    assert said == expected


def test_a_decision_is_not_so_before_it_was_received() -> None:
    assert decided("GRANT", validFrom=JUNE) == JUNE
    assert decided("GRANT", validFrom=JUNE, receivedAt=JULY) == JULY
    assert decided("DENY", receivedAt=JUNE) == JUNE


def test_a_withdrawal_is_not_so_before_the_end_of_its_notice() -> None:
    assert decided("WITHDRAW", receivedAt=JUNE, noticeDays=30) == JULY
    assert decided("WITHDRAW", receivedAt=JUNE, noticeDays=3, validFrom=JULY) == JULY
    assert decided("WITHDRAW", validFrom=JUNE) == JUNE
