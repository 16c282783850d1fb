"""Facts about decisions of people and rightsholders."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from linernotes.facts.base import Fact
from linernotes.facts.broken import broken
from linernotes.facts.fields import Instant, Label, Note
from linernotes.facts.reference import PartyReference, Shape
from linernotes.facts.rights.references import DecidedReference
from linernotes.facts.rights.terms import EVERYWHERE, Days, Paper, Territories, Uses
from linernotes.facts.validity import Valid
from linernotes.vocabularies.rights import Capacity, Decision, Matter, Method


class Constraint(Shape):
    """What a yes depends on, in words, and the paper that shows it satisfied; without one it is no yes."""

    text: Note
    satisfied: Paper | None = None


class Consent(Fact, Valid):
    """A party decides, in a capacity, about a party, catalogue, work, recording or asset, for uses and territories.

    A yes names its uses; a no that names none is to all of them. A yes to a voice names its project. A withdrawal
    works from the later of `validFrom` and `receivedAt` with the notice, never backwards. It is kept whoever gives it,
    and counts only with standing. A refusal is lifted by ending it.
    """

    kind: Literal["consent"] = "consent"
    decision: Decision
    by: PartyReference
    capacity: Capacity = Capacity.RIGHTSHOLDER
    about: DecidedReference
    of: Matter = Matter.MATERIAL
    uses: Uses = ()
    project: Label | None = None
    territories: Territories = EVERYWHERE
    received_at: Instant | None = None
    notice_days: Days = 0
    constraint: Constraint | None = None
    method: Method
    evidence: Paper | None = None

    prefix: ClassVar = "cns"
    private: ClassVar = True
    slot: ClassVar = (
        *("about", "by", "capacity", "decision", "of", "uses", "project", "territories", "method", "valid_from"),
    )

    @model_validator(mode="after")
    def _says_what_it_decides(self) -> Self:
        if self.decision is Decision.GRANT and not self.uses:
            raise broken("USES_NEEDED", "a yes names the uses that it is to")
        if (self.constraint is not None) != (self.decision is Decision.CONSTRAIN):
            raise broken("CONSTRAINT", "a constrained decision says what it depends on, and no other does")
        return self
