"""Facts about agreements: what they are, who is party to them, and what happens to them."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.broken import broken
from linernotes.facts.fields import Instant, Sha256, Title
from linernotes.facts.reference import PartyReference
from linernotes.facts.rights.references import AgreementReference
from linernotes.facts.rights.terms import Paper
from linernotes.vocabularies.agreements import AgreementRole, AgreementType
from linernotes.vocabularies.rights import AgreementChange as Change


class Agreement(ThingFact):
    """An agreement, by its title and the SHA-256 of its text; without `signedAt` it is not signed.

    It is in force from the later of signing and `effectiveFrom`, until `effectiveTo`. One that `amends` another
    stands and falls with it.
    """

    kind: Literal["agreement"] = "agreement"
    title: Title
    type: AgreementType
    signed_at: Instant | None = None
    effective_from: Instant | None = None
    effective_to: Instant | None = None
    document_hash: Sha256 | None = None
    amends: AgreementReference | None = None

    prefix: ClassVar = "agr"
    private: ClassVar = True
    told_once: ClassVar = True

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if (
            self.effective_from is not None
            and self.effective_to is not None
            and self.effective_from >= self.effective_to
        ):
            raise broken("REVERSED_INTERVAL", "an agreement ends after it begins: effectiveFrom < effectiveTo")
        return self


class AgreementParty(Fact):
    """A party is party to an agreement in a role; what the agreement permits, its licensors permit."""

    kind: Literal["agreementParty"] = "agreementParty"
    agreement: AgreementReference
    party: PartyReference
    role: AgreementRole

    private: ClassVar = True
    slot: ClassVar = ("agreement", "party", "role")


class AgreementChange(Fact):
    """An agreement is amended, suspended, resumed or terminated from an instant on."""

    kind: Literal["agreementChange"] = "agreementChange"
    agreement: AgreementReference
    change: Change
    effective: Instant
    evidence: Paper | None = None

    prefix: ClassVar = "agc"
    private: ClassVar = True
    slot: ClassVar = ("agreement", "change", "effective")
