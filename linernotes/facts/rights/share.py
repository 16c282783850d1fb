"""Facts about right shares: who holds how much of which right in what."""

from fractions import Fraction
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from linernotes.decimals import as_fraction
from linernotes.facts.base import ThingFact
from linernotes.facts.broken import broken
from linernotes.facts.fields import ExactNumber, Ppm
from linernotes.facts.one_of import OneOf
from linernotes.facts.reference import CreditedReference, PartyReference, Shape
from linernotes.facts.rights.references import RightShareReference
from linernotes.facts.rights.terms import EVERYWHERE, Rights, Territories
from linernotes.facts.validity import Valid
from linernotes.rights.share import WHOLE, ppm_of
from linernotes.vocabularies.rights import TIERS_OF, Side, StatedBasis, Tier


class StatedSize(Shape):
    """A size as a document states it: of 100 per cent, of 200 (publishers' halves), or in CWR's 10,000."""

    basis: StatedBasis
    value: ExactNumber

    @model_validator(mode="after")
    def _of_the_whole(self) -> Self:
        if not 0 <= self.fraction <= WHOLE[self.basis]:
            raise broken("OUT_OF_RANGE", f"on this basis a share is from 0 to {WHOLE[self.basis]}")
        return self

    @property
    def fraction(self) -> Fraction:
        """The number as stated, exactly."""
        return as_fraction(self.value)

    @property
    def in_ppm(self) -> int:
        """The number in parts per million; halves go to the even unit."""
        return ppm_of(self.basis, self.fraction)


class ShareSize(OneOf):
    """How much of the whole: in parts per million, as a document states it, or said to be unknown."""

    ppm: Ppm | None = None
    stated: StatedSize | None = None
    unknown: Literal[True] | None = None

    @property
    def in_ppm(self) -> int | None:
        """The size in parts per million, None if it is unknown."""
        return self.stated.in_ppm if self.stated is not None else self.ppm


class RightShare(ThingFact, Valid):
    """A party holds a share of rights in a side of a work, recording or asset, at a tier (after CWR and DDEX).

    No rights named are all of them. Each tier has its own whole: that shares come to more is a dispute, which is
    recorded and told, not refused. `follows` is the share that this one administers. `assertedBy` is who claims it;
    without one the source says so of others. One source tells of a share: another one that says the same, or
    otherwise, tells of its own.
    """

    kind: Literal["rightShare"] = "rightShare"
    holder: PartyReference
    of: Annotated[CreditedReference, Field(alias="in")]
    tier: Tier
    side: Side
    rights: Rights = ()
    size: ShareSize
    follows: RightShareReference | None = None
    territories: Territories = EVERYWHERE
    asserted_by: PartyReference | None = None

    prefix: ClassVar = "shr"
    private: ClassVar = True
    told_once: ClassVar = True

    @model_validator(mode="after")
    def _tier_fits_the_side(self) -> Self:
        if self.tier not in TIERS_OF[self.side]:
            tiers = ", ".join(sorted(TIERS_OF[self.side]))
            raise broken("TIER_NOT_HERE", f"the tiers of {self.side} are {tiers}")
        return self
