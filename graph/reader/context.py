"""What a read is made for: who asks, at what moment, and where in a selection a name stands."""

from __future__ import annotations

from dataclasses import dataclass

from linernotes.facts.party import Audience as ByChoice
from linernotes.facts.party import CreditContext
from linernotes.naming import Reader as Audience
from linernotes.naming import label

__all__ = ["Audience", "CreditContext", "ReadContext", "Reading"]


@dataclass(frozen=True, slots=True)
class ReadContext:
    """One request's view of the graph; handed to every pure function that finishes a field.

    `audience` comes from the token, never from an argument. `now` is a canonical instant. `seq` is the journal
    position at which the statement read: the reader fills it in.
    """

    audience: Audience
    now: str
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What of a context a statement's text depends on. A later `known_at` belongs here: see `match`."""

    audience: Audience

    def hidden(self, place: CreditContext) -> str | None:
        """Name the label that hides a thing from this audience in a place; None if nothing is hidden from it."""
        return None if self.audience is Audience.AUDITOR else label((ByChoice(self.audience.value), place))
