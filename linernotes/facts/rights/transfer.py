"""Facts about transfers: shares that go from one holder to another."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from linernotes.facts.base import Fact
from linernotes.facts.fields import Instant
from linernotes.facts.one_of import OneOf
from linernotes.facts.reference import PartyReference
from linernotes.facts.rights.references import CatalogueReference, RightShareReference
from linernotes.facts.rights.terms import Paper
from linernotes.vocabularies.rights import BindsEarlier, TransferState


class Transferred(OneOf):
    """What goes: shares, the seller's shares in what a catalogue holds, or everything that it holds."""

    shares: Annotated[tuple[RightShareReference, ...], Field(min_length=1, max_length=500)] | None = None
    catalogue: CatalogueReference | None = None
    everything: Literal[True] | None = None


class Transfer(Fact):
    """Shares go from one holder to another at an instant; a reversion is a transfer back.

    It ends a holding and begins another; that the seller never held is a correction of the share. `laterWorks` takes
    in what the seller acquires, or the catalogue takes in, after it. `bindsEarlier` says whether licences that the
    seller gave bind the buyer. A transfer that comes further is corrected: what was known before stays in the past.
    """

    kind: Literal["transfer"] = "transfer"
    seller: Annotated[PartyReference, Field(alias="from")]
    buyer: Annotated[PartyReference, Field(alias="to")]
    what: Transferred
    later_works: bool = False
    effective: Instant
    state: TransferState
    binds_earlier: BindsEarlier = BindsEarlier.UNKNOWN
    evidence: Paper | None = None

    prefix: ClassVar = "trf"
    private: ClassVar = True
    slot: ClassVar = ("seller", "buyer", "what", "effective")
