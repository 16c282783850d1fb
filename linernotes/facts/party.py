"""Facts about parties: who they are, what they are called, how they want to be named, who belongs to whom."""

from enum import StrEnum
from typing import ClassVar, Literal

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.fields import DescriptiveDate, Label, Link, PersonName
from linernotes.facts.reference import PartyReference
from linernotes.facts.validity import Valid
from linernotes.vocabularies.parties import PartyType


class Party(ThingFact):
    """A person, group or organisation, by the name it is known by."""

    kind: Literal["party"] = "party"
    type: PartyType
    name: PersonName
    link: Link | None = None
    born: DescriptiveDate | None = None
    died: DescriptiveDate | None = None

    prefix: ClassVar = "par"


class NameType(StrEnum):
    """What a name is for."""

    LEGAL = "LEGAL"
    STAGE = "STAGE"
    CREDITED_AS = "CREDITED_AS"


class PartyName(Fact, Valid):
    """Another name of a party, with the time in which it holds. Names never join parties."""

    kind: Literal["partyName"] = "partyName"
    party: PartyReference
    type: NameType
    text: PersonName

    prefix: ClassVar = "nam"
    slot: ClassVar = ("party", "type", "text", "valid_from")


class Audience(StrEnum):
    """Who reads: anybody, or those whom a licence lets see more. It comes from the token, never from an argument."""

    PUBLIC = "PUBLIC"
    LICENSED = "LICENSED"


class CreditContext(StrEnum):
    """Where a name stands: on what the party made, on what contains it, or on what was trained on it."""

    MADE_BY = "MADE_BY"
    CONTAINED = "CONTAINED"
    TRAINING = "TRAINING"


class Naming(StrEnum):
    """How a party is named: with the link of its choice, without, or not at all."""

    LINKED = "LINKED"
    NAMED = "NAMED"
    NOT_NAMED = "NOT_NAMED"


class NamingChoice(Fact):
    """A party's own word on how it is named to an audience in a context. The choice in force now governs every read."""

    kind: Literal["namingChoice"] = "namingChoice"
    party: PartyReference
    audience: Audience
    context: CreditContext
    naming: Naming

    prefix: ClassVar = "nch"
    private: ClassVar = True
    slot: ClassVar = ("party", "audience", "context")


class Membership(Fact, Valid):
    """A party belongs to a group for a time (DDEX IsMemberOf)."""

    kind: Literal["membership"] = "membership"
    member: PartyReference
    group: PartyReference
    role: Label | None = None

    slot: ClassVar = ("member", "group", "valid_from")


class Persona(Fact, Valid):
    """A party is a persona of another (PIE IsStagePersonaOf); credits stay with the persona."""

    kind: Literal["persona"] = "persona"
    persona: PartyReference
    of: PartyReference

    slot: ClassVar = ("persona", "of", "valid_from")


class Capacity(StrEnum):
    """In what capacity somebody acts for another."""

    MANAGER = "MANAGER"
    LABEL = "LABEL"
    PUBLISHER = "PUBLISHER"
    SOCIETY = "SOCIETY"
    AGENT = "AGENT"
    ESTATE = "ESTATE"
    GUARDIAN = "GUARDIAN"
    UNION = "UNION"


class Representation(Fact, Valid):
    """A party acts for another in a capacity, for a time (PROV actedOnBehalfOf)."""

    kind: Literal["representation"] = "representation"
    agent: PartyReference
    principal: PartyReference
    capacity: Capacity

    slot: ClassVar = ("agent", "principal", "capacity", "valid_from")
