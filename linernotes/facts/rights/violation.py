"""Facts about known violations: what was done without all permits, and is kept all the same."""

from typing import ClassVar, Literal

from linernotes.facts.base import Fact
from linernotes.facts.fields import Note
from linernotes.facts.rights.references import JudgedReference


class KnownViolation(Fact):
    """A version was frozen, a run trained or an asset released though not cleared, and why it is on record.

    Recorded in one batch with what is not cleared, it lets that be recorded: history is not hidden.
    """

    kind: Literal["knownViolation"] = "knownViolation"
    of: JudgedReference
    reason: Note

    prefix: ClassVar = "kvl"
    slot: ClassVar = ("of", "reason")
