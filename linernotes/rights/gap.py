"""Gaps: what stands between an item and a use, and whose it is to close."""

from dataclasses import dataclass

from linernotes.rights.territory import Area
from linernotes.vocabularies.clearance import CLOSES, Reason, Verdict
from linernotes.vocabularies.rights import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """That an item lacks a verdict in an area: on which thing and side of it, since when, who is to act, and why.

    `about`: the facts that it rests on, such as a refusal, or the claims of a dispute. `missing_ppm`: how much of a
    right is nobody's. None for `since` is always, for `who` nobody that is known.
    """

    item: str
    thing: str
    side: Side | None
    verdict: Verdict
    area: Area
    reason: Reason
    since: str | None = None
    who: str | None = None
    about: tuple[str, ...] = ()
    missing_ppm: int = 0

    @property
    def closes(self) -> str:
        """What would close it."""
        return CLOSES[self.reason] if self.who is None else f"{CLOSES[self.reason]} ({self.who})"
