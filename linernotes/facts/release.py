"""Facts about releases and what is on them."""

from typing import ClassVar, Literal

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.fields import DescriptiveDate, Label, Position, Title
from linernotes.facts.reference import PartyReference, ReleaseReference, SoundReference
from linernotes.facts.rights.purpose import Promises, Where
from linernotes.facts.rights.references import AuthorizationReference
from linernotes.facts.rights.terms import EVERYWHERE
from linernotes.vocabularies.releases import ReleaseType


class Release(ThingFact):
    """A release as it was or is offered, with its label and catalogue number."""

    kind: Literal["release"] = "release"
    title: Title
    type: ReleaseType = ReleaseType.SingleResourceRelease
    released: DescriptiveDate | None = None
    label: PartyReference | None = None
    catalogue_number: Label | None = None

    prefix: ClassVar = "rel"


class ReleaseContent(Fact):
    """A release holds a recording or an asset; an asset on a release is a released asset.

    `offer` is where it is offered; nothing said is the whole world. An asset is released if its distribution is
    cleared there, or by an `operator` that releases it under what users have warranted of its inputs.
    """

    kind: Literal["releaseContent"] = "releaseContent"
    release: ReleaseReference
    content: SoundReference
    sequence: Position = 0
    offer: Where = EVERYWHERE
    promises: Promises = ()
    operator: PartyReference | None = None
    authorization: AuthorizationReference | None = None

    slot: ClassVar = ("release", "content", "sequence")
