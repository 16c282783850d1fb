"""Facts about objections: what somebody says is wrong, what it asks for, and what became of it."""

from typing import ClassVar, Literal

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.fields import Instant, Note
from linernotes.facts.reference import PartyReference
from linernotes.facts.rights.references import ObjectedReference, ObjectionReference
from linernotes.facts.rights.terms import Paper
from linernotes.vocabularies.objections import Ground
from linernotes.vocabularies.objections import ObjectionState as State


class Objection(ThingFact):
    """A party objects to an asset, contribution, right share or report; until its state is told it is under review."""

    kind: Literal["objection"] = "objection"
    against: ObjectedReference
    by: PartyReference
    ground: Ground
    asks: Note
    made_at: Instant | None = None
    evidence: Paper | None = None

    prefix: ClassVar = "obj"
    private: ClassVar = True
    told_once: ClassVar = True


class ObjectionState(Fact):
    """What became of an objection, from an instant on."""

    kind: Literal["objectionState"] = "objectionState"
    objection: ObjectionReference
    state: State
    effective: Instant
    reason: Note | None = None

    prefix: ClassVar = "obs"
    private: ClassVar = True
    slot: ClassVar = ("objection", "effective")
