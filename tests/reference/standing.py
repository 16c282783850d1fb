"""How a past use stands at an instant: the clearance asked again and again, as it was and as it goes on."""

from __future__ import annotations

from typing import Any

from tests.reference.rights import verdicts

Fact = dict[str, Any]


def standing(world: Fact, use: Fact, item: str, at: str, lasting: str) -> tuple[str, bool]:
    """Return the status at an instant of an item put to a use that began at `use["at"]`; whether it was regularised."""
    at = max(at, use["at"])
    later = {**use, "signedBy": at}
    before = _is_cleared(world, use, item)
    regularised = not before and _is_cleared(world, later, item)
    if not before and not regularised:
        named = [party for *_, party in verdicts(world, use, item)["blockers"] if party is not None]
        return ("VIOLATING" if named else "UNKNOWN"), False
    if not _is_cleared(world, {**later, "at": at, "began": use["at"], "lasting": lasting}, item):
        return "AFFECTED_SINCE", regularised
    return ("REGULARISED" if regularised else "CLEARED_BEFORE"), regularised


def _is_cleared(world: Fact, question: Fact, item: str) -> bool:
    answer = verdicts(world, question, item)
    place = set(question["offer"] if question["use"] == "OUTPUT_DISTRIBUTION" else question["act"])
    if question["use"] == "VOICE":
        place |= set(question["offer"])
    return answer["rights"] & answer["choice"] == place
