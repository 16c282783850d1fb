"""Facts about mandates: who may act for whom."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from linernotes.facts.base import Fact
from linernotes.facts.reference import PartyReference
from linernotes.facts.rights.references import CoveredReference
from linernotes.facts.rights.terms import EVERYWHERE, Paper, Rights, Territories, Uses
from linernotes.facts.validity import Valid
from linernotes.vocabularies.rights import Capacity


class Mandate(Fact, Valid):
    """An agent may act for a principal in a capacity; no rights or uses named are all of them.

    `optOuts` are what the principal keeps to itself. An heir's, executor's, estate's or guardian's mandate is kept
    without proof too, and counts only with it.
    """

    kind: Literal["mandate"] = "mandate"
    principal: PartyReference
    agent: PartyReference
    capacity: Capacity
    exclusive: bool = False
    rights: Rights = ()
    uses: Uses = ()
    territories: Territories = EVERYWHERE
    opt_outs: Annotated[tuple[CoveredReference, ...], Field(max_length=500)] = ()
    proof: Paper | None = None

    prefix: ClassVar = "man"
    private: ClassVar = True
    slot: ClassVar = ("principal", "agent", "capacity", "rights", "uses", "territories", "valid_from")
