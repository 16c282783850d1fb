"""A refusal: one thing that is wrong with one fact, in words and in codes."""

from dataclasses import asdict, dataclass
from typing import Any

from linernotes.errors import LinernotesError


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Which fact (its place, from 0), which field (a JSON pointer), which rule, and what would be right.

    `candidates` are ids to choose from when a reference is ambiguous; `current_seq` is the fact that stands in the
    way or has taken the target's place.
    """

    place: int
    field: str
    rule: str
    message: str
    candidates: tuple[str, ...] = ()
    current_seq: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the refusal as plain JSON values, without what it does not have."""
        return {key: value for key, value in asdict(self).items() if value not in ((), None)}


class BatchRefused(LinernotesError):
    """Nothing of the batch was recorded; `refusals` says why, at most 100 of them, by place."""

    code = "REFUSED"

    def __init__(self, refusals: list[Refusal]) -> None:
        self.refusals = sorted(refusals, key=lambda refusal: (refusal.place, refusal.field, refusal.rule))[:100]
        first = self.refusals[0]
        more = f" (and {len(refusals) - 1} more)" if len(refusals) > 1 else ""
        super().__init__(f"fact {first.place}, {first.field or 'as a whole'}: {first.message}{more}")


class KeyReused(LinernotesError):
    """The batch key was used before, with other content. Nothing was recorded."""

    code = "KEY_REUSED"
