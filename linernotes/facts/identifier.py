"""An identifier is a claim about a thing, with its source and state, and not the thing."""

from enum import StrEnum
from typing import ClassVar, Literal

from linernotes.facts.base import Fact
from linernotes.facts.reference import IdentifiedReference, IdentifierValue


class ClaimState(StrEnum):
    """Whether the claim stands, was replaced by another (DDEX IsReplaced), or is disputed."""

    ACTIVE = "ACTIVE"
    REPLACED = "REPLACED"
    DISPUTED = "DISPUTED"


class Identifier(Fact, IdentifierValue):
    """Somebody says that an identifier is of a thing. Several a thing, and one on several things, are normal."""

    kind: Literal["identifier"] = "identifier"
    about: IdentifiedReference
    state: ClaimState = ClaimState.ACTIVE

    slot: ClassVar = ("about", "scheme", "value")
