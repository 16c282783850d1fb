"""What a read is made for: who asks, at what moment, and where in a selection a name stands."""

from __future__ import annotations

from dataclasses import dataclass

from graph.reader.then import any_label, visible_then
from linernotes.facts.party import Audience as ByChoice
from linernotes.facts.party import CreditContext
from linernotes.naming import Reader as Audience
from linernotes.naming import label

__all__ = ["Audience", "CreditContext", "ReadContext", "Reading"]


@dataclass(frozen=True, slots=True)
class ReadContext:
    """One request's view of the graph; handed to every pure function that finishes a field.

    `audience` comes from the token, never from an argument. `now` is a canonical instant. `seq` is the journal
    position at which the statement read, and `known` the one at which it was to read, unless that is today's: the
    reader fills them in. `actor` is the party that the token speaks for.
    """

    audience: Audience
    now: str
    seq: int = 0
    known: int | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What of a context a statement's text depends on: who asks, and whether of today or of a time in the past."""

    audience: Audience
    then: bool = False

    def hidden(self, place: CreditContext) -> str | None:
        """Name the label that hides a thing from this audience in a place; None if nothing is hidden from it."""
        return None if self.audience is Audience.AUDITOR else label((ByChoice(self.audience.value), place))

    def sees(self, name: str, place: CreditContext) -> str | None:
        """Give the condition on which this audience may see a node in a place; None if it may see everything."""
        hidden = self.hidden(place)
        if hidden is None:
            return None
        return visible_then(name, hidden) if self.then else f"NOT {name}:{hidden}"

    def admits(self, expression: str) -> str | None:
        """Give the condition on which bits, one for each audience, admit this one; None if it needs none."""
        bits = {Audience.PUBLIC: "[1, 3]", Audience.LICENSED: "[2, 3]"}.get(self.audience)
        return None if bits is None else f"{expression} IN {bits}"

    def label(self, label_: str) -> str:
        """Give the label expression of what is of this label, or was then."""
        return any_label(label_) if self.then else label_
