"""Decisions of people and rightsholders, and from when each takes effect."""

from dataclasses import dataclass

from linernotes.rights.interval import ALWAYS, Span, days_after, latest
from linernotes.rights.territory import EVERYWHERE, Territories
from linernotes.vocabularies.rights import Capacity, Decision, Matter, Method
from linernotes.vocabularies.uses import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A decision about a thing, a catalogue, or all that is a party's; no use named means all, for a refusal only."""

    id: str
    decision: Decision
    by: str
    about: str
    capacity: Capacity = Capacity.RIGHTSHOLDER
    of: Matter = Matter.MATERIAL
    uses: frozenset[Use] = frozenset()
    project: str | None = None
    territories: Territories = EVERYWHERE
    valid: Span = ALWAYS
    received_at: str | None = None
    notice_days: int = 0
    satisfied: bool = False
    method: Method = Method.SIGNATURE

    @property
    def given_at(self) -> str | None:
        """When it was given, as far as is known: on receipt, else from its stated date."""
        return self.received_at if self.received_at is not None else self.valid.start

    def effective(self, notice_days: int = 0) -> str | None:
        """Return from when it works: the later of its stated date and its receipt, with notice for a withdrawal.

        So no decision works backwards. The longer of its own notice and that of what is withdrawn counts; without
        a receipt on record the stated date is all there is, and a refusal is not kept waiting for one.
        """
        if self.decision is not Decision.WITHDRAW or self.received_at is None:
            return latest(self.valid.start, self.received_at)
        return latest(self.valid.start, days_after(self.received_at, max(self.notice_days, notice_days)))
