"""How objections stand: an open one keeps what it is against under review."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from linernotes.vocabularies.objections import ObjectionState

# Of two words of the same instant the one that settles least counts: who says that it is settled is not to be believed
# against who says that it is not.
_LEAST_SETTLED: Final = tuple(ObjectionState)


def state_of(told: Iterable[tuple[str, str]], at: str) -> ObjectionState:
    """Return how an objection stands at an instant, by its (effective, state); it begins under review."""
    past = [(effective, -_LEAST_SETTLED.index(ObjectionState(state))) for effective, state in told if effective <= at]
    return _LEAST_SETTLED[-max(past)[1]] if past else ObjectionState.UNDER_REVIEW


def open_objections(told: Iterable[tuple[str, str | None, str | None]], at: str) -> int:
    """Count the objections that are open at an instant, by rows of (objection, effective, state); None for no state."""
    states: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for objection, effective, state in told:
        states[objection] += [(effective, state)] if effective is not None and state is not None else []
    return sum(state_of(each, at) is ObjectionState.UNDER_REVIEW for each in states.values())
