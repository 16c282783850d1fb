"""Facts about protection: whether a side of something is protected where, and by which rule."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import StringConstraints, model_validator

from linernotes.facts.base import Fact
from linernotes.facts.broken import broken
from linernotes.facts.fields import Title
from linernotes.facts.reference import CreditedReference, PartyReference
from linernotes.facts.rights.terms import EVERYWHERE, Conditions, Paper, Territories
from linernotes.facts.validity import Valid
from linernotes.vocabularies.rights import ProtectionStatus, Side

LicenceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]*$", max_length=100)]


class Protection(Fact, Valid):
    """A side of a work, recording or asset is protected, in the public domain, or under an open licence (SPDX id).

    It is stated and never computed: what nobody states is UNKNOWN. `conditions` are those asked beside the licence's
    own; `rule` is the provision that it follows from.
    """

    kind: Literal["protection"] = "protection"
    of: CreditedReference
    side: Side
    status: ProtectionStatus
    territories: Territories = EVERYWHERE
    licence: LicenceId | None = None
    conditions: Conditions = ()
    rule: Title | None = None
    evidence: Paper | None = None
    asserted_by: PartyReference | None = None

    prefix: ClassVar = "prt"
    slot: ClassVar = ("of", "side", "territories", "valid_from", "asserted_by")

    @model_validator(mode="after")
    def _licence_is_named(self) -> Self:
        if (self.licence is not None) != (self.status is ProtectionStatus.OPEN_LICENCE):
            raise broken("LICENCE", "an open licence is named by its SPDX id, and nothing else has one")
        return self
