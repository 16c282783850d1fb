"""That what a made-up world freezes, trains and releases is known as a violation: nobody in it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tests.oracle.journal import Json

if TYPE_CHECKING:
    from tests.oracle.facts import Step

FIRST = 1_000_000
"""Their places lie apart from those of what they mark."""


def marks(batch: Sequence[Step], steps: Sequence[Step]) -> dict[int, Json]:
    """Say of what is frozen, trained and released in a batch, each once, that nobody was asked; by their places.

    A place depends on what is marked, and not on the order in which it is recorded.
    """
    first: dict[str, int] = {}
    for step in steps:
        first.setdefault(_judged(step.fact) or "", step.place)
    subjects = dict.fromkeys(subject for step in batch if (subject := _judged(step.fact)))
    said = {"kind": "knownViolation", "reason": "Nobody was asked.", "source": {"system": "alpha", "kind": "ERN"}}
    return {FIRST + first[id_]: {**said, "of": {"id": id_}} for id_ in subjects}


def _judged(fact: Json) -> str | None:
    """Name what a fact says to be frozen, trained or released, None if that needs nobody's permit."""
    if fact["kind"] == "datasetFrozen":
        return str(fact["of"]["id"])
    if fact["kind"] == "trainingRun" and fact.get("used"):
        return str(fact["subject"]["new"]["id"])
    is_asset = fact["kind"] == "releaseContent" and fact["content"]["id"].startswith("ast_")
    return str(fact["content"]["id"]) if is_asset else None
