"""Whether a walk is whole, and what it left out: counted by type, and never silent."""

from collections.abc import Iterable
from dataclasses import dataclass

from linernotes.lineage import StepType
from linernotes.tracing.question import MOST_COUNTED, TYPES, Reason
from linernotes.tracing.walk import Left


@dataclass(frozen=True, slots=True, kw_only=True)
class Omitted:
    """How many edges of a type were left out; at least so many if the number is not exact."""

    type: StepType
    count: int
    is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """Why edges were left out, and how many of each type; nothing of either when all are there."""

    reasons: tuple[Reason, ...] = ()
    omitted: tuple[Omitted, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Say whether anything was left out."""
        return bool(self.reasons)


def completeness(counted: Iterable[tuple[Left, int]], *, is_cut: bool = False) -> Completeness:
    """Sum up what was counted where a walk left edges out; of each count, more than MOST_COUNTED is not exact.

    `is_cut` says that it was ended for other reasons than these.
    """
    reasons = {Reason.BUDGET} if is_cut else set()
    sums: dict[StepType, tuple[int, bool]] = {}
    for left, count in counted:
        if count:
            reasons |= left.reasons
            so_far, is_exact = sums.get(left.step.type, (0, True))
            sums[left.step.type] = so_far + min(count, MOST_COUNTED), is_exact and count <= MOST_COUNTED
    return Completeness(
        reasons=tuple(reason for reason in Reason if reason in reasons),
        omitted=tuple(
            Omitted(type=type_, count=sums[type_][0], is_exact=sums[type_][1]) for type_ in TYPES if type_ in sums
        ),
    )
