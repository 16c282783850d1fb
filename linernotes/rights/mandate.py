"""Mandates: who may speak for whom."""

from dataclasses import dataclass

from linernotes.rights.interval import ALWAYS, Span
from linernotes.rights.territory import EVERYWHERE, Territories
from linernotes.vocabularies.rights import NEED_PROOF, Capacity, Right
from linernotes.vocabularies.uses import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """That an agent may act for a principal: no rights or uses named means all of them.

    `opt_outs` are works, recordings and catalogues that the principal keeps to itself. A mandate is not passed on:
    an agent's own agents do not speak for the principal.
    """

    id: str
    principal: str
    agent: str
    capacity: Capacity = Capacity.DELEGATE
    exclusive: bool = False
    rights: frozenset[Right] = frozenset()
    uses: frozenset[Use] = frozenset()
    territories: Territories = EVERYWHERE
    valid: Span = ALWAYS
    opt_outs: frozenset[str] = frozenset()
    proof: bool = False

    @property
    def is_proven(self) -> bool:
        """Whether it has the proof that its capacity needs."""
        return self.proof or self.capacity not in NEED_PROOF
