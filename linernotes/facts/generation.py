"""Facts about generations: models by part, inputs, persons named in the prompt, and never the prompt."""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from linernotes.facts.base import ThingFact
from linernotes.facts.broken import broken
from linernotes.facts.fields import Instant, Sha256
from linernotes.facts.reference import InputReference, ModelVersionReference, PartyReference, Shape
from linernotes.facts.rights.references import AuthorizationReference
from linernotes.facts.rights.terms import Paper
from linernotes.facts.validity import Segment
from linernotes.vocabularies.ai import Part
from linernotes.vocabularies.assets import IngredientRelationship


class ModelUse(Shape):
    """A model version, and the part of the music that it made; without a part, not said which."""

    model_version: ModelVersionReference
    part: Part | None = None


class InputBasis(StrEnum):
    """On what basis an input was used; USER_WARRANTED is the user's word and nothing more."""

    LICENSED = "LICENSED"
    OPEN_LICENCE = "OPEN_LICENCE"
    PUBLIC_DOMAIN = "PUBLIC_DOMAIN"
    OWNED = "OWNED"
    USER_WARRANTED = "USER_WARRANTED"
    UNKNOWN = "UNKNOWN"


class Warranty(Shape):
    """A user's word that it may use what it brings: who gave it, and its text."""

    by: PartyReference
    text: Paper


class GenerationInput(Shape):
    """What the generation was given: C2PA parentOf (edited), componentOf (contained), inputTo (a reference)."""

    input: InputReference
    relationship: IngredientRelationship
    basis: InputBasis = InputBasis.UNKNOWN
    in_segment: Segment | None = None
    from_segment: Segment | None = None
    warranty: Warranty | None = None

    @model_validator(mode="after")
    def _warranted(self) -> Self:
        if self.warranty is not None and self.basis is not InputBasis.USER_WARRANTED:
            raise broken("WARRANTY", "a warranty stands with the basis USER_WARRANTED, and with no other")
        return self


class HowNamed(StrEnum):
    """How a prompt named a person."""

    STYLE = "STYLE"
    VOICE = "VOICE"
    LIKENESS = "LIKENESS"
    LYRICS = "LYRICS"
    OTHER = "OTHER"


class NamedPerson(Shape):
    """Somebody a prompt named, and as what."""

    party: PartyReference
    how: HowNamed


class Generation(ThingFact):
    """One run of models that made an asset (PROV activity). The prompt is kept as its hash only."""

    kind: Literal["generation"] = "generation"
    at: Instant | None = None
    operator: PartyReference | None = None
    models: Annotated[tuple[ModelUse, ...], Field(max_length=20)] = ()
    inputs: Annotated[tuple[GenerationInput, ...], Field(max_length=200)] = ()
    named: Annotated[tuple[NamedPerson, ...], Field(max_length=50)] = ()
    prompt_hash: Sha256 | None = None
    authorization: AuthorizationReference | None = None

    prefix: ClassVar = "gen"
