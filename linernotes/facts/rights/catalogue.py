"""Facts about catalogues: works, recordings and assets that papers name together, from when to when."""

from typing import ClassVar, Literal

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.fields import Title
from linernotes.facts.reference import CreditedReference, PartyReference
from linernotes.facts.rights.references import CatalogueReference
from linernotes.facts.validity import Valid


class Catalogue(ThingFact):
    """A catalogue, by name, and whose it is."""

    kind: Literal["catalogue"] = "catalogue"
    name: Title
    of: PartyReference | None = None

    prefix: ClassVar = "cat"
    private: ClassVar = True


class CatalogueMember(Fact, Valid):
    """A work, recording or asset is in a catalogue for a time."""

    kind: Literal["catalogueMember"] = "catalogueMember"
    catalogue: CatalogueReference
    item: CreditedReference

    private: ClassVar = True
    slot: ClassVar = ("catalogue", "item", "valid_from")
